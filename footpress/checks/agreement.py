"""Does a built edition say what the article says? Every note once, in order, whole; every call; every entry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from lxml import html

from footpress.citing.lists import labels
from footpress.model.article import Article, ArticleNote
from footpress.model.readback import Landmark, Marks, ReadBack, ReadNote
from footpress.problems import Problem
from footpress.readback.fold import fold_printed
from footpress.readback.landmarks import CITATION, HEADINGS, NAMES, UNNAMED, inner, landmarks_of, unskipped
from footpress.readback.passages import marks_of, plain, text_of
from footpress.text.parsing import parse_fragment
from footpress.text.scripts import NO_ITALICS

_NO_ITALICS = re.compile(f"[{NO_ITALICS}]")
_MOST = 2048


@dataclass(frozen=True, slots=True)
class _Said:
    """What a passage of an article says, as it is compared."""

    text: str
    marks: Marks
    labels: tuple[str, ...]
    landmarks: tuple[Landmark, ...]

    @property
    def breaks(self) -> tuple[int, ...]:
        """Where its thematic breaks stand."""
        return tuple(mark.place for mark in self.landmarks if mark.kind == "break")


@lru_cache(maxsize=_MOST)
def _said(fragment: str) -> _Said:
    """What an XHTML fragment of an article says: each of its editions, and each copy of a note, is compared with the same."""
    read = parse_fragment(fragment)
    return _Said(text_of(read), marks_of(read), labels(read), landmarks_of(read))


def compare(article: Article, read: ReadBack, file: str) -> list[Problem]:
    """What differs between an article and a built edition of it, read back; nothing where they agree.

    A note that begins on a later page than its call is a warning: it is whole, and there are pages that cannot have it.
    """
    late = [
        Problem(
            file,
            0,
            "note-late",
            "warning",
            f"note {note.sign} begins on page {note.page}, and is called on page {note.call_page}.",
        )
        for note in read.late
    ]
    return [*(Problem(file, 0, id, "error", message) for id, message in _differences(article, read)), *late]


def _differences(article: Article, read: ReadBack) -> Iterator[tuple[str, str]]:
    expected = [note.number for note in article.notes]
    yield from _order("note", "note", expected, [note.number for note in read.notes])
    yield from _order("call", "the call of note", expected, list(read.calls))
    found = {note.number: note for note in read.notes}
    for note in article.notes:
        if note.number in found:
            here = found[note.number]
            yield from _note("note", f"note {note.number}", note, here, read.kinds)
            if here.returns is not None and (not here.returns or set(here.returns) != {str(note.number)}):
                yield (
                    "note-return",
                    f"note {note.number} does not lead back to its call, but to {', '.join(here.returns) or 'none'}.",
                )
    yield from _side_notes(article, read)
    signed = tuple(f"{note.sign} {note.text}" for note in article.front_matter.signed_notes)
    if words := _first_difference(" ".join(signed), " ".join(read.signed)):
        yield "signed-differs", f"the notes to the title and the authors are not whole: {words}"
    for name, words in article.front_matter.prose.items():
        shown = name in read.prose or (name == "abstract" and bool(read.body))
        if shown and (wrong := _first_difference(words, read.prose.get(name, ""))):
            yield "prose-differs", f"{name}: is not word for word the article's: {wrong}"
    expected_list = [f"{each.short} {plain(each.html)}" for each in article.abbreviations]
    if words := _first_difference(" ".join(expected_list), " ".join(read.abbreviations)):
        yield "abbreviations-differ", f"the list of abbreviations is not whole: {words}"
    if read.entries:
        yield from _entries(article, read)
    if read.body and (words := _first_difference(_said(article.body).text, read.body)):
        yield "body-differs", f"the text is not word for word the article's: {words}"
    elif read.body:
        body = _said(article.body)
        yield from _labels("the text", body.labels, read.labels)
        if body.breaks != read.breaks:
            yield (
                "break-differs",
                f"it has {len(read.breaks)} thematic breaks where the article has {len(body.breaks)}, or has them elsewhere.",
            )
        yield from _landmarks("the text", body, read.landmarks, read.kinds - {"break"})
        if read.contents:
            yield from _contents(parse_fragment(article.body), read)


def _note(id: str, what: str, note: ArticleNote, here: ReadNote, kinds: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What differs in a note: words, italics, links, numbers of lists, and what stands at its places."""
    own = _said(note.html)
    differences = [*_passage(id, what, own, here.text, here.marks), *_labels(what, own.labels, here.labels)]
    yield from differences or _landmarks(what, own, here.landmarks, kinds - {"break"})


def _side_notes(article: Article, read: ReadBack) -> Iterator[tuple[str, str]]:
    """What differs in the copies of notes that stand beside the text: they say what the notes say."""
    notes = {note.number: note for note in article.notes}
    for here in read.side_notes:
        if here.number in notes:
            yield from _note("side-note", f"the copy of note {here.number} beside the text", notes[here.number], here, read.kinds)
        else:
            yield "side-note-astray", f"a copy of a note, “{here.text[:40]}”, does not stand beside the call of its number."


