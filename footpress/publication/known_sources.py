"""What was read of the sources of articles, kept by their digests: an article that has not changed is not read as YAML again, nor searched again
for what it names.

An article names other articles and works wherever their names stand in it as words. What it names hangs on which there are: what is kept
was searched for among those that there were then, and is searched for again where one of those that have come since stands in the source.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from footpress.disk.writing import replace_text
from footpress.model.article import FrontMatter
from footpress.model.plain import as_plain, from_plain
from footpress.problems import WorldError


@dataclass(frozen=True, slots=True)
class Named:
    """What a source names: slugs of articles, keys of works; sorted."""

    slugs: tuple[str, ...]
    keys: tuple[str, ...]


class KnownSources:
    """What is known of the sources of a publication whose articles and works have these names. `key` is the digest of what else the reading of
    a source hangs on. What is kept may be deleted or damaged: then sources are read."""

    def __init__(self, file: Path, key: str, slugs: Collection[str], keys: Collection[str]) -> None:
        self._file, self._key, self._names = file, key, (frozenset(slugs), frozenset(keys))
        known = _read(file)
        same = known.get("key") == key
        self._known: dict[str, list[Any]] = (
            {slug: row for slug, row in known["sources"].items() if slug in self._names[0]} if same else {}
        )
        before = [frozenset(known[names]) if same else frozenset[str]() for names in ("slugs", "keys")]
        self._come = [name.encode() for names, old in zip(self._names, before, strict=True) for name in names - old]
        self._before = tuple(names & old for names, old in zip(self._names, before, strict=True))
        self._seen: dict[str, tuple[str, Named]] = {}
        self._changed = not same or bool(self._come) or self._before != tuple(before)

    def front(self, slug: str, digest: str) -> FrontMatter | None:
        """What an article says of itself; None where it is not known, or the source is another."""
        row = self._row(slug, digest)
        if row and row[1] is not None:
            with contextlib.suppress(ValueError, TypeError):
                return from_plain(FrontMatter, row[1])
        return None

    def read(self, slug: str, digest: str, front: FrontMatter) -> None:
        """Keep what an article says of itself."""
        row = self._row(slug, digest) or self._begun(slug, digest)
        with contextlib.suppress(ValueError, TypeError, RecursionError):
            plain = as_plain(front)
            if from_plain(FrontMatter, json.loads(json.dumps(plain))) == front:
                self._changed = self._changed or row[1] != plain
                row[1] = plain

    def named(self, slug: str, digest: str, data: Callable[[], bytes], search: Callable[[], Named]) -> Named:
        """What a source names; `data` is the whole file, `search` searches it."""
        if slug in self._seen and self._seen[slug][0] == digest:
            return self._seen[slug][1]
        row = self._row(slug, digest)
        if row and row[2] is not None and (not self._come or not self._has_come(data())):
            slugs, keys = (names.intersection(found) for names, found in zip(self._names, row[2], strict=True))
            named = Named(tuple(sorted(slugs)), tuple(sorted(keys)))
        else:
            named = search()
            row = row or self._begun(slug, digest)
            self._changed = True
            if _ALL in data():
                self._seen[slug] = digest, named
                return named
        row[2] = [list(named.slugs), list(named.keys)]
        self._seen[slug] = digest, named
        return named

    def keep(self) -> None:
        """Write what is known. Of sources that were not asked for it is known only what they name of what there was before."""
        if not self._changed or not self._file.parent.is_dir():  # where nothing was built, nothing is left
            return
        whole = self._known.keys() <= self._seen.keys()
        slugs, keys = self._names if whole else self._before
        known = {"key": self._key, "slugs": sorted(slugs), "keys": sorted(keys), "sources": self._known}
        with contextlib.suppress(WorldError):
            replace_text(self._file, json.dumps(known, ensure_ascii=False, separators=(",", ":")))

    def _has_come(self, data: bytes) -> bool:
        if len(self._come) > _MANY:
            return True
        whole = data + unquote_to_bytes(data) if b"%" in data else data
        if b"\\" in data or b"&" in data:  # as Markdown may have it
            whole += unescape(data.decode("utf-8", "replace").replace("\\", "")).encode("utf-8", "replace")
        return any(name in whole for name in self._come)

    def _row(self, slug: str, digest: str) -> list[Any] | None:
        row = self._known.get(slug)
        return row if isinstance(row, list) and len(row) == _COLUMNS and row[0] == digest else None

    def _begun(self, slug: str, digest: str) -> list[Any]:
        self._changed = True
        self._known[slug] = [digest, None, None]
        return self._known[slug]


_COLUMNS = 3
"""The digest of a source, what it says of itself, what it names."""
_ALL = b"nocite"
"""What names works without their names: `nocite: all`."""
_MANY = 100
"""New names: to look for so many is to search."""


def _read(file: Path) -> dict[str, Any]:
    """What was kept; a thing of the same form without anything in it where there is none, or it is damaged."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        known = json.loads(file.read_text(encoding="utf-8"))
        if isinstance(known["sources"], dict) and all(
            isinstance(name, str) for names in ("slugs", "keys") for name in known[names]
        ):
            return dict(known)
    return {}
