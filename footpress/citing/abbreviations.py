"""Abbreviations that the notes use and a list explains: of journals, series and archives, and of works cited again and again.

    abbreviations: yes                            # shortjournal, shortseries and shorthand of the entries
    abbreviations:                                # and these
      BOA: Başbakanlık Osmanlı Arşivi

What has an abbreviation is marked in the references. Where a citation prints it, the abbreviation takes its place; the bibliography has the whole
words. A work with a `shorthand` is cited in full and "(hereinafter PW)", then as "PW, 12", in a style that makes notes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from footpress.citing.cited_tree import structures_in_print, words_in
from footpress.citing.entries.csl import ENTRY
from footpress.citing.entries.inheritance import complete
from footpress.citing.styles import style_tree
from footpress.model.article import FrontMatter, Publication
from footpress.model.entry import Bibliography, Entry
from footpress.pandoc.elements import copied, inlines_of, structures, text_of
from footpress.text.latex import without_latex

_CSL = "{http://purl.org/net/xbiblio/csl}"
_SHORT = "short"
_CARRIER = "keyword"
"""CSL's variable that carries a shorthand into a style: no style that makes notes prints it."""
_NAMED = ("container-title", "container-title-short", "collection-title", "archive", "publisher", "authority", "event-title")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What is abbreviated in an article: whether anything is, and besides what the entries say {whole words: abbreviation}."""

    on: bool = False
    given: Mapping[str, str] = field(default_factory=dict)


def abbreviations_of(front: FrontMatter, publication: Publication) -> Abbreviations:
    """What the front matter says, else publication.yaml."""
    said = {**publication.settings, **front.settings}.get("abbreviations")
    rows = said if isinstance(said, Mapping) else {}
    return Abbreviations(bool(said), {str(long): str(short) for short, long in rows.items()})


def with_abbreviations(
    references: Sequence[dict[str, Any]], wants: Abbreviations, bibliography: Bibliography, cited: Counter[str]
) -> list[dict[str, Any]]:
    """The references with what has an abbreviation marked. A shorthand is of use to a work that is `cited` more than once."""
    if not wants.on:
        return list(references)
    return [_marked(dict(each["c"]), wants, bibliography, cited) for each in references]


def _marked(fields: dict[str, Any], wants: Abbreviations, bibliography: Bibliography, cited: Counter[str]) -> dict[str, Any]:
    key = str(fields["id"]["c"])
    entry = bibliography.get(key)
    assert entry is not None  # its reference was made of it
    whole = complete(bibliography, entry)
    fields.pop(_CARRIER, None)
    for name in _NAMED:
        if name in fields and (short := _short(name, words_in(inlines_of(fields[name])), whole, wants)):
            fields[name] = _span(inlines_of(fields[name]), [[_SHORT, short]])
    if (shorthand := without_latex(entry.get("shorthand"))) and cited[key] > 1:
        fields[_CARRIER] = _span([text_of(shorthand)], [[ENTRY, key], [_SHORT, shorthand]])
    return {"t": "MetaMap", "c": fields}


def _short(name: str, words: str, entry: Entry, wants: Abbreviations) -> str:
    own = "shortjournal" if name.startswith("container-title") else "shortseries" if name == "collection-title" else ""
    return wants.given.get(words) or (without_latex(entry.get(own)) if own else "")


def _span(inlines: list[dict[str, Any]], attributes: list[list[str]]) -> dict[str, Any]:
    return {"t": "MetaInlines", "c": [{"t": "Span", "c": [["", ["nocase"], attributes], inlines]}]}


def with_shorthands(style: bytes, hereinafter: str) -> bytes:
    """A style that makes notes, in which a work with a shorthand is named by it after its first citation; "ibid." stays where it is."""
    root = style_tree(style)
    layout = root.find(f"{_CSL}citation/{_CSL}layout")
    if layout is None or not len(layout):
        return style
    whole = etree.Element(f"{_CSL}group")
    whole.extend(list(layout))
    choose = etree.SubElement(layout, f"{_CSL}choose")
    inner = etree.SubElement(etree.SubElement(choose, f"{_CSL}if", variable=_CARRIER), f"{_CSL}choose")
    etree.SubElement(choose, f"{_CSL}else").append(deepcopy(whole))
    tests = [str(each).split() for each in root.xpath("//@position")]
    if any("ibid" in test or "ibid-with-locator" in test for test in tests):
        etree.SubElement(inner, f"{_CSL}if", position="ibid").append(deepcopy(whole))
    again = etree.SubElement(inner, f"{_CSL}else-if" if len(inner) else f"{_CSL}if", position="subsequent")
    named = etree.SubElement(again, f"{_CSL}group", delimiter=", ")
    etree.SubElement(named, f"{_CSL}text", variable=_CARRIER)
    named.append(locator_of(root))
    first = etree.SubElement(etree.SubElement(inner, f"{_CSL}else"), f"{_CSL}group", delimiter=" ")
    first.append(whole)
    etree.SubElement(first, f"{_CSL}text", variable=_CARRIER, prefix=f"({hereinafter} ", suffix=")")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))


def locator_of(root: etree._Element) -> etree._Element:
    """How a style prints a locator by itself: by its macro of that name, else as its label and its value."""
    macros = [str(name) for name in root.xpath("c:macro[.//@variable='locator']/@name", namespaces={"c": _CSL[1:-1]})]
    called = {str(name) for name in root.xpath("c:citation//@macro | c:macro//@macro", namespaces={"c": _CSL[1:-1]})}
    named = sorted((name for name in macros if "locator" in name and name in called), key=len)
    if named:
        return etree.Element(f"{_CSL}text", macro=named[0])
    group = etree.Element(f"{_CSL}group", delimiter=" ")
    for element in ("label", "text"):
        found = next((each for each in root.iter(f"{_CSL}{element}") if each.get("variable") == "locator"), None)
        if found is not None:
            group.append(deepcopy(found))
    return group


@dataclass(frozen=True, slots=True)
class Shortened:
    """A tree whose citations have the abbreviations, and {abbreviation: the whole words, or the key of the work} of those that it uses."""

    tree: dict[str, Any]
    words: Mapping[str, str] = field(default_factory=dict)
    works: Mapping[str, str] = field(default_factory=dict)


def shortened_names(tree: dict[str, Any]) -> Shortened:
    """Put the abbreviations into the citations of a tree; the marks go, in the bibliography too."""
    if not any(_mark(element) for element in structures(tree["blocks"])):
        return Shortened(tree)
    tree = copied(tree)
    words: dict[str, str] = {}
    works: dict[str, str] = {}
    for block in tree["blocks"]:
        in_bibliography = block["t"] == "Div" and block["c"][0][0] == "refs"
        for element in list(structures_in_print(block)):
            if not (short := _mark(element)):
                continue
            attributes = element["c"][0][2]
            if not in_bibliography:
                if key := dict(attributes).get(ENTRY):
                    works[short] = key
                else:
                    words.setdefault(short, words_in(element["c"][1]))
                    element["c"][1] = [text_of(short)]
            attributes[:] = [pair for pair in attributes if pair[0] != _SHORT]
    return Shortened(tree, words, works)


def _mark(element: Mapping[str, Any]) -> str:
    return dict(element["c"][0][2]).get(_SHORT, "") if element["t"] == "Span" else ""


def times_cited(tree: Mapping[str, Any]) -> Counter[str]:
    """How often a tree cites each key."""
    return Counter(_cited(tree))


def _cited(tree: Mapping[str, Any]) -> Iterator[str]:
    for element in structures(tree["blocks"]):
        if element["t"] == "Cite":
            yield from (each["citationId"] for each in element["c"][0])
