"""A volume: what one file of an edition holds, one article or several, with all that an edition needs to be made of it.

It is gathered once, in one place (`footpress.publication.gathering_volumes`). Whoever has it needs no folder: the same volume gives the
same bytes in any process, on any machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

from footpress.model.article import Article, FrontMatter, PageStart, Publication, is_issue
from footpress.model.entry import Bibliography
from footpress.problems import Problem, ProblemsFound

Files = Mapping[str, bytes]
"""What an edition is made of: the names of its files, as paths in build/ ("html/a/index.html"), and their bytes."""
NOWHERE = Path("/nowhere")
"""The folder of the publication that a volume has: whatever its editions need of it was gathered."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that stands in a publication: its path from there ("source/maps/a.png"), its bytes, and their SHA-256."""

    path: str
    data: bytes = field(repr=False)
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        """The digest of its bytes."""
        object.__setattr__(self, "digest", sha256(self.data).hexdigest())

    @property
    def name(self) -> str:
        """The last part of its path."""
        return PurePosixPath(self.path).name


Enclosed = File | Problem
"""A file that was wanted, or why it cannot be published: only the editions that need it are refused."""


@dataclass(frozen=True, slots=True)
class Volume:
    """One article or several, cited in one profile, and what the editions need besides.

    `front_matter` is that of the whole: of the article, or of the collection, whose authors are empty and whose editors are contributors.
    `publication` has no folder. `bibliography` holds the works cited, and of them what may go out.
    """

    slug: str
    front_matter: FrontMatter
    articles: tuple[Article, ...]
    publication: Publication
    bibliography: Bibliography
    is_collection: bool = False
    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(heading, slugs) of the sections of a collection, in its order; the heading is "" for articles that stand in none."""
    sources: tuple[File, ...] = ()
    """The articles as they stand, "source/<slug>.md", those that were written."""
    pictures: Mapping[str, Enclosed] = field(default_factory=dict)
    """What the articles show, by the address that they say."""
    attachments: Mapping[str, Enclosed] = field(default_factory=dict)
    """What the articles link to and is published beside the web page, by its path in source/."""
    named: tuple[File, ...] = ()
    """The pictures and fonts that the publication's own templates name."""
    logo: Enclosed | None = None
    fonts: Mapping[str, Enclosed] = field(default_factory=dict)
    """The fonts that the web pages bring along, by their names."""
    versions: tuple[Enclosed, ...] = ()
    """The earlier versions of the web page, "source/versions/<slug>/v1/index.html" and what belongs to them."""
    issues: tuple[tuple[str, str], ...] = ()
    """(slug, title) of the published issues that it stands in."""
    beside: tuple[File, ...] = ()
    """The other editions that stand in build/ and are published beside the web page: "build/a.pdf"."""
    pages: Mapping[str, tuple[PageStart, ...]] = field(default_factory=dict)
    """The pages of the PDF on which text of an article's body begins, by the article's slug."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The slugs of the articles of a collection; none for an article alone."""
        return tuple(article.slug for article in self.articles) if self.is_collection else ()

    @property
    def is_issue(self) -> bool:
        """Whether it is an issue of a journal."""
        return self.is_collection and is_issue(self.publication, self.front_matter)

    @property
    def by_section(self) -> tuple[tuple[str, tuple[Article, ...]], ...]:
        """(heading, articles) of each section, in order."""
        by_slug = {article.slug: article for article in self.articles}
        return tuple((heading, tuple(by_slug[slug] for slug in slugs)) for heading, slugs in self.sections)

    @property
    def loadable(self) -> Files:
        """What a typesetter may load, by its path in the publication."""
        given = (*self.named, *self.pictures.values())
        return {file.path: file.data for file in given if isinstance(file, File)}


def admitted(file: Enclosed) -> File:
    """A file that an edition needs. Raises ProblemsFound where it cannot be published."""
    if isinstance(file, Problem):
        raise ProblemsFound([file])
    return file
