"""Editions of articles that a test made by hand, or has cited itself, as a build makes them and a check reads them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from footpress.editions import EDITIONS
from footpress.editions.edition import Edition
from footpress.editions.look import read_look
from footpress.model.article import Article, Publication
from footpress.model.entry import Bibliography
from footpress.model.readback import ReadBack
from footpress.model.volume import Files, Volume
from footpress.publication.building import build_volume
from footpress.publication.gathering_volumes import gather
from footpress.publication.opening import OpenPublication
from footpress.publication.standing import standing
from footpress.records.bibtex import read_bibliography
from footpress.templates import Templates


def volume_of(article: Article, publication: Publication, **changes: object) -> Volume:
    """The article alone, with what stands in the publication's folder for it."""
    file = publication.directory / "bibliography.bib"
    bibliography = read_bibliography(file) if file.is_file() else Bibliography("bibliography.bib")
    return replace(gather(OpenPublication(publication, bibliography, Templates()), [article]), **changes)  # type: ignore[arg-type]


def made(edition: Edition, article: Article, publication: Publication, templates: Templates | None = None) -> Files:
    """The files of one edition."""
    volume = volume_of(article, publication)
    return edition.make(volume, read_look(publication, article.front_matter), templates or Templates())


def built(edition: Edition, article: Article, publication: Publication, **changes: object) -> Path:
    """The file to open of one edition, made, compared and put into build/."""
    volume, look = volume_of(article, publication, **changes), read_look(publication, article.front_matter)
    return build_volume(edition, volume, look, Templates(), publication.directory / "build").file


def read(edition: Edition | str, folder: Path, slug: str) -> ReadBack:
    """What an edition of an article says, which stands in a folder under the names that it has in build/."""
    return read_all(edition, folder, slug)[slug]


def read_all(edition: Edition | str, folder: Path, slug: str, parts: Sequence[str] = ()) -> dict[str, ReadBack]:
    """The same of each article of a collection."""
    row = EDITIONS[edition] if isinstance(edition, str) else edition
    return dict(row.read_back(standing(row, slug, folder), slug, parts))
