"""Publish, steps 5–8: every article in every edition. An edition is read back before it replaces the one that stands."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from footpress.bibtex import read_bibliography
from footpress.boundary import listed
from footpress.checks.agreement import compare, fold, plain
from footpress.checks.lint import FATAL, lint
from footpress.checks.lint.rule import Sources
from footpress.checks.typed_words import typed_problems
from footpress.cite import cite
from footpress.collection import WHOLE, published_collections
from footpress.editions import EDITIONS, USUAL
from footpress.editions.beside import beside
from footpress.files import replace_bytes
from footpress.model.article import Article, PageStart, Profile, Publication
from footpress.model.edition import Edition, ReadBack
from footpress.problems import Problem, ProblemsFound, UsageError, WorldError
from footpress.slugs import is_slug
from footpress.source import read_publication, read_source
from footpress.templates import Templates


@dataclass(frozen=True, slots=True)
class Built:
    """One edition of one article, as published: its file, what it holds, and what a person should know of it."""

    file: Path
    notes: int
    entries: int
    problems: tuple[Problem, ...] = ()


def find_slugs(directory: Path, wanted: Sequence[str] = ()) -> tuple[str, ...]:
    """The slugs of a publication's articles, or those wanted. Raises UsageError where there is none of that name."""
    slugs = tuple(sorted(path.stem for path in listed(directory, "source/*.md")))
    for slug in slugs:
        if not is_slug(slug):
            raise UsageError(
                f"source/{slug}.md: an article's file is named as its address will be: small letters, digits and hyphens. Rename it."
            )
    for slug in wanted:
        if slug not in slugs:
            names = ", ".join(slugs) or "none yet"
            raise UsageError(f"There is no article {directory / 'source' / slug}.md. Articles here: {names}.")
    if not slugs:
        raise UsageError(
            f"There is no article in {directory / 'source'}: import a manuscript first, with `footpress import FILE`."
        )
    return tuple(wanted) or slugs


def build(directory: Path, slugs: Sequence[str] = (), editions: Sequence[str] = ()) -> Iterable[Built]:
    """Build editions (all where none is named) of articles (all where none is named), one at a time as they are asked for.

    Raises ProblemsFound, and leaves the edition that stands, where the sources or the built file have problems.
    """
    asked = wanted_editions(editions)
    found = find_slugs(directory, slugs)
    publication = read_publication(directory)
    bibliography = read_bibliography(directory / "bibliography.bib")
    templates = Templates(directory)
    web = any(edition.name == "html" for edition in asked)
    issues = [issue for issue in published_collections(publication) if issue.slug != WHOLE] if web else []
    for slug in found:
        source = read_source(directory / "source" / f"{slug}.md", publication)
        refuse_fatal(Sources(publication, bibliography, (source,), date.today(), whole=False))
        articles: dict[Profile, Article] = {}
        said: set[Problem] = set()
        for edition in asked:
            if edition.profile not in articles:
                articles[edition.profile] = cite(source, bibliography, publication, edition.profile, templates)
            unsaid = [problem for problem in typed_problems(source, publication, articles.values()) if problem not in said]
            said.update(unsaid)
            article = articles[edition.profile]
            if edition.name == "html":
                here = tuple((issue.slug, issue.front_matter.title) for issue in issues if slug in issue.articles)
                article = replace(article, downloads=beside(directory / "build", slug), issues=here)
            if edition.shows_pages:
                article = replace(article, pages=_pages(article, directory / "build"))
            yield replace(build_edition(edition, article, publication, templates), problems=tuple(unsaid))
            copy_downloads(directory / "build", slug)
    if not slugs and web:
        build_site(directory)


def wanted_editions(names: Sequence[str]) -> tuple[Edition, ...]:
    """The editions of these names, or the usual ones, in the order in which they are built. Raises UsageError for a name that is none."""
    unknown = [name for name in names if name not in EDITIONS]
    if unknown:
        raise UsageError(f"There is no edition {unknown[0]!r}: choose from {', '.join(EDITIONS)}.")
    return tuple(EDITIONS[name] for name in EDITIONS if name in (names or USUAL))


def build_site(directory: Path) -> tuple[str, ...]:
    """The index, the feed and the site map of the web pages that stand in build/html. Returns the files, relative to build/."""
    from footpress.editions.html import publish_site

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
    return Built(file, len(article.notes), len(article.entries))


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
    build_folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=build_folder, prefix=".building-") as scratch:
        _write(Path(scratch), files)
        problems = differences(Path(scratch))
        if edition.lint:
            problems += [found for found in edition.lint(Path(scratch) / path, f"build/{path}") if found.severity == "error"]
    if problems:
        raise ProblemsFound(problems)
    _write(build_folder, files)
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
    return read.pages if fold(read.body) == fold(plain(article.body)) else ()


def copy_downloads(build_folder: Path, slug: str) -> None:
    """Put the other editions beside the web page, so that build/html can be published as it is."""
    page = build_folder / "html" / slug
    for file in beside(build_folder, slug) if page.is_dir() else ():
        replace_bytes(page / file, (build_folder / file).read_bytes())


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        replace_bytes(folder / name, data)
