"""Calls written as citations of the canonical Markdown: `[see @smith2012, 14; @lee2013a]`, `@smith2012 [14]`, "Smith's `[-@smith2012]`"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from footpress.gathering.listed.author_date import Call, Found
from footpress.text.escaping import citation_key
from footpress.text.late_patterns import late

_LATIN = late(r"[\u0000-\u024f\u0370-\u052f\u1e00-\u1fff]+")
_HAN_END = late(r"[\u3040-\u30ff\u3400-\u9fff]$")


def written_call(text: str, call: Call) -> str:
    """A call of this Markdown as a citation, with the words before and behind its works."""
    if not call.in_sentence:
        return f"[{'; '.join(_cited(text, call, at) for at in range(len(call.found)))}]"
    first = call.found[0]
    names = text[call.start : first.names_end].rstrip()
    behind = _behind(text, call, 0)
    if len(call.found) == 1 and first.is_plain and _LATIN.fullmatch(names) and _may_begin(text, call.start):
        inside = f"{first.locator}{behind}".strip()
        return f"@{citation_key(first.work.key)}" + (f" [{inside}]" if inside else "")
    rest = [_cited(text, call, at) for at in range(1, len(call.found))]
    blank = "" if _HAN_END.search(names) else " "
    return f"{names}{blank}[{'; '.join((f'-@{citation_key(first.work.key)}{_place(first, behind)}', *rest))}]"


def _may_begin(text: str, start: int) -> bool:
    """Whether a key may stand here: behind a letter it would be an address."""
    return not start or not (text[start - 1].isalnum() or text[start - 1] in "\\*_")


def _cited(text: str, call: Call, at: int) -> str:
    found = call.found[at]
    is_year_alone = call.in_sentence and re.match(r"\s*\d|[a-z]$", text[found.start : found.end])
    hidden = "-" if found.is_named_before or is_year_alone else ""
    prefix = _prefix(text, call, at)
    return f"{prefix}{' ' * bool(prefix)}{hidden}@{citation_key(found.work.key)}{_place(found, _behind(text, call, at))}"


def _place(found: Found, behind: str) -> str:
    place = f", {found.locator}" if found.locator else "{}" if behind else ""
    return f"{place}{behind}"


def _prefix(text: str, call: Call, at: int) -> str:
    """The words before a citation: those of its part, and for the first one those of parts that mean no work."""
    begin = max(call.parts[at][0], call.found[at - 1].end) if at else call.parts[0][0]
    untied = "" if at else _inside(text[call.inside[0] : begin])
    own = _balanced(_inside(text[begin : call.found[at].start])).lstrip(" ,，、&").strip()
    return f"{_balanced(untied)}{chr(92)}; {own}".strip() if untied else own


def _behind(text: str, call: Call, at: int) -> str:
    """The words behind a citation up to the next part that cites; with another citation in its part, none: they are before that."""
    found = call.found[at]
    end = call.inside[1]
    if at + 1 < len(call.found):
        if call.parts[at + 1] == call.parts[at]:
            return ""
        end = call.parts[at + 1][0]
    words = _balanced(_inside(text[found.end : end])).rstrip(" ,")
    if not re.search(r"\w", words):
        return ""
    return words if words[0] in ",.:\\" else f" {words}"


def _inside(text: str) -> str:
    """Words inside a citation, where a semicolon would end it."""
    text = re.sub(r"^\s+|(?:\s*\\?[;；؛])?\s*$", "", text)
    return re.sub(r"\s*(?<!\\)[;；؛]", r"\\;", text)


def _balanced(text: str) -> str:
    """Without a mark of emphasis whose partner is on the other side of the names."""
    return text if len(re.findall(r"(?<!\\)\*", text)) % 2 == 0 else re.sub(r"(?<!\\)\*", "", text)


def written_numbers(keys: Sequence[str], locators: Sequence[str]) -> str:
    """A call by numbers as a citation."""
    cited = [f"@{citation_key(key)}{f', {place}' if place else ''}" for key, place in zip(keys, locators, strict=True)]
    return f"[{'; '.join(cited)}]"
