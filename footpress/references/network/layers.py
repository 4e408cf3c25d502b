"""Step 2, the reader: the layers of the network, in numpy, for many notes at once.

Notes stand in a block [notes, tokens, …] from the longest to the shortest; behind its end a note has rows that nobody reads.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from footpress.references.network.arithmetic import Floats, Integers
from footpress.references.network.weights import Convolution, Memory


def convolve(letters: Floats, layer: Convolution) -> Floats:
    """The greatest of each form over the letters [words, letters, embedding] of a word: [words, forms]."""
    words, length, size = letters.shape
    side = layer.width // 2
    padded = np.zeros((words, length + 2 * side, size), np.float32)
    padded[:, side : side + length] = letters
    pieces = np.concatenate([padded[:, k : k + length] for k in range(layer.width)], axis=2)
    found: Floats = (pieces @ layer.kernel + layer.bias).max(axis=1)
    return np.maximum(found, 0)


def remember(block: Floats, lengths: Integers, layer: Memory) -> Floats:
    """A layer of LSTM in both directions over a block: [notes, tokens, 2 × hidden]."""
    notes, tokens, _ = block.shape
    hidden = layer.kept.shape[1]
    mirror = _mirrored(lengths, tokens)
    both = np.stack([block, np.take_along_axis(block, mirror[:, :, None], axis=1)])
    given = (both.reshape(2, notes * tokens, -1) @ layer.given + layer.bias).reshape(2, notes, tokens, -1)
    out = np.zeros((2, notes, tokens, hidden), np.float32)
    state: Floats = np.zeros((2, notes, hidden), np.float32)
    cell: Floats = np.zeros((2, notes, hidden), np.float32)
    for t in range(tokens):
        alive = int((lengths > t).sum())
        gates = np.tanh(given[:, :alive, t] + state[:, :alive] @ layer.kept)
        enter, forget, leave = np.split(gates[:, :, : 3 * hidden] / 2 + np.float32(0.5), 3, axis=2)
        cell = np.asarray(forget * cell[:, :alive] + enter * gates[:, :, 3 * hidden :], np.float32)
        state = np.asarray(leave * np.tanh(cell), np.float32)
        out[:, :alive, t] = state
    return np.concatenate([out[0], np.take_along_axis(out[1], mirror[:, :, None], axis=1)], axis=2)


def _mirrored(lengths: Integers, tokens: int) -> Integers:
    """For each place in a note the place that is as far from its end: [notes, tokens]; behind the end a place is its own."""
    places = np.arange(tokens)[None]
    return np.where(places < lengths[:, None], lengths[:, None] - 1 - places, places)


def likeliest(scores: Floats, lengths: Integers, follows: Floats) -> list[list[int]]:
    """The most likely chain of labels of each note (Viterbi), from scores [notes, tokens, labels]."""
    notes, tokens, _ = scores.shape
    back = np.zeros(scores.shape, np.int16)
    best = scores[:, 0].copy()
    for t in range(1, tokens):
        alive = int((lengths > t).sum())
        ways = best[:alive, :, None] + follows
        back[:alive, t] = ways.argmax(axis=1)
        best[:alive] = ways.max(axis=1) + scores[:alive, t]
    return [_traced(back[note], int(best[note].argmax()), int(lengths[note])) for note in range(notes)]


def certainty(scores: Floats, lengths: Integers, follows: Floats) -> Floats:
    """The probability of each label at each token, given all chains (forward and backward): [notes, tokens, labels]."""
    notes, tokens, size = scores.shape
    step = np.exp(follows - follows.max())
    here = np.exp(scores - scores.max(axis=2, keepdims=True))
    ahead, behind = here.copy(), np.ones((notes, tokens, size), np.float32)
    ahead[:, 0] /= ahead[:, 0].sum(axis=1, keepdims=True)
    for t in range(1, tokens):
        alive = int((lengths > t).sum())
        ahead[:alive, t] = _shares((ahead[:alive, t - 1] @ step) * here[:alive, t])
    for t in range(tokens - 2, -1, -1):
        alive = int((lengths > t + 1).sum())
        behind[:alive, t] = _shares((here[:alive, t + 1] * behind[:alive, t + 1]) @ step.T)
    return _shares(ahead * behind)


def _shares(table: Floats) -> Floats:
    """The table with rows that add up to 1."""
    shares: Floats = table / table.sum(axis=-1, keepdims=True)
    return shares


def _traced(back: NDArray[np.int16], last: int, length: int) -> list[int]:
    chain = [last]
    for t in range(length - 1, 0, -1):
        chain.append(int(back[t, chain[-1]]))
    return chain[::-1]
