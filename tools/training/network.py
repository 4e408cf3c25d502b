"""The network as torch trains it; footpress/references/network runs the same by numpy.

Letters (embedding of 40) go through convolutions of 3 and 5, the greatest of each is kept; with the token's traits and the rules' hint
they go through a layer of 160; two layers of LSTM in both directions (128 each); a chain over the labels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from footpress.references.network.seen import TRAITS, WIDTH, Seen

Example = tuple[Seen, list[str]]
LETTERS, THREE, FIVE, HINT, JOINED, HIDDEN = 40, 96, 48, 12, 160, 128
KNOWN_LETTERS, RARE = 600, 5


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
    """Notes as numbers: different words [words, WIDTH], and for each token [notes, tokens] which word, its traits, hint and gold label."""

    words: Tensor
    which: Tensor
    traits: Tensor
    hints: Tensor
    gold: Tensor
    lengths: Tensor

    @property
    def mask(self) -> Tensor:
        """1 where a token is, 0 behind the end of its note."""
        return (torch.arange(self.which.shape[1])[None] < self.lengths[:, None]).float()


def batch(examples: Sequence[Example], words: Words) -> Batch:
    """Examples as numbers."""
    letter = {each: number for number, each in enumerate(words.letters, 2)}
    label = {each: number for number, each in enumerate(words.labels)}
    hint = {each: number for number, each in enumerate(words.hints)}
    size = max(len(gold) for _, gold in examples)
    which, hints, gold = (torch.zeros(len(examples), size, dtype=torch.long) for _ in range(3))
    traits = torch.zeros(len(examples), size, TRAITS)
    numbers: dict[str, int] = {"": 0}
    for row, (seen, labels) in enumerate(examples):
        which[row, : len(labels)] = torch.tensor([numbers.setdefault(word, len(numbers)) for word in seen.words])
        hints[row, : len(labels)] = torch.tensor([hint.get(each, len(words.hints)) for each in seen.hints])
        gold[row, : len(labels)] = torch.tensor([label.get(each, 0) for each in labels])
        traits[row, : len(labels)] = torch.from_numpy(seen.traits)
    spelt = torch.zeros(len(numbers), WIDTH, dtype=torch.long)
    for word, number in numbers.items():
        spelt[number, : len(word)] = torch.tensor([letter.get(each, 1) for each in word], dtype=torch.long)
    return Batch(spelt, which, traits, hints, gold, torch.tensor([len(labels) for _, labels in examples]))


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
        self.lstm = nn.LSTM(JOINED, HIDDEN, 2, bidirectional=True, batch_first=True, dropout=drop)
        self.out = nn.Linear(2 * HIDDEN, size)
        self.follows = nn.Parameter(torch.zeros(size, size))
        self.drop = nn.Dropout(drop)

    def forward(self, notes: Batch) -> Tensor:
        """Scores [notes, tokens, labels]."""
        letters = self.letters(notes.words).transpose(1, 2)
        forms = torch.cat([torch.relu(self.three(letters)).amax(2), torch.relu(self.five(letters)).amax(2)], 1)
        told = torch.cat([forms[notes.which], notes.traits, self.hints(notes.hints)], 2)
        joined = self.drop(torch.relu(self.join(told)))
        packed = nn.utils.rnn.pack_padded_sequence(joined, notes.lengths, batch_first=True, enforce_sorted=False)
        read, _ = self.lstm(packed)
        unpacked, _ = nn.utils.rnn.pad_packed_sequence(read, batch_first=True, total_length=notes.which.shape[1])
        return self.out(self.drop(unpacked))

    def loss(self, notes: Batch) -> Tensor:
        """The negative log-likelihood of the gold labels, a token's share of it."""
        scores, mask, gold = self(notes), notes.mask, notes.gold
        path = (scores.gather(2, gold[:, :, None])[:, :, 0] * mask).sum(1)
        path = path + (self.follows[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]).sum(1)
        every = scores[:, 0]
        for t in range(1, scores.shape[1]):
            step = torch.logsumexp(every[:, :, None] + self.follows, 1) + scores[:, t]
            every = torch.where(mask[:, t, None] > 0, step, every)
        return (torch.logsumexp(every, 1) - path).sum() / mask.sum()


def write(network: Network, words: Words, path: Path) -> None:
    """The network as the package reads it: an .npz with half-precision weights, the same bytes each time."""
    state = {name: tensor.detach().numpy().astype(np.float16) for name, tensor in network.state_dict().items()}
    names = {
        "known_letters": np.array([ord(letter) for letter in words.letters], np.int32),
        "known_labels": np.array(words.labels),
        "known_hints": np.array(words.hints),
    }
    np.savez_compressed(path, **state, **names)
