"""Steps 7 and 8: a volume becomes the bytes of its PDF."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from footpress.editions.formulas import NotDrawn
from footpress.editions.images import pictures
from footpress.editions.look import Look
from footpress.editions.pdf.attached_sources import attached_sources
from footpress.editions.pdf.conformance import breaches
from footpress.editions.pdf.index_of_names import index_of_names
from footpress.editions.pdf.rendering import rendered, rendered_collection, style
from footpress.editions.pdf.structure import pages_of_destinations
from footpress.editions.places import place_of
from footpress.languages.scripts import direction
from footpress.model.article import Article
from footpress.model.volume import Files, Volume
from footpress.problems import Problem, ProblemsFound
from footpress.records.article_record import record_of
from footpress.records.dublin_core import xmp
from footpress.templates import Templates
from footpress.typesetting import Document, typeset

_NO_PAGES: Mapping[str, int] = {}
PASSES = 5
"""How often a document that prints numbers of its own pages is typeset at most: to learn them, to print them, and again where that
moved what it is about."""


def make(volume: Volume, look: Look, templates: Templates) -> Files:
    """{"<slug>.pdf": bytes}, the articles of a collection one after another, on pages numbered through.

    Raises ProblemsFound for what is wrong in an article, WorldError for a missing font.
    """
    for article in volume.articles:
        pictures(article, volume)  # what cannot be published is told with its line
    if volume.is_collection:
        look = replace(look, layout="collection")

    def typescript(pages: Mapping[str, int]) -> Document:
        return document(volume, look, templates, pages)

    numbered = look.contents or look.layout in ("book", "collection")
    return {f"{volume.slug}.pdf": _settled(typescript, look, volume, numbered=numbered)}


def document(volume: Volume, look: Look, templates: Templates, pages: Mapping[str, int] = _NO_PAGES) -> Document:
    """Everything that is to be typeset; `pages`, from typesetting it once, is where its calls stand."""
    return Document(
        markup=_markup(volume, look, templates, pages),
        style=style(templates, look, volume.front_matter.facts.counts_from, direction(volume.front_matter.lang)),
        files=volume.loadable,
        path=f"source/{volume.slug}.md",
        families=_families(volume.articles, look),
        attached=tuple(attached_sources(volume)),
        described=xmp(record_of(volume.slug, volume.front_matter, volume.publication)),
        for_print=look.print,
        first_page=volume.front_matter.facts.counts_from,
    )


def _markup(volume: Volume, look: Look, templates: Templates, pages: Mapping[str, int]) -> str:
    if volume.is_collection:
        return rendered_collection(volume, templates, look, pages)
    (article,) = volume.articles
    names = index_of_names(article, pages) if look.layout == "book" else ()
    return rendered(article, volume.publication, templates, look, names, pages)


def _settled(typescript: Callable[[Mapping[str, int]], Document], look: Look, volume: Volume, *, numbered: bool) -> bytes:
    """A document typeset, again where it prints numbers of its own pages (`numbered`), until these are right."""

    def problems(sentences: str) -> Exception:
        return ProblemsFound(_problem(volume, sentence) for sentence in sentences.splitlines())

    pages = _NO_PAGES
    for _ in range(PASSES):
        try:
            pdf = typeset(typescript(pages), problems)
        except NotDrawn as error:
            raise ProblemsFound([_problem(volume, str(error), error.tex)]) from error
        before, pages = pages, pages_of_destinations(pdf)
        if pages == before or not numbered:
            break
    else:
        raise problems(
            "the numbers of its own pages that it prints move what they are about, each time: state pages: in its articles."
        )
    if not look.print and (found := breaches(pdf)):
        raise problems("\n".join(found))
    return pdf


def _families(articles: Sequence[Article], look: Look) -> tuple[str, ...]:
    """The families that must be there: that of code only where there is code."""
    fragments = (html for article in articles for html in (article.body, *(note.html for note in article.notes)))
    code = any("<code" in html or "<pre" in html for html in fragments)
    return (*look.families, look.code_font) if code else look.families


def _problem(volume: Volume, sentence: str, about: str = "") -> Problem:
    """A sentence of the typesetter as a problem, with the line that has what it is about: some words, or the character that it names as
    U+…."""
    if not about and (character := re.search(r"\(U\+([0-9A-F]{4,6})\)", sentence)):
        about = chr(int(character[1], 16))
    return Problem(*place_of(about, volume), "typesetting", "error", sentence)
