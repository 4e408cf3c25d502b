"""A publication as one command has it open: each of its sources is read once, whatever is made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from footpress.citing.cite import cite
from footpress.disk.reading import read_bytes
from footpress.model.article import Article, Profile, Publication
from footpress.model.entry import Bibliography
from footpress.model.volume import File
from footpress.publication.gathering_files import Shared, shared
from footpress.records.bibtex import read_bibliography
from footpress.source.collections import Collections, find_collections, published_collections
from footpress.source.reading import Source, read_publication, read_source
from footpress.templates import Templates


@dataclass(frozen=True, slots=True)
class OpenPublication:
    """Its settings, its bibliography, its templates, and its articles as they are asked for."""

    publication: Publication
    bibliography: Bibliography
    templates: Templates
    _sources: dict[str, Source] = field(default_factory=dict, repr=False)
    _shared: list[Shared] = field(default_factory=list, repr=False)

    @property
    def directory(self) -> Path:
        """The folder that holds source/ and build/."""
        return self.publication.directory

    @property
    def build(self) -> Path:
        """The folder of what is published."""
        return self.directory / "build"

    @property
    def shared(self) -> Shared:
        """What all its volumes have in common. Raises ProblemsFound where its look cannot be."""
        if not self._shared:
            self._shared.append(shared(self.publication))
        return self._shared[0]

    def source(self, slug: str) -> Source:
        """An article. Raises ProblemsFound with file:line where its front matter cannot be read."""
        if slug not in self._sources:
            self._sources[slug] = read_source(self.directory / "source" / f"{slug}.md", self.publication)
        return self._sources[slug]

    def cited(self, slug: str, profile: Profile) -> Article:
        """An article in one profile. Raises ProblemsFound with file:line where it cannot be."""
        return cite(self.source(slug), self.bibliography, self.publication, profile, self.templates)

    def source_file(self, slug: str) -> File | None:
        """An article as it stands; None for one that has no file."""
        path = self.directory / "source" / f"{slug}.md"
        if slug in self._sources:
            return File(f"source/{slug}.md", self._sources[slug].data)
        return File(f"source/{slug}.md", read_bytes(path, self.directory)) if path.is_file() else None

    def collections(self, articles: tuple[str, ...]) -> Collections:
        """All its collections; `articles` are the slugs of all its articles."""
        return find_collections(self.publication, articles, self.source)

    def published_collections(self) -> Collections:
        """Those that have a folder among the web pages."""
        return published_collections(self.publication, self.source)


def open_publication(directory: Path) -> OpenPublication:
    """Raises FootpressError where nothing can be made of it: a publication.yaml or a bibliography.bib that cannot be read."""
    publication = read_publication(directory)
    return OpenPublication(publication, read_bibliography(directory / "bibliography.bib"), Templates(directory))
