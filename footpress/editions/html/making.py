"""Steps 6–8 of the HTML edition: a volume of one article becomes one page and the files beside it, and is read back from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from footpress.allowed.elements import refuse_strays
from footpress.editions.endnotes import read_xhtml, summary, with_number
from footpress.editions.html.breaks import with_breaks
from footpress.editions.html.card import CARD, card
from footpress.editions.html.citing import own_citations
from footpress.editions.html.contents import contents
from footpress.editions.html.downloads import WORKS, labelled, offered, offered_beside, records
from footpress.editions.html.favicon import favicon
from footpress.editions.html.list_names import author_stem, series_stem, subject_stem
from footpress.editions.html.logo import logo
from footpress.editions.html.side_notes import scrolling, set_text
from footpress.editions.html.theme import style_sheet
from footpress.editions.html.versions import earlier_versions, numbers
from footpress.editions.ids import with_own_ids
from footpress.editions.images import images, media_type
from footpress.editions.in_other_languages import in_other_languages
from footpress.editions.look import Look
from footpress.editions.printed_dates import printed
from footpress.editions.stated_facts import stated_facts, told_corrections
from footpress.languages.scripts import direction
from footpress.model.article import Article, by_part
from footpress.model.readback import ReadBack
from footpress.model.volume import Enclosed, Files, Volume, admitted
from footpress.pictures.admitting import published
from footpress.records.article_record import ArticleRecord, record_of_article
from footpress.records.dublin_core import dublin_core
from footpress.records.highwire import highwire
from footpress.records.json_ld import json_ld
from footpress.records.open_graph import open_graph
from footpress.records.relations import alternates
from footpress.templates import Templates
from footpress.text.parsing import parse_page


def make(volume: Volume, look: Look, templates: Templates) -> Files:
    """{"html/<slug>/index.html": the page, …: all that its folder holds}. Raises ProblemsFound for a missing picture."""
    picture = card(volume, look, templates)
    article, record, works = _described(volume, CARD if picture else "")
    taken_away = {file.name: file.data for file in (*volume.beside, *volume.sources)}
    files = {
        **_shown(article, record, works, volume, look, templates),
        **{name: text.encode("utf-8") for name, text in works.items()},
        **taken_away,
        **{name: _attached(file) for name, file in volume.attachments.items()},
        **({CARD: picture} if picture else {}),
        **dict(earlier_versions(volume.versions, templates.terms(volume.publication.lang))),
    }
    return {f"html/{volume.slug}/{name}": data for name, data in files.items()}


def ahead(volume: Volume, look: Look, templates: Templates) -> None:
    """Its card and its own citations, as `make` wants them."""
    card(volume, look, templates)
    own_citations(with_own_ids(volume.articles[0]), volume.publication, templates)


def make_page(volume: Volume, look: Look, templates: Templates) -> Files:
    """The page of `make` and the pictures in it, without all else that its folder holds, for who looks at it while writing."""
    article, record, works = _described(volume, CARD if volume.publication.url else "")
    return {f"html/{volume.slug}/{name}": data for name, data in _shown(article, record, works, volume, look, templates).items()}


def _described(volume: Volume, picture: str) -> tuple[Article, ArticleRecord, Mapping[str, str]]:
    """The article with ids of its own, its record, and the files of records to take away; `picture` is the name of its card."""
    article = with_own_ids(volume.articles[0])
    record = record_of_article(
        article, volume.publication, summary=summary(article), files=offered_beside(volume), picture=picture
    )
    return article, record, records(article, record, volume.bibliography)


def _shown(
    article: Article, record: ArticleRecord, works: Mapping[str, str], volume: Volume, look: Look, templates: Templates
) -> dict[str, bytes]:
    """The page, and the pictures that it shows."""
    pictures = {image.name: image.data for image in images(article, volume)}
    page = _page(article, record, volume, look, templates, works)
    refuse_strays(parse_page(page), "page", "templates/html/article.html")
    return {"index.html": with_breaks(page).encode("utf-8"), **pictures}


def read_back(files: Files, slug: str, parts: Sequence[str] = ()) -> Mapping[str, ReadBack]:
    """What the built page says, by the slug of its article."""
    assert not parts, "the web page of a collection only lists the pages of its articles"
    return {slug: read_xhtml(files[f"html/{slug}/index.html"])}


def _attached(file: Enclosed) -> bytes:
    """A file that is published as it stands; a picture without what it does not show."""
    given = admitted(file)
    return published(given.data) if media_type(given.path) else given.data


def _page(
    article: Article, record: ArticleRecord, volume: Volume, look: Look, templates: Templates, works: Mapping[str, str]
) -> str:
    front, publication = article.front_matter, volume.publication
    terms = templates.terms(front.lang)
    body = set_text(article.body, article.notes, terms)
    return templates.render(
        "html/article.html",
        article=article,
        listed=by_part(article.entries),
        front=front,
        publication=publication,
        terms=terms,
        in_other_languages=in_other_languages(front, templates),
        date=printed(front.date, terms),
        stated=stated_facts(front, terms),
        series=front.series or publication.title,
        publisher=record.publisher,
        contact=front.contact or publication.contact,
        body=body,
        contents=contents(body),
        notes=[
            (note.number, scrolling(with_number(note, "", _back(note.number, terms["back_to_text"])), terms))
            for note in article.notes
        ],
        meta=[tag for tag in (*highwire(record), *dublin_core(record), *open_graph(record)) if tag[2]],
        json_ld=json_ld(record),
        translations=record.translations,
        alternates=alternates(article.slug, front, publication),
        corrections=told_corrections(article.slug, front, terms),
        citations=own_citations(article, publication, templates),
        logo=logo(volume.logo),
        author_stem=author_stem,
        series_stem=series_stem,
        subject_stem=subject_stem,
        versions=numbers(volume.versions),
        issues=volume.issues,
        script=templates.read("html/article.js"),
        address=record.address,
        license_address=record.licence_address,
        direction=direction(front.lang),
        direction_of=direction,
        downloads=offered([name for name, _ in record.files]),
        single_file=look.single_file,
        records=labelled(works, article.slug),
        works=labelled(works, f"{article.slug}{WORKS}"),
        icon=favicon(publication),
        style=style_sheet(templates, look, volume.fonts),
    )


def _back(number: int, label: str) -> str:
    return f'\u00a0<a class="backlink" href="#call-{number}" role="doc-backlink" aria-label="{label} ({number})">↩\ufe0e</a>'
