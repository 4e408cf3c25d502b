"""What is seen of an article: its previews, each made when it is asked for and kept until a file of the publication changes."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from footpress.desk.changes import state_of
from footpress.desk.previews import Pages, Picture, book, draw, lay_out, web_page
from footpress.problems import UsageError
from footpress.publication.workers import Work, Worker

_SECONDS = 120.0
"""Longer than the pages of a book of a thousand notes take."""
_MAKERS: Mapping[str, Work] = {"web": web_page, "book": book, "pages": lay_out}
KINDS = tuple(_MAKERS)


@dataclass(slots=True)
class _Kept:
    """The last preview of a kind: of which article, in which state, what was made, and which of its pages are drawn."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    slug: str = ""
    state: str = ""
    made: Any = None
    pictures: dict[int, Picture] = field(default_factory=dict)


class Seen:
    """The previews of a publication. The pages of the PDF have a process of their own: nobody waits for them who looks at something else."""

    def __init__(self, directory: Path, quick: Worker, typesetter: Worker) -> None:
        self._directory = directory
        self._workers = {"web": quick, "book": quick, "pages": typesetter}
        self._kept = {kind: _Kept() for kind in _MAKERS}

    def now(self, kind: str, slug: str) -> Any:
        """A preview as it would be built now: files for `web` and `book`, `Pages` for `pages`. Raises FootpressError for what stops a
        build; what was made before is kept."""
        kept = self._kept[kind]
        with kept.lock:
            state = state_of(self._directory, slug)
            if (kept.slug, kept.state) != (slug, state):
                made = self._workers[kind].result(_MAKERS[kind], self._directory, slug, seconds=_SECONDS)
                kept.slug, kept.state, kept.made, kept.pictures = slug, state, made, {}
            return kept.made

    def has(self, kind: str, slug: str) -> bool:
        """Whether a preview could ever be made, and is kept."""
        return self._kept[kind].slug == slug

    def file(self, kind: str, slug: str, name: str) -> bytes:
        """A file of the last preview that could be made. Raises UsageError where it has no such file."""
        kept = self._kept[kind]
        files = kept.made if self.has(kind, slug) else self.now(kind, slug)
        if name not in files:
            raise UsageError("There is no such file in it.")
        return bytes(files[name])

    def picture(self, slug: str, number: int) -> Picture:
        """A page of the last PDF that could be made."""
        kept = self._kept["pages"]
        pages: Pages = kept.made if self.has("pages", slug) else self.now("pages", slug)
        if not 1 <= number <= pages.count:
            raise UsageError("There is no such page.")
        with kept.lock:
            if number not in kept.pictures:
                kept.pictures[number] = self._workers["pages"].result(draw, self._directory, slug, number, seconds=_SECONDS)
            return kept.pictures[number]
