"""Which files of source/ are articles: those whose names can be addresses. Any other is said, and passed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from footpress.disk.reading import refusal
from footpress.problems import Problem, UsageError
from footpress.text.slugs import is_slug


@dataclass(frozen=True, slots=True)
class Articles:
    """The slugs of a publication's articles, sorted, and a problem for each file that is passed over."""

    slugs: tuple[str, ...]
    passed_over: tuple[Problem, ...]


def find_articles(directory: Path) -> Articles:
    """The articles of a publication. A file of another name is an error where it begins like an article, else (a README) a warning."""
    files = sorted(path for path in (directory / "source").glob("*.md") if not path.name.startswith("."))
    outside = {path: reason for path in files if (reason := refusal(path, directory))}
    slugs = tuple(path.stem for path in files if is_slug(path.stem) and path not in outside)
    return Articles(slugs, tuple(_passed_over(path, outside.get(path, "")) for path in files if path.stem not in slugs))


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
