"""A bibliography and its entries."""

from __future__ import annotations

from dataclasses import dataclass, field

from footpress.problems import Problem


@dataclass(frozen=True, slots=True)
class Entry:
    """A record in the bibliography: BibLaTeX type and fields as written in the file, without the outer braces or quotes."""

    key: str
    type: str
    fields: tuple[tuple[str, str], ...]
    line: int = 0

    def get(self, name: str) -> str:
        """The raw text of a field, "" where there is none."""
        for called, value in self.fields:
            if called == name:
                return value
        return ""


@dataclass(frozen=True, slots=True)
class BrokenEntry:
    """A record that cannot be read, or not as one: its key ("" where it has none), and what is wrong with it."""

    key: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The entries of one .bib file, in file order, and those that are broken: they cost only the articles that cite them."""

    file: str
    entries: tuple[Entry, ...] = ()
    broken: tuple[BrokenEntry, ...] = ()
    _by_key: dict[str, Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """The entries by their keys, for looking them up."""
        object.__setattr__(self, "_by_key", {entry.key: entry for entry in self.entries})

    def __hash__(self) -> int:
        """Of what tells most: a bibliography of many thousand entries is looked up as often as it has entries."""
        return hash((self.file, len(self.entries), self.entries[:1], self.entries[-1:]))

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def get(self, key: str) -> Entry | None:
        """The entry with this key, or None."""
        return self._by_key.get(key)
