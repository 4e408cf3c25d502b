"""Steps 6–8 of the HTML edition: an Article becomes one page, and is read back from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from footpress.allowed.markup import refuse_strays
from footpress.editions.direction import direction
from footpress.editions.endnotes import read_xhtml, summary, with_number
from footpress.editions.html.breaks import with_breaks
from footpress.editions.html.card import CARD, card
from footpress.editions.html.citing import own_citations
from footpress.editions.html.contents import contents
from footpress.editions.html.downloads import WORKS, labelled, markdown, offered, records
from footpress.editions.html.favicon import favicon
from footpress.editions.html.list_names import author_stem, series_stem, subject_stem
from footpress.editions.html.logo import logo
from footpress.editions.html.text import set_text
from footpress.editions.html.theme import single_file, themed
from footpress.editions.ids import with_own_ids
from footpress.editions.images import attached, images
from footpress.editions.printed_dates import printed
from footpress.model.article import Article, Publication
from footpress.model.readback import ReadBack
from footpress.records.article_record import ArticleRecord, record_of_article
from footpress.records.dublin_core import dublin_core
from footpress.records.highwire import highwire
from footpress.records.json_ld import json_ld
from footpress.records.open_graph import open_graph
from footpress.records.relations import corrections
from footpress.source.versions import versions_of
from footpress.templates import Templates
from footpress.text.parsing import parse_page


def make(article: Article, publication: Publication, templates: Templates) -> Mapping[str, bytes]:
    """{"html/<slug>/index.html": the page, …: its records and pictures}. Raises ProblemsFound for a missing picture."""
    article = with_own_ids(article)
    folder = f"html/{article.slug}"
    pictures = {f"{folder}/{image.name}": image.data for image in images(article, publication)}
    source = markdown(article, publication)
    article = replace(article, downloads=(*article.downloads, *source))
    pictures |= {f"{folder}/{name}": attached(name, publication) for name in article.attachments}
    picture = card(article, publication, templates)
    record = record_of_article(
        article,
        publication,
        summary=summary(article),
        files=[(name, kind) for name, _, kind in offered(article.downloads)],
        picture=CARD if picture else "",
    )
    files = records(article, record, publication)
    page = _page(article, record, publication, templates, files)
    refuse_strays(parse_page(page), "page", "templates/html/article.html")
    return {
        f"{folder}/index.html": with_breaks(page).encode("utf-8"),
        **{f"{folder}/{name}": files[name].encode("utf-8") for name in files},
        **{f"{folder}/{name}": data for name, data in source.items()},
        **pictures,
        **({f"{folder}/{CARD}": picture} if picture else {}),
    }


def read_back(build: Path, slug: str) -> ReadBack:
    """What the built page says."""
    return read_xhtml((build / "html" / slug / "index.html").read_bytes())


def _page(
    article: Article, record: ArticleRecord, publication: Publication, templates: Templates, files: Mapping[str, str]
) -> str:
    front = article.front_matter
    terms = templates.terms(front.lang)
    body = set_text(article.body, article.notes, terms)
    return templates.render(
        "html/article.html",
        article=article,
        front=front,
        publication=publication,
        terms=terms,
        date=printed(front.date, terms),
        series=front.series or publication.title,
        publisher=record.publisher,
        contact=front.contact or publication.contact,
        body=body,
        contents=contents(body),
        notes=[(note.number, with_number(note, "", _back(note.number, terms["back_to_text"]))) for note in article.notes],
        meta=[tag for tag in (*highwire(record), *dublin_core(record), *open_graph(record)) if tag[2]],
        json_ld=json_ld(record),
        translations=record.translations,
        corrections=[
            (number, correction, printed(correction.date, terms))
            for number, correction in enumerate(corrections(article.slug, front), start=1)
        ],
        citations=own_citations(article, publication, templates),
        logo=logo(publication),
        author_stem=author_stem,
        series_stem=series_stem,
        subject_stem=subject_stem,
        versions=versions_of(article.slug, publication.directory),
        script=templates.read("html/article.js"),
        address=record.address,
        license_address=record.licence_address,
        direction=direction(front.lang),
        downloads=offered(article.downloads),
        single_file=single_file(publication),
        records=labelled(files, article.slug),
        works=labelled(files, f"{article.slug}{WORKS}"),
        icon=favicon(publication),
        style=themed(templates.read("html/article.css"), publication),
    )


def _back(number: int, label: str) -> str:
    return f'\u00a0<a class="backlink" href="#call-{number}" role="doc-backlink" aria-label="{label} ({number})">↩\ufe0e</a>'
