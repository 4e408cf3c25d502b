"""EPUB 3.3, 6: content documents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from footpress.checks.epub.book import TYPE, XHTML, Book, is_remote, target
from footpress.languages.patterns import alternatives

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_IBID = re.compile(rf"\W*\d*\W*(?:{alternatives('setting', 'ibid in print')})(?!\w)", re.IGNORECASE)


def unlinked_notes(book: Book) -> Iterator[str]:
    """Calls that lead to no note, and notes from which no link leads back to their call."""
    pages = dict(book.pages())
    elements = {(name, id): element for name, root in pages.items() for element in root.iter() if (id := element.get("id"))}
    for name, root in pages.items():
        for call in root.iter(f"{XHTML}a"):
            if call.get(TYPE) != "noteref":
                continue
            words = "".join(map(str, call.itertext()))
            note = elements.get(target(name, call.get("href", "")))
            home = target(name, call.get("href", ""))[0]
            if note is None:
                yield f"{name}: the call {words} leads to no note."
            elif (name, call.get("id", "")) not in {target(home, link.get("href", "")) for link in note.iter(f"{XHTML}a")}:
                yield f"{name}: no link leads back from the note to its call {words}."


def places_that_are_not_there(book: Book) -> Iterator[str]:
    """Links to an id that no element of their document has; calls apart, which are read above."""
    pages = dict(book.pages())
    ids = {name: {element.get("id") for element in root.iter("{*}*")} for name, root in pages.items()}
    for name, root in pages.items():
        for link in root.iter(f"{XHTML}a"):
            address = link.get("href", "")
            if "#" not in address or is_remote(address) or link.get(TYPE) == "noteref":
                continue
            file, id = target(name, address)
            if id and file in ids and not ids[file] & {id, unquote(id)}:
                words = " ".join("".join(map(str, link.itertext())).split())
                yield f"{name}: the link “{words[:40]}” leads to {address}, which is not there."


def notes_with_ibid(book: Book) -> Iterator[str]:
    """Notes that cannot be understood alone, as a pop-up shows them."""
    for name, root in book.pages():
        for note in root.iter("{*}*"):
            words = " ".join("".join(map(str, note.itertext())).split())
            if re.fullmatch(r"note-\d+", note.get("id", "")) and _IBID.match(words):
                yield f"{name}: a note begins with {words[:30]!r}, and a pop-up is read alone."


def doubled_ids(book: Book) -> Iterator[str]:
    """Ids that a document has twice."""
    for name, root in book.pages():
        counts = Counter(element.get("id") for element in root.iter("{*}*") if element.get("id"))
        yield from (f"{name}: the id {id} stands {times} times." for id, times in counts.items() if times > 1)


def skipped_headings(book: Book) -> Iterator[str]:
    """Headings more than one level below the one before."""
    for name, root in book.pages():
        level = 0
        for heading in root.iter("{*}*"):
            if found := re.fullmatch(r"h([1-6])", etree.QName(heading).localname):
                here = int(found[1])
                if level and here > level + 1:
                    words = " ".join("".join(map(str, heading.itertext())).split())
                    yield f"{name}: the heading {words!r} is of level {here}, and the one before it of level {level}."
                level = here


def wordless_images(book: Book) -> Iterator[str]:
    """Pictures without words for those who do not see them, unless marked as ornament."""
    for name, root in book.pages():
        for image in root.iter(f"{XHTML}img"):
            if not image.get("alt", "").strip() and image.get("role") not in ("presentation", "none"):
                yield f"{name}: nothing describes the picture {image.get('src')}."


def half_said_languages(book: Book) -> Iterator[str]:
    """`lang` without `xml:lang`, or the other way round: half of the reading systems look for each."""
    for name, root in book.pages():
        for element in root.iter("{*}*"):
            if element.get("lang") != element.get(XML_LANG):
                words = " ".join("".join(map(str, element.itertext())).split())
                yield f"{name}: the language of {words[:30]!r} is said in one of lang and xml:lang only."
