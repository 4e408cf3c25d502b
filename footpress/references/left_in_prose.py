"""Step 2, doubts: signs of a citation in what was left as prose: an act, a case or a file that is named with its number."""

from __future__ import annotations

from collections.abc import Sequence

from footpress.languages.terms import fold_term
from footpress.model.reference import Reference, Span
from footpress.references.features import dictionary_tags
from footpress.text.late_patterns import late

_NUMBERED = late(
    r"(?<![\w/.,-])(?:(?P<siglum>[A-Z]{1,4})[ -]?)?(?P<first>\d{1,4})/(?P<second>[A-Z]{0,2}\d{0,2}-?\d{2,6})(?:/[A-Za-z]{2,4})?(?:\([A-Z]{2,4}\))?(?![\w/])"
)
"""2009/28/EC, C-411/03, RG 65/A1-136: what acts, cases and files are numbered by."""
_NEAR = 70
_WORD = late(r"[^\W\d_]+")
_SIGLUM = late(r"(?:^|[\s(\[])(?P<siglum>[A-Z][A-Za-z-]*[A-Z][.:]?\s*)$")
"""An abbreviation of an archive, a record group or a parliament's papers stands before the number."""


def numbered_in_prose(raw: str, references: Sequence[Reference]) -> tuple[Span, ...]:
    """The spans, outside the references of a note, of numbers that only acts, cases and files have, each with the words before it."""
    found: list[Span] = []
    begin = 0
    for end, following in [*((reference.span[0], reference.span[1]) for reference in references), (len(raw), len(raw))]:
        found += ((max(begin, start), stop) for start, stop in _numbered(raw[begin:end], begin))
        begin = following
    return tuple(found)


def _numbered(prose: str, offset: int) -> list[Span]:
    """The first number of a stretch of prose, from the word that names the act, the case or the archive."""
    for match in _NUMBERED.finditer(prose):
        if _two_years(match["first"], match["second"]):
            continue
        near = max(0, match.start() - _NEAR)
        named = [
            word for word in _WORD.finditer(prose, near, match.start()) if set(dictionary_tags(fold_term(word[0]))) & {"L", "A"}
        ]
        before = _SIGLUM.search(prose[: match.start()])
        if named or before or len(match["siglum"] or "") > 1:
            start = named[0].start() if named else before.start("siglum") if before else match.start()
            return [(offset + start, offset + match.end())]
    return []


def _two_years(first: str, second: str) -> bool:
    """1914/15, 1914/1915: a span of time."""
    return len(first) == 4 and second.isdigit() and int(second[-2:]) == (int(first) + 1) % 100
