"""Steps 6–8 of the EPUB edition: an article, or a collection of them, becomes one .epub file, and is read back from it."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Container, Mapping, Sequence
from pathlib import Path
from typing import Any

from footpress.editions.endnotes import read_xhtml, summary
from footpress.editions.epub.accessibility import accessibility
from footpress.editions.epub.container import zipped
from footpress.editions.epub.cover import cover
from footpress.editions.epub.documents import Documents, documents, rendered, surroundings
from footpress.model.article import Article, Collection, Publication
from footpress.model.readback import ReadBack
from footpress.records.article_record import record_of
from footpress.records.dublin_core import identifier, modified, people, people_of_issue
from footpress.templates import Templates
from footpress.text.parsing import parse_xml

_COVER = "cover.png"


def make(article: Article, publication: Publication, templates: Templates) -> Mapping[str, bytes]:
    """{"<slug>.epub": bytes}. Raises ProblemsFound for a missing picture."""
    whole = documents(article, publication, templates)
    context = {
        **surroundings(article.front_matter, publication, templates),
        "people": people(record_of(article.slug, article.front_matter, publication)),
        "summary": summary(article),
        "is_collection": False,
    }
    return {f"{article.slug}.epub": _packed(article.slug, [whole], dict(whole.pages), context, templates)}


def make_collection(collection: Collection, publication: Publication, templates: Templates) -> Mapping[str, bytes]:
    """{"<slug>.epub": bytes}, each article in a folder of its own. Raises ProblemsFound for a missing picture."""
    front = collection.front_matter
    parts = [documents(article, publication, templates, f"{article.slug}/") for article in collection.articles]
    context = {
        **surroundings(front, publication, templates),
        "people": people_of_issue(
            record_of(collection.slug, front, publication),
            [record_of(article.slug, article.front_matter, publication) for article in collection.articles],
        ),
        "summary": front.abstract or " · ".join(article.front_matter.title for article in collection.articles),
        "how_to_cite": "",
        "is_collection": True,
    }
    pages = {"title.xhtml": rendered(templates, "title.xhtml", context)}
    for part in parts:
        pages |= part.pages
    pages["colophon.xhtml"] = rendered(templates, "colophon.xhtml", context)
    return {f"{collection.slug}.epub": _packed(collection.slug, parts, pages, context, templates)}


def read_back(build: Path, slug: str) -> ReadBack:
    """What the built file says, its documents in the order of the spine."""
    return read_xhtml(*spine(build / f"{slug}.epub").values())


def read_collection(build: Path, slug: str, articles: Sequence[str]) -> Mapping[str, ReadBack]:
    """What the built file says of each article."""
    pages = spine(build / f"{slug}.epub")
    return {
        article: read_xhtml(*(data for address, data in pages.items() if posixpath.dirname(address) == article))
        for article in articles
    }


def spine(path: Path) -> Mapping[str, bytes]:
    """The documents of a book by address, in reading order."""
    with zipfile.ZipFile(path) as archive:
        package = parse_xml(archive.read("EPUB/package.opf"), own=True)
        addresses = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
        read = [addresses[reference.get("idref")] for reference in package.iter("{*}itemref")]
        return {address: archive.read(f"EPUB/{address}") for address in read}


def _packed(
    slug: str, parts: Sequence[Documents], pages: Mapping[str, bytes], context: Mapping[str, Any], templates: Templates
) -> bytes:
    """The book: its documents, the package and the navigation that list them, cover, style and pictures."""
    front, publication = context["front"], context["publication"]
    articles = [part.article for part in parts]
    pictures = {image.address: image for part in parts for image in part.pictures}
    record = record_of(slug, front, publication)
    front_cover = cover(slug, front, [person.name for person in context["people"] if person.creates], publication, templates)
    context = {
        **context,
        "slug": slug,
        "parts": parts,
        "documents": list(pages),
        "identifier": identifier(record),
        "modified": modified([record, *(record_of(article.slug, article.front_matter, publication) for article in articles)]),
        "accessibility": accessibility(articles),
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
    files["EPUB/style.css"] = templates.read("epub/style.css").encode("utf-8")
    files |= {f"EPUB/{image.name}": image.data for image in pictures.values()}
    files |= {f"EPUB/{context['cover']}": front_cover} if front_cover else {}
    return zipped(files)


def free_name(name: str, taken: Container[str]) -> str:
    """A name for a file of our own, even where an author's picture has the first that comes to mind."""
    while name in taken:
        name = f"own-{name}"
    return name
