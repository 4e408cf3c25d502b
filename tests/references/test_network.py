"""The network by numpy is what a plain reading of its definition gives, and reads any notes in any company alike."""

from __future__ import annotations

import itertools
import math
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from footpress.model.reference import NAME_FIELDS, TEXT_FIELDS
from footpress.references.network import Floats, labels
from footpress.references.network.layers import certainty, convolve, likeliest, remember
from footpress.references.network.seen import TRAITS, see
from footpress.references.network.weights import Convolution, Memory, weights
from footpress.references.rules import hint
from footpress.references.sheet import Sheet
from footpress.references.tokens import tokenise
from footpress.references.voices import in_turn

NOTES = (
    "Jeffrey Reeves, “Mongolia’s Evolving Security Strategy”, *The Pacific Review* 25, no. 5 (2012): 590.",
    "Ebd., S. 12.",
    "This note is prose, and cites nothing at all.",
    "А. И. Иванов, *История кораблей*. Москва: Наука, 1971. С. 12–15.",
    "",
    "§",
    "ספר 12 Smith 東京 https://example.org/a%20b",
)


def sheet(raw: str) -> Sheet:
    return hint(Sheet.of(tokenise(raw)))


def some(*shape: int, seed: int = 1) -> Floats:
    return np.random.default_rng(seed).normal(0, 0.7, shape).astype(np.float32)


def test_a_convolution_keeps_the_greatest_of_each_form_over_the_letters() -> None:
    letters, kernel, bias = some(2, 4, 3), some(3 * 3, 5), some(5)
    found = convolve(letters, Convolution(3, kernel, bias))
    for word, form in itertools.product(range(2), range(5)):
        sums = []
        for at in range(4):
            total = float(bias[form])
            for k, dimension in itertools.product(range(3), range(3)):
                if 0 <= at + k - 1 < 4:
                    total += float(letters[word, at + k - 1, dimension] * kernel[k * 3 + dimension, form])
            sums.append(total)
        assert found[word, form] == pytest.approx(max(0, *sums), abs=1e-5)


def test_a_layer_of_memory_reads_each_note_from_both_ends_of_its_own() -> None:
    lengths, hidden = np.array([4, 2]), 2
    block = some(2, 4, 3)
    layer = Memory(some(2, 3, 4 * hidden, seed=2), some(2, hidden, 4 * hidden, seed=3), some(2, 1, 4 * hidden, seed=4))
    found = remember(block, lengths, layer)
    for note, length in enumerate(lengths):
        for way, order in ((0, range(length)), (1, range(length - 1, -1, -1))):
            state, cell = [0.0] * hidden, [0.0] * hidden
            for at in order:
                gates = block[note, at] @ layer.given[way] + np.array(state) @ layer.kept[way] + layer.bias[way, 0]
                enter, forget, leave, new = (gates[k * hidden : (k + 1) * hidden] for k in range(4))
                for k in range(hidden):  # the sigmoids' gates are stored halved: tanh(x / 2) / 2 + 1/2 is the sigmoid of x
                    cell[k] = _sigmoid(2 * forget[k]) * cell[k] + _sigmoid(2 * enter[k]) * math.tanh(new[k])
                    state[k] = _sigmoid(2 * leave[k]) * math.tanh(cell[k])
                assert found[note, at, way * hidden : (way + 1) * hidden] == pytest.approx(state, abs=1e-5)


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))


def test_the_likeliest_chain_is_the_best_of_all_chains() -> None:
    scores, follows, lengths = some(3, 5, 3), some(3, 3, seed=5), np.array([5, 3, 1])
    for note, chain in enumerate(likeliest(scores, lengths, follows)):
        length = int(lengths[note])
        every = itertools.product(range(3), repeat=length)
        best = max(
            every,
            key=lambda c: (
                sum(scores[note, t, c[t]] for t in range(length)) + sum(follows[a, b] for a, b in itertools.pairwise(c))
            ),
        )
        assert tuple(chain) == best


def test_the_certainty_of_a_label_is_its_share_of_all_chains() -> None:
    scores, follows, lengths = some(2, 4, 3), some(3, 3, seed=5), np.array([4, 2])
    found = certainty(scores, lengths, follows)
    for note, length in enumerate(lengths):
        shares = np.zeros((length, 3))
        for chain in itertools.product(range(3), repeat=length):
            total = sum(scores[note, t, chain[t]] for t in range(length)) + sum(
                follows[a, b] for a, b in itertools.pairwise(chain)
            )
            for t, label in enumerate(chain):
                shares[t, label] += math.exp(total)
        assert found[note, :length] == pytest.approx(shares / shares.sum(axis=1, keepdims=True), abs=1e-5)


def test_each_token_has_a_label_that_the_model_knows_too() -> None:
    known = {*TEXT_FIELDS, *NAME_FIELDS, "series", "x", "O", "back"}
    for raw, (found, sure) in zip(NOTES, labels([sheet(raw) for raw in NOTES]), strict=True):
        assert len(found) == len(sure) == len(tokenise(raw))
        assert all(0 <= each <= 1.0001 for each in sure)
        assert {label.lstrip("^") for label in found} <= known
    assert {label.lstrip("^") for label in weights().labels} <= known


def test_a_note_is_read_alike_alone_and_among_others() -> None:
    sheets = [sheet(raw) for raw in NOTES]
    together = labels(sheets)
    alone = [labels([each])[0] for each in sheets]
    turned = labels(sheets[::-1])[::-1]
    for others in (alone, turned):
        assert [found for found, _ in others] == [found for found, _ in together]
        for (_, one), (_, other) in zip(others, together, strict=True):
            assert one == pytest.approx(other, abs=1e-4)


def test_a_note_of_ten_thousand_words_is_read_in_pieces() -> None:
    raw = "A word, and another one; " * 2500
    ((found, _),) = labels([sheet(raw)])
    assert len(found) == len(tokenise(raw))


def test_what_is_seen_of_a_token() -> None:
    seen = see(sheet("*Das Meer*, https://example.org/12"))
    assert seen.words == ("Das", "Meer", ",", "\x01")
    assert seen.traits.shape == (4, TRAITS)
    italic, begins = seen.traits[:, 6].tolist(), seen.traits[:, 7].tolist()
    assert (italic, begins) == ([1, 1, 0, 0], [1, 0, 0, 0])
    assert see(sheet("")).traits.shape == (0, TRAITS)


def test_the_network_is_small() -> None:
    assert len(files("footpress.references.network").joinpath("reader.npz").read_bytes()) < 4_000_000


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="threads are counted by Linux")
def test_matrices_are_multiplied_in_one_thread_and_nobody_else_is_told() -> None:
    code = (
        "import os; from footpress.references.network import labels; import numpy; numpy.ones((600, 600)) @ numpy.ones((600, 600)); "
        "print(len(os.listdir('/proc/self/task')), os.environ.get('OPENBLAS_NUM_THREADS'))"
    )
    own = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=own, check=True).stdout == "1 None\n"
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={**own, "OPENBLAS_NUM_THREADS": "2"})
    assert asked.stdout == "1 2\n"


def test_the_field_is_heard_first_where_the_network_is_unsure_and_the_field_is_not() -> None:
    one, other = (["title"], [0.7]), (["container"], [0.9])
    assert in_turn([one], [other]) == ([other], [one])
    for network, field in ((0.86, 0.99), (0.7, 0.74), (0.7, 0.6)):
        one, other = (["title"], [network]), (["container"], [field])
        assert in_turn([one], [other]) == ([one], [other])
    assert in_turn([([], [])], [([], [])]) == ([([], [])], [([], [])])