def _contents(body: html.HtmlElement, read: ReadBack) -> Iterator[tuple[str, str]]:
    """What differs between the lines of the contents and the headings that they lead to."""
    for call in body.xpath(".//a[@data-note]"):
        call.drop_tree()
    headings, formulas = {}, set()
    for number, heading in enumerate(body.iter(*HEADINGS), start=1):
        id = inner(heading.get("id", "")) or f"{UNNAMED}{number}"
        headings[id] = fold_printed(text_of(heading))
        if heading.find(".//math") is not None:
            formulas.add(id)  # it is drawn otherwise
    for target, words in read.contents:
        if target in formulas:
            continue
        if headings.get(target) != fold_printed(words):
            yield "contents-differ", f"“{words}” in the contents does not lead to that heading, but to “{target}”."


def _passage(id: str, what: str, own: _Said, text: str, marks: Marks | None) -> Iterator[tuple[str, str]]:
    """What differs in one note or entry: words and numbers, italics, links."""
    if words := _first_difference(own.text, text):
        yield f"{id}-differs", f"{what} is not whole: {words}"
    if marks is None:
        return
    if italic := _first_difference(_NO_ITALICS.sub("", own.marks.italic), _NO_ITALICS.sub("", marks.italic)):
        yield f"{id}-italics", f"{what} is not italic where the article is: {italic}"
    if own.marks.links != marks.links:
        wrong = sorted(set(own.marks.links) ^ set(marks.links)) or list(marks.links)
        yield f"{id}-links", f"{what} does not link where the article does: {wrong[0]}"


def _labels(what: str, expected: tuple[str, ...], found: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """What differs between the numbers of the items of lists."""
    if expected != found:
        wrong = next((place for place, pair in enumerate(zip(expected, found, strict=False)) if pair[0] != pair[1]), None)
        says = (
            f"{len(found)} items instead of {len(expected)}" if wrong is None else f"{found[wrong]} instead of {expected[wrong]}"
        )
        yield "list-differs", f"the numbered lists of {what} have {says}."


def _landmarks(what: str, passage: _Said, found: Sequence[Landmark], kinds: Collection[str]) -> Iterator[tuple[str, str]]:
    """What differs between the landmarks of a passage whose words agree, the first of each kind."""
    words = fold_printed(passage.text)
    for kind in sorted(kinds):
        own, here = ([mark for mark in marks if mark.kind == kind] for marks in (passage.landmarks, found))
        if own != here and not (kind == "heading" and unskipped(own) == here):
            wrong = next((mark for mark, other in zip_longest(own, here) if mark and mark != other), None)
            extra = next((mark for mark, other in zip_longest(here, own) if mark and mark != other), None)
            yield f"{kind}-place", f"{what}: {_sentence(wrong, extra, words)}"


def _sentence(wrong: Landmark | None, extra: Landmark | None, words: str) -> str:
    """What an edition has instead of a landmark."""

    def stands(mark: Landmark) -> str:
        name = f"{NAMES.get(mark.kind, f'a {mark.kind}')} {mark.says}".strip()
        return f"{name} after “…{words[max(0, mark.place - 20) : mark.place]}”"

    if wrong and extra:
        return f"{stands(wrong)} is expected, and it has {stands(extra)}."
    if wrong:
        return f"{stands(wrong)} is not in it."
    return f"{stands(extra)} is none of the article's." if extra else ""


def _order(id: str, what: str, expected: list[int], found: list[int]) -> Iterator[tuple[str, str]]:
    counts = Counter(found)
    yield from ((f"{id}-missing", f"{what} {number} is not in it.") for number in expected if not counts[number])
    yield from ((f"{id}-twice", f"{what} {n} is in it {times} times.") for n, times in counts.items() if times > 1)
    if sorted(found) == sorted(expected) and found != expected:
        yield f"{id}-order", f"it has {what} in this order: {', '.join(map(str, found))}."


def _entries(article: Article, read: ReadBack) -> Iterator[tuple[str, str]]:
    """The entries in the order of the style, each word for word; one that is missing is named, not everything after it."""
    if len(read.entries) != len(article.entries):
        found = set(map(fold_printed, read.entries))
        missing = [entry.key for entry in article.entries if fold_printed(plain(entry.html)) not in found]
        yield (
            "entry-missing",
            f"the bibliography has {len(read.entries)} entries instead of {len(article.entries)}: {', '.join(missing)}.",
        )
        return
    for index, entry in enumerate(article.entries):
        marks = read.entry_marks[index] if read.entry_marks else None
        yield from _passage("entry", f"the bibliography entry {entry.key}", _said(entry.html), read.entries[index], marks)
    for entry, linked in zip(article.entries, read.linked_entries or (), strict=False):
        returns = (*(f"note {number}" for number in entry.cited_in), *(f"{CITATION}{number}" for number in entry.cited_at))
        if linked.key != entry.key:
            yield (
                "entry-key",
                f"the bibliography entry {entry.key} has the address of {linked.key}: citations lead to the wrong one.",
            )
        if fold_printed(linked.part) != fold_printed(entry.part):
            yield (
                "entry-part",
                f"the bibliography entry {entry.key} stands under “{linked.part}” instead of “{entry.part}”.",
            )
        if linked.returns != returns:
            yield (
                "entry-returns",
                f"the bibliography entry {entry.key} leads back to {', '.join(linked.returns)} instead of {', '.join(returns)}.",
            )


def _first_difference(expected: str, found: str) -> str:
    one, two = fold_printed(expected), fold_printed(found)
    if one == two:
        return ""
    at = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return f"“…{one[max(0, at - 20) : at + 20]}…” should stand where “…{two[max(0, at - 20) : at + 20]}…” stands."
