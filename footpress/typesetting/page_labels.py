"""Step 8, pack: what a reader of the PDF sees of it when it is opened: the printed numbers of its pages, and its outline."""

from __future__ import annotations

from typing import Any

from weasyprint.pdf import pydyf


def label_pages(pdf: Any, first: int) -> None:
    """Number the pages of a finished PDF (pydyf) as they are printed, from `first` (ISO 32000-1, 12.4.2)."""
    if first != 1:
        numbers = pydyf.Dictionary({"S": "/D", "St": first})
        pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, numbers])})


def show_outline(pdf: Any) -> None:
    """Show the outline beside the pages, if there is one (ISO 32000-1, 7.7.2)."""
    if "Outlines" in pdf.catalog:
        pdf.catalog["PageMode"] = "/UseOutlines"
