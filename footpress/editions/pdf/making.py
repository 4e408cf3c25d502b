"""Steps 7 and 8: an Article becomes the bytes of its PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from footpress.editions.pdf.conformance import breaches
from footpress.editions.pdf.formulas import NotDrawn
from footpress.editions.pdf.look import Look, read_look
from footpress.editions.pdf.names import index_of_names
from footpress.editions.pdf.rendering import rendered, style
from footpress.editions.pdf.structure import pages_of_destinations
from footpress.model.article import Article, Publication
from footpress.problems import Problem, ProblemsFound
from footpress.templates import Templates
from footpress.typesetting import Attached, Document, typeset

_NO_PAGES: Mapping[str, int] = {}
PASSES = 3
"""How often a document that prints numbers of its own pages is typeset at most: to learn them, to print them, to be sure."""


def make(article: Article, publication: Publication, templates: Templates) -> Mapping[str, bytes]:
    """{"<slug>.pdf": bytes}. Raises ProblemsFound for what is wrong in the article, WorldError for a missing font."""
    source = publication.directory / "source" / f"{article.slug}.md"

    def problems(sentences: str) -> Exception:
        return ProblemsFound(_problem(source, sentence) for sentence in sentences.splitlines())

    look = read_look(publication, article.front_matter)
    pages = _NO_PAGES
    for _ in range(PASSES):
        try:
            typescript = document(article, publication, templates, look, pages)
        except NotDrawn as error:
            raise ProblemsFound([_problem(source, str(error), error.tex)]) from error
        pdf = typeset(typescript, problems)
        before, pages = pages, pages_of_destinations(pdf)
        if pages == before or not (look.contents or look.layout == "book"):
            break
    if not look.print and (found := breaches(pdf)):
        raise problems("\n".join(found))
    return {f"{article.slug}.pdf": pdf}


def document(
    article: Article,
    publication: Publication,
    templates: Templates,
    look: Look | None = None,
    pages: Mapping[str, int] = _NO_PAGES,
) -> Document:
    """Everything that is to be typeset; `pages`, from typesetting it once, is where its calls stand."""
    look = look or read_look(publication, article.front_matter)
    names = index_of_names(article, pages or {}) if look.layout == "book" else ()
    front = article.front_matter
    return Document(
        markup=rendered(article, publication, templates, look, names, pages),
        style=style(templates, look),
        folder=publication.directory,
        path=f"source/{article.slug}.md",
        families=_families(article, look),
        attached=tuple(_sources(article, publication)),
        dublin_core={
            "identifier": f"doi:{front.doi}" if front.doi else "",
            "language": front.lang,
            "publisher": front.publisher or publication.publisher,
            "rights": front.license or publication.license,
        },
        for_print=look.print,
    )


def _sources(article: Article, publication: Publication) -> Iterator[Attached]:
    """The Markdown and the bibliography that the article was made from, so that the PDF carries its own source."""
    for path, description in ((f"source/{article.slug}.md", "The article"), ("bibliography.bib", "The works it cites")):
        file = publication.directory / path
        if file.is_file():
            yield Attached(file.name, file.read_bytes(), description)


def _families(article: Article, look: Look) -> tuple[str, ...]:
    """The families that must be there: that of code only where there is code."""
    code = any("<code" in html or "<pre" in html for html in (article.body, *(note.html for note in article.notes)))
    return (*look.families, look.code_font) if code else look.families


def _problem(source: Path, sentence: str, about: str = "") -> Problem:
    """A sentence of the typesetter as a problem, with the first line of the source that has what it is about: some words, or the
    character that it names as U+…."""
    if not about and (character := re.search(r"\(U\+([0-9A-F]{4,6})\)", sentence)):
        about = chr(int(character[1], 16))
    line = 0
    if about and source.is_file():
        lines = source.read_text(encoding="utf-8", errors="replace").splitlines()
        line = next((number for number, text in enumerate(lines, start=1) if about in text), 0)
    return Problem(f"source/{source.name}", line, "typesetting", "error", sentence)
