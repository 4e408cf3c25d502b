"""Quotations typed with straight marks, in the marks of the article's language."""

from __future__ import annotations

from typing import Any

from footpress.languages.quotation_marks import quotation_marks
from footpress.pandoc.elements import structures


def with_marks(tree: dict[str, Any], lang: str) -> dict[str, Any]:
    """A cited tree whose quotations stand between their marks: pandoc would write the English ones."""
    marks = quotation_marks(lang)
    for element in list(structures(tree["blocks"])):
        if element["t"] == "Quoted":
            double = element["c"][0]["t"] == "DoubleQuote"
            opening, closing = (marks.opening, marks.closing) if double else (marks.inner_opening, marks.inner_closing)
            words = [{"t": "Str", "c": opening}, *element["c"][1], {"t": "Str", "c": closing}]
            element["t"], element["c"] = "Span", [["", [], []], words]
    return tree
