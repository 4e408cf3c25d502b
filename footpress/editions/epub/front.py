"""Does the built book say of the article what its front matter says, and does its table of contents lead to what it names?"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree

from footpress.editions.epub.making import spine
from footpress.editions.front_agreement import Said, differing
from footpress.model.volume import Files, Volume
from footpress.problems import Problem
from footpress.readback.fold import fold_printed
from footpress.text.parsing import parse_fragment, parse_xml

_XHTML = "{http://www.w3.org/1999/xhtml}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HEADINGS = tuple(f"{_XHTML}h{level}" for level in range(1, 7))


def differing_book(volume: Volume, files: Files) -> Iterator[Problem]:
    """What a built book says otherwise: its package and its title page, the languages of its documents, its contents."""
    file = f"{volume.slug}.epub"
    with zipfile.ZipFile(io.BytesIO(files[file])) as archive:
        package = parse_xml(archive.read("EPUB/package.opf"), own=True)
        nav = parse_xml(archive.read("EPUB/nav.xhtml"), own=True)
    documents = {address: parse_xml(data, own=True) for address, data in spine(files[file]).items()}
    if not volume.is_collection:
        yield from differing(f"build/{file}", _said(volume, package, documents))
    for message in _contents(nav, documents):
        yield Problem(f"build/{file}", 0, "contents-differ", "error", f"{message}: build the book again.")


def _said(volume: Volume, package: etree._Element, documents: Mapping[str, etree._Element]) -> Iterator[Said]:
    front = volume.articles[0].front_matter
    names = [author.name.display for author in front.authors]

    def said(name: str) -> list[str]:
        return [element.text or "" for element in package.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}")]

    yield "the language of the book", [front.lang], said("language")
    yield "the title of the book", list(filter(None, (front.title, front.subtitle))), said("title")
    yield "the authors of the book", names, said("creator")[: len(names)]
    yield "the date of the book", [front.date], said("date")
    yield "the keywords of the book", front.keywords, said("subject")
    shown = [str(picture) for address in documents if address != "title.xhtml" for picture in _pictures(documents[address])]
    article = volume.articles[0]
    held = "".join((article.body, *(note.html for note in article.notes)))
    yield "the address of the pictures", _pictures(parse_fragment(held)), shown
    for address, document in documents.items():
        yield f"the language of {address}", [front.lang], [document.get(_LANG) or document.get("lang") or ""]
    titles = [element for address, page in documents.items() if address == "title.xhtml" for element in page.iter(f"{_XHTML}h1")]
    yield "the title on the title page", [front.title], [_words(element) for element in titles]


def _pictures(element: etree._Element) -> list[str]:
    return [str(address) for address in element.xpath(".//*[local-name()='img']/@src")]


def _contents(nav: etree._Element, documents: Mapping[str, etree._Element]) -> Iterator[str]:
    """Sentences on the lines of the contents that lead to no such heading, and on an order that is not that of the book."""
    toc = next((part for part in nav.iter(f"{_XHTML}nav") if "toc" in part.values()), None)
    order = list(documents)
    last = 0
    for link in toc.iter(f"{_XHTML}a") if toc is not None else ():
        address, _, id = link.get("href", "").partition("#")
        address = posixpath.normpath(address)
        words = "".join(map(str, link.itertext()))
        if address not in documents:
            yield f"“{words}” in the contents leads to {address}, which is no document of the book"
            continue
        place = order.index(address)
        if place < last:
            yield f"“{words}” in the contents leads to {address}, which stands before the document of the line above"
        last = max(last, place)
        if id:
            target = next((element for element in documents[address].iter() if element.get("id") == id), None)
            if target is None or not _is_named(target, words):
                yield f"“{words}” in the contents does not lead to that heading, but to “{id}”"


def _is_named(target: etree._Element, words: str) -> bool:
    """Whether a heading, or the first in a section, says these words; one with a formula is drawn otherwise."""
    heading = target if target.tag in _HEADINGS else next(target.iter(*_HEADINGS), None)
    if heading is None:
        return False
    return bool(heading.xpath(".//*[local-name()='math']")) or fold_printed(_words(heading)) == fold_printed(words)


def _words(element: etree._Element) -> str:
    """The words of an element without the calls of notes."""
    return "".join(
        map(
            str,
            element.xpath(
                ".//text()[not(ancestor::*[local-name()='a' and contains(@role, 'doc-noteref')] or ancestor::*[@class='sign'])]"
            ),
        )
    )
