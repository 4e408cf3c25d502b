"""Citation fields whose words were edited by hand: what they show is not what their data would print."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from footpress.documents.word.wordml import VAL, Node, P, T, w, words_in
from footpress.problems import Problem
from footpress.text.late_patterns import late

_MENDELEY = "MENDELEY_CITATION_v3_"
_TAGS = late(r"<[^<>]*>")


@dataclass(slots=True)
class _Field:
    """A field while its paragraph is read: its code, then what it shows."""

    code: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    shows: bool = False


def edited_citations(root: Node, lines: dict[Node, int], file: str) -> Iterator[Problem]:
    """A query for each citation field of a part that shows other words than its data say; `lines` are the numbers of its paragraphs."""
    for paragraph in root.iter(P):
        for shown, said in (*_in_fields(paragraph), *_in_controls(paragraph)):
            data = f"its data say “{said}”" if said else "its data were marked as edited"
            message = f"the citation “{shown}” was edited by hand ({data}): look which is right; it is read as it stands."
            yield Problem(file, lines.get(paragraph, 0), "citation-edited", "query", message)


def _in_fields(paragraph: Node) -> Iterator[tuple[str, str]]:
    for each in _fields(paragraph):
        code, shown = "".join(each.code), " ".join("".join(each.shown).split())
        found = _said_by_csl(code) if "CSL_CITATION" in code else _said_by_endnote(code) if "EN.CITE" in code else None
        if shown and found is not None and _bare(found[0]) != _bare(shown) and (found[0] or found[1]):
            yield shown, found[0]


def _in_controls(paragraph: Node) -> Iterator[tuple[str, str]]:
    """Mendeley Cite: a content control that says of itself whether it was edited."""
    for tag in paragraph.iter(w("tag")):
        value = str(tag.get(VAL, ""))
        if not value.startswith(_MENDELEY):
            continue
        try:
            data = json.loads(base64.b64decode(value.removeprefix(_MENDELEY) + "==").decode("utf-8"))
        except (binascii.Error, UnicodeDecodeError, ValueError, RecursionError):
            continue
        override = data.get("manualOverride") if isinstance(data, dict) else None
        if isinstance(override, dict) and override.get("isManuallyOverridden"):
            control = next((each for each in tag.iterancestors(w("sdt"))), None)
            shown = " ".join(words_in(control).split()) if control is not None else ""
            yield shown or str(override.get("manualOverrideText", "")), _plain(str(override.get("citeprocText", "")))


def _fields(paragraph: Node) -> Iterable[_Field]:
    stack: list[_Field] = []
    for node in paragraph.iter(w("fldChar"), w("instrText"), T):
        kind = node.get(w("fldCharType"))
        if node.tag == w("instrText") and stack and not stack[-1].shows:
            stack[-1].code.append(node.text or "")
        elif node.tag == T:
            for each in stack:
                each.shown += [node.text or ""] if each.shows else []
        elif kind == "begin":
            stack.append(_Field())
        elif kind == "separate" and stack:
            stack[-1].shows = True
        elif kind == "end" and stack:
            yield stack.pop()


def _said_by_csl(code: str) -> tuple[str, bool] | None:
    """What Zotero or Mendeley Desktop would print, and whether it was marked as edited; None where the data do not say."""
    try:
        data: Any = json.JSONDecoder().raw_decode(code[code.find("{") :])[0]
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    properties: Any = data.get("properties") if isinstance(data.get("properties"), dict) else {}
    mendeley: Any = data.get("mendeley") if isinstance(data.get("mendeley"), dict) else {}
    said = next(
        (
            str(value)
            for value in (
                mendeley.get("plainTextFormattedCitation"),
                properties.get("plainCitation"),
                mendeley.get("formattedCitation"),
                properties.get("formattedCitation"),
            )
            if value
        ),
        "",
    )
    return _plain(said), bool(mendeley.get("manualFormatting") or properties.get("dontUpdate"))


def _said_by_endnote(code: str) -> tuple[str, bool] | None:
    found = re.search(r"<DisplayText>(.*?)</DisplayText>", code, re.DOTALL)
    return (_plain(found[1]), False) if found else None


def _plain(text: str) -> str:
    unescaped = text.replace("&lt;", "<").replace("&gt;", ">")
    return " ".join(re.sub(r"\\[a-z]+\d*\s?|[{}]", "", _TAGS.sub("", unescaped)).replace("&amp;", "&").split())


def _bare(text: str) -> str:
    """A text without what a word processor may change by itself: blanks, dashes, quotation marks."""
    return re.sub(r"[^\w]+", "", text.casefold())
