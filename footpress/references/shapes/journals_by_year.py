"""Shape of step 2: journals by year or volume, the German legal way: "Peukert, GRUR 2014, 77 ff.", "Rohde, AcP 190 (1990), 352, 360"."""

from __future__ import annotations

import re
from functools import cache

from footpress.references.shapes.found import Found, Piece, Scan
from footpress.references.shapes.law_parts import closed, limit_of
from footpress.references.shapes.people import people_end
from footpress.references.shapes.vocabulary import alternatives
from footpress.text.late_patterns import late

_LONGEST = 320
_YEAR = r"(?:1[89]|20)\d\d"
_PAGES = r"\d{1,5}(?:\s?[-–]\s?\d{1,5})?(?:\s?f{1,2}(?!\w)\.?)?"
_PIN = r"(?:,\s(?:hier\s|insb\.\s)?(?:S\.\s)?(?P<locator>\d{1,5}(?:[-–]\d{1,5})?(?:\s?f{1,2}(?!\w)\.?)?(?:,\s\d{1,5}(?:[-–]\d{1,5})?(?:\s?f{1,2}(?!\w)\.?)?(?![\w/]))*)(?![\w/]|\.\d)|\s\((?:S\.\s)?(?P<locator2>\d{1,5}(?:[-–]\d{1,5})?(?:\s?f{1,2}\.?)?)\)|,?\s(?P<locator3>(?:Rn|Rz|Tz)\.?\s\d+(?:\sf{1,2}\.?)?))?"
_END = late(r"\s*(?:$|[.;)\]]|,?\s(?:https?:|mit|m\.|und|sowie|jeweils|dazu|abrufbar|zit)|,\s(?:Fn|Anm)\.)")


def journals_by_year(scan: Scan) -> Found | None:
    """Surnames or names, a title or none, the journal's letters, its year (or volume and year), the first page and the place."""
    bare, at = scan.bare, scan.at
    text, limit = bare.text, min(limit_of(bare, scan.at), scan.at + _LONGEST)
    if at >= limit or not text[at].isalpha():
        return None
    people = people_end(bare, at, limit, surnames=True)
    if people is None:
        return None
    end, begin = people
    pieces = [Piece("author", at, end)]
    where = _printed(text, end, begin, limit)
    if where is None or not _END.match(text, where.end()) or _is_volume_and_page(where):
        return None
    if where.start() > begin:
        pieces.append(Piece("title", begin, len(text[: where.start()].rstrip(" ,."))))
    place = "locator" if where["label"] and where["pages"].isdigit() and not _pinned(where) else "pages"
    names = {"label": "", "pages": place}
    pieces += [
        Piece(names.get(name, re.sub(r"\d$", "", name)), *where.span(name)) for name, typed in where.groupdict().items() if typed
    ]
    if any(bare.is_slanted(piece.start) for piece in pieces if piece.name not in ("author", "title", "container")):
        return None
    pieces.sort(key=lambda piece: piece.start)
    found = closed(bare, [*pieces, Piece("", where.end(), where.end())], limit, "journals by year")
    kind = "incollection" if _is_memorial(where["container"]) else "article"
    return found._replace(type=kind, end=max(found.end, where.end()))


def _printed(text: str, end: int, begin: int, limit: int) -> re.Match[str] | None:
    """The journal directly behind the people, or behind a title that they have."""
    if direct := _where().match(text, begin, limit):
        return direct
    long = _long().match(text, begin, limit) if text[end : end + 1] == "," else None
    if long and (_pinned(long) or re.search(r"[-–f]", long["pages"])):
        return long  # one page alone is pointed at: "Reuter, Kleine Häfen 2008, S. 92" is a short title
    for comma in re.compile(r",\s(?=[A-ZÀ-Þa-z])|[.]\s(?=In:\s)").finditer(text, begin, limit):
        if found := _where().match(text, comma.end(), limit):
            return found if _is_title(text[begin : found.start()]) else None
    return None


def _is_volume_and_page(where: re.Match[str]) -> bool:
    """Whether two numbers behind a year are volume and page, as chemists write ("2010, 10, 1082"), since no article is so long."""
    first, pin = re.match(r"\d+", where["pages"]), re.match(r"\d+", where["locator"] or "")
    return bool(where["date2"] and first and pin) and not 0 <= int(pin[0]) - int(first[0]) < 300  # type: ignore[index]


def _pinned(where: re.Match[str]) -> bool:
    """Whether a second number follows, so that the first is the article's first page."""
    return any(where[name] for name in ("locator", "locator2", "locator3"))


def _is_memorial(container: str) -> bool:
    return re.match(r"(?:FS|GS|Festschrift|Gedächtnisschrift|Liber Amicorum)\b", container) is not None


def _is_title(text: str) -> bool:
    """Whether what stands between people and journal is one title: short, no sentence's end, no year, no number of a page."""
    return 3 < len(text) < 220 and not re.search(r"\d{4}[,)]|[a-zäöü]\.\s[A-ZÄÖÜ]|;|https?:|\b(?:S|Bd|Hrsg|hrsg)\.|\bin:\s", text)


@cache
def _where() -> re.Pattern[str]:
    named = alternatives("law", "Yearly") + "|" + alternatives("law", "Report")
    letters = r"[A-ZÄÖÜ][\w&]{0,8}?[A-ZÄÖÜ][\w&]{0,6}(?:[-\s](?:Beilage|RD|RR|Prax|Int\.?|Spezial|Sonderheft))?|[A-Z][A-Za-z]{2,20}-(?:Zeitschrift|Beilage|Archiv)"
    memorial = r"(?:FS|GS|Festschrift|Gedächtnisschrift)\s(?:für\s)?(?:[A-ZÄÖÜ][\w.-]+\s?){1,4}?"
    letters = rf"(?!(?:MA|NY|CA|CT|NJ|PA|IL|DC|OH|TX|VA|MD|NC|RI|NH|MI|MN|WI|UK|USA|GB)\b)(?:{letters})"
    short = rf"(?P<container>(?:{named}|{letters}|{memorial}))"
    volume = (
        r"(?:(?:Bd\.\s)?(?P<volume>\d{1,4}(?:/\d{1,2})?)\s\((?P<date>"
        + _YEAR
        + r"(?:[/–-]\d{2,4})?)\)(?:\s(?P<volume2>I{1,2}))?|,?\s?(?P<date2>"
        + _YEAR
        + r"))"
    )
    issue = r"(?:,\s(?:Heft|H\.|Nr\.|nr|Issue|z\.)\s(?P<issue>\d{1,3}(?:/\d{1,2})?))?"
    return late(rf"(?:[iI]n:?\s)?{short}\s?{volume}{issue},?\s(?P<label>(?:S|s|Sp)\.\s?)?(?P<pages>{_PAGES}){_PIN}")


@cache
def _long() -> re.Pattern[str]:
    """A journal of two or three words in full, directly behind a surname: "Kettner, Kritische Justiz 1978, S. 12 ff."."""
    return late(
        rf"(?:[iI]n:?\s)?(?P<container>(?:[A-ZÄÖÜ][\wäöüß.-]{{2,24}}\s(?:(?:für|der|des|und|of|the)\s)?){{2,4}}?)(?:(?P<volume>\d{{1,4}})\s\((?P<date>{_YEAR})\)|(?P<date2>{_YEAR})),\s(?P<label>S\.\s)?(?P<pages>{_PAGES}){_PIN}"
    )
