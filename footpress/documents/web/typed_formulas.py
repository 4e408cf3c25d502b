"""Formulas that a page has as TeX, which a script draws in a browser: `<span class="math display">\\[ x^2 \\]</span>`, as pandoc writes them."""

from __future__ import annotations

import re
from typing import Any

from footpress.documents.tree.typed import plain
from footpress.pandoc.elements import Element, Inlines
from footpress.text.late_patterns import late

_FORMULA = late(r"\s*(?:\\\((?P<inline>.*)\\\)|\\\[(?P<display>.*)\\\]|\$\$(?P<two>.*)\$\$|\$(?P<one>.*)\$)\s*", re.DOTALL)


def with_formulas(node: Any) -> Any:
    """A part of pandoc's tree of a page with formulas in the places of the spans that hold them."""
    if isinstance(node, list):
        return [with_formulas(each) for each in node]
    if not isinstance(node, dict):
        return node
    if node.get("t") == "Span" and "math" in node["c"][0][1] and (made := _formula(*node["c"])):
        return made
    return {name: with_formulas(value) for name, value in node.items()}


def _formula(attributes: list[Any], inlines: Inlines) -> Element | None:
    """The formula of a span: what stands between the signs, or, where there are none, all of it that is plain text; None where it was
    drawn with letters."""
    typed = plain(inlines)
    found = _FORMULA.fullmatch(typed)
    if not found and any(inline["t"] not in ("Str", "Space", "SoftBreak") for inline in inlines):
        return None
    tex = next((part for part in found.groups() if part), "") if found else typed
    is_display = bool(found and (found["display"] or found["two"])) or "display" in attributes[1]
    return {"t": "Math", "c": [{"t": "DisplayMath" if is_display else "InlineMath"}, tex.strip()]}
