"""Steps 7 and 8: a volume becomes the bytes of its PDF."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from footpress.editions.formulas import NotDrawn
from footpress.editions.images import pictures
from footpress.editions.look import Look
from footpress.editions.pdf.attached_sources import attached_sources
from footpress.editions.pdf.conformance import breaches
from footpress.editions.pdf.index_of_names import index_of_names
from footpress.editions.pdf.rendering import rendered, rendered_collection, style
from footpress.editions.places import place_of
from footpress.languages.scripts import direction
from footpress.model.article import Article
from footpress.model.volume import Files, Volume
from footpress.problems import Problem, ProblemsFound
from footpress.records.article_record import record_of
from footpress.records.dublin_core import xmp
from footpress.templates import Templates
from footpress.typesetting import Document, LaidOut, lay_out

_NO_PAGES: Mapping[str, int] = {}
PASSES = 5
"""How often a document that prints numbers of its own pages is laid out at most: to learn them, to print them, and again where that
moved what it is about."""


def make(volume: Volume, look: Look, templates: Templates) -> Files:
    """{"<slug>.pdf": bytes}, the articles of a collection one after another, on pages numbered through.

    Raises ProblemsFound for what is wrong in an article, WorldError for a missing font.
    """
    script = _typescript(volume, look, templates)
    pdf = script.settled(script.document()).pdf()
    if not look.print and (found := breaches(pdf)):
        raise script.problems("\n".join(found))
    return {f"{volume.slug}.pdf": pdf}


@dataclass(frozen=True, slots=True)
class LaidOutPages:
    """Pages, and the document that they were first laid out from, before it had the numbers of its own pages."""

    begun: Document
    pages: LaidOut


def lay_out_pages(volume: Volume, look: Look, templates: Templates, before: LaidOutPages | None = None) -> LaidOutPages:
    """The pages of `make`, each drawn when it is asked for, for who looks at some of them while writing; `before` where nothing that is
    printed has changed since. Raises as `make`."""
    script = _typescript(volume, look, templates)
    begun = replace(script.document(), attached=(), described={})
    if before and before.begun == begun:
        return before
    return LaidOutPages(begun, script.settled(begun).sound())


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


@dataclass(frozen=True, slots=True)
class _Typescript:
    """What of a volume is typeset."""

    volume: Volume
    look: Look
    templates: Templates

    def document(self, pages: Mapping[str, int] = _NO_PAGES) -> Document:
        """As `document`, with what cannot be drawn told with its line."""
        try:
            return document(self.volume, self.look, self.templates, pages)
        except NotDrawn as error:
            raise ProblemsFound([_problem(self.volume, str(error), error.tex)]) from error

    def settled(self, begun: Document) -> LaidOut:
        """A document laid out, again where it prints numbers of its own pages, until these are right, or it cannot be printed."""
        numbered = self.look.contents or self.look.layout in ("book", "collection")
        made = lay_out(begun, self.problems, self.document if numbered else None, PASSES)
        times = made.times
        while numbered and not made.faults and (pages := made.destinations()) != made.numbers:
            anew = self.document(pages)
            if anew.markup == made.document.markup:
                break
            if times >= PASSES:
                raise self.problems(
                    "the numbers of its own pages that it prints move what they are about, each time: state pages: in its articles."
                )
            made = lay_out(anew, self.problems, self.document, PASSES - times)
            times += made.times
        return made

    def problems(self, sentences: str) -> Exception:
        """What the typesetter says, as problems."""
        return ProblemsFound(_problem(self.volume, sentence) for sentence in sentences.splitlines())


def _typescript(volume: Volume, look: Look, templates: Templates) -> _Typescript:
    for article in volume.articles:
        pictures(article, volume)  # what cannot be published is told with its line
    return _Typescript(volume, replace(look, layout="collection") if volume.is_collection else look, templates)


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
