"""Marks that a style leaves over where a work lacks what it would print: "Bergen:, 1902", "Quay;", "Works, (1850)", "(vol. 14, )", "()".

Two marks that meet so are one, brackets with nothing in them go, and so does a mark before a full stop or at the end of an entry. The work's own
title is printed as it is written, and so are the words that an author puts beside a citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from footpress.citing.cited_tree import cites, notes, structures_in_print, words_in
from footpress.citing.printed_stretch import Stretch
from footpress.languages.patterns import alternatives
from footpress.pandoc.elements import copied

_ALL = "\0"  # stands in no text: the stretch is all of a part of the tree
_BLANK = "[ \u00a0\u202f]*"
_IN = rf"(?<!\w)(?:{alternatives('fields', 'in')})"
_LEFT_OVER = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        (rf"{_BLANK}(?:\({_BLANK}\)|\[{_BLANK}\])", ""),
        (rf"(?<=[(\[]){_BLANK}[,;:](?!\w){_BLANK}", ""),
        (rf"{_BLANK}[,;:]{_BLANK}(?=[)\]])", ""),
        (rf"(?<=\)):{_BLANK}[,;](?!\w)", ":"),
        (rf"({_IN}):{_BLANK}[,;](?!\w)", r"\1:"),
        (rf"[,;:](?:{_BLANK}[,;])*(?={_BLANK}[,;](?!\w))", ""),
        (rf"[,;:]{_BLANK}(?=:(?![\w/]))", ""),
        (rf"(?<=[.!?…]){_BLANK}[,;:]{_BLANK}\.(?![\w.])", ""),
        (rf"[,;:]{_BLANK}(?=\.(?![\w.]))", ""),
        (r"(?<=\w)\.\.(?!\.)", "."),
        (r"(?<=[\w)\]]\.)\s+\.(?![\w.]|\s\.)", ""),
        (r"(?<=[\w)\]])\s+(?=,[ ])", ""),
        (r"(?<=[\w)\]])\s+(?=\.$)", ""),
        (r"\s+(?=[)\]])", ""),
    )
)
"""What is left over, and what stands there instead; each is sought again where something was found."""
_MEETING = re.compile(r"[,;:(\[]\s*[,;:.)\]]|\.\s*[.,;:]|\s[,.)\]]|,\s*\(|[,;:]\s*$")
"""Marks that meet: all that is mended, and more, so that most citations need no second look."""
_AT_END = re.compile(rf"{_BLANK}[,;:]{_BLANK}$")
_STOP_BEHIND_TITLE = re.compile(r"\.(?=[,;:])")
_COMMA_BEFORE_BRACKET = re.compile(rf",(?={_BLANK}\()")


def without_left_over_marks(tree: dict[str, Any], kind: str, references: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A cited tree of a style of a kind without marks that its citations and its entries have left over."""
    tree = copied(tree)
    untitled = {str(each["c"]["id"]["c"]) for each in references if "title" not in each["c"]}
    for part, keys, typed in _parts(tree["blocks"]):
        stretch = Stretch(part, _ALL, 0)
        if not _MEETING.search(stretch.text):
            continue
        _behind_titles(stretch, keys, typed or "")
        if kind == "note":
            _before_brackets(stretch, keys, typed or "", untitled)
        _mend(stretch, keys, typed)
    return tree


def _parts(blocks: Any) -> Iterator[tuple[Any, tuple[str, ...], str | None]]:
    """Each citation and each entry: the part of the tree, its keys, and the words typed beside a citation (None for an entry)."""
    for element in list(structures_in_print(blocks)):
        if element["t"] == "Div" and element["c"][0][0].startswith("ref-"):
            yield element, (element["c"][0][0].removeprefix("ref-"),), None
        elif element["t"] == "Cite":
            asked = element["c"][0]
            typed = "\n".join(words_in(each[name]) for each in asked for name in ("citationPrefix", "citationSuffix"))
            made = [block for note in notes(element["c"][1]) for block in note["c"]]
            for part in made or [element]:
                yield part, tuple(cites(element).split()), typed


def _mend(stretch: Stretch, keys: tuple[str, ...], typed: str | None) -> None:
    text = stretch.text
    for pattern, instead in _LEFT_OVER:
        while found := next((each for each in pattern.finditer(text) if _is_styles(each, stretch, keys, typed)), None):
            stretch.put(found.span(), found.expand(instead))
            text = stretch.text
    if typed is None and (end := _AT_END.search(text)) and len(end[0]) < len(text):
        stretch.put(end.span(), "")


def _behind_titles(stretch: Stretch, keys: tuple[str, ...], typed: str) -> None:
    """The full stop that a style sets behind a title, where it sets another mark as well: "Lamps.: 176"."""
    for key in keys:
        if (title := stretch.title(key)) and (found := _STOP_BEHIND_TITLE.match(stretch.text, title[1])):
            _drop(stretch, found, typed)


def _before_brackets(stretch: Stretch, keys: tuple[str, ...], typed: str, untitled: Set[str]) -> None:
    """The comma before a bracket where a style sets it for a title that is missing, or for an author whose place the title has."""
    for key in keys:
        title = stretch.title(key)
        if title and not re.search(r"\w", stretch.text[: title[0]]):
            found = _COMMA_BEFORE_BRACKET.match(stretch.text, title[1])
        else:
            found = _COMMA_BEFORE_BRACKET.search(stretch.text) if key in untitled else None
        if found:
            _drop(stretch, found, typed)


def _drop(stretch: Stretch, found: re.Match[str], typed: str) -> None:
    if stretch.text[found.start() : found.end() + 3] not in typed:
        stretch.put(found.span(), "")


def _is_styles(found: re.Match[str], stretch: Stretch, keys: tuple[str, ...], typed: str | None) -> bool:
    """Whether marks are neither within a title nor typed beside the citation."""
    titles = (place for key in keys if (place := stretch.title(key)))
    return found[0].strip() not in (typed or "") and not any(begin < found.end() and found.start() < end for begin, end in titles)
