"""Check a publication: lint of its sources, and the built editions against the articles they are made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from datetime import date
from functools import partial
from pathlib import Path

from footpress.checks.lint.certain import Slip, slips
from footpress.checks.lint.certain import mended as mended_text
from footpress.checks.lint.lint import lint, lint_alone
from footpress.checks.lint.mending import mend_bibliography, mend_markdown
from footpress.checks.lint.rule import Sources
from footpress.checks.validators import Validator, validators
from footpress.disk.writing import change_text
from footpress.editions import EDITIONS, USUAL
from footpress.editions.edition import Edition
from footpress.model.article import Profile
from footpress.model.volume import Volume
from footpress.pandoc.running import kept_running
from footpress.problems import FootpressError, Problem, ProblemsFound
from footpress.publication.belonging import belonging_problems
from footpress.publication.checking_editions import built_before, check_editions, is_older, unreadable
from footpress.publication.checking_site import site_problems
from footpress.publication.comparing import compared
from footpress.publication.gathering_volumes import gather
from footpress.publication.left_over import left_over
from footpress.publication.opening import OpenPublication, open_publication
from footpress.publication.plan import Plan
from footpress.publication.standing import standing
from footpress.publication.vanishing import vanishing
from footpress.source.articles import find_articles, find_slugs
from footpress.source.collections import WHOLE, Collections, collection_slugs
from footpress.source.reading import Source, read_publication, read_source


@kept_running()
def check(directory: Path, slugs: Sequence[str] = (), today: date | None = None) -> tuple[Problem, ...]:
    """The problems of a publication's articles (of all where none is named), by file and line; each article on its own.

    What is to be built again is said first.
    """
    found = find_slugs(directory, slugs)
    try:
        opened = open_publication(directory)
    except ProblemsFound as stopped:
        return stopped.problems
    problems = [] if slugs else list(find_articles(directory).passed_over)
    articles: list[Source] = []
    for slug in found:
        try:
            articles.append(opened.source(slug))
        except ProblemsFound as stopped:
            problems += stopped.problems
    whole = not slugs and len(articles) == len(found)  # what is cited nowhere is known where every article is
    sources = Sources(opened.publication, opened.bibliography, tuple(articles), today or date.today(), whole=whole)
    problems += lint_alone(sources) if slugs else lint(sources)
    plan, editions = Plan(opened), tuple(EDITIONS.values())
    for article in articles:
        problems += belonging_problems(article, opened)
        problems += check_editions(article, opened, plan, editions)
    if not slugs:
        problems += vanishing(opened, found)
        problems += site_problems(opened, plan.pieces())
        problems += left_over(opened)
        problems += _collections({article.slug for article in articles}, opened, editions)
    return tuple(sorted(set(problems), key=lambda each: (each.id != "edition-old", each)))


def never_built(directory: Path, slugs: Sequence[str] = ()) -> tuple[str, ...]:
    """The usual editions of articles that do not stand in build/, so that no check has read them: "build/<slug>.pdf"."""
    usual = [EDITIONS[name] for name in USUAL]
    files = (edition.file(slug) for slug in find_slugs(directory, slugs) for edition in usual)
    return tuple(f"build/{file}" for file in files if not (directory / "build" / file).exists())


def ask_validators(directory: Path, slugs: Sequence[str] = ()) -> tuple[tuple[Problem, ...], tuple[Validator, ...]]:
    """(what the validators that are installed say of the EPUBs that are built, those that are not installed)."""
    found = find_slugs(directory, slugs)
    collections = () if slugs else collection_slugs(read_publication(directory))
    files = [EDITIONS["epub"].file(slug) for slug in dict.fromkeys((*found, *collections))]
    known = validators(directory)
    problems = [
        problem
        for file in files
        if (directory / "build" / file).is_file()
        for validator in known
        if validator.command
        for problem in validator.findings(directory / "build" / file, f"build/{file}")
    ]
    return tuple(problems), tuple(validator for validator in known if not validator.command)


def mend(directory: Path, slugs: Sequence[str] = ()) -> tuple[str, ...]:
    """Mend what is safe to mend, in the sources and the bibliography; a sentence with file:line for each thing done."""
    done: list[str] = []
    publication = read_publication(directory)
    for slug in find_slugs(directory, slugs):
        path = directory / "source" / f"{slug}.md"
        try:
            source = read_source(path, publication)
        except ProblemsFound:
            continue  # the check itself says why
        mended = mend_markdown(source.text, source.text_line)
        if mended.done:
            change_text(path, partial(_with_mended_body, found=slips(source.text), length=len(source.text)))
            done += [f"{source.file}:{line}: {what}" for line, what in mended.done]
    bibliography = directory / "bibliography.bib"
    if bibliography.exists():
        mended = mend_bibliography(bibliography.read_text(encoding="utf-8"))
        if mended.done:
            change_text(bibliography, lambda text: mend_bibliography(text).text)
            done += [f"bibliography.bib:{line}: {what}" for line, what in mended.done]
    return tuple(done)


def _with_mended_body(whole: str, found: Sequence[Slip], length: int) -> str:
    """The text of a source whose body, its last characters, is mended."""
    return whole[: len(whole) - length] + mended_text(whole[len(whole) - length :], found)


def _collections(readable: Set[str], opened: OpenPublication, editions: Sequence[Edition]) -> Iterator[Problem]:
    """Why a collection cannot be published; each edition of one that is built, read back and compared with the articles as they are now, those that are `readable`."""
    slugs = collection_slugs(opened.publication)
    built = [(slug, edition) for slug in slugs for edition in editions if _is_built(edition, slug, opened.build)]
    is_written = slugs != (WHOLE,)
    collections = opened.collections(find_articles(opened.directory).slugs) if built or is_written else Collections()
    for refused in collections.refused:
        if isinstance(refused.error, ProblemsFound):
            yield from refused.error.problems
        else:
            yield Problem(refused.what, 0, "collection-unread", "error", str(refused.error))
    found = {each.slug: each for each in collections.found if set(each.articles) <= readable}
    volumes: dict[tuple[str, Profile], Volume] = {}
    for slug, edition in built:
        if slug not in found:
            continue
        try:
            if (slug, edition.profile) not in volumes:
                articles = [opened.cited(article, edition.profile) for article in found[slug].articles]
                volumes[slug, edition.profile] = gather(opened, articles, found[slug])
        except FootpressError:
            continue  # an article of it cannot be cited: that is said of the article
        try:
            volume, files = volumes[slug, edition.profile], standing(edition, slug, opened.build)
            problems = compared(edition, volume, files)[1]
            problems += edition.differing_files(volume, files) if edition.differing_files else ()
            path = edition.file(slug)
            if problems and is_older(opened.build / path, opened.directory, found[slug].articles):
                problems = [built_before([path], "an article in it", f"--collection {slug}")]
            yield from problems
        except Exception as error:  # as above
            yield unreadable(f"build/{edition.file(slug)}", error)


def _is_built(edition: Edition, slug: str, build: Path) -> bool:
    return edition.collects and (build / edition.file(slug)).is_file()
