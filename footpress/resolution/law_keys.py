"""Step 3. What laws are known by: number, letters, short name, code, gazette: "2019/790", "FährG", "17 U.S.C."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footpress.languages.patterns import alternatives
from footpress.resolution.folding import fold_words
from footpress.resolution.mention import Mention
from footpress.text.late_patterns import late

_NUMBER = late(r"(?<![\d/.-])(?P<number>\d{1,4}/\d{1,4}|\d{2,4}-\d{1,5})(?![\d-])")
_COUNTED = late(r"(?:\b[nN]\.|[nN][°ºo]\.?|\b[nN]r\.?|№|č\.)\s?(?P<number>\d{1,2}\.\d{3}|\d{1,6}(?:-\d{1,5})?)(?![\d/])")
_BY_NUMBER = late(rf"(?P<number>\d{{3,5}})\s(?:{alternatives('law', 'behind a number')})\s")
_SUBJECT = late(
    rf"^(?:{alternatives('law', 'known by a subject')})\s(?:z dnia\s[^,]{{6,40}}?r\.\s)?(?P<subject>(?:o|w sprawie)\s.{{3,80}})$",
    re.IGNORECASE,
)
_LETTERS = late(r"\((?P<name>[^()]{2,60})\)")
_CHAPTER = late(r"\s\((?:c|ch|cap|asp|anaw|asc|nia)\.?\s?\d+\)$")
"""The number of an act among those of its year: "Harbours Act 1964 (c. 40)"."""
_LONGEST = 400
"""A longer title is no short name; only its beginning and its end are looked at."""


def law_keys(mention: Mention) -> Iterator[str]:
    """What a law is known by: its number, the letters behind its name, its name, and its code or gazette where it has no name."""
    said = mention.reference.get
    if mention.reference.type != "legal" or mention.authors:
        return
    title = said("title")
    if not title:
        yield from _printed(mention)
        return
    yield from _printed(mention)
    title = _CHAPTER.sub("", title)
    near = title if len(title) <= _LONGEST else f"{title[: _LONGEST // 2]} {title[-_LONGEST // 2 :]}"
    yield f"name {fold_words(near)}"
    head = near[:60]
    for number in _NUMBER.finditer(head):
        yield f"number {number['number']}"
    for counted in _COUNTED.finditer(head):
        yield f"number {counted['number']}"
        if len(mention.year) == 4:
            yield f"number {counted['number']}/{mention.year}"
    for numbered in _BY_NUMBER.finditer(head):
        yield f"number {numbered['number']}"
    for letters in _LETTERS.finditer(near):
        if not letters["name"].isdigit() and letters["name"] not in ("EU", "EG", "EC", "EWG", "UE", "CE", "EEC"):
            yield f"name {fold_words(letters['name'])}"
    if subject := _SUBJECT.match(near):
        yield f"name {fold_words(subject['subject'])}"


def _printed(mention: Mention) -> Iterator[str]:
    """A law by the code that holds it, or by its gazette with year, number and page."""
    said = mention.reference.get
    place = [said(name) for name in ("container", "volume", "issue", "pages")]
    if said("container") and (said("pages") or said("locator").startswith("§")):
        yield f"place {fold_words(' '.join([*place, said('date')[:4] if said('pages') else '']))}"
