"""What is left of articles and collections that are gone. What stands in build/ is published with the rest, whomever it belongs to."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from footpress.editions.beside import beside
from footpress.problems import FootpressError, Problem
from footpress.publication.opening import OpenPublication
from footpress.records.relations import former_slugs
from footpress.site.search_index import FOLDER
from footpress.source.articles import find_articles
from footpress.source.collections import collection_slugs

_CONCORDANCE = "{slug}.concordance.html"


def left_over(opened: OpenPublication) -> Iterator[Problem]:
    """A warning for each file and folder of build/ that belongs to nothing any more, and for each record of an article that is gone, with
    what to do."""
    articles = find_articles(opened.directory)
    passed_over = {Path(problem.file).stem for problem in articles.passed_over}  # not read now, for a reason that is said
    known = {*articles.slugs, *passed_over, *collection_slugs(opened.publication)}
    for path in sorted(opened.build.glob("*.*")):
        slug = path.name.partition(".")[0]
        if slug not in known and path.name in beside(slug):
            yield _published(path.name, slug)
        elif slug not in known and path.name == _CONCORDANCE.format(slug=slug):
            yield _problem(f"build/{path.name}", "this is the concordance of no article: delete it.")
    former = set(_former(opened, articles.slugs))
    for path in sorted((opened.build / "html").glob("*/")):
        if path.name not in {*known, *former, FOLDER, "fonts"} and not path.name.startswith("."):
            yield _published(f"html/{path.name}/", path.name)
    for path in sorted((opened.directory / "source/notes").glob("*.yaml")):
        if path.stem not in known:
            yield _recorded(opened, path.stem)


def _former(opened: OpenPublication, slugs: Collection[str]) -> Iterator[str]:
    for slug in slugs:
        try:
            yield from former_slugs(slug, opened.stated(slug))
        except FootpressError:
            continue  # that it cannot be read is told of the article itself


def _published(name: str, slug: str) -> Problem:
    return _problem(
        f"build/{name}",
        f"this belongs to no article or collection, and is published with the rest: delete it; or, where source/{slug}.md has another name "
        f"now, write `former-slugs: [{slug}]` into it, so that its address leads on.",
    )


def _recorded(opened: OpenPublication, slug: str) -> Problem:
    try:
        manuscript = str((opened.record(slug) or {}).get("manuscript", ""))
    except FootpressError:
        manuscript = ""
    too = f", and source/manuscripts/{Path(manuscript).name} too, if nothing else was imported from it" if manuscript else ""
    return _problem(
        f"source/notes/{slug}.yaml",
        f"this is the record of an article that is gone: delete it{too}; or, where source/{slug}.md has another name now, give it that name: "
        "without its record, what was typed in its notes is not held against what is printed.",
    )


def _problem(file: str, message: str) -> Problem:
    return Problem(file, 0, "left-over", "warning", message)
