"""A publication as one command has it open: each of its sources is read once, whatever is made of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from footpress.citing.cite import cite
from footpress.disk import remembered
from footpress.disk.digests import KNOWN, digest, digest_of
from footpress.disk.reading import admit, read_bytes, read_plain, refusal
from footpress.gathering.record_reading import read_record
from footpress.model.article import Article, FrontMatter, Profile, Publication, is_issue
from footpress.model.entry import Bibliography
from footpress.model.facts import Span
from footpress.model.volume import NOWHERE, File
from footpress.problems import FootpressError, ProblemsFound
from footpress.publication.gathering_files import Shared, shared
from footpress.publication.issue_pages import pages_of_articles
from footpress.publication.known_sources import KnownSources, Named
from footpress.publication.language_versions import LanguageVersions, language_versions
from footpress.records.bibtex import read_bibliography
from footpress.source.articles import find_articles
from footpress.source.collections import WHOLE, Collections, CollectionSource, collection_slugs, find_collections
from footpress.source.issues import Appearance, appeared
from footpress.source.reading import Source, read_publication, read_source
from footpress.templates import Templates

_HEAD = 50_000
"""Bytes in which the front matter of an article stands."""


@dataclass(frozen=True, slots=True)
class OpenPublication:
    """Its settings, its bibliography, its templates, and its articles as they are asked for."""

    publication: Publication
    bibliography: Bibliography
    templates: Templates
    _sources: dict[str, Source] = field(default_factory=dict, repr=False)
    _fronts: dict[str, FrontMatter] = field(default_factory=dict, repr=False)
    _digests: dict[str, str] = field(default_factory=dict, repr=False)
    _naming: set[str] = field(default_factory=set, repr=False)
    _known: list[KnownSources] = field(default_factory=list, repr=False)
    _records: dict[str, Mapping[str, Any] | None] = field(default_factory=dict, repr=False)
    _slugs: list[tuple[str, ...]] = field(default_factory=list, repr=False)
    _inside: list[bool] = field(default_factory=list, repr=False)
    _itself: list[str] = field(default_factory=list, repr=False)
    _shared: list[Shared] = field(default_factory=list, repr=False)
    _languages: list[LanguageVersions] = field(default_factory=list, repr=False)
    _issues: list[Mapping[str, CollectionSource | FootpressError]] = field(default_factory=list, repr=False)
    _pages: dict[tuple[str, int], Mapping[str, Span]] = field(default_factory=dict, repr=False)

    @property
    def directory(self) -> Path:
        """The folder that holds source/ and build/."""
        return self.publication.directory

    @property
    def build(self) -> Path:
        """The folder of what is published."""
        return self.directory / "build"

    @property
    def slugs(self) -> tuple[str, ...]:
        """Those of its articles, as they were when this was first asked."""
        if not self._slugs:
            self._slugs.append(find_articles(self.directory).slugs)
        return self._slugs[0]

    @property
    def shared(self) -> Shared:
        """What all its volumes have in common. Raises ProblemsFound where its look cannot be."""
        if not self._shared:
            self._shared.append(shared(self.publication))
        return self._shared[0]

    @property
    def itself(self) -> str:
        """A digest of the footpress that has it open, as `digests.footpress_itself` gives it."""
        if not self._itself:
            self._itself.append(remembered.itself())
        return self._itself[0]

    def source(self, slug: str, *, paged: bool = True) -> Source:
        """An article, with what it has from the issue that it appears in (its pages too where it is `paged` and the issue's PDF stands)
        and with all its language versions.

        Raises ProblemsFound with file:line where its front matter cannot be read.
        """
        return replace(self._source(slug), front_matter=self.front_matter(slug, paged=paged))

    def _source(self, slug: str) -> Source:
        if slug not in self._sources:
            source = read_source(self.directory / "source" / f"{slug}.md", self.publication)
            self._sources[slug], self._fronts[slug] = source, source.front_matter
            self._look_at(slug, source.data)
            for known in self._known:
                known.read(slug, self._digests[slug], source.front_matter)
        return self._sources[slug]

    def stated(self, slug: str) -> FrontMatter:
        """What an article says of itself. Raises as `source`."""
        if slug not in self._fronts:
            for known in self._known:
                if front := known.front(slug, self.digest(slug)):
                    self._fronts[slug] = front
                    return front
            return self._source(slug).front_matter
        return self._fronts[slug]

    def digest(self, slug: str) -> str:
        """The digest of the file of an article, "" for one that has none: of what was read of it, if anything was."""
        if slug not in self._digests and (file := self.source_file(slug)):
            self._look_at(slug, file.data)
        return self._digests.get(slug, "")

    def _look_at(self, slug: str, data: bytes) -> None:
        self._digests[slug] = digest(data)
        if b"translations" in data[:_HEAD] and re.search(rb"^[\"']?translations[\"']?[ \t]*:", data[:_HEAD], re.MULTILINE):
            self._naming.add(slug)

    def know(self) -> KnownSources:
        """From now on, have what is known of the sources looked up and kept; who is given it has it written."""
        if not self._known:
            key = digest_of([self.itself, repr(replace(self.publication, directory=NOWHERE))])
            keys = [entry.key for entry in self.bibliography.entries]
            slugs = self.slugs
            self._known.append(KnownSources(self.build / KNOWN / "sources.json", key, slugs, keys))
        return self._known[0]

    def named(self, slug: str, search: Callable[[], Named]) -> Named:
        """What an article names, as it is known, or as `search` finds it."""
        if not self._known:
            return search()
        return self._known[0].named(slug, self.digest(slug), lambda: self._data(slug), search)

    def front_matter(self, slug: str, *, paged: bool = True) -> FrontMatter:
        """What is published of it: as `source`."""
        stated, where = self.stated(slug), self.appearance(slug, paged=paged)
        return self._versions.of(slug, appeared(stated, where) if where else stated)

    def stands_alone(self, slug: str) -> bool:
        """Whether an article has nothing from an issue or from its other languages: its file says all that is published of it."""
        return self.appearance(slug, paged=False) is None and slug not in self._versions.groups

    @property
    def _versions(self) -> LanguageVersions:
        if not self._languages:
            self._languages.append(language_versions(dict(self._read_naming())))
        return self._languages[0]

    def _read_naming(self) -> Iterator[tuple[str, FrontMatter]]:
        """The articles that name a translation; most name none, so that only these are read."""
        for slug in self.slugs:
            if self.digest(slug) and slug in self._naming:
                with suppress(ProblemsFound):  # that it cannot be read is told of the article itself
                    yield slug, self.stated(slug)

    def appearance(self, slug: str, *, paged: bool = True) -> Appearance | None:
        """The issue in which an article appears, and its pages in the PDF of it that stands in build/; None for one that is in none.

        Raises what is wrong with the issue where that cannot be read: without it the article would lose its volume, number and pages.
        """
        if not self._issues:
            self._issues.append(self._read_issues())
        issue = self._issues[0].get(slug)
        if isinstance(issue, FootpressError):
            raise issue
        return Appearance(issue, self._spans(issue).get(slug) if paged else None) if issue else None

    def _read_issues(self) -> Mapping[str, CollectionSource | FootpressError]:
        if not self.publication.issn or collection_slugs(self.publication) == (WHOLE,):
            return {}
        every = self.collections(self.slugs)
        issues = [each for each in every.found if is_issue(self.publication, each.front_matter)]
        return {**dict(every.claimed), **{slug: issue for issue in issues for slug in issue.articles}}

    def _spans(self, issue: CollectionSource) -> Mapping[str, Span]:
        path = self.build / f"{issue.slug}.pdf"
        if not path.is_file():
            return {}
        known = issue.slug, path.stat().st_mtime_ns
        if known not in self._pages:
            self._pages[known] = pages_of_articles(path.read_bytes(), issue.articles)
        return self._pages[known]

    def let_go(self, slug: str) -> None:
        """Keep only the front matter of an article that is done: thousands of texts are much to hold."""
        self._sources.pop(slug, None)
        self._records.pop(slug, None)

    def cited(self, slug: str, profile: Profile, *, paged: bool = True) -> Article:
        """An article in one profile; `paged` is as for `source`. Raises ProblemsFound with file:line where it cannot be."""
        return cite(self.source(slug, paged=paged), self.bibliography, self.publication, profile, self.templates)

    def source_file(self, slug: str) -> File | None:
        """An article as it stands; None for one that has no file."""
        if slug in self._sources:
            return File(f"source/{slug}.md", self._sources[slug].data)
        data = read_plain(f"{self.directory}/source/{slug}.md") if self._is_inside and "/" not in slug else None
        if data is None:
            path = self.directory / "source" / f"{slug}.md"
            if not path.is_file():
                return None
            data = read_bytes(path, self.directory)
        return File(f"source/{slug}.md", data)

    def _data(self, slug: str) -> bytes:
        file = self.source_file(slug)
        return file.data if file else b""

    @property
    def _is_inside(self) -> bool:
        """Whether source/ is a folder of the publication and leads nowhere else."""
        if not self._inside:
            self._inside.append(not refusal(self.directory / "source", self.directory))
        return self._inside[0]

    def record(self, slug: str) -> Mapping[str, Any] | None:
        """What import noted of an article; None where it was not imported. Raises ProblemsFound where it cannot be read."""
        if slug not in self._records:
            file = f"source/notes/{slug}.yaml"
            path = admit(self.directory / file, self.directory)
            self._records[slug] = read_record(path.read_text(encoding="utf-8"), file) if path.exists() else None
        return self._records[slug]

    def collections(self, articles: tuple[str, ...]) -> Collections:
        """All its collections; `articles` are the slugs of all its articles."""
        return find_collections(self.publication, articles, self.stated)

    def published_collections(self) -> Collections:
        """Those that have a folder among the web pages, which is made where one is built."""
        web = self.build / "html"
        if not any((web / slug).is_dir() for slug in collection_slugs(self.publication)):
            return Collections()
        every = self.collections(self.slugs)
        return replace(every, found=tuple(found for found in every.found if (web / found.slug).is_dir()))


def open_publication(directory: Path) -> OpenPublication:
    """Raises FootpressError where nothing can be made of it: a publication.yaml or a bibliography.bib that cannot be read."""
    publication = read_publication(directory)
    return OpenPublication(publication, read_bibliography(directory / "bibliography.bib"), Templates(directory))
