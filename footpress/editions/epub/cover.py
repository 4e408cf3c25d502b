"""The cover, made from the metadata: typeset from templates/epub/cover.html, then drawn as a picture for the shelf.

Where WeasyPrint's libraries or the fonts are missing the book has no cover: an EPUB can be made without them.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from footpress.editions.drawing import first_page, identities, typeset_alone
from footpress.editions.look import Look
from footpress.editions.stated_facts import issue_in_words
from footpress.model.article import FrontMatter
from footpress.model.kept import kept
from footpress.model.volume import Volume
from footpress.problems import WorldError
from footpress.templates import Templates
from footpress.text.characters import without_unfit
from footpress.text.parsing import parse_xml

WIDTH, HEIGHT = 1600, 2560
"""Pixels, as the shops ask for."""
_GROUNDS = ("#6f2a1e", "#1f3f4a", "#3a4a24", "#4a2f52", "#5a4012", "#23355e")
"""Dark grounds on which cream letters have a contrast of at least 8 : 1. A series keeps its own."""
_SIZES = ((12, 270), (32, 215), (55, 170), (80, 140), (130, 116), (200, 96))
"""The title's size in pixels, by how many characters it has at most."""
_SMALLEST = 80
_ROOM = WIDTH - 2 * 150
_LETTER = 0.56
"""The width of a letter in the title's size, about, so that its longest word has room in a line."""


@dataclass(frozen=True, slots=True)
class CoverLook:
    """What the templates of the cover need besides the metadata."""

    ground: str
    title_size: int
    stack: str


def cover(volume: Volume, front: FrontMatter, names: Sequence[str], look: Look, templates: Templates) -> bytes:
    """The cover as PNG, b"" where it cannot be drawn here; `names` are those of its makers."""
    markup, style = _rendered(volume, front, names, look, templates)

    def draw() -> bytes:
        try:
            return first_page(typeset_alone(markup, style, volume, look))
        except (ImportError, OSError, WorldError):
            return b""

    return kept(f"{volume.slug}.cover", (markup, style, *identities(volume, look)), draw)


def cover_of(book: bytes) -> bytes:
    """The cover of a built EPUB, b"" where it has none. Raises BadZipFile, KeyError or ValueError for one that cannot be read."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        package = parse_xml(archive.read("EPUB/package.opf"), own=True)
        names = [item.get("href", "") for item in package.iter("{*}item") if item.get("properties") == "cover-image"]
        return archive.read(f"EPUB/{names[0]}") if names else b""


def _rendered(volume: Volume, front: FrontMatter, names: Sequence[str], look: Look, templates: Templates) -> tuple[str, str]:
    """(markup, style)."""
    publication = volume.publication
    series = front.series or publication.title
    title, _, rest = front.title.partition(": ")
    own = CoverLook(_ground(series), _size(title), look.stack)
    markup = templates.render(
        "epub/cover.html",
        front=front,
        issue=issue_in_words(front, templates.terms(front.lang)),
        names=names,
        publication=publication,
        series=series if series != front.title else "",
        title=title,
        rest=rest,
    )
    return without_unfit(markup), templates.render("epub/cover.css", look=own, width=WIDTH, height=HEIGHT)


def _ground(series: str) -> str:
    return _GROUNDS[zlib.crc32(series.encode("utf-8")) % len(_GROUNDS)]


def _size(title: str) -> int:
    size = next((size for longest, size in _SIZES if len(title) <= longest), _SMALLEST)
    longest_word = max(map(len, title.split()), default=1)
    return max(_SMALLEST, min(size, int(_ROOM / (longest_word * _LETTER))))
