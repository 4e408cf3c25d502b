"""The network as torch trains it; footpress/references/network runs the same by numpy.

Letters (embedding of 40) go through convolutions of 3 and 5, the greatest of each is kept; with the token's traits and the rules' hint
they go through a layer of 160; two layers of LSTM in both directions (128 each); a chain over the labels. In training, what the first layer
says of all tokens of a document, on the average and in 48 numbers, may be told to the second at each token: the habits of who typed the
notes. That helped nobody (docs/reading-notes.md): it is left out of what is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from footpress.references.network.seen import TRAITS, WIDTH, Seen

Example = tuple[Seen, list[str]]
LETTERS, THREE, FIVE, HINT, JOINED, HIDDEN, HABITS = 40, 96, 64, 12, 160, 128, 48
KNOWN_LETTERS, RARE = 700, 5
BUCKET = 36
"""Notes of like length that go through a layer together."""


@dataclass(frozen=True)
class Words:
    """What the network knows by number: letters from 2 (0 is none, 1 unknown), labels, hints (the last number is an unknown one)."""

    letters: tuple[str, ...]
    labels: tuple[str, ...]
    hints: tuple[str, ...]

    @classmethod
    def of(cls, examples: Sequence[Example]) -> Words:
        """The letters, labels and hints of the examples, the most frequent first."""
        letters: Counter[str] = Counter()
        labels: Counter[str] = Counter()
        hints: Counter[str] = Counter()
        for seen, gold in examples:
            letters.update("".join(seen.words))
            labels.update(gold)
            hints.update(seen.hints)
        known = tuple(letter for letter, count in letters.most_common(KNOWN_LETTERS) if count >= RARE)
        return cls(known, tuple(label for label, _ in labels.most_common()), tuple(hint for hint, _ in hints.most_common()))


class Batch(NamedTuple):
    """The notes of some documents as numbers, note after note from the longest to the shortest.

    Different words [words, WIDTH]; for each token [tokens] which word, its traits, hint and gold label; for each note [notes] its length and
    its document, whose habits count where `known` [documents] is 1.
    """

    words: Tensor
    which: Tensor
    traits: Tensor
    hints: Tensor
    gold: Tensor
    lengths: Tensor
    document: Tensor
    known: Tensor


def batch(documents: Sequence[Sequence[Example]], words: Words, known: Sequence[bool]) -> Batch:
    """Documents as numbers."""
    letter = {each: number for number, each in enumerate(words.letters, 2)}
    label = {each: number for number, each in enumerate(words.labels)}
    hint = {each: number for number, each in enumerate(words.hints)}
    notes = sorted(((note, number) for number, part in enumerate(documents) for note in part), key=lambda each: -len(each[0][1]))
    numbers: dict[str, int] = {"": 0}
    which = [numbers.setdefault(word, len(numbers)) for (seen, _), _ in notes for word in seen.words]
    spelt = torch.zeros(len(numbers), WIDTH, dtype=torch.long)
    for word, number in numbers.items():
        spelt[number, : len(word)] = torch.tensor([letter.get(each, 1) for each in word], dtype=torch.long)
    return Batch(
        spelt,
        torch.tensor(which),
        torch.from_numpy(np.concatenate([seen.traits for (seen, _), _ in notes])),
        torch.tensor([hint.get(each, len(words.hints)) for (seen, _), _ in notes for each in seen.hints]),
        torch.tensor([label.get(each, 0) for (_, labels), _ in notes for each in labels]),
        torch.tensor([len(labels) for (_, labels), _ in notes]),
        torch.tensor([number for _, number in notes]),
        torch.tensor(known, dtype=torch.float32),
    )


class Bucket(NamedTuple):
    """Notes of like length as places in the row of all tokens: `ahead` and `back` [notes, tokens], from the beginning and from the end."""

    ahead: Tensor
    back: Tensor
    mask: Tensor
    mirror: Tensor


def buckets(lengths: Tensor) -> Iterator[Bucket]:
    """The buckets of notes that stand from the longest to the shortest."""
    starts = torch.cumsum(lengths, 0) - lengths
    for first in range(0, len(lengths), BUCKET):
        length, start = lengths[first : first + BUCKET, None], starts[first : first + BUCKET, None]
        places = torch.arange(int(length.max()))[None]
        mask = places < length
        mirror = torch.where(mask, length - 1 - places, places)
        yield Bucket(torch.where(mask, start + places, 0), torch.where(mask, start + mirror, 0), mask, mirror)


class Network(nn.Module):
    """Scores of labels, and the chain's loss."""

    def __init__(self, words: Words, drop: float = 0.3) -> None:
        super().__init__()
        size = len(words.labels)
        self.letters = nn.Embedding(len(words.letters) + 2, LETTERS, padding_idx=0)
        self.three = nn.Conv1d(LETTERS, THREE, 3, padding=1)
        self.five = nn.Conv1d(LETTERS, FIVE, 5, padding=2)
        self.hints = nn.Embedding(len(words.hints) + 1, HINT)
        self.join = nn.Linear(THREE + FIVE + TRAITS + HINT, JOINED)
        self.first = nn.ModuleList(nn.LSTM(JOINED, HIDDEN, batch_first=True) for _ in range(2))
        self.habits = nn.Linear(2 * HIDDEN, HABITS)
        self.second = nn.ModuleList(nn.LSTM(2 * HIDDEN + HABITS, HIDDEN, batch_first=True) for _ in range(2))
        self.out = nn.Linear(2 * HIDDEN, size)
        self.follows = nn.Parameter(torch.zeros(size, size))
        self.drop = nn.Dropout(drop)

    def forward(self, notes: Batch) -> Tensor:
        """Scores [tokens, labels]."""
        letters = self.letters(notes.words).transpose(1, 2)
        forms = torch.cat([torch.relu(self.three(letters)).amax(2), torch.relu(self.five(letters)).amax(2)], 1)
        told = torch.cat([forms[notes.which], notes.traits, self.hints(notes.hints)], 1)
        read = self._remember(self.drop(torch.relu(self.join(told))), notes, self.first)
        document = notes.document.repeat_interleave(notes.lengths)
        sums = torch.zeros(len(notes.known), read.shape[1]).index_add(0, document, read)
        counts = torch.zeros(len(notes.known)).index_add(0, document, torch.ones(len(document)))
        habits = torch.tanh(self.habits(self.drop(sums / counts[:, None]))) * notes.known[:, None]
        both = torch.cat([self.drop(read), habits[document]], 1)
        return self.out(self.drop(self._remember(both, notes, self.second)))

    def _remember(self, tokens: Tensor, notes: Batch, layer: nn.ModuleList) -> Tensor:
        found = []
        for bucket in buckets(notes.lengths):
            ahead, _ = layer[0](tokens[bucket.ahead])
            back, _ = layer[1](tokens[bucket.back])
            back = back.gather(1, bucket.mirror[:, :, None].expand(-1, -1, back.shape[2]))
            found.append(torch.cat([ahead, back], 2)[bucket.mask])
        return torch.cat(found).float()

    def loss(self, notes: Batch) -> Tensor:
        """The negative log-likelihood of the gold labels, a token's share of it."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self(notes)
        scores = scores.float()
        total = scores.new_zeros(())
        for bucket in buckets(notes.lengths):
            total = total + self._chain(scores[bucket.ahead], notes.gold[bucket.ahead], bucket.mask)
        return total / len(notes.which)

    def _chain(self, scores: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """The negative log-likelihood of a bucket's labels [notes, tokens], by scaled sums over all chains."""
        path = (scores.gather(2, gold[:, :, None])[:, :, 0] * mask).sum()
        path = path + (self.follows[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]).sum()
        step = torch.exp(self.follows)
        greatest = scores.detach().amax(2, keepdim=True)
        here = torch.exp(scores - greatest)
        every = here[:, 0]
        sums = []
        for t in range(scores.shape[1]):
            if t:
                every = (every @ step) * here[:, t]
            sums.append(every.sum(1))
            every = every / sums[-1][:, None]
        whole = ((torch.log(torch.stack(sums, 1)) + greatest[:, :, 0]) * mask).sum()
        return whole - path


