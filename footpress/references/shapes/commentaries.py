"""Shape of step 2: commentaries: "Dreier/Schulze-Schulze, UrhG, 6. Aufl. 2018, § 16 Rn. 5", "MüKoBGB/Wagner, § 823 Rn. 12", "Wagner, in: MüKo-BGB, § 823 Rn. 12"."""

from __future__ import annotations

import re
from functools import cache

from footpress.references.shapes.found import Found, Piece, Scan
from footpress.references.shapes.law_parts import limit_of
from footpress.references.shapes.people import people_end
from footpress.references.shapes.vocabulary import alternatives
from footpress.text.late_patterns import late

_NAME = r"(?:v\.\s|von\s)?[A-ZÄÖÜ][\wäöüß]{1,20}"
_HEAD = late(
    rf"(?P<book>(?:{_NAME}|[A-ZÄÖÜ][\wäöüß]*(?:Ko|OK|K)[\w-]*(?:\s[A-Z][\w]{{0,8}})?|B[KS]K?(?:\s[A-Z]{{2,4}}(?:\s[IVX]+)?)?|[A-Z]{{2,6}})(?:/{_NAME}){{0,4}})(?P<sign>/|\s?[-–]\s?)(?P<author>{_NAME})(?=[,\s])"
)
_EDITION = r"(?:,\s(?P<edition>\d{1,3}\.)\s(?:Aufl\.|Auflage|A\.|Ed\.|Edition|EL)(?:,?\s(?P<date>(?:19|20)\d\d))?|\s\((?P<date2>(?:19|20)\d\d)\)|,?\s(?P<date3>(?:19|20)\d\d))?"
_TITLE = r"(?:,\s(?P<title>(?:[A-ZÄÖÜ][\wäöüß.&/-]*)(?:\s(?:[A-ZÄÖÜ][\wäöüß.&/-]*|zum|zur|und|des|der|für|im|-|[a-zäöüß]{5,20}e[nrs]?)){0,6}))?"
_BOOK_KNOWN = late(
    r"(?:MüKo|MK|BeckOK|BeckOGK|NK|HK|KK|LK|SK|AK|BK|ZK|BSK|KUKO|OFK|DK|jurisPK|GK|Komm|Staud|Erman|Palandt|Grüneberg|Soergel|Jauernig|PWW|RGRK|Großkomm)"
)


def commentaries(scan: Scan) -> Found | None:
    """Who wrote the part is the author; those whose name the commentary bears are its editors, or its name where it has no other."""
    bare, at = scan.bare, scan.at
    text, limit = bare.text, min(limit_of(bare, scan.at), scan.at + 260)
    if at >= limit or bare.is_quoted(at) or not text[at].isupper():
        return None
    return _by_name(text, at, limit) or _in_a_commentary(scan, limit)


def _by_name(text: str, at: int, limit: int) -> Found | None:
    head = _HEAD.match(text, at, limit)
    if head is None:
        return None
    behind = _behind().match(text, head.end(), limit)
    if behind is None:
        return None
    author = Piece("author", *head.span("author"))
    if behind["title"]:
        named = [Piece("editor", *head.span("book")), Piece("container", *behind.span("title"))]
    else:
        named = [Piece("container", *head.span("book"))]
    if not behind["title"] and "/" in head["book"] and head["sign"] == "/" and not _BOOK_KNOWN.match(head["book"]):
        named = [Piece("container", *head.span("book"))]
    return _found([*named, author, *_rest(behind)], behind.end())


def _in_a_commentary(scan: Scan, limit: int) -> Found | None:
    """ "Heer, in: Wandel/Bull, Praxiskommentar, 5. Aufl. 2019, § 44a UrhG Rn. 2"."""
    text, at = scan.bare.text, scan.at
    people = people_end(scan.bare, at, limit, surnames=True)
    gap = re.compile(r"in:?\s").match(text, people[1], limit) if people else None
    if people is None or gap is None:
        return None
    book = re.compile(
        rf"(?P<book>(?:{_NAME}(?:/{_NAME}){{1,5}}|[A-ZÄÖÜ][\wäöüß]*(?:Ko|OK|K)[\w-]*(?:\s[A-Z]\w{{1,8}})?|(?:{_BOOK_KNOWN.pattern})[\w-]*(?:\s[A-Z]\w{{1,8}})?))(?:\s\((?:Hrsg|Hg)\.\))?(?=[,\s])"
    ).match(text, gap.end(), limit)
    behind = _behind().match(text, book.end(), limit) if book else None
    if book is None or behind is None:
        return None
    author = Piece("author", at, people[0])
    if behind["title"]:
        named = [Piece("editor", *book.span("book")), Piece("container", *behind.span("title"))]
    else:
        named = [Piece("container", *book.span("book"))]
    return _found([author, *named, *_rest(behind)], behind.end())


def _rest(behind: re.Match[str]) -> list[Piece]:
    spans = [
        (re.sub(r"\d$", "", name), *behind.span(name)) for name, typed in behind.groupdict().items() if typed and name != "title"
    ]
    return [Piece(*span) for span in spans]


def _found(pieces: list[Piece], end: int) -> Found:
    return Found("incollection", tuple(sorted(pieces, key=lambda piece: piece.start)), end, "commentaries")


@cache
def _behind() -> re.Pattern[str]:
    """The commentary's title and edition, and the provision with its margin number, by which a commentary is told."""
    place = rf"(?P<locator>(?:§§?|Art\.?|Artt\.|Vor|Vorb(?:em)?\.?|Einl\.?)\s?(?:(?:zu\s|vor\s)?§§?\s)?\d*[a-z]?(?:\s?(?:f{{1,2}}\.|[-–]\s?\d+))?(?:\s(?:Abs\.|S\.|Nr\.)\s\d+)*(?:\s(?:{alternatives('law', 'Named')}|[A-ZÄÖÜ]\w*[A-ZÄÖÜ]\w*))?,?\s(?:Rn|Rdnr|Rdn|Rz|N|Nr|Anm|Tz|Randnr)\.?\s\d+\w?(?:[.\-–]\d+)*(?:\s?f{{1,2}}(?!\w)\.?)?(?:(?:,\s|\sund\s)\d+(?:\s?f{{1,2}}(?!\w)\.?)?)*)"
    return late(rf"{_TITLE}{_EDITION},?\s{place}(?!\w)")
