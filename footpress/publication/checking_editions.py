"""The editions of an article that are built, each read back and held against the article as it is now; the concordance is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from footpress.allowed.elements import refuse_strays
from footpress.checks.concordance import align
from footpress.checks.typed_words import typed_problems
from footpress.disk.digests import content, contents
from footpress.disk.writing import replace_text
from footpress.editions.edition import Edition
from footpress.model.article import PROFILES, Profile
from footpress.model.readback import ReadBack
from footpress.model.volume import Volume
from footpress.problems import Problem, ProblemsFound, WorldError
from footpress.publication.comparing import compared
from footpress.publication.gathering_volumes import gather, with_built
from footpress.publication.opening import OpenPublication
from footpress.publication.plan import Kept, Plan
from footpress.publication.standing import standing
from footpress.source.reading import Source
from footpress.text.parsing import parse_page

_PASSING = ("edition-old", "edition-unreadable", "article-unchecked")
"""What is asked anew each time: it hangs on when a file was written, or on what is installed."""


def check_editions(
    source: Source,
    opened: OpenPublication,
    plan: Plan,
    editions: Sequence[Edition],
    cited: Mapping[Profile, Volume] = MappingProxyType({}),
) -> tuple[Problem, ...]:
    """What is found in the editions of an article that are built. Where it, all of them and its concordance are as they were when this was
    last asked, what was found then is found again. `cited` are the profiles in which who built them has cited it."""
    name, beside = f"{source.slug}.check", tuple(_built(source.slug, opened, editions))
    if kept := plan.standing(name, [source.slug], beside):
        return kept.told
    volumes = dict(cited)
    found = tuple(_findings(source, opened, editions, volumes))
    if len(volumes) == len(PROFILES) and not any(problem.id in _PASSING for problem in found):
        concordance = f"{source.slug}.concordance.html"
        made = {concordance: content(f"{opened.build}/{concordance}")} if (opened.build / concordance).is_file() else {}
        plan.keep(name, [source.slug], beside, volumes.values(), Kept(made, found))
    return found


def _built(slug: str, opened: OpenPublication, editions: Sequence[Edition]) -> Iterator[str]:
    """The digest of each file of each edition that is built."""
    for edition in editions:
        yield edition.name
        yield content(f"{opened.build}/{edition.file(slug)}")
        if edition.folder:
            yield from contents(f"{opened.build}/{edition.folder.format(slug=slug)}")


def _findings(
    source: Source, opened: OpenPublication, editions: Sequence[Edition], volumes: dict[Profile, Volume]
) -> Iterator[Problem]:
    """Each edition that is built, read back and compared with the article as it is now, in `volumes`; the concordance is written."""
    try:
        for profile in PROFILES:
            if profile not in volumes:
                other = next(iter(volumes.values()), None)
                volumes[profile] = gather(opened, [opened.cited(source.slug, profile)], other=other)
        articles = {profile: volumes[profile].articles[0] for profile in PROFILES}
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
                findings.append(unreadable(f"build/{path}", error))
                damaged.add(path)
                continue
            reads[edition.name] = read[source.slug]
            found = list(problems)
            if edition.differing_files:
                others = edition.differing_files(volume, files)
                found += (problem for problem in others if Path(problem.file).name not in damaged)
            if found and is_older(opened.build / path, opened.directory, (source.slug,)):
                old.append(path)  # what differs says no more than that
            else:
                findings += found
    if old:
        findings.append(built_before(old, f"source/{source.slug}.md", source.slug))
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


def is_older(built: Path, directory: Path, slugs: Sequence[str]) -> bool:
    """Whether something that an edition is made from was changed after it was built."""
    sources = (
        directory / name for name in (*(f"source/{slug}.md" for slug in slugs), "bibliography.bib", "source/publication.yaml")
    )
    return any(path.is_file() and path.stat().st_mtime_ns > built.stat().st_mtime_ns for path in sources)


def built_before(paths: Sequence[str], what: str, slug: str) -> Problem:
    """What is said of editions that are older than what they are made from."""
    message = (
        f"{what}, the bibliography or publication.yaml was changed after {'this was' if len(paths) == 1 else 'these were'} built "
        f"({', '.join(paths)}): build again with `footpress build{f' {slug}' if slug else ''}`, then check."
    )
    return Problem(f"build/{paths[0]}", 0, "edition-old", "error", message)


def unreadable(file: str, error: Exception) -> Problem:
    """What is said of a built file that no reader of ours can read."""
    message = f"this file cannot be read back ({type(error).__name__}): delete it and build it again."
    return Problem(file, 0, "edition-unreadable", "error", message)
