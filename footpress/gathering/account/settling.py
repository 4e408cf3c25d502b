"""Step 4, settling: each work gets its key and its entry, and each citation is taken, or stays in its note as typed.

A citation is taken where nothing of it would be lost (`lost_words`). The entry of a work is made from those of its full citations
that it can account for; where there is none, the whole work waits as a proposal, and each note that cites it stays as typed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from footpress.gathering.account.entry_words import EntryWords
from footpress.gathering.account.fitting import fittings, with_roles
from footpress.gathering.account.laws_told_of import is_told_of
from footpress.gathering.account.left_beside import still_beside, with_words_beside
from footpress.gathering.account.lost_words import called, lost_words, people_beyond
from footpress.gathering.brackets import whole_span
from footpress.gathering.edtf_dates import entry_date
from footpress.gathering.entries import make_entry
from footpress.gathering.matching import find_entry
from footpress.gathering.works import by_note, by_work, describe_work, fullest
from footpress.model.entry import Bibliography, Entry
from footpress.model.manuscript import Note
from footpress.model.reference import Field, Reference, Resolved, Span
from footpress.records.keys import make_key

Place = tuple[int, int]
"""The number of a note, and the place of a citation in it from 0."""


@dataclass(frozen=True, slots=True)
class Settled:
    """One citation, settled: the key of its work ("" for none), and whether it is taken.

    Where it stays as typed, `lost` are the spans of the words that would be lost, and `because` says why where there are none:
    "entry" (its work has no entry that can be accounted for), "ibid" (the style would say ibid. behind a citation that is only
    typed), "unwritable" (its entry cannot be written to a bibliography), "bracket" (a bracket opens in it and closes outside), "work" (no work was found that it means),
    "apart" (a note that cites nothing stands between ibid. and the work that it would mean), "told" (a sentence tells of it).
    """

    item: Resolved
    key: str = ""
    taken: bool = False
    lost: tuple[Span, ...] = ()
    because: str = ""

    @property
    def lost_text(self) -> tuple[str, ...]:
        """The words that would be lost, as typed."""
        return tuple(self.item.note.raw[slice(*span)] for span in self.lost)


@dataclass(frozen=True, slots=True)
class Settlement:
    """The citations of a document in order; the entries that the bibliography lacks and a citation that is taken needs (`new`), and
    those that only proposals need."""

    citations: tuple[Settled, ...]
    new: tuple[Entry, ...]
    proposed: tuple[Entry, ...]
    keys: Mapping[int, str]
    """The key of each work."""
    _by_note: dict[int, list[Settled]] = field(init=False, repr=False, compare=False)
    written: dict[Note, str] = field(init=False, repr=False, compare=False, default_factory=dict)
    """The Markdown of notes that was asked for before: the text, its account and the record each ask for all of them."""

    def __post_init__(self) -> None:
        """The citations by their notes, for looking them up."""
        notes: dict[int, list[Settled]] = {}
        for each in self.citations:
            notes.setdefault(each.item.note.number, []).append(each)
        object.__setattr__(self, "_by_note", notes)

    def of_note(self, number: int) -> tuple[Settled, ...]:
        """The citations of one note."""
        return tuple(self._by_note.get(number, ()))


def settle(
    resolved: Sequence[Resolved],
    bibliography: Bibliography,
    settled: Mapping[Place, str],
    taken: Collection[Place] = (),
    *,
    beside: Mapping[Place, tuple[Span, ...]] | None = None,
    can_be_written: Callable[[Entry], bool] = lambda _: True,
) -> Settlement:
    """Settle the citations of one document. A key that was settled for a place holds; what was taken before, or is accepted by a
    person, is taken again: its entry is theirs; with the words that it left `beside` it. A work whose entry cannot be written to a
    bibliography has none."""
    keys: dict[int, str] = {}
    entries: dict[int, Entry] = {}
    sound: set[int] = set()
    unwritable: set[int] = set()
    made: dict[str, Entry] = {}
    left = beside or {}
    at = _places(resolved)
    resolved = [
        replace(item, reference=with_roles(item.reference, item.note.raw), beside=left.get(at[id(item)], ())) for item in resolved
    ]
    places = _places(resolved)
    describing: dict[int, Collection[int]] = {}
    broken = {one.key for one in bibliography.broken if one.key}
    accepted = {id(item) for item in resolved if places[id(item)] in taken}
    told = {id(item) for item in resolved if is_told_of(item)} - accepted
    cited_works = by_work([item for item in resolved if id(item) not in told])
    used = {*broken, *(each.key for each in bibliography.entries)}
    words: dict[int, EntryWords] = {}
    for work, items in cited_works.items():
        known = next((settled[place] for item in items if (place := places[id(item)]) in settled), None)
        entry = bibliography.get(known) if known else find_entry(describe_work(items), bibliography)
        if entry is None and known in broken:
            entry = Entry(known, "misc", ())  # it stands there, to be mended by hand
        elif entry is None:
            clean = [described for item in items if (described := _describing(item, items, id(item) in accepted))]
            describing[work] = [each.item.note.number for each in clean]
            if len(clean) == 1 and (alone := clean[0].alone):
                entry = replace(alone.words.entry, key=known or make_key(alone.reference, used))
                words[work] = replace(alone.words, entry=entry)
            else:
                meant = [each.item for each in clean] or items
                reference = _described(meant)
                entry = _entry(known or make_key(reference, used), reference, meant)
            made[entry.key] = entry
            sound |= {work} if clean else set()
            unwritable |= set() if can_be_written(entry) else {work}
        else:
            sound.add(work)
        keys[work], entries[work] = entry.key, entry
        used.add(entry.key)
    notes = {work: frozenset(item.note.number for item in items) for work, items in cited_works.items()}
    words |= {work: EntryWords.of(entry) for work, entry in entries.items() if work not in words}
    citations = [
        Settled(item, because="told")
        if id(item) in told
        else Settled(item, keys[item.work], because="unwritable")
        if item.work in unwritable
        else _settle(
            item,
            keys[item.work],
            words[item.work],
            notes[item.work],
            own=item.note.number in describing.get(item.work, ()),
            sound=item.work in sound,
            accepted=id(item) in accepted,
        )
        if item.work is not None
        else Settled(item, because="work")
        for item in resolved
    ]
    citations = _without_far_ibid(citations, [places[id(item)] for item in resolved], taken)
    citations = _without_false_ibid(citations)
    cited = {each.key for each in citations if each.taken}
    return Settlement(
        tuple(citations),
        tuple(entry for entry in made.values() if entry.key in cited),
        tuple(entry for entry in made.values() if entry.key not in cited),
        keys,
    )


def _settle(
    item: Resolved, key: str, words: EntryWords, notes: frozenset[int], *, own: bool, sound: bool, accepted: bool
) -> Settled:
    """One citation of a work with this key, these words of its entry, cited in these notes; `own`: it describes the work itself."""
    if accepted:
        return Settled(still_beside(item, words), key, taken=True)
    lost = lost_words(item, words, notes)
    fitted = item if not lost else _fitted(item, lost, words, notes, own)
    because = "" if fitted is None else "entry" if not sound else "" if whole_span(fitted) else "bracket"
    if fitted is None or because:
        return Settled(with_words_beside(item, lost, words), key, lost=lost, because=because)
    return Settled(fitted, key, taken=True)


def _fitted(item: Resolved, lost: tuple[Span, ...], words: EntryWords, notes: frozenset[int], own: bool) -> Resolved | None:
    """The citation fitted so that nothing of it is lost; None where it cannot be."""
    return next((each for each in fittings(item, lost, own) if not lost_words(each, words, notes)), None)


class _Alone(NamedTuple):
    """What a citation says by itself, and the words of the entry that this makes."""

    reference: Reference
    words: EntryWords


class _Describing(NamedTuple):
    """A citation that may describe its work; `alone` where it does as it was read."""

    item: Resolved
    alone: _Alone | None = None


def _describing(item: Resolved, items: Sequence[Resolved], accepted: bool) -> _Describing | None:
    """The citation, fitted, if it may describe its work: nothing of it would be lost in an entry made of it alone.

    Where any citation of the work is full, a full one does; a person may have accepted it as it was read.
    """
    if item.reference.kind != "full" and any(other.reference.kind == "full" for other in items):
        return None
    if accepted:
        return _Describing(item)
    reference = _described([item])
    own, notes = EntryWords.of(_entry("key", reference, [item])), frozenset({item.note.number})
    lost = lost_words(item, own, notes)
    fitted = item if not lost else _fitted(item, lost, own, notes, own=True)
    if fitted is None or not whole_span(fitted):
        return None
    return _Describing(fitted, None if lost else _Alone(reference, own))


def _described(items: Sequence[Resolved]) -> Reference:
    return fullest([with_whole_dates(item) for item in items])


def _entry(key: str, reference: Reference, items: Sequence[Resolved]) -> Entry:
    others = frozenset().union(*(people_beyond(item) for item in items))
    typed = next((name for item in items if (name := called(item))), "")
    return make_entry(key, reference, " ".join(item.note.raw for item in items), others, typed)


def entry_of(key: str, item: Resolved) -> Entry:
    """The entry that one citation alone describes, under this key."""
    return _entry(key, _described([item]), [item])


def with_whole_dates(item: Resolved) -> Reference:
    """The reference with what its note says more of a date than its reading: a season, a range."""
    return replace(item.reference, fields=tuple(_whole_date(said, item.note.raw) for said in item.reference.fields))


def _whole_date(said: Field, raw: str) -> Field:
    if said.name not in ("date", "orig_date") or not isinstance(said.value, str):
        return said
    return replace(said, value=entry_date(said.value, raw[slice(*said.span)]))


def _without_false_ibid(citations: Sequence[Settled]) -> list[Settled]:
    """The same, but a citation that a style may set as "ibid." stays as typed behind another that does: ibid. would mean that one."""
    found: list[Settled] = []
    last: Settled | None = None
    for each in citations:
        before = found[-1] if found else None
        if (
            each.taken
            and last is not None
            and before is not None
            and not before.taken
            and last.key == each.key
            and each.item.note.number - last.item.note.number <= 1
        ):
            each = replace(each, taken=False, because="ibid")
        found.append(each)
        last = each if each.taken else last
    return found


def _without_far_ibid(citations: Sequence[Settled], places: Sequence[Place], accepted: Collection[Place]) -> list[Settled]:
    """The same, but an ibid. behind a note that cites nothing stays as typed until a person has said which work it means, and so does
    what points to this one."""
    found: list[Settled] = []
    apart: set[Place | None] = set()
    for each, place in zip(citations, places, strict=True):
        item = each.item
        pointed = None if item.refers_to_note is None else (item.refers_to_note, item.refers_to_index or 0)
        apart.discard(place)  # where the numbers of notes begin again
        if place not in accepted and each.key and (item.is_apart or pointed in apart):
            apart.add(place)
            each = replace(each, taken=False, because="apart") if each.taken else each
        found.append(each)
    return found


def _places(resolved: Iterable[Resolved]) -> dict[int, Place]:
    """Where each reference stands, by its identity."""
    return {id(item): (number, index) for number, items in by_note(resolved).items() for index, item in enumerate(items)}
