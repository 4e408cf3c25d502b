"""The pictures of an article, which stand beside it in source/."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from footpress.model.article import Article
from footpress.model.volume import File, Volume
from footpress.pictures.admitting import published
from footpress.problems import Problem, ProblemsFound
from footpress.text.parsing import parse_fragment

MEDIA_TYPES = {
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".svg": "image/svg+xml", ".webp": "image/webp",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: its address in the article, its bytes and its media type."""

    address: str
    data: bytes
    media_type: str

    @property
    def name(self) -> str:
        """The name of its file, which an address says with blanks and the like as %20."""
        return unquote(self.address)


def images(article: Article, volume: Volume) -> tuple[Image, ...]:
    """The pictures that an article shows, each once. Raises ProblemsFound for those that cannot be published."""
    return tuple(Image(address, published(file.data), media_type(file.path)) for address, file in pictures(article, volume))


def pictures(article: Article, volume: Volume) -> tuple[tuple[str, File], ...]:
    """(address, file as it stands) of the pictures that an article shows. Raises as `images`."""
    wanted = [(address, volume.pictures[address]) for address in addresses(article)]
    if problems := [file for _, file in wanted if isinstance(file, Problem)]:
        raise ProblemsFound(problems)
    return tuple((address, file) for address, file in wanted if isinstance(file, File))


def addresses(article: Article) -> tuple[str, ...]:
    """The addresses of the pictures that an article shows, each once."""
    return tuple(dict.fromkeys(_addresses(article)))


def media_type(name: str) -> str:
    """What a picture is, by the ending of its name; "" for what is none that every edition shows."""
    return MEDIA_TYPES.get(posixpath.splitext(name)[1].lower(), "")


def _addresses(article: Article) -> Iterator[str]:
    for fragment in (article.body, *(note.html for note in article.notes)):
        if "<img" in fragment:
            root = parse_fragment(fragment)
            yield from (str(image.get("src")) for image in root.iter("img"))
