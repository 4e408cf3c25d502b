"""Readings that a person confirmed, as lines from which a reader may learn: the form of `footpress notes --jsonl`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from footpress.disk.reading import admit, read_bytes
from footpress.gathering.corrections.recorded_notes import Data, recorded_notes
from footpress.gathering.corrections.recorded_readings import resolved
from footpress.gathering.corrections.rewriting import stands_as_read
from footpress.gathering.corrections.standing_texts import StandingTexts
from footpress.gathering.corrections.works_cited import keys_of
from footpress.model.manuscript import Note
from footpress.model.reference import Reading, Resolved
from footpress.publication.note_lists.note_lines import write_note_line
from footpress.source.articles import find_slugs
from footpress.source.reading import read_publication, source_of


def gold_lines(directory: Path, slugs: Sequence[str] = ()) -> Iterator[str]:
    """A line for each confirmed note of these articles (of all where none is named) that stands as it was read."""
    publication = read_publication(directory)
    for slug in find_slugs(directory, slugs):
        texts = StandingTexts(_text(directory, f"source/{slug}.md"), "", _text(directory, f"source/notes/{slug}.yaml"))
        lang = source_of(texts.markdown, slug, publication).front_matter.lang if texts.record else ""
        first: dict[str, tuple[int, int]] = {}
        for note in recorded_notes(texts.record).values():
            items = tuple(_items(note, first))
            if note.get("confirmed") and stands_as_read(texts, note):
                given = {"doc": slug, "n": note["n"], "lang": lang, "raw": note["raw"]}
                reading = Reading(Note(note["n"], note["raw"]), tuple(item.reference for item in items))
                yield write_note_line(given, reading, items)


def _items(note: Data, first: dict[str, tuple[int, int]]) -> Iterator[Resolved]:
    """The citations of a note; a short form refers to the first citation of its work."""
    for index, each in enumerate(note["citations"]):
        key = keys_of(each)
        item = resolved(note, each, 0 if key else None)
        if each["kind"] != "full" and key in first:
            item = Resolved(item.note, item.reference, 0, *first[key])
        yield item
        if key:
            first.setdefault(key, (note["n"], index))


def _text(directory: Path, name: str) -> str:
    path = admit(directory / name, directory)
    return read_bytes(path, directory).decode("utf-8").replace("\r\n", "\n") if path.is_file() else ""
