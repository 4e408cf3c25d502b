"""Inlines of a tree as a person would have typed them: words, `*emphasis*`, raised figures as ¹²³; notes and pictures are left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from footpress.pandoc.elements import Blocks, Element, Inlines, structures
from footpress.text.late_patterns import late

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_ADDRESS = late(r"(?:https?://|www\.|mailto:)\S+")
_TOUCHING = late(r"(\*+)\ufdd1\ufdd0\1")
_WITHIN = late(r"(?<!\w)\ufdd0(\*{1,2})(.*?)\1\ufdd1(?!\w)", re.DOTALL)
_MARKED = late(r"\ufdd0\*{1,2}|\*{1,2}\ufdd1")
_PLAIN = frozenset({"Span", "Underline", "Strikeout", "SmallCaps", "Quoted", "Cite"})


def typed(inlines: Sequence[Element]) -> str:
    """The words of inlines with `*emphasis*`, in one line."""
    return " ".join(_tidied(_typed(inlines, "")).split())


def plain(inlines: Sequence[Element]) -> str:
    """The words of inlines with no mark at all, in one line."""
    return " ".join(_typed(inlines, "*").split())


def typed_blocks(blocks: Blocks) -> str:
    """The words of whatever stands in blocks, a line for each paragraph, cell and item."""
    lines = []
    for element in structures(blocks, into_notes=False):
        if element["t"] in ("Para", "Plain"):
            lines.append(typed(element["c"]))
        elif element["t"] == "Header":
            lines.append(typed(element["c"][2]))
        elif element["t"] == "LineBlock":
            lines += [typed(line) for line in element["c"]]
        elif element["t"] == "CodeBlock":
            lines.append(" ".join(element["c"][1].split()))
        elif element["t"] == "DefinitionList":
            lines += [typed(term) for term, _ in element["c"]]
    return "\n".join(lines)


def _typed(inlines: Sequence[Element], within: str) -> str:
    """`within` is the emphasis that stands around already: "", "*", or "**"."""
    pieces = []
    for inline in inlines:
        content: Any = inline.get("c")
        kind = inline["t"]
        if kind == "Str":
            pieces.append(content.replace("*", "\\*") if "*" in content and not within else content)
            continue
        match kind:
            case "Space" | "SoftBreak" | "LineBreak":
                pieces.append(" ")
            case "Emph" | "Strong":
                pieces.append(_emphasised(content, "*" if kind == "Emph" else "**", within))
            case "Superscript" | "Subscript":
                text = _typed(content, within)
                figures = _RAISED if kind == "Superscript" else _LOWERED
                pieces.append(text.translate(figures) if re.fullmatch(r"\s*\d+\s*", text) else text)
            case "Link":
                pieces.append(_link(content[1], content[2][0], within))
            case "Code" | "Math":
                pieces.append(content[1])
            case "Span" | "Quoted" | "Cite":
                pieces.append(_typed(content[1], within))
            case "Underline" | "Strikeout" | "SmallCaps":
                pieces.append(_typed(content, within))
            case "RawInline":
                pieces.append(content[1])
    return "".join(pieces)


def _emphasised(inlines: Inlines, mark: str, within: str) -> str:
    text = _typed(inlines, within or mark)
    words = text.strip()
    if within or not re.search(r"\w", words):
        return text
    return text.replace(words, f"\ufdd0{mark}{words}{mark}\ufdd1", 1)


def _tidied(text: str) -> str:
    """Emphasis that begins or ends within a word has no marks: typed there, they would be stars."""
    if "\ufdd0" not in text and "\ufdd1" not in text:
        return text
    text = _WITHIN.sub(lambda found: f"{found[1]}{found[2]}{found[1]}", _TOUCHING.sub("", text))
    return _MARKED.sub("", text)


def _link(inlines: Inlines, target: str, within: str) -> str:
    text = _typed(inlines, within)
    bare = text.strip().strip("<>")
    same = target in (bare, f"mailto:{bare}", f"http://{bare}", f"https://{bare}", f"{bare}/") or target.rstrip(
        "/"
    ) == bare.rstrip("/")
    if same or not _ADDRESS.fullmatch(target) or re.search(r"[\[\]*\\]|[()]", text + target):
        return text
    return f"[{text}]({target})"