def write(network: Network, words: Words, path: Path) -> None:
    """The network as the package reads it: an .npz with half-precision weights, the same bytes each time."""
    state = {name: tensor.detach().numpy().astype(np.float16) for name, tensor in network.state_dict().items()}
    for way in (0, 1):
        state[f"second.{way}.weight_ih_l0"] = np.ascontiguousarray(state[f"second.{way}.weight_ih_l0"][:, : 2 * HIDDEN])
    names = {
        "known_letters": np.array([ord(letter) for letter in words.letters], np.int32),
        "known_labels": np.array(words.labels),
        "known_hints": np.array(words.hints),
    }
    np.savez_compressed(path, **{name: value for name, value in state.items() if not name.startswith("habits")}, **names)


def known(path: Path) -> Words:
    """What the network of a file knows by number."""
    with np.load(path) as saved:
        letters = tuple(chr(letter) for letter in saved["known_letters"])
        return Words(letters, tuple(map(str, saved["known_labels"])), tuple(map(str, saved["known_hints"])))


def read(network: Network, path: Path) -> None:
    """Gives a network the weights of a file; of habits it knows nothing."""
    with np.load(path) as saved:
        state = {name: torch.from_numpy(saved[name].astype(np.float32)) for name in saved.files if not name.startswith("known_")}
    for way in (0, 1):
        name = f"second.{way}.weight_ih_l0"
        state[name] = torch.cat([state[name], torch.zeros(len(state[name]), HABITS)], 1)
    network.load_state_dict(state, strict=False)
