"""What a style printed for the locators of the article, judged by its words alone: nothing of how footpress works is used here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from locator_document import Place, ProseNote, folded

_INNER = re.compile(
    r"(?i)fp(?:page|chapter|section|paragraph|note|line|volume|issue|column|figure|folio|part|book|verse|article|appendix|table)|[\U000F0000-\U0010FFFF]"
)
_STOPS = re.compile(r"\.\s\.(?!\s?\.)|,\.|\.\.(?!\.)(?<!\.\.\.)|,,")
_LEFT_OVER = re.compile(
    r"(?<=[^.\s])\.\s\.(?!\s?\.)|,\.|(?<![.])\.\.(?!\.)|,,|\w\s,|\?\.|!\.|\(\s*\)|\[\s*\]|[(\[][,;:]|p\. p\.|[;:]\s*[.,;]|[;:,]$|\.\s+,|[,;:]\s*[)\]]"
)
_BRACKET_BEHIND = re.compile(r"[‘“«„]?X[^\w\s(]*,[^\w\s(]*\s\(")
_PAGE_WORDS = frozenset("p pp page pages s ss seite seiten с стр х хх pág págs sf sayfa".split())


def judged(notes: Mapping[int, str], places: tuple[Place, ...]) -> Iterator[tuple[str, str]]:
    """(what is wrong, the note) for each fault in the plain text of the notes."""
    for place in places:
        text = notes.get(place.note, "")
        if not re.search(r"\w", text):
            yield "empty note", f"{place.key} {place.word} {place.number}"
            continue
        if not re.search(r"\w", text.replace(place.number, "").replace(place.word, "")):
            yield "work not named", text
        if _INNER.search(text):
            yield "inner word", text
        if _STOPS.search(text):
            yield "doubled stop", text
        found = list(re.finditer(rf"(?<!\d){place.number}(?!\d)", text))
        if not found:
            yield "number lost", f"{place.word} {place.number}: {text}"
        elif not all(_labelled(text[: each.start()], text[each.end() :], place) for each in found):
            yield "label changed", f"{place.word} {place.number}: {text}"


def judged_marks(text: str, titles: Iterable[str], *, is_note: bool) -> Iterator[tuple[str, str]]:
    """(what is wrong, the text) for marks left over in the plain text of a note (`is_note`: of a style that makes notes) or of an entry."""
    without = text
    for title in sorted(titles, key=len, reverse=True):
        without = without.replace(title, "X")
    if found := _LEFT_OVER.search(without):
        yield f"mark left over: {found[0]!r}", text
    if is_note and _BRACKET_BEHIND.match(without.removeprefix("See ")):
        yield "comma before a bracket", text


def judged_prose(notes: Mapping[int, str], typed: tuple[ProseNote, ...]) -> Iterator[tuple[str, str]]:
    """(what is wrong, the note) for each note of prose that is not printed whole."""
    for each in typed:
        text = notes.get(each.note, "")
        if missing := [word for word in each.words if word not in text]:
            yield "prose lost", f"{' '.join(missing)}: {text}"
        if missing := [number for number in each.numbers if not re.search(rf"(?<!\d){number}(?!\d)", text)]:
            yield "number lost", f"{' '.join(missing)}: {text}"
        if _STOPS.search(text):
            yield "doubled stop", text


def _labelled(before: str, after: str, place: Place) -> bool:
    """Whether the number is announced by the word that was typed, or one that means the same."""
    if "*" in place.accepted:
        return True
    if "paragraph" in place.accepted and before.endswith("[") and after.startswith("]"):
        return True
    last = re.search(r"([^\W\d_]+|[§¶]+)?[\s.]*$", before)
    word = folded(last[1] or "") if last else ""
    following = re.match(r"[\s.]*([^\W\d_]+)", after)
    doubled = place.word and re.search(r"([^\W\d_]+)\.?\s*$", before[: last.start()] if last else "")
    if doubled and folded(doubled[1]) in _PAGE_WORDS:
        return False
    return word in place.accepted or bool(following and folded(following[1]) in place.accepted)
