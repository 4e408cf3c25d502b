"""The pictures of an article, which stand beside it in source/."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from footpress.disk.reading import addressed, read_bytes, refusal
from footpress.editions.places import place_of
from footpress.model.article import Article, Publication
from footpress.pictures.admitting import fault, published
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


def images(article: Article, publication: Publication) -> tuple[Image, ...]:
    """The pictures that an article shows, each once. Raises ProblemsFound for one that cannot be published."""
    found = tuple(dict.fromkeys(_addresses(article)))
    problems = [problem for address in found if (problem := _problem(address, article, publication))]
    if problems:
        raise ProblemsFound(problems)
    return tuple(_image(address, publication) for address in found)


def attached(name: str, publication: Publication) -> bytes:
    """The bytes of a file of source/ that is published as it stands; a picture without what it does not show."""
    path = publication.directory / "source" / name
    data = read_bytes(path, publication.directory)
    if path.suffix.lower() not in MEDIA_TYPES:
        return data
    if reason := fault(path):
        raise ProblemsFound(
            [Problem(f"source/{name}", 0, "image-unfit", "error", f"this picture cannot be published: {reason}.")]
        )
    return published(data)


def _addresses(article: Article) -> Iterator[str]:
    for fragment in (article.body, *(note.html for note in article.notes)):
        if "<img" in fragment:
            root = parse_fragment(fragment)
            yield from (str(image.get("src")) for image in root.iter("img"))


def _problem(address: str, article: Article, publication: Publication) -> Problem | None:
    path = addressed(address, publication.directory)
    if path is None or (outside := refusal(path, publication.directory)):
        why = outside if path else "its address leads out of source/: name it from the folder of the article"
        id, message = "image-outside", f"the picture {address} cannot be published: {why}."
    elif not path.is_file():
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
    path = addressed(address, publication.directory)
    assert path is not None  # as `_problem` found
    return Image(address, published(read_bytes(path, publication.directory)), MEDIA_TYPES[path.suffix.lower()])
