"""Is what the built page offers to take away what it says it is, and as it was made?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import html

from footpress.editions.beside import beside
from footpress.editions.html.downloads import EDITIONS, FORMATS, MEDIA_TYPES, WORKS, ending, markdown, records
from footpress.model.article import Article, Publication
from footpress.problems import Problem, Severity
from footpress.records.article_record import record_of_article
from footpress.text.parsing import parse_page


def differing_downloads(article: Article, publication: Publication) -> Iterator[Problem]:
    """What of the files beside the page of an article in build/ is not as the article is now, and what of its links is mistaken."""
    build = publication.directory / "build"
    folder = build / "html" / article.slug
    made = records(article, record_of_article(article, publication), publication)
    expected = {name: text.encode("utf-8") for name, text in made.items()}
    copies = {name: (build / name).read_bytes() for name in beside(build, article.slug)}
    for name, data in (expected | copies).items():
        if _bytes(folder / name) != data:
            yield _problem(
                article, name, "is not what stands in build/" if name in copies else "does not describe the works as they are now"
            )
    for name, data in markdown(article, publication).items():
        if _bytes(folder / name) != data:
            yield _problem(article, name, "is not the source as it is now", "warning")
    names = {*expected, *copies, *markdown(article, publication)}
    yield from _links(article, parse_page((folder / "index.html").read_bytes()), names)


def _links(article: Article, page: html.HtmlElement, names: set[str]) -> Iterator[Problem]:
    """Each link has the words and the type of its file; the works cited are offered with the bibliography, the article elsewhere."""
    for link in page.xpath("//a[@download]"):
        name, said = link.get("href", ""), " ".join(link.text_content().split())
        kind = ending(name)
        in_bibliography = bool(link.xpath("ancestor::section[@aria-labelledby='bibliography']"))
        if name not in names:
            yield _problem(article, "index.html", f"offers {name} as “{said}”, which is no file of this article")
        elif said != {**EDITIONS, **FORMATS}[kind] or link.get("type") != MEDIA_TYPES[kind]:
            yield _problem(article, "index.html", f"offers {name} as “{said}”")
        elif in_bibliography != name.startswith(f"{article.slug}{WORKS}."):
            yield _problem(
                article, "index.html", f"offers {name} where it offers {'the works cited' if in_bibliography else 'the article'}"
            )


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _problem(article: Article, name: str, what: str, severity: Severity = "error") -> Problem:
    return Problem(
        f"build/html/{article.slug}/{name}", 0, "download-differs", severity, f"this file {what}: build the article again."
    )
