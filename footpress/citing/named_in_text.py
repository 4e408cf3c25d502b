"""Works named in a sentence, `@key [593]`, of which a style has no name to print: "As says" of a work without author, "As ¹ says".

A numeric style names nobody, and a note style may know a work by its author alone. The name is written into the sentence then, of the author, the
editor or the work, with the citation behind it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from footpress import languages
from footpress.citing.cited_tree import cites, notes, structures_in_print, words_in
from footpress.citing.silent_citations import Occurrence
from footpress.languages.quotation_marks import quotation_marks
from footpress.pandoc.elements import SPACE, copied, inlines_of, structures, text_of

_ITALIC = frozenset(
    "book report thesis periodical motion_picture musical_score graphic software dataset map pamphlet collection broadcast".split()
)
_PLAIN = frozenset(
    "legislation legal_case bill treaty regulation hearing manuscript personal_communication interview standard patent".split()
)
"""CSL's types of works whose titles stand in italics, and in plain letters; all others stand in quotation marks."""


def unnamed_in_text(cited: Mapping[str, Any], tree: Mapping[str, Any], kind: str) -> frozenset[Occurrence]:
    """The citations of a tree that name a work in a sentence, for which the cited tree has no name there, or nothing in its note."""
    said: dict[str, list[bool]] = defaultdict(list)
    for element in structures_in_print(cited["blocks"]):
        if keys := cites(element):
            made = [words_in(note["c"]) for note in notes(element)]
            words = re.search(r"[^\W\d_]{2}", words_in(element)) if kind == "numeric" else re.search(r"\w", words_in(element))
            said[keys].append(bool(words) and kind != "numeric" and all(re.search(r"\w", each) for each in made))
    asked: dict[str, list[bool]] = defaultdict(list)
    for element in structures(tree["blocks"]):
        if element["t"] == "Cite":
            asked[cites(element)].append(_is_in_text(element))
    return frozenset(
        (keys, at)
        for keys, in_text in asked.items()
        if len(in_text) == len(said[keys])
        for at, is_in_text in enumerate(in_text)
        if is_in_text and not said[keys][at]
    )


def _is_in_text(cite: Mapping[str, Any]) -> bool:
    return bool(cite["c"][0][0]["citationMode"]["t"] == "AuthorInText")


def with_names_in_text(
    tree: dict[str, Any], unnamed: Set[Occurrence], references: Sequence[Mapping[str, Any]], terms: Mapping[str, str], lang: str
) -> dict[str, Any]:
    """A tree in which these citations have a name before them, and stand behind it."""
    if not unnamed:
        return tree
    tree = copied(tree)
    names = {str(each["c"]["id"]["c"]): list(_name(each["c"], terms, lang)) for each in references}
    seen: dict[str, int] = defaultdict(int)
    for element in list(structures(tree["blocks"])):
        if element["t"] != "Cite":
            continue
        keys = cites(element)
        occurrence = (keys, seen[keys])
        seen[keys] += 1
        name = names.get(element["c"][0][0]["citationId"])
        if occurrence in unnamed and name:
            citations = copied(element["c"])
            citations[0][0]["citationMode"] = {"t": "NormalCitation"}
            element["t"], element["c"] = "Span", [["", [], []], [*name, SPACE, {"t": "Cite", "c": citations}]]
    return tree


def _name(fields: Mapping[str, Any], terms: Mapping[str, str], lang: str) -> Iterator[dict[str, Any]]:
    """What a sentence calls a work: by the family names of its authors or editors, else by its title."""
    for role in ("author", "editor"):
        if family := list(_families(fields.get(role))):
            yield text_of(_joined(family, terms, lang))
            return
    title: Any = next((fields[name]["c"] for name in ("title-short", "title") if name in fields), [])
    inlines = list(title) if isinstance(title, list) else [text_of(str(title))]
    kind = str(fields.get("type", {}).get("c", ""))
    if kind in _ITALIC:
        yield {"t": "Emph", "c": inlines}
    elif kind in _PLAIN or not inlines:
        yield from inlines
    else:
        marks = quotation_marks(lang)
        yield from (text_of(marks.opening), *inlines, text_of(marks.closing))


def _families(people: Mapping[str, Any] | None) -> Iterator[str]:
    for person in people["c"] if people else ():
        parts = {name: words_in(inlines_of(value)) for name, value in person["c"].items()} if person["t"] == "MetaMap" else {}
        particle = parts.get("non-dropping-particle", "")
        yield f"{particle} {parts.get('family') or parts.get('literal', '')}".strip()


def _joined(family: Sequence[str], terms: Mapping[str, str], lang: str) -> str:
    """Names as they stand in a sentence: "Dorn", "Dorn and Osei", "Dorn et al."."""
    if len(family) > 2:
        return f"{family[0]} {terms['et_al']}"
    joint = next(iter(languages.of(lang).terms("manuscript", "and")), "&")
    return f" {joint} ".join(family)
