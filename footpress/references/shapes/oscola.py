"""Shape of step 2: the way of OSCOLA: "Alison L Younge, ‘In Defence of Piers’ (2009) 72 MLR 554", "Timothy Endicott, *Vagueness in Weirs* (OUP 2000) 45"."""

from __future__ import annotations

import re

from footpress.references.shapes.bare_text import BareText
from footpress.references.shapes.found import Found, Piece, Scan
from footpress.references.shapes.imprints import is_town
from footpress.references.shapes.law_parts import closed, limit_of
from footpress.references.shapes.people import people_end
from footpress.references.shapes.titles import Title, marked_title
from footpress.text.late_patterns import late

_LONGEST = 460
_YEAR = r"(?:1[5-9]|20)\d\d"
_JOURNAL = r"[A-Z][\w.’'&-]*(?:[:,]?\s(?:[A-Z][\w.’'&-]*|of|on|and|for|the|in|de|du|et|&)){0,14}?"
_PAGE = r"\d{1,5}(?:\s?[-–]\s?\d{1,5})?"
_PIN = rf"(?:,\s(?:at\s)?(?P<locator>{_PAGE})(?!\w))?"
_ARTICLES = (
    re.compile(rf"\[(?P<date>{_YEAR})\]\s(?:(?P<volume>\d{{1,3}})\s)?(?P<container>{_JOURNAL}),?\s(?P<pages>{_PAGE}){_PIN}"),
    re.compile(
        rf"\((?P<date>{_YEAR})\)\s(?P<volume>\d{{1,4}})(?:\s?[(:]\s?(?P<issue>\d{{1,3}}(?:[/–-]\d{{1,3}})?)\)?)?\s(?P<container>{_JOURNAL}),?\s(?P<pages>{_PAGE}){_PIN}"
    ),
    re.compile(
        rf"\((?P<date>{_YEAR})\)\s(?P<volume>\d{{1,4}})(?:\((?P<issue>\d{{1,3}})\))?\s(?P<container>{_JOURNAL})(?=\s<?https?:)"
    ),
)
_THESIS = late(
    rf"\((?:[A-Z]?\w*Phil|PhD|Ph\.?D\.?|LLM|MA|MSc|LLD|JSD|SJD|[Dd]octoral|[Mm]aster[’']s)\s(?:thesis|dissertation),\s(?P<publisher>[^()]{{4,80}}?),?\s(?P<date>{_YEAR})\)(?:\s(?P<locator>{_PAGE}))?"
)
_NEWS = late(
    rf"(?P<container>{_JOURNAL})\s\((?:(?P<place>[A-Z][^(),\d]{{2,30}}),\s)?(?P<date>\d{{1,2}}\s[A-Z][a-z]+\s{_YEAR})\)(?:\s(?P<locator>[A-Z]?\d+))?"
)
_BLOG = late(rf"\((?P<container>[^(),]{{3,60}}),\s(?P<date>\d{{1,2}}\s[A-Z][a-z]+\s{_YEAR})\)(?=\s<?https?:|[.,;]|$)")
_PRESS = late(
    rf"\((?:(?P<edition>\d{{1,2}}(?:st|nd|rd|th)|rev)\sedn?,\s)?(?:(?P<x1>[^(),]{{3,60}})\str,\s)?(?P<publisher>[A-Z][^(),\d:]{{1,60}}?)\s(?P<date>{_YEAR})\)(?:\s(?P<locator>(?:ch|chs|para|paras|pt|s)\s\d+(?:[.\-–]\d+)*|{_PAGE}(?:,\s\d+)*|[ivxl]{{1,6}}(?:[–-][ivxl]{{1,6}})?)(?!\w))?"
)
_EDITORS = late(r"in:?\s(?P<editor>[^()“”‘\"*]{3,110}?)\s\((?:eds?|Eds?)\.?\),\s")
_REPORT = late(
    rf"\((?P<issue>[^()]{{3,50}}?(?:No|Nos)\.?\s[\w/]+),\s(?P<date>{_YEAR})\)(?:\s(?P<locator>(?:para|paras)\s\d+(?:\.\d+)*(?:[-–]\d+(?:\.\d+)*)?|{_PAGE}))?"
)
_END = late(r"\s*(?:$|[.;)]|,?\s<?https?:|\s[(\[]|,\s[a-z])")


