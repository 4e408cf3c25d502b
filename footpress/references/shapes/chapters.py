"""Shape of step 2: chapters of books: "Gerda Lohse, Die Fähre, in: K. Brandt/A. Rohde (Hrsg.), Recht der Häfen, Berlin 1999, S. 12–34"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from footpress.references.shapes.bare_text import BareText
from footpress.references.shapes.found import Found, Piece, Scan
from footpress.references.shapes.imprints import imprint, pages
from footpress.references.shapes.law_parts import closed, limit_of
from footpress.references.shapes.people import people_end
from footpress.references.shapes.titles import marked_title
from footpress.references.shapes.vocabulary import alternatives
from footpress.text.late_patterns import late

_LONGEST = 700
_IN = late(
    r"(?:[,.]|(?<=[”’»\"?!)\]]),?)?\s(?:\[(?:in|w|In|W):?\]:?|(?:in|In|IN|w|W|en|En|em|dans|Dans):|(?:in|In|dans|en|em)(?=\s))\s|\s//\s"
)
"""What stands between a chapter and its book. After a bare title a colon or brackets must tell it."""
_SURE = late(r":|\]|//")
_FAMILIES = r"(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þa-zà-ÿ'’-]+(?:\s[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þa-zà-ÿ'’-]+|\s(?:JR|NETO|FILHO|JÚNIOR)\.?){0,2},\s(?:(?:[A-ZÀ-Þ]\.\s?(?:d[aeo]s?\s?)?){1,4}|[A-ZÀ-Þ][\w’'-]+(?:\s(?:d[aeo]s?\s)?[A-ZÀ-Þ][\w’'-]+){0,2}(?:\sd[aeo]s?(?=[.;]))?))"


_SAME_HERE = late(
    r"(?:[Dd]ers|[Dd]erselbe|[Dd]ies|[Dd]ieselbe|[Ii]dem|[Ee]adem|[Ii]d|tegoż|tejże|[Оо]н же|[Оо]на же|[Tt]enże)\.?[,:]?\s(?![(\[])"
)


class _Book(NamedTuple):
    """The pieces of a book's head (editors and title) and where what follows begins; `told` if a word names the editors."""

    pieces: list[Piece]
    end: int
    is_told: bool


def chapters(scan: Scan) -> Found | None:
    """People, a title, "in", editors and book in either order, imprint and pages."""
    bare, at = scan.bare, scan.at
    text, limit = bare.text, min(limit_of_chapter(bare, scan.at), scan.at + _LONGEST)
    if at >= limit or bare.is_quoted(at) or not text[at].isalpha():
        return None
    if by_family := _by_family().match(text, at, limit):
        head = [Piece("author", *by_family.span("author")), Piece("title", *by_family.span("title"))]
        container = Piece("container", *by_family.span("container"))
        return _whole(bare, [*head, Piece("editor", *by_family.span("editor")), container], by_family.end(), limit)
    gost = _gost().match(text, at, limit)
    if gost and not re.search(r"[а-яё]\.\s[а-яё]", gost["container"]):
        named = [Piece(name, *gost.span(name)) for name in ("author", "title", "container", "editor") if gost[name]]
        return _whole(bare, named, gost.end(), limit)
    people = people_end(bare, at, limit) or people_end(bare, at, limit, surnames=True)
    if people is None:
        return None
    author, begin = Piece("author", at, people[0]), people[1]
    if text[at : people[0]].isupper() and re.compile(r"[A-ZÀ-Þ]\w+(?:\s[A-ZÀ-Þ]\w+)?(?:\sd[aeo]s?)?\.\s[A-ZÀ-Þ]").match(
        text, begin
    ):
        return None  # "ASSIS, Machado de. Memórias": a given name stands behind the comma
    for title, gap in _titles(bare, begin, limit):
        book = _book(bare, gap.end(), limit, sure=bool(_SURE.search(gap.group())))
        if book and (found := _whole(bare, [author, title, *book.pieces], book.end, limit)):
            return found
    return None


def limit_of_chapter(bare: BareText, at: int) -> int:
    """The stretch that one chapter may take: semicolons part the editors of some styles, so a single one is no end behind "In:"."""
    limit = limit_of(bare, at)
    while (
        limit < len(bare.text) and limit - at < _LONGEST and re.compile(rf"(?:.*\bIn:\s)?{_FAMILIES}$").match(bare.text[at:limit])
    ):
        following = bare.text.find(";", limit + 1)
        limit = following if following >= 0 else len(bare.text)
    return limit


