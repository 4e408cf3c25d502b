"""Steps 7 and 8: an article, or a collection of them, becomes the bytes of its PDF."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from footpress.disk.reading import read_bytes
from footpress.editions.formulas import NotDrawn
from footpress.editions.look import Look, read_look
from footpress.editions.pdf.conformance import breaches
from footpress.editions.pdf.index_of_names import index_of_names
from footpress.editions.pdf.rendering import rendered, rendered_collection, style
from footpress.editions.pdf.structure import pages_of_destinations
from footpress.editions.places import place_of
from footpress.model.article import Article, Collection, FrontMatter, Publication
from footpress.problems import Problem, ProblemsFound
from footpress.records.article_record import record_of
from footpress.records.bibtex import read_bibliography
from footpress.records.cited_works import keys_of, works_cited
from footpress.records.dublin_core import xmp
from footpress.templates import Templates
from footpress.typesetting import Attached, Document, typeset

_NO_PAGES: Mapping[str, int] = {}
PASSES = 3
"""How often a document that prints numbers of its own pages is typeset at most: to learn them, to print them, to be sure."""


def make(article: Article, publication: Publication, templates: Templates) -> Mapping[str, bytes]:
    """{"<slug>.pdf": bytes}. Raises ProblemsFound for what is wrong in the article, WorldError for a missing font."""
    look = read_look(publication, article.front_matter)

    def typescript(pages: Mapping[str, int]) -> Document:
        return document(article, publication, templates, look, pages)

    return {
        f"{article.slug}.pdf": _settled(
            typescript, look, [article.slug], publication, numbered=look.contents or look.layout == "book"
        )
    }


def make_collection(collection: Collection, publication: Publication, templates: Templates) -> Mapping[str, bytes]:
    """{"<slug>.pdf": bytes}: the articles one after another, on pages numbered through. Raises as `make` does."""
    look = replace(read_look(publication, collection.front_matter), layout="collection")
    slugs = [article.slug for article in collection.articles]

    def typescript(pages: Mapping[str, int]) -> Document:
        markup = rendered_collection(collection, publication, templates, look, pages)
        return _document(markup, collection.slug, collection.front_matter, collection.articles, publication, templates, look)

    return {f"{collection.slug}.pdf": _settled(typescript, look, slugs, publication, numbered=True)}


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
    markup = rendered(article, publication, templates, look, names, pages)
    return _document(markup, article.slug, article.front_matter, [article], publication, templates, look)


def _document(
    markup: str,
    slug: str,
    front: FrontMatter,
    articles: Sequence[Article],
    publication: Publication,
    templates: Templates,
    look: Look,
) -> Document:
    """What is typeset of an article, or of a collection."""
    return Document(
        markup=markup,
        style=style(templates, look),
        folder=publication.directory,
        path=f"source/{slug}.md",
        families=_families(articles, look),
        attached=tuple(_sources(articles, publication)),
        dublin_core=xmp(record_of(slug, front, publication)),
        for_print=look.print,
    )


def _settled(
    typescript: Callable[[Mapping[str, int]], Document],
    look: Look,
    slugs: Sequence[str],
    publication: Publication,
    *,
    numbered: bool,
) -> bytes:
    """A document typeset, again where it prints numbers of its own pages (`numbered`), until these are right."""

    def problems(sentences: str) -> Exception:
        return ProblemsFound(_problem(slugs, publication, sentence) for sentence in sentences.splitlines())

    pages = _NO_PAGES
    for _ in range(PASSES):
        try:
            pdf = typeset(typescript(pages), problems)
        except NotDrawn as error:
            raise ProblemsFound([_problem(slugs, publication, str(error), error.tex)]) from error
        before, pages = pages, pages_of_destinations(pdf)
        if pages == before or not numbered:
            break
    if not look.print and (found := breaches(pdf)):
        raise problems("\n".join(found))
    return pdf


def _sources(articles: Sequence[Article], publication: Publication) -> Iterator[Attached]:
    """The Markdown and the works cited that it was made from, so that the PDF carries its own source, and nothing besides."""
    for article in articles:
        file = publication.directory / f"source/{article.slug}.md"
        if file.is_file():
            yield Attached(file.name, read_bytes(file, publication.directory), "The article")
    bibliography = read_bibliography(publication.directory / "bibliography.bib")
    keys = tuple(dict.fromkeys(key for article in articles for key in keys_of(article)))
    if works := works_cited(bibliography, keys):
        yield Attached("bibliography.bib", works.encode("utf-8"), "The works it cites")


def _families(articles: Sequence[Article], look: Look) -> tuple[str, ...]:
    """The families that must be there: that of code only where there is code."""
    fragments = (html for article in articles for html in (article.body, *(note.html for note in article.notes)))
    code = any("<code" in html or "<pre" in html for html in fragments)
    return (*look.families, look.code_font) if code else look.families


def _problem(slugs: Sequence[str], publication: Publication, sentence: str, about: str = "") -> Problem:
    """A sentence of the typesetter as a problem, with the line that has what it is about: some words, or the character that it names as
    U+…."""
    if not about and (character := re.search(r"\(U\+([0-9A-F]{4,6})\)", sentence)):
        about = chr(int(character[1], 16))
    return Problem(*place_of(about, slugs, publication), "typesetting", "error", sentence)
