"""Steps 6–8 of the EPUB edition: a volume becomes one .epub file, and is read back from it."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Container, Mapping, Sequence
from typing import Any

from footpress.editions.endnotes import read_xhtml, summary
from footpress.editions.epub.accessibility import accessibility
from footpress.editions.epub.container import zipped
from footpress.editions.epub.cover import cover
from footpress.editions.epub.documents import Documents, documents, rendered, surroundings
from footpress.editions.look import Look
from footpress.model.article import FrontMatter
from footpress.model.readback import ReadBack
from footpress.model.volume import Files, Volume
from footpress.records.article_record import ArticleRecord, record_of
from footpress.records.dublin_core import modified, package_terms, people, people_of_issue
from footpress.records.identifiers import identifier
from footpress.templates import Templates
from footpress.text.parsing import parse_xml

_COVER = "cover.png"


def make(volume: Volume, look: Look, templates: Templates) -> Files:
    """{"<slug>.epub": bytes}, each article of a collection in a folder of its own. Raises ProblemsFound for a missing picture."""
    context = _said(volume, templates)
    if volume.is_collection:
        return {f"{volume.slug}.epub": _collected(volume, look, templates, context)}
    (article,) = volume.articles
    whole = documents(article, volume, templates)
    context |= {"summary": summary(article), "is_collection": False}
    return {f"{volume.slug}.epub": _packed(volume, [whole], whole.pages, context, look, templates)}


def ahead(volume: Volume, look: Look, templates: Templates) -> None:
    """Its cover, as `make` wants it."""
    _cover(volume, _said(volume, templates), look, templates)


def _said(volume: Volume, templates: Templates) -> dict[str, Any]:
    """What a book says of itself, and its people."""
    front, publication = volume.front_matter, volume.publication
    record = record_of(volume.slug, front, publication)
    said = people_of_issue(record, _records(volume)) if volume.is_collection else people(record)
    return surroundings(front, publication, templates) | {"people": said}


def _cover(volume: Volume, context: Mapping[str, Any], look: Look, templates: Templates) -> bytes:
    return cover(volume, context["front"], [person.name for person in context["people"] if person.creates], look, templates)


def _collected(volume: Volume, look: Look, templates: Templates, context: Mapping[str, Any]) -> bytes:
    front = volume.front_matter
    parts = [documents(article, volume, templates, f"{article.slug}/") for article in volume.articles]
    by_slug = {part.article.slug: part for part in parts}
    context = {
        **context,
        "summary": front.abstract or " · ".join(article.front_matter.title for article in volume.articles),
        "how_to_cite": "",
        "is_collection": True,
        "board": volume.publication.board if volume.is_issue else (),
        "sections": [(heading, [by_slug[slug] for slug in slugs]) for heading, slugs in volume.sections],
    }
    pages = {"title.xhtml": rendered(templates, "title.xhtml", context)}
    for part in parts:
        pages |= part.pages
    pages["colophon.xhtml"] = rendered(templates, "colophon.xhtml", context)
    return _packed(volume, parts, pages, context, look, templates)


def _records(volume: Volume) -> list[ArticleRecord]:
    """The record of each article."""
    return [record_of(article.slug, article.front_matter, volume.publication) for article in volume.articles]


def read_back(files: Files, slug: str, parts: Sequence[str] = ()) -> Mapping[str, ReadBack]:
    """What the built file says, by the slug of the article, its documents in the order of the spine."""
    return read_parts(spine(files[f"{slug}.epub"]), slug, parts)


def read_parts(documents: Mapping[str, bytes], slug: str, parts: Sequence[str]) -> Mapping[str, ReadBack]:
    """What the documents of a book say; those of each article of a collection stand in a folder of its own."""
    if not parts:
        return {slug: read_xhtml(*documents.values())}
    return {
        part: read_xhtml(*(data for address, data in documents.items() if posixpath.dirname(address) == part)) for part in parts
    }


def spine(book: bytes) -> Mapping[str, bytes]:
    """The documents of a book by address, in reading order."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        package = parse_xml(archive.read("EPUB/package.opf"), own=True)
        addresses = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
        read = [addresses[reference.get("idref")] for reference in package.iter("{*}itemref")]
        return {address: archive.read(f"EPUB/{address}") for address in read}


def _packed(
    volume: Volume,
    parts: Sequence[Documents],
    pages: Mapping[str, bytes],
    context: Mapping[str, Any],
    look: Look,
    templates: Templates,
) -> bytes:
    """The book: its documents, the package and the navigation that list them, cover, style and pictures."""
    front: FrontMatter = context["front"]
    articles = [part.article for part in parts]
    pictures = {image.address: image for part in parts for image in part.pictures}
    record = record_of(volume.slug, front, volume.publication)
    front_cover = _cover(volume, context, look, templates)
    context = {
        **context,
        "slug": volume.slug,
        "parts": parts,
        "documents": list(pages),
        "identifier": identifier(record),
        "terms_of_record": package_terms(record),
        "modified": modified([record, *_records(volume)]),
        "accessibility": accessibility(articles, shows_pages=any(volume.pages.values())),
        "languages": list(dict.fromkeys((front.lang, *(article.front_matter.lang for article in articles)))),
        "maths": {address for address, data in pages.items() if b"<math" in data},
        "pictures": pictures.values(),
        "page_list": [page for part in parts for page in part.page_list],
        "cover": free_name(_COVER, pictures) if front_cover else "",
    }
    files = {"META-INF/container.xml": templates.render("epub/container.xml").encode("utf-8")}
    for name in ("package.opf", "nav.xhtml"):
        files[f"EPUB/{name}"] = rendered(templates, name, context)
    files |= {f"EPUB/{address}": data for address, data in pages.items()}
    files["EPUB/style.css"] = (templates.read("blocks.css") + templates.read("epub/style.css")).encode("utf-8")
    files |= {f"EPUB/{image.name}": image.data for image in pictures.values()}
    files |= {f"EPUB/{context['cover']}": front_cover} if front_cover else {}
    return zipped(files)


def free_name(name: str, taken: Container[str]) -> str:
    """A name for a file of our own, even where an author's picture has the first that comes to mind."""
    while name in taken:
        name = f"own-{name}"
    return name
