"""Steps 7 and 8 of the Kindle edition: the EPUB taken apart, its pictures and its package adapted, and packed again; and read back."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping, Sequence
from urllib.parse import quote, unquote

from lxml import etree

from footpress.allowed.elements import refuse_strays
from footpress.editions.drawing import drawn
from footpress.editions.epub import making as epub
from footpress.editions.epub.container import zipped
from footpress.editions.formulas import NotDrawn, exchange
from footpress.editions.kindle import package as opf
from footpress.editions.kindle.pictures import MATH, XHTML, Drawing, as_grey_png, as_jpeg, drawing, formula, markup
from footpress.editions.look import Look
from footpress.editions.places import place_of
from footpress.model.readback import ReadBack
from footpress.model.volume import Files, Volume
from footpress.problems import Problem, ProblemsFound
from footpress.templates import Templates
from footpress.text.parsing import parse_xml

_VOID = ("br", "hr", "img", "link", "meta")
_PACKAGE, _NAV = "EPUB/package.opf", "EPUB/nav.xhtml"


def make(volume: Volume, look: Look, templates: Templates) -> Files:
    """{"<slug>.kindle.epub": bytes}. Raises ProblemsFound for a missing picture, and for a formula that cannot be drawn."""
    book = epub.make(volume, look, templates)[f"{volume.slug}.epub"]
    return {f"{volume.slug}.kindle.epub": _adapted(book, volume)}


def read_back(files: Files, slug: str, parts: Sequence[str] = ()) -> Mapping[str, ReadBack]:
    """What the built file says, by the slug of the article; a formula says its TeX."""
    documents = epub.spine(files[f"{slug}.kindle.epub"])
    return epub.read_parts({address: _with_words(data) for address, data in documents.items()}, slug, parts)


def _adapted(book: bytes, volume: Volume) -> bytes:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if name != "mimetype"}
    documents = {name: parse_xml(data, own=True) for name, data in files.items() if name.endswith((".xhtml", ".opf"))}
    renamed = _exchange_pictures(files, documents)
    formulas = _draw_formulas(files, documents, volume)
    opf.adapt(documents[_PACKAGE], renamed)
    opf.add_pictures(documents[_PACKAGE], formulas)
    for name, root in documents.items():
        if name.endswith(".xhtml"):
            refuse_strays(root, "book", name)
        for element in root.iter(f"{XHTML}*"):
            if element.text is None and not len(element) and etree.QName(element).localname not in _VOID:
                element.text = ""  # the converter reads XHTML as HTML, in which <span/> begins a span
        files[name] = etree.tostring(root.getroottree(), xml_declaration=True, encoding="utf-8")
    files[f"EPUB/{opf.NCX}"] = opf.ncx(documents[_PACKAGE], documents[_NAV])
    return zipped(files)


def _exchange_pictures(files: dict[str, bytes], documents: Mapping[str, etree._Element]) -> dict[str, str]:
    """The cover as JPEG, SVG as PNG, WebP as JPEG; returns {address in the package before: after}."""
    vectors = [name for name in files if name.lower().endswith(".svg")]
    made = dict(zip(vectors, _drawn([drawing(files[name]) for name in vectors]), strict=True))
    cover = f"EPUB/{opf.cover(documents[_PACKAGE])}"
    renamed: dict[str, str] = {}
    for name in list(files):
        if name.lower().endswith(".svg"):
            renamed[name] = f"{name}.png"
        elif name.lower().endswith(".webp"):
            renamed[name], made[name] = f"{name}.jpg", as_jpeg(files[name])
        elif name == cover:
            renamed[name], made[name] = re.sub(r"\.png$", ".jpg", name), as_jpeg(files[name])
    for before, after in renamed.items():
        del files[before]
        files[after] = made[before]
    for name, root in documents.items():
        for image in root.iter(f"{XHTML}img"):
            target = posixpath.join(posixpath.dirname(name), unquote(image.get("src", "")))
            if target in renamed:
                image.set("src", quote(posixpath.relpath(renamed[target], posixpath.dirname(name))))
            if not image.get("alt"):
                image.attrib.pop("alt", None)  # Kindle's converter stops at an empty one (its error E21018)
    return {
        quote(posixpath.relpath(before, "EPUB")): quote(posixpath.relpath(after, "EPUB")) for before, after in renamed.items()
    }


def _draw_formulas(files: dict[str, bytes], documents: Mapping[str, etree._Element], volume: Volume) -> list[str]:
    """A picture in the place of each formula; returns the addresses of the pictures."""
    images: list[tuple[etree._Element, str]] = []
    drawings: list[Drawing] = []
    for name, root in documents.items():
        for element in list(root.iter(MATH)):
            try:
                image, wanted = formula(element)
            except NotDrawn as error:
                raise ProblemsFound([Problem(*place_of(error.tex, volume), "typesetting", "error", str(error))]) from error
            exchange(element, image)
            images.append((image, name))
            drawings.append(wanted)
    addresses = []
    for number, ((image, name), data) in enumerate(zip(images, _drawn(drawings), strict=True), start=1):
        address = epub.free_name(f"formula-{number}.png", {posixpath.relpath(name, "EPUB") for name in files})
        image.set("src", posixpath.relpath(f"EPUB/{address}", posixpath.dirname(name)))
        files[f"EPUB/{address}"] = data
        addresses.append(address)
    return addresses


def _drawn(drawings: Sequence[Drawing]) -> list[bytes]:
    """Drawings as PNG, each once."""
    if not drawings:
        return []
    from footpress.typesetting import Document, typeset

    once = list(dict.fromkeys(drawings))
    document, style = markup(once)
    pdf = typeset(Document(markup=document, style=style, files={}, path="source/drawings", families=()))
    made = dict(zip(once, map(as_grey_png, drawn(pdf)), strict=True))
    return [made[each] for each in drawings]


def _with_words(document: bytes) -> bytes:
    """A document in which the pictures of formulas are their TeX."""
    root = parse_xml(document, own=True)
    for image in list(root.iter(f"{XHTML}img")):
        if "formula" in image.get("class", "").split():
            words = etree.Element(f"{XHTML}span")
            words.text = image.get("alt")
            exchange(image, words)
    return bytes(etree.tostring(root, encoding="utf-8"))
