"""Previews as the desk's processes make them. Such a process does one after another, and keeps its pandoc and the pages that it laid out last."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from footpress.pandoc.running import WARM, pandoc_path
from footpress.pandoc.warm import WarmPandoc
from footpress.problems import WorldError
from footpress.publication import previewing

if TYPE_CHECKING:
    from footpress.editions.pdf.making import LaidOutPages

Tell = Callable[[str], None]
WIDTH = 1000
"""Pixels of a picture of a page."""
_laid_out: dict[tuple[Path, str], LaidOutPages] = {}
"""The pages that were laid out last; those of one article alone, they take much memory."""


@dataclass(frozen=True, slots=True)
class Pages:
    """How many pages there are, and how large the first of them is."""

    count: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as PNG; the digest tells whether it looks as before."""

    digest: str
    data: bytes


def web_page(_tell: Tell, directory: Path, slug: str) -> Mapping[str, bytes]:
    """The files of the web page as it would be built now, by their places in build/."""
    _keep_pandoc()
    return dict(previewing.web_page(directory, slug))


def book(_tell: Tell, directory: Path, slug: str) -> Mapping[str, bytes]:
    """The files in the EPUB as it would be built now."""
    _keep_pandoc()
    return dict(previewing.book(directory, slug))


def lay_out(_tell: Tell, directory: Path, slug: str) -> Pages:
    """The pages of the PDF as they would be built now, laid out and not drawn."""
    _keep_pandoc()
    made = previewing.pages(directory, slug, _laid_out.get((directory, slug)))
    _laid_out.clear()
    _laid_out[directory, slug] = made
    return Pages(len(made.pages), *made.pages.size)


def draw(tell: Tell, directory: Path, slug: str, number: int) -> Picture:
    """One of the pages that were laid out last; laid out first where they are not."""
    if (directory, slug) not in _laid_out:
        lay_out(tell, directory, slug)
    return _picture(_laid_out[directory, slug].pages.draw(number))


def warm_up(_tell: Tell) -> bool:
    """Have at hand what the first pages would wait for; a machine without Pango hears of it when it asks for pages."""
    _keep_pandoc()
    with suppress(WorldError):
        import footpress.editions.pdf.making
        import footpress.editions.pdf.page_pictures  # noqa: F401
    return True


@lru_cache(maxsize=60)
def _picture(pdf: bytes) -> Picture:
    from footpress.editions.pdf.page_pictures import page_pictures

    (data,) = page_pictures(pdf, WIDTH)
    return Picture(hashlib.blake2b(pdf, digest_size=12).hexdigest(), data)


def _keep_pandoc() -> None:
    if WARM.get() is None:
        WARM.set(WarmPandoc(pandoc_path()))
