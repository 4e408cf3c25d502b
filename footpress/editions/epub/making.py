"""Steps 6–8 of the EPUB edition: an Article becomes one .epub file, and is read back from it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import html

from footpress.editions.dates import printed
from footpress.editions.direction import direction
from footpress.editions.endnotes import read_xhtml, summary, with_number
from footpress.editions.epub.chapters import Divided, divide, link_entries
from footpress.editions.epub.cover import cover
from footpress.editions.epub.metadata import accessibility, has_maths, identifier, modified
from footpress.editions.epub.pagebreaks import with_page_breaks
from footpress.editions.ids import with_own_ids
from footpress.editions.images import Image, images
from footpress.model.article import Article, Publication
from footpress.model.edition import ReadBack
from footpress.templates import Templates

_MIDNIGHT = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip knows: the same sources give the same bytes
_COVER = "cover.png"


def make(article: Article, publication: Publication, templates: Templates) -> Mapping[str, bytes]:
    """{"<slug>.epub": bytes}. Raises ProblemsFound for a missing picture."""
    article = with_own_ids(article)
    pictures = images(article, publication)
    front_cover = cover(article, publication, templates)
    context = {**_context(article, publication, templates, pictures), "cover": bool(front_cover)}
    files = {"META-INF/container.xml": templates.render("epub/container.xml").encode("utf-8")}
    for name, template, own in (("package.opf", "package.opf", {}), ("nav.xhtml", "nav.xhtml", {}), *_documents(context)):
        files[f"EPUB/{name}"] = _well_formed(templates.render(f"epub/{template}", **context, **own))
    files["EPUB/style.css"] = templates.read("epub/style.css").encode("utf-8")
    files |= {f"EPUB/{image.address}": image.data for image in pictures}
    files |= {f"EPUB/{_COVER}": front_cover} if front_cover else {}
    return {f"{article.slug}.epub": _zip(files)}


def _documents(context: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(file, template, what it needs besides the context) of every document of the spine."""
    parts = {part.name: part for part in context["parts"]}
    for name in context["documents"]:
        if name in parts:
            yield f"{name}.xhtml", "text.xhtml", {"part": parts[name], "first": parts[name] is context["parts"][0]}
        elif name in context["notes"]:
            yield (
                f"{name}.xhtml",
                "notes.xhtml",
                {"own_notes": context["notes"][name], "first": name == next(iter(context["notes"]))},
            )
        else:
            yield f"{name}.xhtml", f"{name}.xhtml", {}


def read_back(build: Path, slug: str) -> ReadBack:
    """What the built file says, its documents in the order of the spine."""
    with zipfile.ZipFile(build / f"{slug}.epub") as archive:
        package = html.fromstring(archive.read("EPUB/package.opf"))
        addresses = {item.get("id"): item.get("href") for item in package.iter("item")}
        spine = [addresses[reference.get("idref")] for reference in package.iter("itemref")]
        return read_xhtml(*(archive.read(f"EPUB/{address}") for address in spine))


def _context(article: Article, publication: Publication, templates: Templates, pictures: tuple[Image, ...]) -> dict[str, Any]:
    front = article.front_matter
    terms = templates.terms(front.lang)
    divided = divide(with_page_breaks(_xhtml(article.body), article.pages), article.notes)
    notes = _notes(article, divided, terms["back_to_text"])
    bibliography = ["bibliography"] if article.entries else []
    return {
        "article": article,
        "front": front,
        "publication": publication,
        "terms": terms,
        "documents": ["title", *(part.name for part in divided.parts), *notes, *bibliography, "colophon"],
        "date": printed(front.date, terms),
        "series": front.series or publication.title,
        "publisher": front.publisher or publication.publisher,
        "contact": front.contact or publication.contact,
        "parts": divided.parts,
        "note_files": divided.notes,
        "pages": [(page.label, divided.homes[f"page-{page.label}"]) for page in article.pages],
        "entries": [replace(entry, html=_xhtml(entry.html)) for entry in article.entries],
        "how_to_cite": _xhtml(article.how_to_cite),
        "notes": notes,
        "identifier": identifier(article, publication),
        "modified": modified(article),
        "summary": summary(article),
        "accessibility": accessibility(article),
        "maths": [
            *(part.name for part in divided.parts if has_maths(part.body)),
            *(name for name, own in notes.items() if any(has_maths(text) for _, text in own)),
        ],
        "pictures": pictures,
        "direction": direction(front.lang),
    }


def _notes(article: Article, divided: Divided, label: str) -> dict[str, list[tuple[int, str]]]:
    """The notes of each file, as (number, XHTML with number and back-link)."""
    files: dict[str, list[tuple[int, str]]] = {}
    for note in article.notes:
        call = f"{divided.calls.get(note.number, divided.parts[0].name)}.xhtml#call-{note.number}"
        inside = _xhtml(link_entries(_into(divided, note.html)))
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


def _xhtml(fragment: str) -> str:
    """XHTML knows xml:lang: every passage that has lang gets it too."""
    return re.sub(r'(<[a-z][^<>]*?)\blang="([^"]*)"', r'\1lang="\2" xml:lang="\2"', fragment)


def _well_formed(text: str) -> bytes:
    """A control character cannot stand in XML, and nobody types one on purpose."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text).encode("utf-8")


def _zip(files: Mapping[str, bytes]) -> bytes:
    """The container of the EPUB Open Container Format: mimetype first and stored, the rest deflated, no times."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        _add(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        for name, data in files.items():
            _add(archive, name, data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes, method: int) -> None:
    entry = zipfile.ZipInfo(name, _MIDNIGHT)
    entry.compress_type = method
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)
