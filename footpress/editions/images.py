"""The pictures of an article, which stand beside it in source/."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import html

from footpress.editions.places import place_of
from footpress.model.article import Article, Publication
from footpress.pictures import fault, for_screen
from footpress.problems import Problem, ProblemsFound

MEDIA_TYPES = {
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".svg": "image/svg+xml", ".webp": "image/webp",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: its address in the article, its bytes and its media type."""

    address: str
    data: bytes
    media_type: str


def images(article: Article, publication: Publication) -> tuple[Image, ...]:
    """The pictures that an article shows, each once. Raises ProblemsFound for one that cannot be published."""
    found = tuple(dict.fromkeys(_addresses(article)))
    problems = [problem for address in found if (problem := _problem(address, article, publication))]
    if problems:
        raise ProblemsFound(problems)
    return tuple(_image(address, publication) for address in found)


def _addresses(article: Article) -> Iterator[str]:
    for fragment in (article.body, *(note.html for note in article.notes)):
        if "<img" in fragment:
            root = html.fragment_fromstring(fragment, create_parent="div")
            yield from (str(image.get("src")) for image in root.iter("img"))


def _problem(address: str, article: Article, publication: Publication) -> Problem | None:
    path = publication.directory / "source" / unquote(address)
    if not path.is_file():
        id, message = "image-missing", f"there is no picture source/{address}: put it there."
    elif path.suffix.lower() not in MEDIA_TYPES:
        id, message = (
            "image-format",
            f"the picture {address} is of no format that every edition shows: save it as PNG, JPEG or SVG.",
        )
    elif reason := fault(path):
        id, message = "image-unfit", f"the picture {address} cannot be published: {reason}."
    else:
        return None
    return Problem(*place_of(address, [article.slug], publication), id, "error", message)


def _image(address: str, publication: Publication) -> Image:
    path = publication.directory / "source" / unquote(address)
    return Image(address, for_screen(path.read_bytes()), MEDIA_TYPES[path.suffix.lower()])
