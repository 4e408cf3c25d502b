"""Step 8, pack: the references of the pages are listed once a page. WeasyPrint 70 has pydyf list all of them for each element of the
structure, which grows with the square of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.pdf import pydyf

_references = pydyf.PDF.page_references


@contextmanager
def pages_listed_once() -> Iterator[None]:
    """While this holds, a PDF lists its pages anew only where one was added."""
    known: tuple[Any, int, tuple[bytes, ...]] = None, 0, ()

    def references(pdf: Any) -> tuple[bytes, ...]:
        nonlocal known
        kids = len(pdf.pages["Kids"])
        if known[0] is not pdf or known[1] != kids:
            known = pdf, kids, _references.fget(pdf)
        return known[2]

    pydyf.PDF.page_references = property(references)
    try:
        yield
    finally:
        pydyf.PDF.page_references = _references
