"""The articles of which all editions were found to stand, in one file: what a build asks of thousands of articles is asked once of each, and
not of each of its editions, whose plans are a file each.

What is kept of an article is believed only where the digest of all that its editions are made from, and of all that they are, is the same:
it may be deleted, damaged, or written by another build, and then each edition is asked.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from footpress.disk.writing import replace_text
from footpress.problems import Problem, WorldError

MANY = 50
"""Of fewer articles each edition is asked as fast."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of an edition that stands."""

    notes: int
    entries: int
    told: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Stood:
    """An article whose editions stood: `whole` is the digest of what they are made from and of what they are, `works` and `files` the names of
    what was looked up for that, `said` what is said of each edition."""

    whole: str
    works: tuple[str, ...]
    files: tuple[str, ...]
    said: tuple[Said, ...]

    @property
    def by_line(self) -> bool:
        """As `by_line` of what is said of them."""
        return by_line(problem for each in self.said for problem in each.told)


def by_line(told: Iterable[Problem]) -> bool:
    """Whether the lines of entries belong to what an edition is made from, since something was said of the bibliography."""
    return any(problem.file == "bibliography.bib" for problem in told)


class StoodWhole:
    """What is known of the articles that stood, by slug, in these editions ("pdf epub html")."""

    def __init__(self, file: Path, editions: str) -> None:
        self._file, self._names = file, editions
        self._known = _read(file, editions)
        self._now: dict[str, Any] = {}

    def of(self, slug: str) -> Stood | None:
        """What is known of an article; None where that is nothing, or nothing that can be read."""
        try:
            whole, works, files, said = self._known[slug]
            stated = tuple(
                Said(int(notes), int(entries), tuple(Problem(**each) for each in told)) for notes, entries, told in said
            )
            return Stood(str(whole), tuple(map(str, works)), tuple(map(str, files)), stated)
        except (ValueError, KeyError, TypeError):
            return None

    def stands(self, slug: str, stood: Stood) -> None:
        """An article was found to stand, with this to be known of it."""
        said = [[each.notes, each.entries, [asdict(problem) for problem in each.told]] for each in stood.said]
        self._now[slug] = [stood.whole, stood.works, stood.files, said]

    def keep(self, slugs: Collection[str]) -> None:
        """Keep what is known now of these articles, where anything was found."""
        if self._now:
            known = {slug: row for slug, row in {**self._known, **self._now}.items() if slug in slugs}
            with contextlib.suppress(WorldError):
                text = json.dumps({"editions": self._names, "articles": known}, ensure_ascii=False, separators=(",", ":"))
                replace_text(self._file, text)


def _read(file: Path, names: str) -> dict[str, Any]:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        known = json.loads(file.read_text(encoding="utf-8"))
        if known["editions"] == names and isinstance(known["articles"], dict):
            return dict(known["articles"])
    return {}
