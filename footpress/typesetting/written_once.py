"""Step 8, pack: each object of a PDF is written as bytes once. pydyf writes all of them again to name the file by what is in it, and
compresses each page twice."""

from __future__ import annotations

from functools import cache, cached_property
from typing import Any


def write_once(pdf: Any) -> None:
    """Have each object of a finished PDF (pydyf), which nobody changes any more, remember what it is written as."""
    for item in pdf.objects:
        kind: Any = type(item)
        item.__class__ = _remembering(kind)


@cache
def _remembering(kind: Any) -> Any:
    written = kind.data.fget
    return type(kind.__name__, (kind,), {"data": cached_property(written)})
