"""Is what the built page offers to take away what it says it is, and as it was made?"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from footpress.editions.html.downloads import EDITIONS, FORMATS, MEDIA_TYPES, WORKS, ending, offered_beside, records
from footpress.model.article import Article
from footpress.model.volume import Files, Volume
from footpress.problems import Problem, Severity
from footpress.records.article_record import record_of_article
from footpress.text.parsing import parse_page


def differing_downloads(volume: Volume, files: Files) -> Iterator[Problem]:
    """What of the files beside a built page is not as the article is now, and what of its links is mistaken."""
    (article,) = volume.articles
    folder = f"html/{volume.slug}"
    works = records(article, record_of_article(article, volume.publication, files=offered_beside(volume)), volume.bibliography)
    expected = {name: text.encode("utf-8") for name, text in works.items()}
    copies = {file.name: file.data for file in volume.beside}
    sources = {file.name: file.data for file in volume.sources}
    for name, data in (expected | copies).items():
        if files.get(f"{folder}/{name}", b"") != data:
            yield _problem(
                article, name, "is not what stands in build/" if name in copies else "does not describe the works as they are now"
            )
    for name, data in sources.items():
        if files.get(f"{folder}/{name}", b"") != data:
            yield _problem(article, name, "is not the source as it is now", "warning")
    names = {*expected, *copies, *sources}
    yield from _links(article, parse_page(files[f"{folder}/index.html"]), names)


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


def _problem(article: Article, name: str, what: str, severity: Severity = "error") -> Problem:
    return Problem(
        f"build/html/{article.slug}/{name}", 0, "download-differs", severity, f"this file {what}: build the article again."
    )