def _titles(bare: BareText, at: int, limit: int) -> list[tuple[Piece, re.Match[str]]]:
    """The title at `at` and the "in" behind it; a bare title may end at each "in" that is sure."""
    title = marked_title(bare, at, limit)
    if title:
        gap = _IN.match(bare.text, title.end, limit) or re.compile(r"[,.]?[”’\"»]?[,.]?\s(?:[Ii]n|dans|en|em|w)\s").match(
            bare.text, title.end, limit
        )
        role = _role_ahead(bare, title.behind, limit)
        if gap:
            return [(Piece("title", title.start, title.end), gap)]
        return [(Piece("title", title.start, title.end), role)] if role else []
    found = []
    for gap in _IN.finditer(bare.text, at, limit):
        if _SURE.search(gap.group()) and gap.start() > at + 2:
            found.append((Piece("title", at, gap.start()), gap))
        if len(found) == 2:
            break
    return found


def _role_ahead(bare: BareText, at: int, limit: int) -> re.Match[str] | None:
    """Directly behind a quoted title a marked book with an editor's word: "“Liman Hukuku”, *Deniz Hukuku*, der. Ayşe Deniz"."""
    book = marked_title(bare, at, limit) if bare.is_slanted(min(at, limit - 1)) else None
    if book and _role_before().match(bare.text, book.behind, limit):
        return re.compile("").match(bare.text, at)
    return None


def _book(bare: BareText, at: int, limit: int, *, sure: bool) -> _Book | None:
    """Editors and book: "K. Brandt (Hrsg.), Recht", "Recht, hrsg. v. K. Brandt", and behind "in:" "Brandt, Recht"."""
    text = bare.text
    if same := _SAME_HERE.match(text, at, limit):
        return _titled(bare, [], same.end(), limit, told=False)  # a book of the same author
    named = people_end_with_role(bare, at, limit)
    if named:
        (start, end), begin = named
        return _titled(bare, [Piece("editor", start, end)], begin, limit, told=True)
    title = marked_title(bare, at, limit)
    if title is None and not sure:
        return None
    if title:
        role = _role_before().match(text, title.behind, limit)
        editors = _editors_behind(bare, role.end(), limit) if role else None
        pieces = [Piece("container", title.start, title.end)]
        if role and editors:
            return _Book([*pieces, Piece("editor", role.end(), editors)], editors, True)
        return _Book(pieces, title.end, False)
    for role in _role_before().finditer(text, at, limit):
        if text[role.start() - 2 : role.start()] in (", ", "/ ", ". ") or text[role.start() - 1] in "/(":
            stop = len(text[: role.start()].rstrip(" ,/.("))
            editors = _editors_behind(bare, role.end(), limit)
            if editors and stop > at:
                return _Book([Piece("container", at, stop), Piece("editor", role.end(), editors)], editors, True)
            break
    people = people_end(bare, at, limit, surnames=True)
    if people and text[people[0]] == ",":
        return _titled(bare, [Piece("editor", at, people[0])], people[1], limit, told=False)
    return _titled(bare, [], at, limit, told=False)


def people_end_with_role(bare: BareText, at: int, limit: int) -> tuple[tuple[int, int], int] | None:
    """Editors with their word in brackets behind them, and where the book begins."""
    role = _role_behind().search(bare.text, at, min(limit, at + 200))
    if role is None or re.search(r"[“„”\"«»*]|\d{4}", bare.text[at : role.start()]):
        return None
    stop = role.start()
    names = bare.text[at:stop]
    if len(names) < 3 or not (names[0].isupper() or names[:2] in ("v.", "de", "va", "vo")):
        return None
    return ((at, stop), role.end())


def _editors_behind(bare: BareText, at: int, limit: int) -> int:
    """Where editors end that stand behind their word: before place, bracket, pages or year."""
    match = re.compile(
        r"(?P<names>[^\W\d_](?:[^,;:()\d“”\"]|,\s(?=(?:[A-Z]\.\s?){1,3}\s?[A-ZÀ-Þ]|(?:and|und|et)\s)){2,110}?)(?=,\s(?!(?:[A-ZÀ-Þ]\.\s?){1,3}[A-ZÀ-Þ])|\s\(|(?<=[^\W\d_]{3})\.\s|$)"
    ).match(bare.text, at, limit)
    return match.end("names") if match else 0


def _titled(bare: BareText, pieces: list[Piece], at: int, limit: int, *, told: bool) -> _Book | None:
    """The book's title behind its editors: marked, or up to the first place where an imprint begins."""
    text = bare.text
    if title := marked_title(bare, at, limit):
        return _Book([*pieces, Piece("container", title.start, title.end)], title.end, told)
    for gap in re.compile(r",\s|\.\s(?=[^\W\d_])|\s(?=\()").finditer(text, at + 3, limit):
        printed = imprint(text, gap.end(), limit)
        if printed and (gap.group()[0] != "." or printed[0][0].name == "place"):
            return _Book([*pieces, Piece("container", at, gap.start())], gap.start(), told)
    return None


