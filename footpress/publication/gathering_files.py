"""The files of a publication that editions hold: read through the door, each with its bytes, or the reason why it cannot be published."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from footpress.disk.reading import addressed, read_bytes, refusal
from footpress.editions.beside import beside
from footpress.editions.html.logo import LARGEST
from footpress.editions.images import MEDIA_TYPES, addresses, media_type
from footpress.editions.look import FILE, read_look
from footpress.model.article import Article, Publication
from footpress.model.volume import Enclosed, File
from footpress.pictures.admitting import fault, published
from footpress.problems import Problem

_NAMED = re.compile(r"""(?:url\(\s*["']?|@import\s+["']|\b(?:src|href)=["'])([^"'()<>{}\s]{1,300})""")
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_LOADED = (*MEDIA_TYPES, ".ttf", ".otf", ".woff", ".woff2", ".css")
"""The endings of what a template may show."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What all volumes of a publication have in common: what its own templates name, its sign, the fonts of its web pages."""

    named: tuple[File, ...]
    logo: Enclosed | None
    fonts: Mapping[str, Enclosed]


def shared(publication: Publication) -> Shared:
    """Raises ProblemsFound where the look of the publication cannot be."""
    directory = publication.directory
    return Shared(named_in_templates(directory), logo(publication), fonts(read_look(publication).web_fonts, directory))


def pictures(articles: Sequence[Article], sources: Sequence[File], directory: Path) -> Iterator[tuple[str, Enclosed]]:
    """(address, file) of each picture that articles show; `sources` are the articles as they stand."""
    texts = {source.path: source.data.decode("utf-8", errors="replace") for source in sources}
    for article in articles:
        for address in addresses(article):
            yield address, _picture(address, f"source/{article.slug}.md", texts, directory)


def attachment(name: str, directory: Path) -> Enclosed:
    """A file of source/ that is published as it stands."""
    path = directory / "source" / name
    reason = refusal(path, directory) or (fault(path) if media_type(name) else "")
    if reason:
        what = "picture" if media_type(name) else "file"
        return Problem(f"source/{name}", 0, "image-unfit", "error", f"this {what} cannot be published: {reason}.")
    return _file(path, directory)


def logo(publication: Publication) -> Enclosed | None:
    """The picture at the head of the pages, None where publication.yaml names none."""
    name = str(publication.settings.get("logo") or "")
    if not name:
        return None
    path, directory = addressed(name, publication.directory), publication.directory
    if path is None:
        return _of_setting(
            "logo", directory, f"`logo: {name}` leads out of source/: put the picture there, and name it from there."
        )
    if outside := refusal(path, directory):
        return _of_setting("logo", directory, f"`logo: {name}` cannot be published: {outside}.")
    if not path.is_file():
        return _of_setting("logo", directory, f"`logo: {name}`: there is no picture source/{name}: put it there.")
    if not media_type(path.name):
        return _of_setting("logo", directory, f"`logo: {name}` is of no format that browsers show: save it as SVG, PNG or JPEG.")
    if reason := fault(path):
        return _of_setting("logo", directory, f"`logo: {name}` cannot be published: {reason}.")
    file = _file(path, directory)
    if (size := len(published(file.data))) > LARGEST:
        return _of_setting(
            "logo", directory, f"`logo: {name}` has {size:,} bytes and stands in every page: make it smaller than {LARGEST:,}."
        )
    return file


def fonts(names: Sequence[str], directory: Path) -> Mapping[str, Enclosed]:
    """The font files of the web pages by their names in source/."""
    return {name: _font(name, directory) for name in names}


def named_in_templates(directory: Path) -> tuple[File, ...]:
    """The pictures and fonts that the publication's own templates and style sheets name, from source/, where they are set."""
    found: dict[str, File] = {}
    templates = (path for path in sorted(directory.glob("templates/**/*")) if path.suffix in (".css", ".html", ".xhtml"))
    for template in (path for path in templates if path.is_file() and not refusal(path, directory)):
        for address in _NAMED.findall(template.read_text(encoding="utf-8", errors="replace")):
            name = posixpath.normpath(posixpath.join("source", unquote(re.split(r"[?#]", address, maxsplit=1)[0])))
            if name.lower().endswith(_LOADED) and name not in found and _can_be_read(directory / name, directory):
                found[name] = _file(directory / name, directory)
    return tuple(found.values())


def _can_be_read(path: Path, directory: Path) -> bool:
    return path.is_file() and not refusal(path, directory) and not (media_type(path.name) and fault(path))


def built_beside(slug: str, build: Path) -> tuple[File, ...]:
    """The editions of a volume that stand in build/ and are published beside its web page."""
    return tuple(File(f"build/{name}", (build / name).read_bytes()) for name in beside(slug) if (build / name).is_file())


def _picture(address: str, article: str, texts: Mapping[str, str], directory: Path) -> Enclosed:
    path = addressed(address, directory)
    if _ELSEWHERE.match(address):
        why = "it is not a file of this publication, and a build opens no connection; save it beside the article"
        id, message = "image-outside", f"the picture {address} cannot be published: {why}."
    elif path is None or (outside := refusal(path, directory)):
        why = outside if path else "its address leads out of source/: name it from the folder of the article"
        id, message = "image-outside", f"the picture {address} cannot be published: {why}."
    elif not path.is_file():
        id, message = "image-missing", f"there is no picture source/{address}: put it there."
    elif not media_type(path.name):
        id, message = (
            "image-format",
            f"the picture {address} is of no format that every edition shows: save it as PNG, JPEG or SVG.",
        )
    elif reason := fault(path):
        id, message = "image-unfit", f"the picture {address} cannot be published: {reason}."
    else:
        return _file(path, directory)
    lines = texts.get(article, "").splitlines()
    return Problem(article, next((n for n, line in enumerate(lines, start=1) if address in line), 0), id, "error", message)


def _font(name: str, directory: Path) -> Enclosed:
    path = directory / "source" / name
    if not re.fullmatch(r"[\w.-]+\.woff2?", name):
        message = f"`fonts: web: {name}` is no file that every browser reads: name a .woff2 file in source/."
        return Problem(FILE, 0, "publication-setting", "error", message)
    if not path.is_file():
        message = f"`fonts: web: {name}`: there is no file source/{name}: put it there."
        return Problem(FILE, 0, "publication-setting", "error", message)
    if reason := refusal(path, directory):
        return Problem(f"source/{name}", 0, "file-outside", "error", f"this file is not read: {reason}.")
    return _file(path, directory)


def _file(path: Path, directory: Path) -> File:
    return File(path.relative_to(directory).as_posix(), read_bytes(path, directory))


def _of_setting(key: str, directory: Path, message: str) -> Problem:
    """A problem of a setting, with its line in publication.yaml."""
    path = directory / FILE
    lines = read_bytes(path, directory).decode("utf-8", errors="replace").splitlines() if path.is_file() else []
    line = next((number for number, line in enumerate(lines, start=1) if re.match(rf"{re.escape(key)}\s*:", line)), 0)
    return Problem(FILE, line, "publication-setting", "error", message)
