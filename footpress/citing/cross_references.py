"""Cross-references: an empty link within the article prints what it leads to, and follows it when that is renumbered.

    see note [](#fn-keepers)      the number of the note [^keepers]
    see [](#the-ports)            the words of the heading
    see [](#fig-route)            "Figure 2", as the caption of the figure or of the table's division begins
    ![[](#fig-route). The route](route.png){#fig-route}     in a caption itself: the next number of its kind
    note 3 [](#fn-keepers){.where}     "above" or "below", in the language of the article

A note has no name in pandoc's tree: those that are referred to are marked in the Markdown, and the mark goes around the note. Numbers are
put in when the citations are set, since a style may make notes of citations in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any
from urllib.parse import unquote

from footpress import languages
from footpress.citing.cited_tree import printed, words_in
from footpress.pandoc.elements import copied, structures, text_of
from footpress.problems import Problem, ProblemsFound
from footpress.source.reading import Source

_NOTE, _MARK = "fn-", "fn"
_SIGN = "\ue0f0"  # stands in a reference until its words are known
_WHERE = "where"
AHEAD = "ahead"
"""The class of a reference that is printed before the text, though it is set behind it: in an abstract."""
_TO_NOTE = "to-note"
"""The class of a link to a note that is no call."""
_TYPED = re.compile(r"\[\]\(#fn-([^()\s]+)\)")


@dataclass(frozen=True, slots=True)
class _Target:
    """What a reference may lead to: its place among all that is printed, the inlines that stand for it, where a link leads."""

    place: int
    said: list[dict[str, Any]]
    address: str
    is_note: bool = False


def with_marked_notes(text: str, beside: str = "") -> str:
    """The Markdown of an article in which each note that is referred to, in it or in what stands `beside` it, begins with a mark that says
    its name."""
    named = {unquote(name) for name in _TYPED.findall(text + beside)}

    def marked(note: re.Match[str]) -> str:
        return f'{note[0]}[]{{{_MARK}="{note[1]}"}}' if note[1] in named else note[0]

    return re.sub(r'^\[\^([^\]\s"\\]+)\]:[ \t]*', marked, text, flags=re.MULTILINE) if named else text


def mark_references(tree: dict[str, Any]) -> None:
    """Put a sign into each reference, for citeproc drops what is empty; and the mark of each note around its call, so that the note holds
    nothing but what its author wrote."""
    for element in list(structures(tree["blocks"])):
        if element["t"] == "Link" and not element["c"][1] and element["c"][2][0].startswith("#"):
            element["c"][1] = [text_of(_SIGN)]
        if element["t"] == "Note" and (mark := _mark_in(element)):
            mark[1][0]["c"] = [text for text in mark[1][0]["c"] if text is not mark[0]]
            element["t"], element["c"] = "Span", [mark[0]["c"][0], [{"t": "Note", "c": element["c"]}]]
        elif element["t"] in ("CodeBlock", "Code"):
            element["c"][1] = re.sub(rf'\[\]\{{{_MARK}="[^"]*"\}}', "", element["c"][1])


def _mark_in(note: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]] | None:
    """(the mark that a note begins with, [the paragraph that holds it])."""
    first: dict[str, Any] = note["c"][0] if note["c"] else {"t": ""}
    inlines: list[dict[str, Any]] = first["c"] if first["t"] in ("Para", "Plain") else []
    return (inlines[0], [first]) if inlines and _name(inlines[0]) else None


def _name(element: Mapping[str, Any]) -> str:
    """The name of a note that a mark says; "" where an element is none."""
    return dict(element["c"][0][2]).get(_MARK, "") if element["t"] == "Span" else ""


def with_references(tree: dict[str, Any], source: Source, terms: Mapping[str, str], lang: str) -> dict[str, Any]:
    """A tree, its citations set, in which every cross-reference says what it leads to.

    Raises ProblemsFound with file:line for one that leads to nothing, or to what has no number and no words.
    """
    if not any(_is_reference(each) or _name(each) for each in structures(tree["blocks"])):
        return tree
    tree = copied(tree)
    targets = _targets(tree, terms, lang)
    problems = []
    for place, element in enumerate(list(printed(tree["blocks"]))):
        if not _is_reference(element):
            continue
        name = unquote(element["c"][2][0][1:])
        found = targets.get(name)
        if found is None or not found.said:
            problems.append(_astray(name, targets, source))
            continue
        where = _WHERE in element["c"][0][1]
        is_above = found.place < place and AHEAD not in element["c"][0][1]
        said = [text_of(terms["above" if is_above else "below"])] if where else copied(found.said)
        element["c"] = [["", [_TO_NOTE] if found.is_note else [], []], said, [f"#{found.address}", ""]]
    if problems:
        raise ProblemsFound(sorted(set(problems)))
    for element in list(structures(tree["blocks"])):
        if _name(element):
            (note,) = element["c"][1]
            element["t"], element["c"] = note["t"], note["c"]
    return tree


def with_references_to(
    whole: dict[str, Any], note: dict[str, Any], number: int, source: Source, terms: Mapping[str, str], lang: str
) -> dict[str, Any]:
    """The tree of one note, the `number`th of an article, in which every cross-reference says what it leads to in the `whole` of it.

    Raises as `with_references`.
    """
    if not any(_is_reference(each) for each in structures(note["blocks"])):
        return note
    note = copied(note)
    targets = _targets(whole, terms, lang)
    notes = [place for place, element in enumerate(printed(whole["blocks"])) if element["t"] == "Note"]
    here = notes[number - 1] if number <= len(notes) else 0
    for element in list(structures(note["blocks"])):
        if not _is_reference(element):
            continue
        name, is_where = unquote(element["c"][2][0][1:]), _WHERE in element["c"][0][1]
        found = targets.get(name)
        if found is None or not found.said:
            raise ProblemsFound([_astray(name, targets, source)])
        said = [text_of(terms["above" if found.place < here else "below"])] if is_where else copied(found.said)
        element["t"], element["c"] = "Span", [["", [], []], said]
    return note


def _is_reference(element: Mapping[str, Any]) -> bool:
    return bool(element["t"] == "Link" and element["c"][1] == [text_of(_SIGN)])


def _targets(tree: dict[str, Any], terms: Mapping[str, str], lang: str) -> Mapping[str, _Target]:
    """What may be referred to, by name."""
    found: dict[str, _Target] = {}
    counts = {"Figure": 0, "Table": 0}
    notes, around = 0, ""
    for place, element in enumerate(printed(tree["blocks"])):
        kind = element["t"]
        notes += kind == "Note"
        if name := _name(element):
            found[f"{_NOTE}{name}"] = _Target(place, [text_of(str(notes + 1))], f"note-{notes + 1}", is_note=True)
        elif kind in counts:
            name, around = element["c"][0][0] or around, ""
            found[name] = _Target(place, _label(element["c"][1], name, kind, terms, lang, counts), name)
        elif kind == "Header":
            name, words = element["c"][1][0], element["c"][2]
            found[name] = _Target(place, _without_notes(words), name)
        elif kind == "Span":
            found[element["c"][0][0]] = _Target(place, _without_notes(element["c"][1]), element["c"][0][0])
        elif kind == "Div":
            around = element["c"][0][0] if any(each["t"] in counts for each in element["c"][1]) else ""
            found[element["c"][0][0]] = _Target(place, [], element["c"][0][0])
    return {name: target for name, target in found.items() if name}


def _label(
    caption: list[Any], own: str, kind: str, terms: Mapping[str, str], lang: str, counts: dict[str, int]
) -> list[dict[str, Any]]:
    """What a figure or a table is called: by its number if its caption asks for one, else as its caption begins."""
    if any(_is_reference(each) and each["c"][2][0] == f"#{own}" for each in structures(caption)):
        counts[kind] += 1
        return [text_of(f"{terms[kind.lower()]}\u00a0{counts[kind]}")]
    words = {word for code in (lang, "en") for word in languages.of(code).terms("manuscript", kind.lower())}
    ahead = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    begins = re.match(rf"\s*((?:{ahead})\.?\s*(?:\d+(?:[.–-]\d+)*[a-z]?|[IVXL]+))(?!\w)", words_in(caption), re.IGNORECASE)
    return [text_of(re.sub(r"\s+", "\u00a0", begins[1]))] if begins else []


def _without_notes(inlines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Inlines as they are said elsewhere: without calls and without the names of places."""
    said = []
    for inline in copied(inlines):
        if inline["t"] == "Note" or _name(inline):
            continue
        if inline["t"] in ("Link", "Span"):
            said += _without_notes(inline["c"][1])
        else:
            said.append(inline)
    return said


def _astray(name: str, targets: Mapping[str, _Target], source: Source) -> Problem:
    lines = enumerate(source.text.split("\n"), source.text_line)
    line = next((number for number, text in lines if f"](#{name})" in unquote(text)), 0)
    if name in targets:
        why = f"has no number: begin its caption with [](#{name}), which numbers it, or write the words of the link"
        return Problem(source.file, line, "reference-unnamed", "error", f"what [](#{name}) leads to {why}.")
    note = name.removeprefix(_NOTE)
    what = f"there is no note [^{note}]" if note != name else f"nothing in the article is called {{#{name}}}"
    near = get_close_matches(name, targets, n=1)
    remedy = f"[](#{near[0]}) is there" if near else f"correct the name, or write {{#{name}}} behind a heading or a picture"
    return Problem(source.file, line, "reference-unknown", "error", f"[](#{name}) leads nowhere: {what}; {remedy}.")
