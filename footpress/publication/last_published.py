"""What was found already when an article was last published: its sources as they were then, checked as they are now.

Every web page has its source and the works it cites beside it. What was published last is the page that stands in build/; where that is
cleaned away, the last version that a correction kept in source/versions/.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from footpress.checks.lint.rule import Sources, lines_of_uncited
from footpress.disk.reading import listed, read_bytes
from footpress.disk.writing import write_all
from footpress.editions.html.downloads import WORKS
from footpress.problems import Problem, ProblemsFound
from footpress.publication.checking import check
from footpress.publication.opening import open_publication
from footpress.records.bibtex import parse_bibliography
from footpress.source.articles import find_slugs
from footpress.source.versions import VERSIONS

_NOT_SOURCES = re.compile(r"v\d+/.*|index\.html|card\.png|.*\.(?:pdf|epub|json|ris|bib|md|woff2?|css|js)")


def is_new(
    directory: Path, problems: Sequence[Problem], slugs: Sequence[str] = (), today: date | None = None
) -> tuple[tuple[bool | None, ...], tuple[str, ...]]:
    """(for each problem whether it was not there at the last publication, None where that cannot be known; the articles of which nothing
    was ever published). What is said of entries that no article cites cannot be known: they stand beside no page."""
    pages = {slug: _page(directory, slug) for slug in find_slugs(directory, slugs)}
    published = {slug: page for slug, page in pages.items() if page is not None}
    with TemporaryDirectory() as folder:
        write_all(Path(folder), _files(directory, published))
        before = Counter(map(_identity, check(Path(folder), tuple(published), today))) if published else Counter()
    beside_none = _lines_of_uncited(directory, tuple(pages))
    return (
        tuple(
            None if problem.file == "bibliography.bib" and problem.line in beside_none else _was_not(problem, before)
            for problem in problems
        ),
        tuple(slug for slug in pages if slug not in published),
    )


def _lines_of_uncited(directory: Path, slugs: Sequence[str]) -> frozenset[int]:
    """The lines of the bibliography that belong to entries which none of these articles cites."""
    try:
        opened = open_publication(directory)
        articles = tuple(opened.source(slug) for slug in slugs)
    except ProblemsFound:
        return frozenset()
    return lines_of_uncited(Sources(opened.publication, opened.bibliography, articles, date.min))


def _was_not(problem: Problem, before: Counter[tuple[str, str, str]]) -> bool:
    """Whether a problem is none of those before; each of those stands for one."""
    identity = _identity(problem)
    before[identity] -= 1
    return before[identity] < 0


def _identity(problem: Problem) -> tuple[str, str, str]:
    """A problem wherever in its file it stands."""
    return problem.file, problem.id, re.sub(r"\bline \d+", "line", problem.message)


def _page(directory: Path, slug: str) -> Path | None:
    """The folder of the page that was published last, with its source; None where there is none."""
    kept = listed(directory, f"{VERSIONS.as_posix()}/{slug}/v*")
    versions = sorted(kept, key=lambda path: int(path.name[1:]) if path.name[1:].isdecimal() else 0, reverse=True)
    return next((page for page in (directory / "build/html" / slug, *versions) if (page / f"{slug}.md").is_file()), None)


def _files(directory: Path, pages: Mapping[str, Path]) -> dict[str, bytes]:
    """A publication as it was: the articles with what they show and cite, in the settings and the style of today."""
    files = dict(_today(directory))
    works: dict[str, str] = {}
    for slug, page in pages.items():
        files[f"source/{slug}.md"] = read_bytes(page / f"{slug}.md", directory)
        for path in listed(page, "**/*"):
            name = path.relative_to(page).as_posix()
            if path.is_file() and not _NOT_SOURCES.fullmatch(name):
                files[f"source/{name}"] = read_bytes(path, directory)
        bibliography = page / f"{slug}{WORKS}.bib"
        if bibliography.is_file():
            text = read_bytes(bibliography, directory).decode("utf-8")
            for entry, block in zip(parse_bibliography(text).entries, re.split(r"(?m)^(?=@)", text)[1:], strict=False):
                works.setdefault(entry.key, block)
    return files | {"bibliography.bib": "".join(works.values()).encode("utf-8")}


def _today(directory: Path) -> Iterator[tuple[str, bytes]]:
    """The settings, the records of imports and the templates, which stand beside no page."""
    for pattern in ("source/publication.yaml", "source/notes/*.yaml", "templates/**/*"):
        for path in listed(directory, pattern):
            if path.is_file():
                yield PurePosixPath(path.relative_to(directory)).as_posix(), read_bytes(path, directory)
