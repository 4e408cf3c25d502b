"""Citations typed by hand of works that the bibliography has: no edition links them, and no style sets them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from footpress.checks.lint.passages import Passage, lines_by_place, passages
from footpress.checks.lint.rule import Finding, Remedy, Sources, at, text_lines
from footpress.checks.lint.typing import unprotected
from footpress.citing.locators import read_locator
from footpress.model.entry import Bibliography, Entry
from footpress.resolution.back_words import is_back_alone, read_back_words, signal_of
from footpress.source.reading import Source
from footpress.text.folding import fold_letters

_CITED = re.compile(r"(?<!\\)\[[^\[\]]*@[^\[\]]*\]|(?<![\w\\.])-?@(?:\{[^{}]+\}|\w[\w:.#$%&+?<>~/-]*)(?:\s*\[[^\[\]]*\])?")
_NAME = r"[^\W\d_][\w’'-]+"
_AUTHOR_DATE = re.compile(rf"(?P<name>{_NAME})(?:’s|'s)?(?:,?\s*\(|,?\s+)(?P<year>1[5-9]\d\d|20\d\d)[a-z]?(?![\w–-])")
_SHORT_TITLE = re.compile(rf"(?<![\w-])(?P<name>{_NAME}),\s*[*“„«\"'‘]*(?P<title>\w[^,.;:()“”\"]{{1,80}})")
_KEY = re.compile(r"@\{?([\w:.#$%&+?<>~/-]*\w)")
_CALL = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_MARKS = re.compile(r"[*”\"’'»]*")
_LITTLE = 4
"""Letters of a word that may be an article or a preposition."""


class _Known(NamedTuple):
    """The works of a bibliography by family name and year, and by family name."""

    by_year: dict[tuple[str, str], str]
    by_family: dict[str, list[Entry]]


def typed_citations(sources: Sources) -> Iterator[Finding]:
    """“Reeves 2012”, “(Alder, 1999: 15)”, “Birch, Knots, p. 14”, “Alder, op. cit.” of a work in the bibliography."""
    for article in sources.articles:
        for place in typed_places(article, sources.bibliography):
            message = f"“{place.typed}” is typed by hand: write [@{place.key}] so that every edition cites it."
            yield at(article, place.line, message, place.remedy)


class Typed(NamedTuple):
    """A work that is named by hand in a line of a file: the words, the key of its entry, and the citation to write instead."""

    line: int
    typed: str
    key: str
    remedy: Remedy


def typed_places(article: Source, bibliography: Bibliography) -> Iterator[Typed]:
    """The works of the bibliography that an article names by hand."""
    known, lang = _known(bibliography), article.front_matter.lang or "en"
    for line, raw, in_note in lines_by_place(article):
        text = _CITED.sub(lambda cited: "\x00" * len(cited[0]), unprotected(raw))
        for found, typed, key in _author_dates(text, known):
            yield Typed(line, typed, key, _by_year(raw, found, key, lang))
        for start, end, typed, key in _short_titles(text, known) if in_note else ():
            yield Typed(line, typed, key, _cited(raw, start, end, key, lang))


def typed_back_words(sources: Sources) -> Iterator[Finding]:
    """“Ibid.” typed at the beginning of a note: it means another work as soon as a note is put before it.

    Which work it means now is said where the note before it, in the order of the calls, cites that one and no other.
    """
    for article in sources.articles:
        before = ""
        lines = dict(text_lines(article))
        for note in _in_order_of_calls(passages(article)):
            keys = {key for passage in note for key in _KEY.findall(passage.text)}
            points_back = False
            for passage in note:
                head = re.match(r"[^,;:(]*", passage.text)
                if not head or not is_back_alone(head[0]):
                    continue
                points_back = True
                says = f"write [@{before}], which the style prints" if before else "cite the work, which the style prints"
                line, lang = lines[passage.line], article.front_matter.lang or "en"
                start, end = _back_word(line, head[0])
                remedy = _cited(line, start, end, before, lang) if before and start >= 0 else None
                message = f"“{head[0].strip()}” is typed by hand, and will mean another work where notes move: {says} as ibid."
                yield at(article, passage.line, message, remedy)
            if keys or not points_back:
                before = next(iter(keys)) if len(keys) == 1 else ""


def _back_word(line: str, head: str) -> tuple[int, int]:
    """Where the word stands in a line, without what leads to it and without the stop that ends the note; (-1, …) where it is parted."""
    found = line.find(head)
    start, end = found + len(signal_of(head)), found + len(head.rstrip())
    ends = line[start:end].endswith(".") and not line[end:].strip()
    return (start if found >= 0 else -1), end - ends


def _in_order_of_calls(passages: Iterable[Passage]) -> list[list[Passage]]:
    """The passages of each note; the notes as they are called, those without a call behind them."""
    notes: dict[str, list[Passage]] = {}
    calls: dict[str, int] = {}
    for passage in passages:
        if passage.note:
            notes.setdefault(passage.note, []).append(passage)
        for name in _CALL.findall(passage.text):
            calls.setdefault(name, len(calls))
    return [notes[name] for name in sorted(notes, key=lambda name: calls.get(name, len(calls)))]


def _by_year(line: str, found: re.Match[str], key: str, lang: str) -> Remedy:
    """“(Alder, 1999: 15)” → [@alder1999, 15]; “Alder (1999: 15) says” → @alder1999 [15] says."""
    start, end = found.span()
    place, behind = _place_behind(line, end, lang)
    is_closed = line[behind : behind + 1] == ")"
    if "(" in found[0]:
        return Remedy(start, behind + is_closed, f"@{key} [{place}]" if place else f"@{key}")
    if is_closed and line[start - 1 : start] == "(":
        start, behind = start - 1, behind + 1
    return Remedy(start, behind, _citation(key, place))


def _cited(line: str, start: int, end: int, key: str, lang: str) -> Remedy:
    """A citation instead of the words at [start, end), with the place behind them, and without the marks around a title."""
    place, behind = _place_behind(line, end, lang)
    marks = _MARKS.match(line, end)
    return Remedy(start, behind if place or not marks else marks.end(), _citation(key, place))


def _citation(key: str, place: str) -> str:
    return f"[@{key}, {place}]" if place else f"[@{key}]"


def _place_behind(line: str, end: int, lang: str) -> tuple[str, int]:
    """(the place cited that stands behind a work: “, p. 14” → "14", where it ends); ("", `end`) where none does."""
    marks = _MARKS.match(line, end)
    at = marks.end() if marks else end
    read = read_locator("," + line[at + 1 :], lang) if line[at : at + 1] in (",", ":") else None
    if read is None or _YEAR.fullmatch(read[0].typed):
        return "", end
    return read[0].value if read[0].type == "page" else read[0].typed, len(line) - len(read[1])


def _known(bibliography: Bibliography) -> _Known:
    by_year: dict[tuple[str, str], str] = {}
    by_family: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in bibliography.entries:
        family = _first_family(entry)
        if family:
            by_year.setdefault((family, (entry.get("date") or entry.get("year"))[:4]), entry.key)
            by_family[family].append(entry)
    return _Known(by_year, by_family)


def _titled(entries: Iterable[Entry]) -> list[tuple[tuple[str, ...], str]]:
    """The first words of the titles of works, with their keys; those without a title left out."""
    titled = ((_words(entry.get("shorttitle") or entry.get("title")), entry.key) for entry in entries)
    return [(words, key) for words, key in titled if words]


def _author_dates(text: str, known: _Known) -> Iterator[tuple[re.Match[str], str, str]]:
    for match in _AUTHOR_DATE.finditer(text):
        if key := known.by_year.get((fold_letters(match["name"]), match["year"])):
            yield match, match[0].strip() + ")" * ("(" in match[0]), key


def _short_titles(text: str, known: _Known) -> Iterator[tuple[int, int, str, str]]:
    """A family name and the first words of a title of theirs, or a word that points back to it: where it stands, it, the key."""
    for match in _SHORT_TITLE.finditer(text):
        works = _titled(known.by_family.get(fold_letters(match["name"]), ()))
        if not works:
            continue
        typed = _words(match["title"])
        key = next((key for words, key in works if typed and typed == words[: len(typed)]), "")
        back = re.match(r"[^,\d]*", text[match.start("title") : match.start("title") + 20])
        pointing = back[0].rstrip() if back else ""
        behind = f"{match['name']}, {pointing}"
        if key:
            yield match.start(), match.start() + len(match[0].rstrip(" *“")), match[0].strip(" *“”").replace("*", ""), key
        elif read_back_words(behind).kind == "opcit":
            yield match.start(), match.start("title") + len(pointing), behind, works[-1][1]


def _words(title: str) -> tuple[str, ...]:
    """The words of a title that tell it from others, in order, without its first articles."""
    found = [fold_letters(word) for word in re.findall(r"\w+", re.sub(r"\\[A-Za-z]+|[{}*]", "", title))]
    while len(found) > 1 and len(found[0]) < _LITTLE:
        found.pop(0)
    return tuple(found)


def _first_family(entry: Entry) -> str:
    author = (entry.get("author") or entry.get("editor")).split(" and ")[0]
    return fold_letters(author.split(",")[0].strip("{} "))
