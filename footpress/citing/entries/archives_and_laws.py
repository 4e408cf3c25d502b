"""What pandoc's reader of BibLaTeX doesn't know of archives, and how lawyers write what it knows of laws."""

from __future__ import annotations

from functools import cache
from typing import Any

from footpress.languages.terms import terms
from footpress.model.entry import Entry
from footpress.text.latex import without_latex

_LAW = frozenset({"legislation", "jurisdiction", "legal"})
_KEPT_IN_ARCHIVES = frozenset({"unpublished", "letter", "misc", "artwork", "image"})
_ARCHIVE = {"library": "archive", "archive_collection": "archive_collection", "archive_location": "archive_location"}


def kept_in(entry: Entry | None) -> dict[str, str]:
    """CSL's variables of an archive, which pandoc does not read: its name from `library`, the collection and the shelf mark."""
    if entry is None or not (entry.type in _KEPT_IN_ARCHIVES or entry.get("archive_location")):
        return {}
    values = {variable: without_latex(entry.get(name)) for name, variable in _ARCHIVE.items()}
    return {variable: value for variable, value in values.items() if value}


def as_lawyers_write(fields: dict[str, Any], entry: Entry | None) -> dict[str, Any]:
    """A law without the day that its title says; its volume behind the name of its reporter where that isn't one that follows its
    number ("BVerfGE 39", but "347 U.S.")."""
    if entry is None or entry.type not in _LAW:
        return fields
    title, year = without_latex(entry.get("title")), entry.get("date")[:4]
    if entry.type == "legislation" and year and year in title:
        fields = {name: value for name, value in fields.items() if name != "issued"}
    reporter, volume = without_latex(entry.get("journaltitle")), without_latex(entry.get("volume"))
    if reporter and volume and entry.type != "legal" and reporter not in _numbered_first():
        fields = {name: value for name, value in fields.items() if name != "volume"}
        fields["container-title"] = {"t": "MetaString", "c": f"{reporter} {volume}"}
    return fields


@cache
def _numbered_first() -> frozenset[str]:
    """Reporters and codes whose volume stands before them."""
    return frozenset(term for kind in ("Reporter", "Code", "Law") for term in terms("law", kind))
