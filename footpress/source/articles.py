"""Which files of source/ are articles: those whose names can be addresses. Any other is said, and passed over."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from footpress.disk.reading import LARGEST, refusal
from footpress.problems import Problem, UsageError
from footpress.text.slugs import is_slug


@dataclass(frozen=True, slots=True)
class Articles:
    """The slugs of a publication's articles, sorted, and a problem for each file that is passed over."""

    slugs: tuple[str, ...]
    passed_over: tuple[Problem, ...]


def find_articles(directory: Path) -> Articles:
    """The articles of a publication. A file of another name is an error where it begins like an article, else (a README) a warning."""
    files = sorted(_files(directory))
    articles = tuple(name for name, reason in files if not reason and is_slug(name))
    known, source = frozenset(articles), directory / "source"
    return Articles(articles, tuple(_passed_over(source / f"{name}.md", reason) for name, reason in files if name not in known))


def _files(directory: Path) -> Iterator[tuple[str, str]]:
    """(name without .md, why it may not be read) of each Markdown file of source/. Of thousands of plain files no more is asked than must be."""
    source = directory / "source"
    inside = source.is_dir() and not refusal(source, directory)
    with suppress(OSError), os.scandir(source) as found:
        for entry in found:
            if entry.name.endswith(".md") and not entry.name.startswith("."):
                plain = inside and entry.is_file(follow_symlinks=False) and entry.stat().st_size <= LARGEST
                yield entry.name[:-3], "" if plain else refusal(Path(entry.path), directory)


def find_slugs(directory: Path, wanted: Sequence[str] = ()) -> tuple[str, ...]:
    """The slugs of a publication's articles, or those wanted. Raises UsageError where there is none of that name."""
    articles = find_articles(directory)
    for slug in wanted:
        if slug not in articles.slugs:
            for problem in articles.passed_over:
                if problem.file == f"source/{slug}.md":
                    raise UsageError(str(problem))
            names = ", ".join(articles.slugs) or "none yet"
            raise UsageError(f"There is no article {directory / 'source' / slug}.md. Articles here: {names}.")
    if not articles.slugs:
        said = "".join(f"{problem}\n" for problem in articles.passed_over)
        raise UsageError(
            f"{said}There is no article in {directory / 'source'}: import a manuscript first, with `footpress import FILE`."
        )
    return tuple(wanted) or articles.slugs


def _passed_over(path: Path, outside: str) -> Problem:
    file = f"source/{path.name}"
    if outside:
        return Problem(file, 0, "file-outside", "error", f"this file is not read: {outside}.")
    named = "an article's file is named as its address will be: small letters, digits and hyphens"
    if _begins_like_an_article(path):
        return Problem(file, 0, "article-name", "error", f"{named}. Rename it; till then it is passed over.")
    return Problem(file, 0, "article-none", "warning", f"this is no article, and is passed over: {named}.")


def _begins_like_an_article(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(7).removeprefix(b"\xef\xbb\xbf").startswith(b"---")
    except OSError:
        return False
