"""Step 2, the reader: numpy, whose matrices are multiplied in one thread.

The network's are too small to be divided: where other programs run, several threads cost ten times the time of one, and sums that are
added up in another order would make readings depend on how many processors a machine has. OpenBLAS hears of it only when it is loaded.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

_ASKED = "OPENBLAS_NUM_THREADS"


@contextmanager
def _one_thread() -> Iterator[None]:
    before = os.environ.get(_ASKED)
    os.environ[_ASKED] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_ASKED]
        else:
            os.environ[_ASKED] = before


with _one_thread():
    import numpy as np
    from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
