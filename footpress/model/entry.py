"""A bibliography and its entries."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A record in the bibliography: BibLaTeX type and fields as written in the file, without the outer braces or quotes."""

    key: str
    type: str
    fields: tuple[tuple[str, str], ...]
    line: int = 0

    def get(self, name: str) -> str:
        """The raw text of a field, "" where there is none."""
        return next((value for field, value in self.fields if field == name), "")


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The entries of one .bib file, in file order."""

    file: str
    entries: tuple[Entry, ...] = ()

    def __contains__(self, key: object) -> bool:
        return any(entry.key == key for entry in self.entries)

    def get(self, key: str) -> Entry | None:
        """The entry with this key, or None."""
        return next((entry for entry in self.entries if entry.key == key), None)
