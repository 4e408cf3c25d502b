"""Step 2, reading: confidences that mean something: of the readings given 0.9, nine in ten are right.

The model's own certainty (the probability of the least certain token of a field) is too high near 1. The tables below were measured
on documents on which the model was not trained: certainty, and the share of readings with that certainty that were right. Between
two points the line is straight. tools/training/calibrate.py measures them anew.
"""

from __future__ import annotations

from bisect import bisect_right

Table = tuple[tuple[float, float], ...]

FIELD: Table = ((0.0, 0.1), (0.4, 0.33), (0.55, 0.44), (0.65, 0.5), (0.75, 0.61), (0.85, 0.66), (0.925, 0.76), (0.965, 0.81), (0.985, 0.88), (0.9925, 0.9), (1.0, 0.98))  # fmt: skip
CITATION: Table = ((0.0, 0.03), (0.4, 0.25), (0.55, 0.36), (0.65, 0.46), (0.75, 0.51), (0.85, 0.59), (0.925, 0.74), (0.965, 0.81), (0.985, 0.85), (0.9925, 0.88), (1.0, 0.96))  # fmt: skip


def field_confidence(certainty: float) -> float:
    """The share of fields with this certainty that are right."""
    return _between(FIELD, certainty)


def citation_confidence(certainty: float) -> float:
    """The share of references with this certainty that are right in every field."""
    return _between(CITATION, certainty)


def _between(table: Table, certainty: float) -> float:
    certainty = min(1.0, max(0.0, certainty))
    k = min(bisect_right(table, (certainty, 2.0)), len(table) - 1)
    (x0, y0), (x1, y1) = table[k - 1], table[k]
    return round(y0 + (y1 - y0) * (certainty - x0) / (x1 - x0), 3)