def oscola(scan: Scan) -> Found | None:
    """People and a marked title, and behind it the year and the journal, the press in brackets, a thesis, a newspaper, a blog, or "in" a book."""
    bare, at = scan.bare, scan.at
    limit = min(limit_of(bare, scan.at), scan.at + _LONGEST)
    if at >= limit or bare.is_quoted(at) or not bare.text[at].isalpha():
        return None
    people = people_end(bare, at, limit) or people_end(bare, at, limit, surnames=True)
    if report := _report(bare, at, limit):
        return report
    title = marked_title(bare, people[1], limit) if people else None
    if people is None or title is None:
        return None
    pieces = [Piece("author", at, people[0]), Piece("title", title.start, title.end)]
    return _slanted(bare, pieces, title, limit) if bare.is_slanted(title.start) else _quoted(bare, pieces, title, limit)


def _quoted(bare: BareText, pieces: list[Piece], title: Title, limit: int) -> Found | None:
    """What stands behind a title in quotation marks."""
    text = bare.text
    for pattern in _ARTICLES:
        if (found := pattern.match(text, title.behind, limit)) and _END.match(text, found.end()):
            return _made(bare, pieces, found, limit, "article")
    for pattern, kind in ((_THESIS, "thesis"), (_NEWS, "news"), (_BLOG, "web")):
        if found := pattern.match(text, title.behind, limit):
            return _made(bare, pieces, found, limit, kind)
    editors = _EDITORS.match(text, title.behind, limit)
    if editors is None:
        return None
    pieces = [*pieces, Piece("editor", *editors.span("editor"))]
    book = marked_title(bare, editors.end(), limit)
    if book:
        press = _PRESS.match(text, book.behind, limit)
        return _made(bare, [*pieces, Piece("container", book.start, book.end)], press, limit, "incollection") if press else None
    for bracket in re.compile(r"\s(?=\()").finditer(text, editors.end(), limit):
        if press := _PRESS.match(text, bracket.end(), limit):
            return _made(bare, [*pieces, Piece("container", editors.end(), bracket.start())], press, limit, "incollection")
    return None


def _slanted(bare: BareText, pieces: list[Piece], title: Title, limit: int) -> Found | None:
    """What stands behind an emphasised title: the press and the year in brackets."""
    press = _PRESS.match(bare.text, title.behind, limit)
    return (
        _made(bare, pieces, press, limit, "book")
        if press and not re.search(r"[,.]", bare.text[title.end : title.behind])
        else None
    )


def _report(bare: BareText, at: int, limit: int) -> Found | None:
    """ "Law Commission, *Reforming Ferries* (Law Com No 295, 2006) para 3.12"."""
    body = re.compile(r"(?P<body>[A-Z][\w’'-]*(?:\s(?:[A-Z][\w’'-]*|of|for|on|and|the)){1,8}),\s").match(bare.text, at, limit)
    title = marked_title(bare, body.end(), limit) if body else None
    found = _REPORT.match(bare.text, title.behind, limit) if title else None
    if body is None or title is None or found is None:
        return None
    return _made(bare, [Piece("body", *body.span("body")), Piece("title", title.start, title.end)], found, limit, "report")


def _made(bare: BareText, pieces: list[Piece], found: re.Match[str], limit: int, kind: str) -> Found:
    house = found.groupdict().get("publisher")
    names = {"publisher": "place" if house and is_town(house) else "publisher"}
    spans = [
        Piece("" if name.startswith("x") else names.get(name, name), *found.span(name))
        for name, typed in found.groupdict().items()
        if typed
    ]
    made = closed(
        bare, [*pieces, *sorted(spans, key=lambda piece: piece.start), Piece("", found.end(), found.end())], limit, "oscola"
    )
    return made._replace(type=kind, end=max(made.end, found.end()))
