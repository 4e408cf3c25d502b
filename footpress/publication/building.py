"""Publish, steps 5–8: every article in every edition. An edition is read back before it replaces the one that stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from footpress.checks.agreement import compare
from footpress.checks.built import lint_built
from footpress.checks.lint import FATAL, lint
from footpress.checks.lint.rule import Sources
from footpress.checks.typed_words import typed_problems
from footpress.citing.cite import cite
from footpress.disk.writing import move_files, replace_bytes, scratch, write_all
from footpress.editions import EDITIONS, USUAL
from footpress.editions.beside import beside
from footpress.editions.edition import Edition
from footpress.model.article import Article, PageStart, Profile, Publication
from footpress.model.entry import Bibliography
from footpress.model.readback import ReadBack
from footpress.problems import Problem, ProblemsFound, Refused, UsageError, WorldError
from footpress.readback.fold import fold_printed
from footpress.readback.passages import plain
from footpress.records.bibtex import read_bibliography
from footpress.source.articles import find_slugs
from footpress.source.collections import WHOLE, Collections, published_collections
from footpress.source.reading import Source, read_publication, read_source
from footpress.templates import Templates

if TYPE_CHECKING:
    from footpress.site.site import Site


@dataclass(frozen=True, slots=True)
class Built:
    """One edition of one article, as published: its file, what it holds, and what a person should know of it."""

    file: Path
    notes: int
    entries: int
    remarks: tuple[Problem, ...] = ()


def build(directory: Path, slugs: Sequence[str] = (), editions: Sequence[str] = ()) -> Iterator[Built]:
    """As `publish`, for who wants all or the reason why not: raises what stopped the first edition that was refused."""
    return unrefused(publish(directory, slugs, editions))


def unrefused(published: Iterable[Built | Refused]) -> Iterator[Built]:
    """What was built, up to the first thing refused, whose reason is raised."""
    for item in published:
        if isinstance(item, Refused):
            raise item.error
        yield item


def publish(directory: Path, slugs: Sequence[str] = (), editions: Sequence[str] = ()) -> Iterator[Built | Refused]:
    """Build editions (all where none is named) of articles (all where none is named), one at a time as they are asked for.

    Each edition of each article is built, or refused, on its own; what is refused leaves the edition that stands. Raises
    FootpressError where nothing can be built: unknown names, a publication.yaml or a bibliography.bib that cannot be read.
    """
    asked = wanted_editions(editions)
    found = find_slugs(directory, slugs)
    publication = read_publication(directory)
    bibliography = read_bibliography(directory / "bibliography.bib")
    templates = Templates(directory)
    web = any(edition.name == "html" for edition in asked)
    issues = published_collections(publication) if web else Collections()
    yield from issues.refused
    for slug in found:
        try:
            source = read_source(directory / "source" / f"{slug}.md", publication)
            refuse_fatal(Sources(publication, bibliography, (source,), date.today(), whole=False))
        except Exception as error:  # whatever it is, the next article is not to blame
            yield Refused(f"source/{slug}.md", error)
            continue
        here = tuple((issue.slug, issue.front_matter.title) for issue in issues.found if slug in issue.articles)
        yield from _article(source, here, bibliography, publication, templates, asked)
    if not slugs and web:
        yield from build_site(directory).refused


def _article(
    source: Source,
    issues: tuple[tuple[str, str], ...],
    bibliography: Bibliography,
    publication: Publication,
    templates: Templates,
    editions: Sequence[Edition],
) -> Iterator[Built | Refused]:
    """The editions of one article, which stands in these issues (slug, title) but for the collection of all."""
    build_folder = publication.directory / "build"
    articles: dict[Profile, Article | Exception] = {}
    for edition in editions:
        try:
            if edition.profile not in articles:
                articles[edition.profile] = _cited(source, bibliography, publication, edition.profile, templates)
            article = articles[edition.profile]
            if isinstance(article, Exception):
                raise article
            if edition.name == "html":
                within = tuple((slug, title) for slug, title in issues if slug != WHOLE)
                article = replace(article, downloads=beside(build_folder, source.slug), issues=within)
            if edition.shows_pages:
                article = replace(article, pages=_pages(article, build_folder))
            built = build_edition(edition, article, publication, templates)
            cited = [each for each in articles.values() if isinstance(each, Article)]
            yield replace(built, remarks=(*built.remarks, *typed_problems(source, publication, cited)))
            copy_downloads(build_folder, source.slug)
        except Exception as error:  # whatever it is, the next edition may be good
            yield Refused(f"source/{source.slug}.md ({edition.name})", error)


def _cited(
    source: Source, bibliography: Bibliography, publication: Publication, profile: Profile, templates: Templates
) -> Article | Exception:
    """An article cited, or what stops it, which is the same for each edition of a profile."""
    try:
        return cite(source, bibliography, publication, profile, templates)
    except Exception as error:
        return error


def wanted_editions(names: Sequence[str]) -> tuple[Edition, ...]:
    """The editions of these names, or the usual ones, in the order in which they are built. Raises UsageError for a name that is none."""
    unknown = [name for name in names if name not in EDITIONS]
    if unknown:
        raise UsageError(f"There is no edition {unknown[0]!r}: choose from {', '.join(EDITIONS)}.")
    return tuple(EDITIONS[name] for name in EDITIONS if name in (names or USUAL))


def build_site(directory: Path) -> Site:
    """The index, the feed and the site map of the web pages that stand in build/html."""
    from footpress.site.site import publish_site

    return publish_site(read_publication(directory), Templates(directory))


def refuse_fatal(sources: Sources) -> None:
    """Raise ProblemsFound for what no edition can be built with: unknown keys, calls without a note."""
    if problems := lint(sources, FATAL):
        raise ProblemsFound(problems)


def build_edition(edition: Edition, article: Article, publication: Publication, templates: Templates) -> Built:
    """One edition of one article: made, read back, and only then moved into build/."""
    path = edition.path.format(slug=article.slug)

    def differences(folder: Path) -> list[Problem]:
        return compare(article, edition.read_back(folder, article.slug), f"build/{path}")

    file = move_in(edition, path, edition.make(article, publication, templates), publication, differences)
    return Built(file, len(article.notes), len(article.entries), article.remarks)


def move_in(
    edition: Edition,
    path: str,
    files: Mapping[str, bytes],
    publication: Publication,
    differences: Callable[[Path], list[Problem]],
) -> Path:
    """Write the files of an edition into build/, if `differences` finds none in the folder that it is given, nor the edition's own rules.

    Returns the file to open, build/`path`. Raises ProblemsFound, and leaves what stands.
    """
    build_folder = publication.directory / "build"
    with scratch(build_folder) as made:
        write_all(made, files)
        problems = [found for found in differences(made) if found.severity == "error"]
        problems += [found for found in lint_built(edition.name, made / path, f"build/{path}") if found.severity == "error"]
        if problems:
            raise ProblemsFound(problems)
        move_files(made, build_folder, files, last=path)
    return build_folder / path


def _pages(article: Article, build_folder: Path) -> tuple[PageStart, ...]:
    """The pages of the PDF that stands in build/, if its words are those of the article."""
    if not (build_folder / f"{article.slug}.pdf").is_file():
        return ()
    try:
        read = EDITIONS["pdf"].read_back(build_folder, article.slug)
    except WorldError:
        return ()  # it is none that footpress made, or what reads it is not here
    return pages_of(article, read)


def pages_of(article: Article, read: ReadBack) -> tuple[PageStart, ...]:
    """The pages of a PDF as read back, if its words are those of the article."""
    return read.pages if fold_printed(read.body) == fold_printed(plain(article.body)) else ()


def copy_downloads(build_folder: Path, slug: str) -> None:
    """Put the other editions beside the web page, so that build/html can be published as it is."""
    page = build_folder / "html" / slug
    for file in beside(build_folder, slug) if page.is_dir() else ():
        replace_bytes(page / file, (build_folder / file).read_bytes())
