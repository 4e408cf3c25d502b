"""Passages that run the other way than the text around them, each made one box: the typesetter orders the letters of a box (UAX 9), but lays
the boxes of a line side by side in the direction of the line alone, so that `Marlow, <em>Tides</em>, Leith` would be set from right to left.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from lxml import etree

from footpress.text.parsing import parse_xml

_INLINE = frozenset("a abbr b bdi cite code em i q s small span strong sub sup time u".split())
_OTHER = {"ltr": "rtl", "rtl": "ltr"}
_OPENING, _CLOSING = "([{“‘„‚«‹「『《〈", ")]}”’“‘»›」』》〉"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def is_mixed(document: str) -> bool:
    """Whether a document has anything that is written from right to left."""
    return bool(_RIGHT_TO_LEFT.search(document))


def with_directions(document: str) -> str:
    """A well-formed document in which each passage of text and elements that runs the other way stands in `<span dir="…">`."""
    root = parse_xml(document.encode(), own=True)
    _settle(root, "ltr")
    return str(etree.tostring(root, encoding="unicode"))


def _settle(element: etree._Element, around: str) -> None:
    base = element.get("dir", around)
    atoms = list(_atoms(element))
    if runs := list(_runs(atoms, base)):
        _wrap(element, atoms, runs, _OTHER[base])
    for child in element:
        _settle(child, base)


def _atoms(element: etree._Element) -> Iterator[str | etree._Element]:
    yield from element.text or ""
    for child in element:
        yield child
        yield from child.tail or ""


def _runs(atoms: Sequence[str | etree._Element], base: str) -> Iterator[tuple[int, int]]:
    """Where runs of text and elements begin and end that have only letters of the other direction; figures behind these belong to them."""
    ways = [_way(atom) for atom in atoms]
    start = 0
    while start < len(atoms):
        if ways[start] != _OTHER[base]:
            start += 1
            continue
        end = at = start + 1
        while at < len(atoms) and ways[at] in (_OTHER[base], "figure", ""):
            end = at + 1 if ways[at] else end
            at += 1
        first, end = _with_pairs(atoms, start, end)
        if end - first > 1 and any(not isinstance(atom, str) for atom in atoms[first:end]):
            yield first, end
        start = max(at, end)


def _with_pairs(atoms: Sequence[str | etree._Element], start: int, end: int) -> tuple[int, int]:
    """A run with the mark before it, or behind it, whose partner is in it: “<em>Tides</em>” …"""
    inside = "".join(atom for atom in atoms[start:end] if isinstance(atom, str))
    before, behind = (atoms[at] if 0 <= at < len(atoms) else "" for at in (start - 1, end))
    opened = sum(inside.count(mark) for mark in _OPENING)
    closed = sum(inside.count(mark) for mark in _CLOSING)
    if isinstance(before, str) and before and before in _OPENING and closed > opened:
        start -= 1
    elif isinstance(behind, str) and behind and behind in _CLOSING and opened > closed:
        end += 1
    return start, end


def _way(atom: str | etree._Element) -> str:
    """ "ltr", "rtl", "figure", "" for what has no direction, "both" for what parts runs: blocks, notes, what says its own direction."""
    if isinstance(atom, str):
        return _of_character(atom)
    if atom.tag not in _INLINE or atom.get("dir") or atom.get("class") == "call":
        return "both"
    ways = set(map(_of_character, "".join(map(str, atom.itertext())))) - {""}
    if {"ltr", "rtl"} <= ways:
        return "both"
    return next(iter(ways - {"figure"}), "figure" if ways else "")


def _of_character(character: str) -> str:
    kind = unicodedata.bidirectional(character)
    return {"L": "ltr", "R": "rtl", "AL": "rtl", "EN": "figure", "AN": "figure"}.get(kind, "")


def _wrap(element: etree._Element, atoms: Sequence[str | etree._Element], runs: Sequence[tuple[int, int]], way: str) -> None:
    """Put each run of an element's atoms into a span of its own."""
    for child in list(element):
        child.tail = None
        element.remove(child)
    element.text = None
    done = 0
    for start, end in runs:
        _append(element, atoms[done:start])
        _append(etree.SubElement(element, "span", {"dir": way}), atoms[start:end])
        done = end
    _append(element, atoms[done:])


def _append(element: etree._Element, atoms: Sequence[str | etree._Element]) -> None:
    for atom in atoms:
        if not isinstance(atom, str):
            element.append(atom)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + atom
        else:
            element.text = (element.text or "") + atom
