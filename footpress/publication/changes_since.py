"""What has changed since an article was built last: the editions that stand in build/, read back, held against what would be built now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from footpress.disk import reading
from footpress.editions import EDITIONS, USUAL
from footpress.model.article import Article
from footpress.model.readback import ReadBack
from footpress.problems import ProblemsFound, WorldError
from footpress.publication.opening import OpenPublication, open_publication
from footpress.readback.passages import plain
from footpress.readback.word_changes import Stretch, changed_paragraphs, changed_passages
from footpress.source.articles import find_slugs
from footpress.source.reading import front_matter_span
from footpress.text.parsing import parse_fragment

Part = Literal["front", "text", "note", "entry"]


@dataclass(frozen=True, slots=True)
class Changed:
    """What has changed in a place: a note by its number, an entry by its key, a paragraph by its first words, the lines of the front matter;
    `place` is "" for what is there no longer. `editions` are those that stand without the change."""

    part: Part
    place: str
    stretches: tuple[Stretch, ...]
    editions: tuple[str, ...]


def changes_since(directory: Path, slug: str) -> tuple[tuple[Changed, ...], tuple[str, ...]]:
    """(what has changed, the editions that stand in build/ and could be read). Raises ProblemsFound for what stops a build."""
    find_slugs(directory, (slug,))
    opened = open_publication(directory)
    found: dict[tuple[Part, str, tuple[Stretch, ...]], list[str]] = {}
    compared: list[str] = []
    for name in USUAL:
        read = _standing(name, slug, opened.build)
        if read is None:
            continue
        compared.append(name)
        article = opened.cited(slug, EDITIONS[name].profile)
        for part, place, stretches in _differences(article, read):
            found.setdefault((part, place, stretches), []).append(name)
    changes = [Changed("front", "", stretches, ()) for stretches in _front_matter(opened, slug)]
    changes += [Changed(*change, tuple(editions)) for change, editions in found.items()]
    return tuple(changes), tuple(compared)


def _differences(article: Article, read: ReadBack) -> Iterator[tuple[Part, str, tuple[Stretch, ...]]]:
    blocks = _blocks(article.body)
    for passage in changed_paragraphs(read.body, blocks) if read.body else ():
        assert passage.place is not None
        yield "text", blocks[passage.place], passage.stretches
    for passage in changed_passages([note.text for note in read.notes], [plain(note.html) for note in article.notes]):
        yield "note", str(article.notes[passage.place].number) if passage.place is not None else "", passage.stretches
    for passage in changed_passages(read.entries, [plain(entry.html) for entry in article.entries]) if read.entries else ():
        yield "entry", article.entries[passage.place].key if passage.place is not None else "", passage.stretches


def _blocks(body: str) -> list[str]:
    """The plain text of each block of the running text that holds words itself: paragraphs, headings, items, cells."""
    leaves = ("p", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "pre", "figcaption", "caption")
    root = parse_fragment(body)
    found: list[str] = []
    for element in root.iter(*leaves):
        if not any(inner is not element for inner in element.iter(*leaves)):
            found.append(element.text_content())
    return [" ".join(text.split()) for text in found if text.split()]


def _front_matter(opened: OpenPublication, slug: str) -> Iterator[tuple[Stretch, ...]]:
    """The words of the front matter, line by line, that are others than in the source beside the page that stands."""
    beside = opened.build / "html" / slug / f"{slug}.md"
    source = opened.source_file(slug)
    if not beside.is_file() or source is None:
        return
    old = _head(reading.read_bytes(beside, opened.build).decode("utf-8", "replace"))
    new = _head(source.data.decode("utf-8", "replace"))
    yield from (passage.stretches for passage in changed_passages(old, new))


def _head(text: str) -> list[str]:
    text = text.replace("\r\n", "\n")
    try:
        start, end = front_matter_span(text, "")
    except ProblemsFound:
        return []
    return text[start:end].splitlines()


def _standing(name: str, slug: str, build: Path) -> ReadBack | None:
    """What an edition that stands says; None where there is none, or what stands is none that footpress made."""
    path = EDITIONS[name].file(slug)
    return _read(name, slug, reading.read_bytes(build / path, build)) if (build / path).is_file() else None


@lru_cache(maxsize=6)
def _read(name: str, slug: str, data: bytes) -> ReadBack | None:
    """A file read back; a process that is asked again has it at hand."""
    edition = EDITIONS[name]
    try:
        read: Mapping[str, ReadBack] = edition.read_back({edition.file(slug): data}, slug, ())
    except (WorldError, KeyError, ValueError):
        return None
    return read[slug]
