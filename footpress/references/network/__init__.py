"""Step 2, the reader: a small network that labels the tokens of a document's notes.

Characters through convolutions, two layers of LSTM in both directions, a chain over the labels; made by tools/training/train_network.py,
run by numpy. Labels are the fields, "x" inside a reference, "back" for ibid. and the like, "O" for prose; ^ begins a reference.
"""

from __future__ import annotations

from footpress.references.network.arithmetic import Floats
from footpress.references.network.labelling import Labelled, labels

__all__ = ["Floats", "Labelled", "labels"]
