"""An EPUB as a reading system opens it (EPUB 3.3, 5 and 7): its documents in reading order, and its contents."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from footpress.text.parsing import parse_xml

_CONTAINER = "META-INF/container.xml"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A line of the contents: where it leads, from the root of the container; its words; how deep it stands, from 1."""

    address: str
    words: str
    level: int


def documents(files: Mapping[str, bytes]) -> list[str]:
    """The documents of the spine in reading order."""
    package, root = _package(files)
    addresses = {item.get("id"): item.get("href") or "" for item in root.iter("{*}item")}
    return [_beside(package, addresses[item.get("idref")]) for item in root.iter("{*}itemref")]


def chapters(files: Mapping[str, bytes]) -> tuple[Chapter, ...]:
    """The contents, as the navigation document lists them."""
    package, root = _package(files)
    place = next(item.get("href") or "" for item in root.iter("{*}item") if "nav" in (item.get("properties") or "").split())
    navigation = parse_xml(files[_beside(package, place)], own=True)
    kind = "{http://www.idpf.org/2007/ops}type"
    contents = next(part for part in navigation.iter("{*}nav") if part.get(kind) == "toc")
    return tuple(_chapters(contents, _beside(package, place)))


def _chapters(contents: etree._Element, file: str) -> Iterator[Chapter]:
    for link in contents.iter("{*}a"):
        level = sum(1 for ancestor in link.iterancestors("{*}ol"))
        yield Chapter(_beside(file, link.get("href") or ""), " ".join("".join(map(str, link.itertext())).split()), level)


def _package(files: Mapping[str, bytes]) -> tuple[str, etree._Element]:
    """The address of the package document, and the document."""
    container = parse_xml(files[_CONTAINER], own=True)
    address = next(root.get("full-path") or "" for root in container.iter("{*}rootfile"))
    return address, parse_xml(files[address], own=True)


def _beside(file: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), address))
