"""Check a publication: lint of its sources, and the built editions against the articles they are made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from datetime import date
from functools import partial
from pathlib import Path

from footpress.allowed.elements import refuse_strays
from footpress.checks.concordance import align
from footpress.checks.lint import lint, lint_alone
from footpress.checks.lint.certain import Slip, slips
from footpress.checks.lint.certain import mended as mended_text
from footpress.checks.lint.mending import mend_bibliography, mend_markdown
from footpress.checks.lint.rule import Sources
from footpress.checks.typed_words import typed_problems
from footpress.checks.validators import Validator, validators
from footpress.disk.writing import change_text, replace_text
from footpress.editions import EDITIONS, USUAL
from footpress.editions.edition import Edition
from footpress.model.article import PROFILES, Profile
from footpress.model.readback import ReadBack
from footpress.model.volume import Volume
from footpress.problems import FootpressError, Problem, ProblemsFound, WorldError
from footpress.publication.belonging import belonging_problems
from footpress.publication.comparing import compared
from footpress.publication.gathering_volumes import gather, with_built
from footpress.publication.opening import OpenPublication, open_publication
from footpress.publication.standing import standing
from footpress.publication.vanishing import vanishing
from footpress.source.articles import find_articles, find_slugs
from footpress.source.collections import Collections, collection_slugs
from footpress.source.reading import Source, read_publication, read_source
from footpress.text.parsing import parse_page


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
    editions, absent = _editions_here()
    problems += absent
    for article in articles:
        problems += belonging_problems(article, opened)
        problems += _editions(article, opened, editions)
    if not slugs:
        problems += vanishing(opened, found)
        problems += _collections({article.slug for article in articles}, opened, editions)
    return tuple(sorted(set(problems), key=lambda each: (each.id != "edition-old", each)))


def never_built(directory: Path, slugs: Sequence[str] = ()) -> tuple[str, ...]:
    """The usual editions of articles that do not stand in build/, so that no check has read them: "build/<slug>.pdf"."""
    here, _ = _editions_here()
    usual = [edition for edition in here if edition.name in USUAL]
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


def _editions_here() -> tuple[tuple[Edition, ...], list[Problem]]:
    """(the editions that can be read on this machine, a warning for each that cannot)."""
    here: list[Edition] = []
    absent: list[Problem] = []
    for name in EDITIONS:
        try:
            here.append(EDITIONS[name])
        except WorldError as error:
            absent.append(Problem("build", 0, "edition-unchecked", "warning", f"the edition {name} is not checked. {error}"))
    return tuple(here), absent


def _editions(source: Source, opened: OpenPublication, editions: Sequence[Edition]) -> Iterator[Problem]:
    """Each edition that is built, read back and compared with the article as it is now; the concordance is written."""
    try:
        articles = {profile: opened.cited(source.slug, profile) for profile in PROFILES}
        first = gather(opened, [articles[PROFILES[0]]])
        volumes = {profile: gather(opened, [article], other=first) for profile, article in articles.items()}
    except ProblemsFound as stopped:
        yield from stopped.problems
        return
    except WorldError as error:
        yield Problem(source.file, 0, "article-unchecked", "error", f"its editions cannot be checked. {error}")
        return
    yield from (remark for article in articles.values() for remark in article.remarks)
    yield from typed_problems(source, opened.publication, opened.record(source.slug), articles.values())
    reads: dict[str, ReadBack] = {}
    findings: list[Problem] = []
    old: list[str] = []
    damaged: set[str] = set()
    for edition in editions:
        path = edition.file(source.slug)
        if (opened.build / path).exists():
            volume = with_built(volumes[edition.profile], edition, opened.build, pdf={})
            try:
                files = standing(edition, source.slug, opened.build)
                read, problems = compared(edition, volume, files)
            except Exception as error:  # a file may be broken in any way; whichever it is, what helps is to build it again
                findings.append(_unreadable(f"build/{path}", error))
                damaged.add(path)
                continue
            reads[edition.name] = read[source.slug]
            found = list(problems)
            if edition.differing_files:
                others = edition.differing_files(volume, files)
                found += (problem for problem in others if Path(problem.file).name not in damaged)
            if found and _is_older(opened.build / path, opened.directory, (source.slug,)):
                old.append(path)  # what differs says no more than that
            else:
                findings += found
    if old:
        findings.append(_old(old, f"source/{source.slug}.md", source.slug))
    yield from findings
    if reads:
        by_edition = {edition.name: articles[edition.profile] for edition in editions if edition.name in reads}
        record = opened.record(source.slug)
        typed: dict[int, str] = {note["n"]: note["raw"] for note in record["notes"]} if record else {}
        text = opened.templates.render(
            "concordance.html",
            title=source.front_matter.title,
            concordance=align(by_edition, reads, typed),
            findings=findings,
            typed=typed,
        )
        refuse_strays(parse_page(text), "page", "templates/concordance.html")
        replace_text(opened.build / f"{source.slug}.concordance.html", text)


def _collections(readable: Set[str], opened: OpenPublication, editions: Sequence[Edition]) -> Iterator[Problem]:
    """Each edition of a collection that is built, read back and compared with the articles as they are now, those that are `readable`."""
    slugs = collection_slugs(opened.publication)
    built = [(slug, edition) for slug in slugs for edition in editions if _is_built(edition, slug, opened.build)]
    collections = opened.collections(find_articles(opened.directory).slugs) if built else Collections()
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
            if problems and _is_older(opened.build / path, opened.directory, found[slug].articles):
                problems = [_old([path], "an article in it", f"--collection {slug}")]
            yield from problems
        except Exception as error:  # as above
            yield _unreadable(f"build/{edition.file(slug)}", error)


def _is_built(edition: Edition, slug: str, build: Path) -> bool:
    return edition.collects and (build / edition.file(slug)).is_file()


def _is_older(built: Path, directory: Path, slugs: Sequence[str]) -> bool:
    """Whether something that an edition is made from was changed after it was built."""
    sources = (
        directory / name for name in (*(f"source/{slug}.md" for slug in slugs), "bibliography.bib", "source/publication.yaml")
    )
    return any(path.is_file() and path.stat().st_mtime_ns > built.stat().st_mtime_ns for path in sources)


def _old(paths: Sequence[str], what: str, slug: str) -> Problem:
    message = (
        f"{what}, the bibliography or publication.yaml was changed after {'this was' if len(paths) == 1 else 'these were'} built "
        f"({', '.join(paths)}): build again with `footpress build{f' {slug}' if slug else ''}`, then check."
    )
    return Problem(f"build/{paths[0]}", 0, "edition-old", "error", message)


def _unreadable(file: str, error: Exception) -> Problem:
    message = f"this file cannot be read back ({type(error).__name__}): delete it and build it again."
    return Problem(file, 0, "edition-unreadable", "error", message)
