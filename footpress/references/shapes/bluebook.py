"""Shape of step 2: the way of the Bluebook: "Bell & Tovey, *The Law of Ferries*, 54 Ariz. St. L.J. 1073, 1078 (2022)", "RONALD DWYER, TIDE’S EMPIRE 45 (1986)"."""

from __future__ import annotations

import re

from footpress.references.shapes.bare_text import BareText
from footpress.references.shapes.found import Found, Piece, Scan, date_end
from footpress.references.shapes.law_parts import closed, limit_of
from footpress.references.shapes.people import people_end
from footpress.references.shapes.titles import marked_title
from footpress.text.late_patterns import late

_LONGEST = 420
_YEAR = r"(?:1[5-9]|20)\d\d"
_NAME = r"(?:[A-Z][\w.’'&-]*\s?\.?\s|&\s|(?:of|on|for|and|the|in)\s){0,8}[A-Z][\w.’']*(?:\s?\.)?"
_PIN = r"(?:,\s?(?:at\s)?(?P<locator>\d+(?:[-–]\d+)?(?:\s(?:n|nn)\.\s?\d+(?:[-–]\d+)?)?))?"
_REVIEW = late(
    rf"(?P<volume>\d{{1,4}}(?:[-:]\d{{1,2}})?)\s(?P<container>{_NAME})\s(?P<pages>\d{{1,5}}){_PIN}\s?\((?P<date>{_YEAR})\)"
)
_BY_YEAR = late(rf"(?P<date>{_YEAR})\s(?P<container>{_NAME})\s(?P<pages>\d{{1,5}})(?P<x>){_PIN}(?=[.;]|$|\s\()")
_FORTHCOMING = late(
    rf"(?:(?P<volume>\d{{1,4}})\s)?(?P<container>{_NAME})\s(?:(?P<pages>\d{{1,5}})\s)?\(forthcoming,?\s(?P<date>{_YEAR})\)"
)
_NEWS = late(
    rf"(?P<container>{_NAME}),\s(?P<date>(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.?\s\d{{1,2}},\s{_YEAR})(?:,\sat\s(?P<locator>[A-Z]?\d+))?(?=[.;,]|$)"
)
_LEGAL_PRESS = late(r"\.|\b(?:Law|Review|Rev|Journal|Quarterly|Bulletin|LAW|REV|JOURNAL|REVIEW)\b")
_BOOK_END = late(
    rf"(?:\s(?P<locator>(?:§§?\s\d[\w.:-]*(?:,\sat\s\d+(?:[-–]\d+)?)?|\d{{1,4}}(?:[-–]\d{{1,4}})?(?:\sn\.\s?\d+)?|[ivxl]{{1,6}}(?:[-–][ivxl]{{1,6}})?|ch\.\s\d+)))?\s\((?:(?P<translator>[^()]{{3,60}}?)\strans\.,\s)?(?:(?P<editor>[^()\d]{{3,80}}?)\seds?\.,\s)?"
    rf"(?:(?P<publisher>(?!rev)[A-Z][^()\d,]{{2,40}}?),?\s)?(?:(?P<edition>\d{{1,2}}(?:d|th|st|nd|rd)|rev\.)\sed\.,?\s)?(?P<date>{_YEAR})\)"
)


def bluebook(scan: Scan) -> Found | None:
    """An article by volume, review, first page and year; a book in capitals with its year in brackets; a chapter "in" one; a newspaper's piece."""
    bare, at = scan.bare, scan.at
    limit = min(limit_of(bare, scan.at), scan.at + _LONGEST)
    if at >= limit or bare.is_quoted(at):
        return None
    if book := _book(bare, at, limit):
        return book
    people = _people(bare, at, limit)
    if people is None:
        return None
    author = Piece("author", at, people[0])
    begin = people[1]
    if title := marked_title(bare, begin, limit):
        return _behind_title(bare, author, (title.start, title.end), title.behind, limit)
    return _behind_bare_title(bare, author, begin, limit)


def _people(bare: BareText, at: int, limit: int) -> tuple[int, int] | None:
    """The authors; where the title is marked, surnames alone are people too, as "and" and commas part them."""
    if people := people_end(bare, at, limit):
        return people
    several = people_end(bare, at, limit, surnames=True)
    return several if several and marked_title(bare, several[1], limit) else None


def _behind_title(bare: BareText, author: Piece, title: tuple[int, int], at: int, limit: int) -> Found | None:
    text = bare.text
    for pattern, kind in ((_REVIEW, "article"), (_BY_YEAR, "article"), (_FORTHCOMING, "article"), (_NEWS, "news")):
        if (found := pattern.match(text, at, limit)) and _is_periodical(found["container"]):
            return _made(bare, [author, Piece("title", *title)], found, limit, kind)
    gap = re.compile(r"in\s").match(text, at, limit)
    return _chapter(bare, [author, Piece("title", *title)], gap.end(), limit) if gap else None


