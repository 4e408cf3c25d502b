"""Step 2, the reader: the network's weights, read from reader.npz (half precision there, single here) when first needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from footpress.references.network.arithmetic import Floats


@dataclass(frozen=True, slots=True)
class Convolution:
    """A convolution over letters: `kernel` [letters at once × embedding, forms]."""

    width: int
    kernel: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Memory:
    """A layer of LSTM in both directions, stacked: gates in, forget, out, cell; those that are sigmoids are halved, so that a tanh makes them.

    `given` [2, input, 4 × hidden], `kept` [2, hidden, 4 × hidden], `bias` [2, 1, 4 × hidden].
    """

    given: Floats
    kept: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Weights:
    """The network: what it knows by number (letters from 2: 0 is none, 1 an unknown one; unknown hints have the last number), and its layers."""

    letters: dict[str, int]
    labels: tuple[str, ...]
    hints: dict[str, int]
    embedding: Floats
    convolutions: tuple[Convolution, ...]
    hint_embedding: Floats
    join: tuple[Floats, Floats]
    memories: tuple[Memory, ...]
    out: tuple[Floats, Floats]
    follows: Floats


@cache
def weights(path: Path | None = None) -> Weights:
    """The weights of a file that tools/training/train_network.py wrote, by default the shipped one."""
    with (path or files("footpress.references.network").joinpath("reader.npz")).open("rb") as file, np.load(file) as saved:
        state = {name: saved[name] for name in saved.files}
    table = {name: np.asarray(value, np.float32) for name, value in state.items() if value.dtype == np.float16}
    return Weights(
        letters={chr(letter): number for number, letter in enumerate(state["known_letters"], 2)},
        labels=tuple(str(label) for label in state["known_labels"]),
        hints={str(hint): number for number, hint in enumerate(state["known_hints"])},
        embedding=table["letters.weight"],
        convolutions=tuple(_convolution(table, name) for name in ("three", "five")),
        hint_embedding=table["hints.weight"],
        join=_linear(table, "join"),
        memories=tuple(_memory(table, name) for name in ("first", "second")),
        out=_linear(table, "out"),
        follows=table["follows"],
    )


def _linear(table: dict[str, Floats], name: str) -> tuple[Floats, Floats]:
    return np.ascontiguousarray(table[f"{name}.weight"].T), table[f"{name}.bias"]


def _convolution(table: dict[str, Floats], name: str) -> Convolution:
    kernel = table[f"{name}.weight"]  # [forms, embedding, letters at once]
    forms, size, width = kernel.shape
    return Convolution(width, np.ascontiguousarray(kernel.transpose(2, 1, 0).reshape(width * size, forms)), table[f"{name}.bias"])


def _memory(table: dict[str, Floats], name: str) -> Memory:
    ways = (f"{name}.0", f"{name}.1")
    given, kept = (np.stack([_gates(table[f"{way}.weight_{part}_l0"]).T for way in ways]) for part in ("ih", "hh"))
    bias = np.stack([_gates(table[f"{way}.bias_ih_l0"] + table[f"{way}.bias_hh_l0"])[None] for way in ways])
    return Memory(np.ascontiguousarray(given), np.ascontiguousarray(kept), bias)


def _gates(rows: Floats) -> Floats:
    """Torch's gates in, forget, cell, out as in, forget, out, cell, the sigmoids halved."""
    enter, forget, cell, out = np.split(rows, 4)
    return np.concatenate([enter / 2, forget / 2, out / 2, cell]).astype(np.float32)
