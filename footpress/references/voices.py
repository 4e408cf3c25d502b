"""Step 2, reading: which of the two readers is heard first of a stretch of a note: the network, but where it is unsure and the field is not."""

from __future__ import annotations

from collections.abc import Sequence

from footpress.references.network import Labelled

_UNSURE, _SURER = 0.85, 0.05
"""The network is unsure where its labels have less than this on the average; the field is surer by at least so much."""


def in_turn(network: Sequence[Labelled], field: Sequence[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """For each stretch the reading that is heard first, and the one that may disagree."""
    turned = [
        _average(one) < _UNSURE and _average(other) > _average(one) + _SURER for one, other in zip(network, field, strict=True)
    ]
    first = [other if turn else one for one, other, turn in zip(network, field, turned, strict=True)]
    second = [one if turn else other for one, other, turn in zip(network, field, turned, strict=True)]
    return first, second


def _average(read: Labelled) -> float:
    _, sure = read
    return sum(sure) / len(sure) if sure else 1.0
