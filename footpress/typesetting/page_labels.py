"""Step 8, pack: the numbers that a reader of the PDF shows beside its pages (ISO 32000-1, 12.4.2), where they do not begin with 1."""

from __future__ import annotations

from typing import Any

from weasyprint.pdf import pydyf


def label_pages(pdf: Any, first: int) -> None:
    """Number the pages of a finished PDF (pydyf) as they are printed, from `first`."""
    if first != 1:
        numbers = pydyf.Dictionary({"S": "/D", "St": first})
        pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, numbers])})
