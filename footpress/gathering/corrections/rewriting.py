"""A note read otherwise: its Markdown and its record are written anew, by the same account as at import.

A citation of which a word would be lost stays as typed, and is a proposal; so nothing that a person corrects loses what was typed unless
they confirm it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from footpress.gathering.account.entry_words import EntryWords
from footpress.gathering.account.left_beside import are_all_beside, still_beside
from footpress.gathering.account.lost_words import lost_words
from footpress.gathering.account.settling import Settled, entry_of
from footpress.gathering.brackets import whole_span
from footpress.gathering.corrections.recorded_notes import Data, recorded_note, with_recorded_note
from footpress.gathering.corrections.recorded_readings import in_order, resolved
from footpress.gathering.corrections.standing_texts import StandingTexts
from footpress.gathering.corrections.works_cited import (
    bibliography_of,
    data_of_entry,
    find_work,
    keys_of,
    notes_citing,
    waiting_entries,
    with_entry,
)
from footpress.gathering.note_text import note_markdown
from footpress.gathering.proposals import proposal_sentence
from footpress.gathering.source_notes import digest, source_notes, with_note
from footpress.model.entry import Entry
from footpress.model.reference import Resolved, Span
from footpress.problems import UsageError

_INDENT = "    "


@lru_cache(maxsize=8)
def notes_of(markdown: str) -> Mapping[int, str]:
    """The Markdown of each note of a text, found once."""
    return source_notes(markdown)


def note_to_change(texts: StandingTexts, number: int) -> Data:
    """The recorded reading of a note that stands as it was read. Raises UsageError where it has none, or was written by hand."""
    note = recorded_note(texts.record, number)
    if note is None or number not in notes_of(texts.markdown):
        raise UsageError(f"Note {number} has no reading: it was not imported, or is no longer in the text.")
    if not stands_as_read(texts, note):
        raise UsageError(f"Note {number} was written by hand. To read it again as it was typed, take back what is written first.")
    return note


def stands_as_read(texts: StandingTexts, note: Data) -> bool:
    """Whether a note stands in the text as its reading was written."""
    standing = notes_of(texts.markdown).get(note["n"], "")
    return note.get("written") == digest(standing) or _parted(standing, note)[0] == rendered(note, proposed=False)


def rendered(note: Data, *, proposed: bool) -> str:
    """What was read of a note as its reading writes it; with `proposed` also the citations that wait."""
    keys = [keys_of(each) if proposed else each["key"] or "" for each in note["citations"]]
    numbers = {key: number for number, key in enumerate(dict.fromkeys(filter(None, keys)))}
    items = [resolved(note, each, numbers.get(key)) for each, key in zip(note["citations"], keys, strict=True)]
    markdown = note_markdown(note["raw"], items, {number: key for key, number in numbers.items()}, note.get("breaks", ()))
    return markdown.replace("\n\n", f"\n\n{_INDENT}")


def _parted(standing: str, note: Data) -> tuple[str, str]:
    """(the paragraphs of a note in the text that were read, what follows them)."""
    size = rendered(note, proposed=False).count("\n\n") + 1
    paragraphs = standing.split("\n\n")
    return "\n\n".join(paragraphs[:size]), "".join(f"\n\n{paragraph}" for paragraph in paragraphs[size:])


def with_citations(
    texts: StandingTexts,
    note: Data,
    citations: Iterable[Data],
    entries: Iterable[Entry] = (),
    before: StandingTexts | None = None,
    *,
    knowingly: bool = False,
) -> StandingTexts:
    """The texts with other citations in a note; `entries` are of works that neither the bibliography nor a proposal has.

    A citation that was taken stays taken, unless a word would be lost that was not lost in the texts as they were `before`; or though it would, where a
    person loses it `knowingly`.
    """
    known = None if knowingly else words_lost(before or texts, note["n"])
    waiting = {**waiting_entries(texts.record), **{entry.key: entry for entry in entries}}
    ordered = sorted(citations, key=lambda each: each["span"][0])
    bibliography = bibliography_of(texts.bibliography)
    settled = [
        _settled(texts, note, each, bibliography.get(keys_of(each)) or waiting.get(keys_of(each)), known) for each in ordered
    ]
    changed = {**note, "citations": [_weighed(each, one) for each, one in zip(ordered, settled, strict=True)]}
    keys = dict.fromkeys(each["proposed"] for each in changed["citations"] if "proposed" in each)
    changed.pop("proposal", None)
    if keys:
        lacking = [data_of_entry(waiting[key]) for key in keys if key in waiting and key not in bibliography]
        changed["proposal"] = {
            "because": proposal_sentence(tuple(settled)),
            "markdown": _with_rest(texts, note, rendered(changed, proposed=True)),
            "entries": lacking,
        }
        changed.pop("confirmed", None)
    return written(texts, changed)


def written(texts: StandingTexts, note: Data) -> StandingTexts:
    """The texts with a note of the record, and its Markdown as that says."""
    markdown = _with_rest(texts, note, rendered(note, proposed=False))
    return StandingTexts(
        with_note(texts.markdown, note["n"], markdown),
        texts.bibliography,
        with_recorded_note(texts.record, in_order_of_record({**note, "written": digest(markdown)})),
    )


def with_weighed_proposals(texts: StandingTexts, key: str) -> StandingTexts:
    """The texts, the proposals of the notes that cite a work weighed again after its entry was changed."""
    for number in sorted(notes_citing(texts.record, key)):
        note = recorded_note(texts.record, number)
        if note is not None and "proposal" in note and stands_as_read(texts, note):
            texts = with_citations(texts, note, note["citations"])
    return texts


def with_own_entry(texts: StandingTexts, note: Data, before: Data, after: Data) -> StandingTexts:
    """The texts with the entry of a full citation changed where it is now read otherwise; what a person wrote in other fields stays."""
    key = keys_of(after)
    standing = find_work(texts, key) if key and after["kind"] == "full" else None
    if standing is None:
        return texts
    was, now = (entry_of(key, resolved(note, each, 0)) for each in (before, after))
    names = [name for name in dict(now.fields) | dict(was.fields) if now.get(name) != was.get(name)]
    fields = {name: now.get(name) for name in names if now.get(name) or standing.get(name) == was.get(name)}
    type = now.type if now.type != was.type and standing.type == was.type else ""
    return with_weighed_proposals(with_entry(texts, key, fields, type), key)


def words_lost(texts: StandingTexts, number: int) -> frozenset[Span]:
    """The words that the citations of a note lose which are taken all the same: a person has corrected their entries, or taken them so."""
    note = recorded_note(texts.record, number)
    found: set[Span] = set()
    for each in note["citations"] if note else ():
        if each["key"] and (entry := bibliography_of(texts.bibliography).get(each["key"])) is not None:
            found |= set(lost_words(resolved(note or {}, each, 0), EntryWords.of(entry), notes_citing(texts.record, each["key"])))
    return frozenset(found)


def loses_words(texts: StandingTexts, note: Data) -> bool:
    """Whether a word that was typed would stand neither in a note as it is proposed nor in the entries that it cites then."""
    entries = {**waiting_entries(texts.record), **{entry.key: entry for entry in bibliography_of(texts.bibliography).entries}}
    for each in note["citations"]:
        if (entry := entries.get(keys_of(each))) is not None:
            item, said = resolved(note, each, 0), EntryWords.of(entry)
            if not are_all_beside(item, lost_words(item, said, notes_citing(texts.record, entry.key) | {note["n"]}), said):
                return True
    return False


def _settled(texts: StandingTexts, note: Data, citation: Data, entry: Entry | None, known: frozenset[Span] | None) -> Settled:
    """A citation weighed by the account: it is taken where it was, or where nothing of it is lost."""
    key = keys_of(citation)
    item: Resolved = resolved(note, citation, 0 if key else None)
    if not key or entry is None:
        return Settled(item, because="work")
    said, notes = EntryWords.of(entry), notes_citing(texts.record, key) | {note["n"]}
    item = still_beside(item, said)
    lost = tuple(span for span in lost_words(item, said, notes) if known is not None and span not in known)
    because = "" if lost else "bracket" if whole_span(item) is None else ""
    return Settled(
        item, key, not lost and not because and not citation.get("proposed"), lost, because or ("" if lost else "entry")
    )


def _weighed(citation: Data, settled: Settled) -> dict[str, Any]:
    changed = {name: value for name, value in citation.items() if name not in ("key", "proposed", "lost", "beside")}
    changed["beside"] = [list(span) for span in settled.item.beside]
    if settled.taken or not settled.key:
        return in_order({**changed, "key": settled.key or None})
    return in_order({**changed, "key": None, "proposed": settled.key, "lost": list(settled.lost_text)})


def _with_rest(texts: StandingTexts, note: Data, read: str) -> str:
    """The paragraphs of a note that were read, with what follows them in the text."""
    return read + _parted(notes_of(texts.markdown).get(note["n"], ""), recorded_note(texts.record, note["n"]) or note)[1]


_ORDER = ("n", "line", "raw", "breaks", "written", "accepted", "confirmed", "proposal", "citations", "doubts")


def in_order_of_record(note: Mapping[str, Any]) -> dict[str, Any]:
    """A note with its parts in the order of the record."""
    return {**{name: note[name] for name in _ORDER if name in note}, **{k: v for k, v in note.items() if k not in _ORDER}}


def replaced(citations: Sequence[Data], index: int, *by: Data) -> list[Data]:
    """Citations with others in the place of one."""
    return [*citations[:index], *by, *citations[index + 1 :]]


def citation_at(note: Data, index: int) -> Data:
    """A citation of a note. Raises UsageError where there is none."""
    if not 0 <= index < len(note["citations"]):
        raise UsageError("This citation is no longer there: look at the note again.")
    return dict(note["citations"][index])
