"""An article as it would be published now, for who looks at it while writing: made by what makes the editions, not read back, and written nowhere."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from footpress.checks.lint.rule import Sources
from footpress.disk import reading
from footpress.editions import EDITIONS
from footpress.editions.html.making import make_page
from footpress.editions.look import Look, read_look
from footpress.model.readback import ReadBack
from footpress.model.volume import Files, Volume
from footpress.problems import Problem, WorldError
from footpress.publication.building_volumes import refuse_fatal
from footpress.publication.gathering_volumes import gather, with_built
from footpress.publication.opening import open_publication
from footpress.source.articles import find_slugs
from footpress.source.collections import Collections
from footpress.templates import Templates

if TYPE_CHECKING:
    from footpress.editions.pdf.making import LaidOutPages


def web_page(directory: Path, slug: str) -> Files:
    """The web page with its pictures and fonts, by their places in build/. Raises FootpressError for what stops a build."""
    volume, look, templates = _as_built(directory, slug, "html")
    fonts = {f"html/fonts/{name}": file.data for name, file in volume.fonts.items() if not isinstance(file, Problem)}
    return {**make_page(volume, replace(look, single_file=True), templates), **fonts}


def book(directory: Path, slug: str) -> Files:
    """The files in the EPUB, by their names there. Raises FootpressError for what stops a build."""
    edition = EDITIONS["epub"]
    with zipfile.ZipFile(io.BytesIO(edition.make(*_as_built(directory, slug, "epub"))[edition.file(slug)])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pages(directory: Path, slug: str, before: LaidOutPages | None = None) -> LaidOutPages:
    """The pages of the PDF; `before` where they are the same as then. Raises FootpressError for what stops a build."""
    from footpress.editions.pdf.making import lay_out_pages  # a machine without Pango sees the web page

    return lay_out_pages(*_as_built(directory, slug, "pdf"), before)


def _as_built(directory: Path, slug: str, name: str) -> tuple[Volume, Look, Templates]:
    """What an edition of an article is made of, as `building` makes it."""
    find_slugs(directory, (slug,))
    opened, edition = open_publication(directory), EDITIONS[name]
    source = opened.source(slug)
    refuse_fatal(Sources(opened.publication, opened.bibliography, (source,), date.today(), whole=False))
    look = read_look(opened.publication, source.front_matter)
    volume = gather(opened, [opened.cited(slug, edition.profile)])
    pdf = _standing_pdf(opened.build, slug) if edition.shows_pages else {}
    issues = opened.published_collections() if edition.offers_others else Collections()
    return with_built(volume, edition, opened.build, issues.found, pdf), look, opened.templates


def _standing_pdf(build: Path, slug: str) -> Mapping[str, ReadBack]:
    """What the PDF in build/ says, whose pages other editions mark."""
    path = EDITIONS["pdf"].file(slug)
    return _read(path, reading.read_bytes(build / path, build), slug) if (build / path).is_file() else {}


@lru_cache(maxsize=2)
def _read(path: str, data: bytes, slug: str) -> Mapping[str, ReadBack]:
    try:
        return EDITIONS["pdf"].read_back({path: data}, slug, ())
    except WorldError:
        return {}  # it is none that footpress made
