"""Step 7: the documents of one article, which are a book or, in a folder of their own, a part of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from footpress.allowed.elements import refuse_strays
from footpress.editions.endnotes import with_number
from footpress.editions.epub.chapters import Divided, divide, link_entries
from footpress.editions.epub.pagebreaks import with_page_breaks
from footpress.editions.ids import with_own_ids
from footpress.editions.images import Image, images
from footpress.editions.in_other_languages import in_other_languages
from footpress.editions.printed_dates import printed
from footpress.editions.stated_facts import stated_facts, told_corrections
from footpress.editions.web_links import alone
from footpress.languages.scripts import direction
from footpress.model.article import Article, FrontMatter, PageStart, Publication, by_part
from footpress.model.volume import Volume
from footpress.problems import WorldError
from footpress.templates import Templates
from footpress.text.characters import without_unfit
from footpress.text.parsing import NotWellFormed, parse_xml


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of an article by address ("text.xhtml", "a/text.xhtml"), in reading order, and where in them things begin."""

    article: Article
    pages: Mapping[str, bytes]
    text: str
    headings: tuple[tuple[str, str], ...]
    """(address, words) of the headings of the first level."""
    notes: str
    abbreviations: str
    bibliography: str
    """The addresses of the first page of notes, of the abbreviations and of the bibliography; "" where there is none."""
    page_list: tuple[tuple[str, str], ...]
    """(label, address) of each page of the PDF."""
    pictures: tuple[Image, ...]
    terms: Mapping[str, str]
    """The words that are printed in the article's language."""

    @property
    def front(self) -> FrontMatter:
        """What the article says of itself."""
        return self.article.front_matter


def documents(article: Article, volume: Volume, templates: Templates, folder: str = "") -> Documents:
    """An article's documents, in a folder ("a/") where it is one of several. Raises ProblemsFound for a missing picture."""
    article, starts = alone(with_own_ids(article)), volume.pages.get(article.slug, ())
    context = surroundings(article.front_matter, volume.publication, templates, folder)
    context |= _content(article, starts, context["terms"]["back_to_text"])
    context["corrections"] = told_corrections(article.slug, article.front_matter, context["terms"])
    parts, notes = context["parts"], context["notes"]
    pages = {f"{folder}{name}.xhtml": rendered(templates, template, context | own) for name, template, own in _plan(context)}
    return Documents(
        article=article,
        pages=pages,
        text=f"{folder}{parts[0].name}.xhtml",
        headings=tuple((f"{folder}{part.name}.xhtml#{id}", words) for part in parts for id, words in part.headings),
        notes=f"{folder}{next(iter(notes))}.xhtml" if notes else "",
        abbreviations=f"{folder}abbreviations.xhtml" if article.abbreviations else "",
        bibliography=f"{folder}bibliography.xhtml" if article.entries else "",
        page_list=tuple((page.label, f"{folder}{context['homes'][f'page-{page.label}']}#page-{page.label}") for page in starts),
        pictures=tuple(replace(image, address=f"{folder}{image.address}") for image in images(article, volume)),
        terms=context["terms"],
    )


def surroundings(front: FrontMatter, publication: Publication, templates: Templates, folder: str = "") -> dict[str, Any]:
    """What every template is given: of an article, or of a collection."""
    terms = templates.terms(front.lang)
    series = front.series or publication.title
    return {
        "front": replace(front, html={name: xhtml(link_entries(front.prose_html(name))) for name in front.prose}),
        "publication": publication,
        "terms": terms,
        "in_other_languages": in_other_languages(front, templates),
        "date": printed(front.date, terms),
        "stated": stated_facts(front, terms),
        "series": series if series != front.title else "",
        "publisher": front.publisher or publication.publisher,
        "contact": front.contact or publication.contact,
        "direction": direction(front.lang),
        "direction_of": direction,
        "root": "../" * folder.count("/"),
        "collected": bool(folder),
        "board": (),
        "corrections": (),
    }


def xhtml(fragment: str) -> str:
    """XHTML knows xml:lang: every passage that has lang gets it too."""
    return re.sub(r'(<[a-z][^<>]*?)\blang="([^"]*)"', r'\1lang="\2" xml:lang="\2"', fragment)


def rendered(templates: Templates, name: str, context: Mapping[str, Any]) -> bytes:
    """What a template of the EPUB makes, without what cannot stand in XML."""
    data = without_unfit(templates.render(f"epub/{name}", **context)).encode("utf-8")
    if name.endswith(".xhtml"):
        try:
            refuse_strays(parse_xml(data, own=True), "book", f"templates/epub/{name}")
        except NotWellFormed as error:
            raise WorldError(f"templates/epub/{name} does not make well-formed XHTML: {error}.") from error
    return data


def _content(article: Article, pages: Sequence[PageStart], back_to_text: str) -> dict[str, Any]:
    divided = divide(with_page_breaks(xhtml(article.body), pages), article.notes)
    entries = [replace(entry, html=xhtml(entry.html)) for entry in article.entries]
    return {
        "parts": divided.parts,
        "homes": divided.homes,
        "note_files": divided.notes,
        "notes": _notes(article, divided, back_to_text),
        "entries": entries,
        "abbreviations": [replace(each, html=xhtml(each.html)) for each in article.abbreviations],
        "listed": by_part(entries),
        "how_to_cite": xhtml(article.how_to_cite),
    }


def _plan(context: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(name, template, what it needs besides the context) of every document, in reading order."""
    if not context["collected"]:
        yield "title", "title.xhtml", {}
    for part in context["parts"]:
        yield part.name, "text.xhtml", {"part": part, "first": part is context["parts"][0]}
    for name, own_notes in context["notes"].items():
        yield name, "notes.xhtml", {"own_notes": own_notes}
    if context["abbreviations"]:
        yield "abbreviations", "abbreviations.xhtml", {}
    if context["entries"]:
        yield "bibliography", "bibliography.xhtml", {}
    if (
        not context["collected"]
        or context["how_to_cite"]
        or context["front"].author_note
        or context["stated"].statements
        or context["corrections"]
    ):
        yield "colophon", "colophon.xhtml", {}


def _notes(article: Article, divided: Divided, label: str) -> dict[str, list[tuple[int, str]]]:
    """The notes of each file, as (number, XHTML with number and back-link)."""
    files: dict[str, list[tuple[int, str]]] = {}
    for note in article.notes:
        call = f"{divided.calls.get(note.number, divided.parts[0].name)}.xhtml#call-{note.number}"
        inside = xhtml(link_entries(_into(divided, note.html)))
        text = with_number(replace(note, html=inside), _number(note.number, call), _back(note.number, call, label))
        files.setdefault(divided.notes[note.number], []).append((note.number, text))
    return files


def _into(divided: Divided, note: str) -> str:
    """A note whose links to places in the text name the file that these are in."""
    return re.sub(r'\bhref="#([^"]+)"', lambda link: f'href="{divided.homes.get(link[1], "")}#{link[1]}"', note)


def _number(number: int, call: str) -> str:
    return f'<a class="note-number" href="{call}" role="doc-backlink">{number}.</a> '


def _back(number: int, call: str, label: str) -> str:
    return f'\u00a0<a class="backlink" href="{call}" role="doc-backlink" aria-label="{label} ({number})">↩\ufe0e</a>'
