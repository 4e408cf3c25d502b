"""Citations for which a style prints no word: a note that says nothing of the work, or only "pt. 3".

Some styles forget a type of work in their short form. Such a citation is set as its title with the locator as typed, which says
what is meant in any style.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from footpress.citing.cited_tree import cites, notes, structures_in_print, words_in
from footpress.citing.printed_locators import without_locators
from footpress.pandoc.elements import copied, structures, walk

Occurrence = tuple[str, int]
"""The keys of a citation as HTML names them, "a b", and which of those with the same keys it is, from 0."""


def silent_citations(cited: Mapping[str, Any], tree: Mapping[str, Any]) -> frozenset[Occurrence]:
    """The citations of a tree of which the cited tree has no more than the words typed beside them.

    One without author on purpose, [-@key, 5], may be just a page.
    """
    said: dict[str, list[str]] = defaultdict(list)
    numbers: dict[str, list[Counter[str]]] = defaultdict(list)
    for element in structures_in_print(cited["blocks"]):
        if keys := cites(element):
            text = _with_its_note(element)
            said[keys].append(without_locators(text))
            numbers[keys].append(_numbers(text))
    typed: dict[str, list[str | None]] = defaultdict(list)
    for keys, citations in _clusters(tree):
        whole = all(each["citationMode"]["t"] == "NormalCitation" for each in citations)
        typed[keys].append(" ".join(map(_typed, citations)) if whole else None)
    return frozenset(
        (keys, at)
        for keys, texts in typed.items()
        if len(texts) == len(said[keys])
        for at, text in enumerate(texts)
        if text is not None
        and set(re.findall(r"\w+", said[keys][at])) <= set(re.findall(r"\w+", text))
        and numbers[keys][at] <= _numbers(text)  # in "[3, chap. 3]" the first is the work's
    )


def _with_its_note(citation: dict[str, Any]) -> str:
    """The words of a citation: of one in the text for which a style makes a note, those of the note."""
    made = [note["c"] for note in notes(citation)]
    return " ".join(map(words_in, made or [citation]))


def _numbers(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+", text))


def _clusters(tree: Mapping[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for element in structures(tree["blocks"]):
        if element["t"] == "Cite":
            yield cites(element), element["c"][0]


def _typed(citation: Mapping[str, Any]) -> str:
    return f"{_words(citation['citationPrefix'])} {_words(citation['citationSuffix'])}"


def _words(inlines: Sequence[dict[str, Any]]) -> str:
    return "".join(str(each["c"]) if each["t"] == "Str" else " " for each in walk(list(inlines)) if each["t"] in ("Str", "Space"))


def with_titles(tree: dict[str, Any], silent: Set[Occurrence], references: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A tree with titles for its silent citations: for those of one work, made in a note. Others stay."""
    if not silent:
        return tree
    tree = copied(tree)
    titles = {_id(each): _name(each["c"]) for each in references}
    in_notes = {
        id(cite)
        for note in structures(tree["blocks"])
        if note["t"] == "Note"
        for cite in structures(note["c"])
        if cite["t"] == "Cite"
    }
    seen: dict[str, int] = defaultdict(int)
    for element in list(structures(tree["blocks"])):
        if element["t"] != "Cite":
            continue
        citation, *others = element["c"][0]
        keys = cites(element)
        occurrence, title = (keys, seen[keys]), titles.get(citation["citationId"])
        seen[keys] += 1
        if occurrence in silent and not others and id(element) in in_notes and title:
            prefix = [*citation["citationPrefix"], {"t": "Space"}] if citation["citationPrefix"] else []
            words = [*prefix, *title, *_set_by_hand(citation["citationSuffix"])]
            element["t"], element["c"] = "Span", [["", ["citation"], [["cites", keys]]], words]
    return tree


def _name(fields: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What a work is called by, as inlines: its title, else what it stands in, else its address; [] for one that has none of these."""
    for name in ("title-short", "title", "container-title", "url", "doi"):
        value = fields.get(name)
        if value and value["c"]:
            return list(value["c"]) if value["t"] == "MetaInlines" else [{"t": "Str", "c": str(value["c"])}]
    return []


def _id(reference: Mapping[str, Any]) -> str:
    return str(reference["c"]["id"]["c"])


def _set_by_hand(suffix: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """A suffix as citeproc would print it after a title: braces that keep a locator from being read are for citeproc alone."""
    if not suffix or suffix[0]["t"] != "Str":
        return list(suffix)
    return [{"t": "Str", "c": suffix[0]["c"].removeprefix("{}")}, *suffix[1:]]
