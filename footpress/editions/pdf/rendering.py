"""Step 7, render: the XHTML document and the style sheet of an article, from the templates of its layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from lxml import etree

from footpress.editions.in_other_languages import in_other_languages
from footpress.editions.linebreaks import WORD_JOINER, bind
from footpress.editions.look import Look
from footpress.editions.pdf import markup
from footpress.editions.pdf.index_of_names import Indexed
from footpress.editions.pdf.issue_pages import with_pages
from footpress.editions.pdf.mixed_directions import is_mixed, with_directions
from footpress.editions.pdf.running_heads import running_author, running_title
from footpress.editions.printed_dates import printed
from footpress.editions.stated_facts import stated_facts, told_corrections
from footpress.editions.web_links import alone
from footpress.languages.scripts import direction, written_in
from footpress.model.article import Article, FrontMatter, Publication, by_part
from footpress.model.volume import Volume
from footpress.problems import WorldError
from footpress.records.article_record import record_of
from footpress.records.dublin_core import last_modified
from footpress.templates import Templates
from footpress.text.parsing import parse_for_typesetting, parse_xml

STYLES = {
    "article": ("article",),
    "report": ("article", "report"),
    "book": ("article", "report", "book"),
    "collection": ("article", "report", "collection"),
}
"""The style sheets of each layout, in templates/pdf/; a later one adds to those before."""
LONGEST_TITLE_LINE = 34
"""Characters in a line of the title, at its size."""


def style(templates: Templates, look: Look, first_page: int = 1, way: str = "ltr") -> str:
    """The style sheet of a look; `first_page` is the number of the first page, `way` the direction of the text."""
    return "\n".join(
        templates.render(f"pdf/{name}.css", look=look, first_page=first_page, way=way, written_in=written_in)
        for name in STYLES[look.layout]
    )


def rendered(
    article: Article,
    publication: Publication,
    templates: Templates,
    look: Look,
    names: Sequence[Indexed],
    pages: Mapping[str, int],
) -> str:
    """The whole document as XHTML; `pages` has the page of each id, for the contents. Raises WorldError where it is not well-formed."""
    context = {**_surroundings(article.front_matter, publication, templates), **_content(article, templates)}
    changed = {"modified": record_of(article.slug, article.front_matter, publication).modified}
    return _well_formed(
        f"pdf/{look.layout}.html", templates, {**context, **changed, "look": look, "names": names, "pages": pages}
    )


def rendered_collection(volume: Volume, templates: Templates, look: Look, pages: Mapping[str, int]) -> str:
    """The document of a collection: the ids of each article have its slug and a slash before them; an issue gives its articles their
    pages."""
    parts, publication = [], volume.publication
    for article in with_pages(volume, pages, templates) if volume.is_issue else volume.articles:
        context = {
            **_surroundings(article.front_matter, publication, templates),
            **_content(article, templates),
            "look": look,
            "is_issue": volume.is_issue,
        }
        parts.append(_with_prefix(_well_formed("pdf/collected.html", templates, context), f"{article.slug}/"))
    context = {
        **_surroundings(volume.front_matter, publication, templates),
        "authors": _makers(volume),
        "articles": volume.articles,
        "sections": volume.by_section,
        "board": publication.board if volume.is_issue else (),
        "modified": last_modified([record_of(slug, front, publication) for slug, front in _described(volume)]),
        "how_to_cite": "",
        "look": look,
        "names": (),
        "pages": pages,
        "parts": parts,
    }
    return _well_formed("pdf/collection.html", templates, context)


def _makers(volume: Volume) -> list[str]:
    """Who made a collection, for its metadata: its authors, else its editors and their like, else who publishes it."""
    front, publication = volume.front_matter, volume.publication
    people = [author.name.display for author in front.authors] or [each.name.display for each in front.contributors]
    return people or [name for name in (publication.publisher or publication.title,) if name]


def _described(volume: Volume) -> Iterator[tuple[str, FrontMatter]]:
    """What describes itself in a volume: the whole, and each article."""
    yield volume.slug, volume.front_matter
    yield from ((article.slug, article.front_matter) for article in volume.articles)


def _well_formed(name: str, templates: Templates, context: Mapping[str, Any]) -> str:
    document = templates.render(name, **context)
    try:
        parse_for_typesetting(document)
    except ValueError as error:
        raise WorldError(f"templates/{name} does not make well-formed XHTML: {error}.") from error
    return with_directions(document) if is_mixed(document) else document


def _with_prefix(document: str, prefix: str) -> str:
    """A document with a prefix before each id and in the links to it."""
    root = parse_xml(document.encode(), own=True)
    for element in root.iter(etree.Element):
        for name in ("id", "data-id"):
            if id := element.get(name):
                element.set(name, f"{prefix}{id}")
        if element.get("href", "").startswith("#"):
            element.set("href", f"#{prefix}{element.get('href', '')[1:]}")
    return str(etree.tostring(root, encoding="unicode"))


def title_lines(title: str) -> list[str]:
    """A title that needs two lines, divided after its colon where both parts are worth a line."""
    main, colon, rest = title.partition(": ")
    if colon and len(title) > LONGEST_TITLE_LINE >= len(main) and min(len(main), len(rest)) > LONGEST_TITLE_LINE / 4:
        return [f"{main}:", rest]
    return [title]


def _surroundings(front: FrontMatter, publication: Publication, templates: Templates) -> dict[str, Any]:
    """What the templates are given of an article or of a collection, besides its text."""
    terms = templates.terms(front.lang)
    return {
        "front": replace(front, html={name: markup.fragment(front.prose_html(name), name) for name in front.prose}),
        "publication": publication,
        "terms": terms,
        "in_other_languages": in_other_languages(front, templates),
        "publisher": front.publisher or publication.publisher,
        "contact": front.contact or publication.contact,
        "license": front.license or publication.license,
        "series": front.series or publication.title,
        "authors": [author.name.display for author in front.authors],
        "date": printed(front.date, terms),
        "stated": stated_facts(front, terms),
        "direction": direction(front.lang),
        "direction_of": direction,
        "board": (),
        "corrections": (),
        "bind": bind,
        "joiner": WORD_JOINER,
        "title_lines": title_lines(front.title),
        "running_title": running_title(front.title),
        "running_author": running_author([author.name.family for author in front.authors], terms["et_al"], terms["comma"]),
    }


def _content(article: Article, templates: Templates) -> dict[str, Any]:
    article = alone(article)
    terms = templates.terms(article.front_matter.lang)
    body, headings = markup.body(article, terms)
    entries = [replace(entry, html=markup.fragment(entry.html, entry.key)) for entry in article.entries]
    return {
        "article": article,
        "corrections": told_corrections(article.slug, article.front_matter, terms),
        "body": body,
        "headings": headings,
        "entries": entries,
        "abbreviations": [
            replace(each, html=markup.fragment(each.html, f"abbreviation-{number}"))
            for number, each in enumerate(article.abbreviations, start=1)
        ],
        "listed": by_part(entries),
        "how_to_cite": markup.fragment(article.how_to_cite, "how-to-cite"),
    }
