"""Step 2, the reader: notes labelled by the network, in blocks of like length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from footpress.references.network.arithmetic import Floats
from footpress.references.network.layers import certainty, convolve, likeliest, remember
from footpress.references.network.seen import WIDTH, Seen, see
from footpress.references.network.weights import Weights, weights
from footpress.references.sheet import Sheet
from footpress.references.windows import windows

Labelled = tuple[list[str], list[float]]
"""A label for each token of a stretch, and how sure the reader is of each."""
_BLOCK = 6000
"""Tokens of a block at most, with what fills up its shorter notes: so memory stays small however many notes there are."""
_WORDS = 1000
"""Different words whose letters are looked at together."""


def labels(sheets: Sequence[Sheet], path: Path | None = None) -> list[Labelled]:
    """For each sheet whose hints are read a label for each token, and how sure the network is of each; by the shipped network or a file's."""
    own = weights(path)
    pieces = [(number, see(piece)) for number, sheet in enumerate(sheets) for piece in windows(sheet)]
    forms = _forms(own, sorted({word for _, seen in pieces for word in seen.words}))
    found: list[tuple[list[int], list[float]]] = [([], [])] * len(pieces)
    for block in _blocks([len(seen.words) for _, seen in pieces]):
        for place, read in zip(block, _read(own, forms, [pieces[place][1] for place in block]), strict=True):
            found[place] = read
    out: list[Labelled] = [([], []) for _ in sheets]
    for (number, _), (chain, sure) in zip(pieces, found, strict=True):
        out[number][0].extend(own.labels[label] for label in chain)
        out[number][1].extend(sure)
    return out


def _read(own: Weights, forms: dict[str, Floats], notes: Sequence[Seen]) -> list[tuple[list[int], list[float]]]:
    """The numbers of the labels of notes, the longest first, and how sure each is."""
    lengths = np.array([len(note.words) for note in notes])
    told = np.zeros((len(notes), int(lengths[0]), own.join[0].shape[0]), np.float32)
    for row, note in enumerate(notes):
        hints = own.hint_embedding[[own.hints.get(hint, len(own.hints)) for hint in note.hints]]
        told[row, : len(note.words)] = np.concatenate(
            [np.stack([forms[word] for word in note.words]), note.traits, hints], axis=1
        )
    block = np.maximum(told @ own.join[0] + own.join[1], 0)
    for layer in own.memories:
        block = remember(block, lengths, layer)
    scores = block @ own.out[0] + own.out[1]
    sure = certainty(scores, lengths, own.follows)
    chains = likeliest(scores, lengths, own.follows)
    return [(chain, sure[note, range(len(chain)), chain].tolist()) for note, chain in enumerate(chains)]


def _forms(own: Weights, words: Sequence[str]) -> dict[str, Floats]:
    """What the letters of each word look like: a vector a word."""
    found: dict[str, Floats] = {}
    for start in range(0, len(words), _WORDS):
        part = words[start : start + _WORDS]
        spelt = np.zeros((len(part), WIDTH), np.int64)
        for row, word in enumerate(part):
            spelt[row, : len(word)] = [own.letters.get(letter, 1) for letter in word]
        letters = own.embedding[spelt]
        forms = np.concatenate([convolve(letters, layer) for layer in own.convolutions], axis=1)
        found |= zip(part, forms, strict=True)
    return found


def _blocks(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The places of notes of like length, the longest first, in blocks."""
    block: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda place: -lengths[place]):
        if block and (len(block) + 1) * lengths[block[0]] > _BLOCK:
            yield block
            block = []
        block.append(place)
    if block:
        yield block