def _behind_bare_title(bare: BareText, author: Piece, at: int, limit: int) -> Found | None:
    """A title without marks: it ends at the comma before volume and review, or before "in" and a book."""
    text = bare.text
    for comma in re.compile(r"[,.?!’”]\s(?=\d|[A-Z]|in\s)").finditer(text, at, limit):
        begin = comma.end()
        stop = comma.start() + (comma.group()[0] in "?!")
        if bare.is_slanted(stop - 1):
            return None
        title = (at, stop)
        found = next(
            (match for pattern in (_REVIEW, _BY_YEAR, _FORTHCOMING) if (match := pattern.match(text, begin, limit))), None
        )
        if found and _LEGAL_PRESS.search(found["container"]) and _is_title(text[at:stop]):
            return _made(bare, [author, Piece("title", *title)], found, limit, "article")
        news = _NEWS.match(text, begin, limit)
        if news and news["container"].isupper() and _is_title(text[at:stop]):
            return _made(bare, [author, Piece("title", *title)], news, limit, "news")
        if text.startswith("in ", begin) and (chapter := _chapter(bare, [author, Piece("title", *title)], begin + 3, limit)):
            return chapter
    return None


def _is_title(text: str) -> bool:
    return 2 < len(text) < 260 and not re.search(rf"\({_YEAR}\)|https?:|;", text)


def _is_periodical(name: str) -> bool:
    return len(name) < 90 and bool(_LEGAL_PRESS.search(name) or name.isupper())


def _made(bare: BareText, pieces: list[Piece], found: re.Match[str], limit: int, kind: str) -> Found:
    spans = [Piece(name, *found.span(name)) for name, typed in found.groupdict().items() if typed]
    made = closed(
        bare, [*pieces, *sorted(spans, key=lambda piece: piece.start), Piece("", found.end(), found.end())], limit, "bluebook"
    )
    return made._replace(type=kind, end=max(made.end, found.end()))


def _chapter(bare: BareText, pieces: list[Piece], at: int, limit: int) -> Found | None:
    """ "in LAW OF THE RIVERS 12, 15 (Otto Weir ed., 2001)"."""
    text = bare.text
    found = re.compile(
        rf"(?P<container>[A-Z][^()\d]{{3,120}}?),?\s(?P<pages>\d{{1,4}}){_PIN}\s\((?P<editor>[^()\d]{{3,90}}?)\seds?\.,\s(?:(?P<edition>\d{{1,2}}(?:d|th|st|nd|rd))\sed\.,?\s)?(?P<date>{_YEAR})\)"
    ).match(text, at, limit)
    if found is None or not (
        found["container"].isupper()
        or all(bare.is_slanted(place) for place in range(*found.span("container")) if text[place].isalpha())
    ):
        return None
    return _made(bare, pieces, found, limit, "incollection")


def _book(bare: BareText, at: int, limit: int) -> Found | None:
    """ "1 OTTO WEIR, A TREATISE ON FERRIES § 12, at 34 (3d ed. 1990)": people and title in capitals."""
    text = bare.text
    volume = re.compile(r"\d{1,2}\s(?=[A-Z]{2})").match(text, at, limit)
    begin = volume.end() if volume else at
    named = re.compile(
        r"(?P<author>[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*(?:\s(?:&|[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*|[a-z]{2,3}\s[A-ZÀ-Þ]+|et al\.)){1,8}),\s(?=[A-ZÀ-Þ])"
    ).match(text, begin, limit)
    if named is None or not re.search(r"[A-ZÀ-Þ]{3}", named["author"]):
        return None
    for end in re.compile(r"\s(?=\(|\d{1,4}(?:[-–]\d{1,4})?\s(?:n\.\d+\s)?\(|§|[ivxl]+\s\(|ch\.)").finditer(
        text, named.end(), limit
    ):
        title = text[named.end() : end.start()]
        if re.search(r"[a-zà-ÿ]{4}", title):
            return None
        behind = _BOOK_END.match(text, end.start(), limit)
        if behind and date_end(text, behind.start("date"), limit) and re.search(r"[A-ZÀ-Þ]{3}", title):
            pieces = [Piece("volume", at, at + len(volume.group().strip()))] if volume else []
            pieces += [Piece("author", *named.span("author")), Piece("title", named.end(), end.start())]
            return _made(bare, pieces, behind, limit, "book")
    return None
