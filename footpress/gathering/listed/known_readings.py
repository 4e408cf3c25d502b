"""Works of a list or a bibliography as readings, so that notes can be tied to them: "Reeves, p. 179" to the Reeves of the list."""

from __future__ import annotations

from footpress.gathering.listed.item_entries import ListedWork
from footpress.model.entry import Entry
from footpress.model.manuscript import Note
from footpress.model.names import Name
from footpress.model.reference import Field, Reading, Reference
from footpress.resolution.identity import describe_entry
from footpress.text.latex import without_latex

_TEXTS = {
    "publisher": ("publisher", "institution"), "place": ("location", "address"), "volume": ("volume",), "issue": ("number",),
    "pages": ("pages",), "url": ("url",), "doi": ("doi",), "edition": ("edition",),
}  # fmt: skip


def of_list(work: ListedWork) -> Reading:
    """A work of a list."""
    return Reading(work.read.note, (work.reference,))


def of_entry(entry: Entry, place: int) -> Reading:
    """An entry of a bibliography; `place` counts the works, from 1."""
    said = describe_entry(entry)
    values: dict[str, str | tuple[Name, ...]] = {
        name: next((text for field in fields if (text := without_latex(entry.get(field)))), "") for name, fields in _TEXTS.items()
    }
    values |= {"author": said.authors, "title": said.title, "container": said.container, "date": said.date}
    values |= {} if said.authors else {"editor": said.editors}
    fields = tuple(Field(name, value, (0, 0), rule="bibliography") for name, value in values.items() if value)
    return Reading(Note(-place, ""), (Reference("full", said.type, fields, (0, 0)),))
