"""What the package says to Kindle's converter: one language that it knows, a JPEG as cover, an NCX as table of contents.

EPUB 2.0.1, 2.4.1, has the NCX; EPUB 3.3 allows it beside the navigation document. The languages are those of Kindle Direct Publishing
(https://kdp.amazon.com/en_US/help/topic/G200673300); the converter may refuse a book in another.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from lxml import etree

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
NCX = "toc.ncx"
LANGUAGES = frozenset(
    "af ar br ca co cy da de en es eu fi fr frr fy ga gd gl gsw gu gv hi is it ja kw lb ml mr nb nl nn oc pl pt rm sco stq sv ta zh".split()
)
OTHERWISE = "en"
"""What a book in a language that Kindle has not is said to be in; its passages keep their own `lang`."""


def adapt(package: etree._Element, renamed: dict[str, str]) -> None:
    """Change a package document; `renamed` are the pictures that were made others: their addresses before and after."""
    _one_language(package)
    for item in package.iter(f"{OPF}item"):
        if "mathml" in item.get("properties", "").split():
            del item.attrib["properties"]
        if address := renamed.get(item.get("href", "")):
            item.set("href", address)
            item.set("media-type", "image/jpeg" if address.endswith(".jpg") else "image/png")
    for meta in package.iter(f"{OPF}meta"):
        if meta.text == "MathML" and meta.get("property") == "schema:accessibilityFeature":
            meta.text = "describedMath"
    manifest, spine = next(package.iter(f"{OPF}manifest")), next(package.iter(f"{OPF}spine"))
    etree.SubElement(manifest, f"{OPF}item", {"id": "ncx", "href": NCX, "media-type": "application/x-dtbncx+xml"})
    spine.set("toc", "ncx")


def cover(package: etree._Element) -> str:
    """The address of the cover, "" where there is none."""
    found = (item for item in package.iter(f"{OPF}item") if "cover-image" in item.get("properties", "").split())
    return next((item.get("href", "") for item in found), "")


def add_pictures(package: etree._Element, addresses: list[str]) -> None:
    """Name pictures that were not in the book before."""
    manifest = next(package.iter(f"{OPF}manifest"))
    for number, address in enumerate(addresses, start=1):
        etree.SubElement(manifest, f"{OPF}item", {"id": f"formula-{number}", "href": address, "media-type": "image/png"})


def ncx(package: etree._Element, nav: etree._Element) -> bytes:
    """The table of contents as an NCX, its points in the order of reading."""
    title, identifier = next(package.iter(f"{DC}title")), next(package.iter(f"{DC}identifier"))
    root = etree.Element("ncx", {"version": "2005-1"}, nsmap={None: "http://www.daisy.org/z3986/2005/ncx/"})
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "meta", name="dtb:uid", content=identifier.text or "")
    etree.SubElement(etree.SubElement(root, "docTitle"), "text").text = title.text
    contents = next(part for part in nav.iter(f"{XHTML}nav") if part.get(TYPE) == "toc")
    _points(etree.SubElement(root, "navMap"), contents, count(1))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _one_language(package: etree._Element) -> None:
    first, *others = package.iter(f"{DC}language")
    if (first.text or "").split("-")[0].lower() not in LANGUAGES:
        first.text = OTHERWISE
    for other in others:
        parent = other.getparent()
        if parent is not None:
            parent.remove(other)


def _points(parent: etree._Element, above: etree._Element, numbers: Iterator[int]) -> None:
    """A point for each line of the list in an element, and below it for the lines below."""
    for item in above.iterfind(f"{XHTML}ol/{XHTML}li"):
        link, number = next(item.iter(f"{XHTML}a")), str(next(numbers))
        point = etree.SubElement(parent, "navPoint", {"id": f"point-{number}", "playOrder": number})
        words = " ".join("".join(map(str, link.itertext())).split())
        etree.SubElement(etree.SubElement(point, "navLabel"), "text").text = words
        etree.SubElement(point, "content", src=link.get("href", ""))
        _points(point, item, numbers)
