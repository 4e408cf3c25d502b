"""Works that stand beside the text: its own list of works, and bibliographies that came with it; they are the best evidence there is.

The list becomes entries, calls in the text and in the notes are tied to them by author and year or by number, and so are notes that
say less than a work ("Reeves, p. 179").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from footpress.gathering.account.settling import Place
from footpress.gathering.listed import known_readings, known_works
from footpress.gathering.listed.author_date import find_calls
from footpress.gathering.listed.calls_in_notes import with_calls
from footpress.gathering.listed.cited_text import with_citations
from footpress.gathering.listed.finding import WorksList, take_list
from footpress.gathering.listed.item_entries import ListedWork, entry_of, key_of, listed_work
from footpress.gathering.listed.item_notes import read_items
from footpress.gathering.listed.known_works import KnownWorks
from footpress.gathering.matching import find_entry, is_same_work
from footpress.gathering.works import by_note
from footpress.model.entry import Bibliography, Entry
from footpress.model.manuscript import Manuscript
from footpress.model.reference import Reading, Resolved, Span
from footpress.problems import Problem
from footpress.references import read_notes
from footpress.resolution import resolve
from footpress.resolution.identity import describe
from footpress.text.citation_keys import keys_in
from footpress.text.folding import fold_letters
from footpress.text.typed_markdown import typed_text

_SURE = 0.9
_MANY = 20
"""So many words in the note of an entry are rather text than what an item says besides."""
_FEW = 3
"""So many calls of works that nothing lists are asked about."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A manuscript with its calls as citations and without its list; the readings of its notes, tied; the entries of the list and of the
    bibliographies; the keys that its text and its list name; the keys that its notes are settled with, and the places of those that
    are sure; how many calls were tied."""

    manuscript: Manuscript
    readings: tuple[Reading, ...]
    resolved: tuple[Resolved, ...]
    entries: tuple[Entry, ...]
    needed: frozenset[str]
    keys: Mapping[Place, str]
    sure: frozenset[Place]
    tied: int


@dataclass(frozen=True, slots=True)
class _Known:
    """A work that is known beside the text: its key, its entry where it has one already, its item in the list, its reading."""

    key: str
    reading: Reading
    entry: Entry | None = None
    item: ListedWork | None = None


def with_listed_works(
    manuscript: Manuscript,
    notes: Sequence[Reading],
    bibliography: Bibliography,
    beside: Sequence[Entry],
    can_be_written: Callable[[Entry], bool],
) -> Listed:
    """Hold a manuscript, with its `notes` as read, against its list of works and `beside`, the entries of bibliographies that came with it."""
    read = tuple(map(_within_paragraphs, notes))
    rest, works = take_list(manuscript)
    known = _known(manuscript, works, bibliography, beside)
    calls = KnownWorks(_as_called(one) for one in known)
    readings, spans = _read_calls(read, calls)
    places = {one.key: place for place, one in enumerate(known)}
    tied = {place: places[key] for place, key in spans.items()}
    resolved = resolve(readings, [one.reading for one in known], tied)
    numbered = {one.item.read.item.number: one.key for one in known if one.item} if works.is_numbered else {}
    cited = with_citations(rest, calls, numbered)
    settled = {place: known[work].key for place, work in _tied_places(resolved, len(known))}
    listed = {one.key for one in known if one.item}
    used = {*cited.keys, *settled.values(), *_typed_keys(manuscript)}
    called = len(listed & used)
    if works.items and (not called or (not works.has_heading and 2 * called < len(listed))):
        asked = _uncalled(manuscript, works) if works.has_heading else _calls_without_works(manuscript)
        return Listed(
            replace(manuscript, problems=tuple(sorted([*manuscript.problems, *asked]))),
            read,
            resolve(read),
            (),
            frozenset(),
            {},
            frozenset(),
            0,
        )
    entries = tuple(_entries(known, resolved, can_be_written))
    problems = [
        *manuscript.problems,
        *cited.problems,
        *_asked_of_items(manuscript.file, known),
        *_never_cited(manuscript.file, known, used),
        *([] if known else _calls_without_works(manuscript)),
    ]
    sure = frozenset(place for place, (number, span) in _places(resolved).items() if (number, span) in tied)
    whole = replace(cited.manuscript, problems=tuple(sorted(problems)))
    return Listed(whole, readings, resolved, entries, frozenset(used | listed), settled, sure, cited.tied + len(tied))


def _within_paragraphs(reading: Reading) -> Reading:
    """A reading without the references of a note that is kept, and without those that would reach from one paragraph into the next."""
    note = reading.note
    whole = [each for each in reading.references if not any(each.span[0] < place < each.span[1] for place in note.breaks)]
    return replace(reading, references=() if note.is_kept else tuple(whole))


def _known(manuscript: Manuscript, works: WorksList, bibliography: Bibliography, beside: Sequence[Entry]) -> list[_Known]:
    """The works of the list, each once, and those of the bibliographies that are named somewhere."""
    items = read_items(works.items, manuscript.metadata.lang)
    readings = read_notes([item.note for item in items])
    described = replace(bibliography, entries=(*bibliography.entries, *beside))
    taken = {*(entry.key for entry in described.entries), *(one.key for one in bibliography.broken)}
    found: list[_Known] = []
    for item, reading in zip(items, readings, strict=True):
        work = listed_work(item, reading)
        entry = described.get(item.item.key) if item.item.key else _entry_of_item(work, described)
        key = entry.key if entry else item.item.key or key_of(work, taken)
        taken.add(key)
        if all(one.key != key for one in found) or item.item.number:
            found.append(_Known(key, known_readings.of_list(work), entry, work))
    listed = {one.key for one in found}
    named = _named(manuscript)
    rest = [entry for entry in beside if entry.key not in listed and (not named or named & _names(entry))]
    return [
        *found,
        *(_Known(entry.key, known_readings.of_entry(entry, len(found) + at), entry) for at, entry in enumerate(rest, 1)),
    ]


def _entry_of_item(work: ListedWork, described: Bibliography) -> Entry | None:
    """The entry that stands for a work of the list already; both say all of it, so that a part of the title is not enough."""
    said = describe(work.reference, work.read.note.raw)
    entry = find_entry(said, described)
    return entry if entry is not None and is_same_work(said, entry).likeness >= _SURE else None


def _named(manuscript: Manuscript) -> frozenset[str]:
    """The capital words of a text and its notes, folded: only works of which one is named can be cited by name."""
    texts = [*(block.text for block in manuscript.blocks), *(note.raw for note in manuscript.notes)]
    return frozenset(fold_letters(word.group()) for text in texts for word in known_works.WORD.finditer(text))


def _names(entry: Entry) -> frozenset[str]:
    work = known_works.of_entry(entry)
    return frozenset((*work.lead[:6], work.initials))


def _as_called(one: _Known) -> known_works.KnownWork:
    if one.item is not None:
        return known_works.of_list(one.item, one.key)
    assert one.entry is not None
    return known_works.of_entry(one.entry)


def _typed_keys(manuscript: Manuscript) -> Iterator[str]:
    """The keys that the manuscript cites by itself ([@key])."""
    for block in manuscript.blocks:
        yield from keys_in(block.text)
    for note in manuscript.notes:
        yield from (*keys_in(note.markdown if note.is_kept else ""), *keys_in(note.more))


def _read_calls(readings: Iterable[Reading], calls: KnownWorks) -> tuple[tuple[Reading, ...], dict[tuple[int, Span], str]]:
    found: list[Reading] = []
    spans: dict[tuple[int, Span], str] = {}
    for reading in readings:
        read, keys = with_calls(reading, calls) if calls.works else (reading, {})
        found.append(read)
        spans |= {(read.note.number, span): key for span, key in keys.items()}
    return tuple(found), spans


def _places(resolved: Sequence[Resolved]) -> dict[Place, tuple[int, Span]]:
    return {
        (number, index): (number, item.reference.span)
        for number, items in by_note(resolved).items()
        for index, item in enumerate(items)
    }


def _tied_places(resolved: Sequence[Resolved], known: int) -> Iterator[tuple[Place, int]]:
    for number, items in by_note(resolved).items():
        for index, item in enumerate(items):
            if item.work is not None and item.work < known:
                yield (number, index), item.work


def _entries(known: Sequence[_Known], resolved: Sequence[Resolved], can_be_written: Callable[[Entry], bool]) -> Iterator[Entry]:
    """The entries that the bibliography lacks: those that came with the manuscript, and those of its list, filled by what notes say more."""
    made: set[str] = set()
    for place, one in enumerate(known):
        if one.entry is not None or one.item is None or one.key in made:
            continue
        full = [item.reference for item in resolved if item.work == place and item.reference.kind == "full"]
        entry = entry_of(one.item, one.key, full)
        made.add(one.key)
        yield entry if can_be_written(entry) else _plain_entry(one)


def _plain_entry(one: _Known) -> Entry:
    """An entry that can be written whatever its item has: all of it as a title."""
    assert one.item is not None
    title = " ".join("".join(sign if sign.isalnum() or sign in " .,:;()-–" else " " for sign in one.item.read.note.raw).split())
    return Entry(one.key, "misc", (("title", f"{{{title}}}"),))


def _asked_of_items(file: str, known: Sequence[_Known]) -> Iterator[Problem]:
    for one in known:
        if one.entry is None and one.item is not None and one.item.is_plain:
            message = (
                f"the list’s entry @{one.key} could not be read, and stands in its title as typed: enter its fields by hand."
            )
            yield Problem(file, one.item.read.item.line, "item-unread", "query", message)
        elif one.entry is None and one.item is not None and (count := sum(len(text.split()) for text in one.item.lost)) >= _MANY:
            message = (
                f"{count} words of the text under a heading over works (“{one.item.lost[0][:60]}…”) left it with the list, and stand in "
                f"the note of the entry @{one.key} alone: where they are text, put them back into it by hand, and delete the entry."
            )
            yield Problem(file, one.item.read.item.line, "words-in-note", "warning", message)
        elif one.entry is None and one.item is not None and one.item.lost:
            words = ", ".join(f"“{text}”" for text in one.item.lost[:4])
            message = f"the list’s entry @{one.key} has words that were read into no field, and stand in its note: {words}."
            yield Problem(file, one.item.read.item.line, "item-words", "query", message)


def _never_cited(file: str, known: Sequence[_Known], used: set[str]) -> Iterator[Problem]:
    left = list(dict.fromkeys(one.key for one in known if one.item is not None and one.key not in used))
    if left:
        line = min(one.item.read.item.line for one in known if one.item is not None and one.key in left)
        shown = ", ".join(f"@{key}" for key in left[:12]) + (f" and {len(left) - 12} more" if len(left) > 12 else "")
        message = (
            f"of the list of works {len(left)} {'are' if len(left) > 1 else 'is'} cited nowhere, and printed nowhere: {shown}; "
            f"{'they stand' if len(left) > 1 else 'it stands'} in bibliography.bib all the same."
        )
        yield Problem(file, line, "item-uncited", "query", message)


def _uncalled(manuscript: Manuscript, works: WorksList) -> Iterator[Problem]:
    message = f"nothing in the text was tied to a list of {len(works.items)} works, which stays in the text as typed."
    yield Problem(manuscript.file, works.items[0].line, "list-uncalled", "query", message)


def _calls_without_works(manuscript: Manuscript) -> Iterator[Problem]:
    """One query for a text that cites by author and year, and has no list of works."""
    nothing = KnownWorks(())
    found = [
        (block.line, typed_text(one.typed))
        for block in manuscript.blocks
        if block.kind != "heading"
        for one in find_calls(block.text, nothing, manuscript.metadata.lang)[1]
    ]
    if len(found) >= _FEW:
        shown = ", ".join(f"“{typed}”" for _, typed in found[:3])
        message = (
            f"{len(found)} works are cited by author and year ({shown} …), and there is no list of works: add it to the manuscript, or "
            "give its bibliography with --bibliography FILE."
        )
        yield Problem(manuscript.file, found[0][0], "list-missing", "query", message)