def _whole(bare: BareText, pieces: list[Piece], at: int, limit: int) -> Found | None:
    """The chapter with imprint and pages in either order; None where neither a place nor a house nor pages tell it."""
    text = bare.text
    end = at
    pieces = [part for piece in pieces for part in (_with_volume(text, piece) if piece.name == "container" else (piece,))]
    extent = pages(text, end, limit)
    if extent and imprint(text, _past_gap(text, extent[1], limit), limit):
        pieces, end = [*pieces, *extent[0]], extent[1]
    else:
        extent = None
    printed = imprint(text, _past_gap(text, end, limit), limit)
    if printed is None:
        return None
    pieces, end = [*pieces, *printed[0]], printed[1]
    if edition := re.compile(r",\s(?P<edition>\d{1,2}(?:st|nd|rd|th|\.|ª))\s(?:ed\.|edn|Aufl\.)").match(text, end, limit):
        pieces, end = [*pieces, Piece("edition", *edition.span("edition"))], edition.end()
    if extent is None and (extent := pages(text, end, limit)):
        pieces, end = [*pieces, *extent[0]], extent[1]
    names = {piece.name for piece in pieces}
    if not names & {"place", "publisher"} and not {"editor", "pages"} <= names and not {"editor", "locator"} <= names:
        return None
    if text[end : end + 1].isalnum():
        return None
    found = closed(bare, [*pieces, Piece("", end, end)], limit, "chapters")
    return found._replace(type="incollection", end=max(found.end, end))


def _with_volume(text: str, container: Piece) -> tuple[Piece, ...]:
    """A book's title without the number of its volume: "System prawa, Vol. 4"."""
    number = re.compile(
        r"[,.]\s(?:[Vv]ol\.|Bd\.|Band|[TТ]\.|[Tt]om|t\.|cilt|Cilt)\s(?P<volume>\d{1,3}|[IVXL]{1,6})(?:\.\sКн\.\s(?P<issue>\d{1,2}))?$|(?<!olume)\s(?P<volume2>I{2,3}|IV|VI{0,3})$"
    ).search(text[: container.end], container.start)
    if number is None:
        return (container,)
    named = "volume" if number["volume"] else "volume2"
    part = (Piece("issue", *number.span("issue")),) if number["issue"] else ()
    return (container._replace(end=number.start()), Piece("volume", *number.span(named)), *part)


def _past_gap(text: str, at: int, limit: int) -> int:
    match = re.compile(r"[,.;:]?[”’\"]?[,.]?\s").match(text, at, limit)
    return match.end() if match else at


@cache
def _role_behind() -> re.Pattern[str]:
    return late(rf"\s?[(\[](?i:{alternatives('law', 'editors')})\.?[)\]][,:.]?\s")


@cache
def _role_before() -> re.Pattern[str]:
    return late(rf"(?<!\w)\(?(?i:{alternatives('law', 'editedby')})\s")


@cache
def _gost() -> re.Pattern[str]:
    """GOST: "Петров А. Б. Паромы // История рек / под ред. В. Г. Лукина. М.: Наука, 1990. С. 12–34"."""
    family = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?,?\s(?:[А-ЯЁ]\.\s?){1,2}"
    editor = r"(?:[А-ЯЁ]\.\s?){1,2}[А-ЯЁ][а-яё-]+"
    return late(
        rf"(?P<author>{family}(?:,\s{family}){{0,3}})(?<=\s)(?P<title>[А-ЯЁ«][^/]{{2,200}}?)\s//\s(?:[Оо]н(?:а)? же\.?\s)?(?P<container>[^/]{{3,160}}?)"
        rf"(?:\s/\s(?i:под (?:общ\. )?ред(?:\.|акцией)|отв\. ред\.|ред\.|сост\.)\s(?P<editor>{editor}(?:,\s{editor}){{0,3}}))?(?=\.\s(?:[А-ЯЁ][а-яё]{{0,15}}\.?)(?::\s[^,]{{2,50}})?,\s(?:1[5-9]|20)\d\d)"
    )


@cache
def _by_family() -> re.Pattern[str]:
    """ABNT: "PRADO, A. As pontes. In: SOUSA, J. (org.). Direito dos rios. ": people by family name and full stops between the parts."""
    people = rf"{_FAMILIES}(?:;\s{_FAMILIES}){{0,4}}"
    role = r"(?:\s?\((?:[Oo]rgs?|[Cc]oords?|[Ee]ds?|[Dd]irs?)\.?\))?"
    return late(
        rf"(?P<author>{people})\.?\s?(?P<title>(?<=\s)[^;]{{3,240}}?)(?:,\sp\.\s\d+[-–]\d+)?\.\sIn:\s(?P<editor>{people}?){role}[.,]?\s(?P<container>(?![A-Z]\.)[A-ZÀ-Þ][^;]{{3,200}}?)(?:\s\[[^\[\]]{{3,40}}\])?(?=[.,]\s[A-ZÀ-Þ][^:.;,]{{2,30}}[:,]\s[^,:;]{{2,50}},\s(?:1[5-9]|20)\d\d)"
    )
