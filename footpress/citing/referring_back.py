"""Idem, op. cit. and loc. cit., where a house style asks for them: what was cited before is not named again.

    idem: yes         # the author of the citation directly before: "Idem, Ports, p. 7", "Ders., Häfen, S. 7"
    op-cit: yes       # the short title of a work cited before: "Dorn, op. cit., p. 7"
    loc-cit: yes      # the same, and its place: "Dorn, loc. cit."

No style of the CSL repository can say when they would be understood, so the style sets names, title and place as it does, with marks around
them, and the words take their place where they mean one person or one work only. Gender is biblatex's `gender` (manual 2.2.3).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from lxml import etree

from footpress import languages
from footpress.citing.cited_tree import notes, printed, words_in
from footpress.citing.printed_locators import LOCATION, without_locators
from footpress.citing.printed_stretch import Stretch
from footpress.citing.referring_words import ReferringWords
from footpress.citing.styles import Manner, style_tree
from footpress.citing.tree import RESET
from footpress.model.article import FrontMatter, Publication
from footpress.model.entry import Bibliography
from footpress.pandoc.elements import copied, inlines_of
from footpress.problems import Problem

_CSL = "{http://purl.org/net/xbiblio/csl}"
_AUTHOR, _EDITOR, _OTHER, _END, _LABEL, _LABEL_END, _APART = (chr(0x10F030 + at) for at in range(7))
_JOINT = chr(0x10F038)
"""Stands behind a word that may end with a full stop, so that no second one is left behind it."""
_ROLES = {_AUTHOR: "author", _EDITOR: "editor"}
_NAMES = re.compile(
    f"(?P<role>[{_AUTHOR}{_EDITOR}{_OTHER}])(?P<names>[^{_AUTHOR}-{_LABEL_END}]+?)(?=[\\s,(\\[]*[{_END}{_LABEL}])[^{_APART}]*?{_END}+"
)
_OWN_MACRO = "-of-citations"
_OWN = re.compile(f"[{_AUTHOR}-{_APART}]")

_CLOSED = re.compile(r"^,?\s*\{[^{}]*\}")

_Person = tuple[tuple[str, str], ...]
_People = tuple[_Person, ...]


@dataclass(frozen=True, slots=True)
class Back:
    """What refers back in an article; nothing by default. `entries` are asked for genders."""

    idem: bool = False
    op_cit: bool = False
    loc_cit: bool = False
    entries: Bibliography = field(default_factory=lambda: Bibliography(""))

    def __bool__(self) -> bool:
        return self.idem or self.op_cit or self.loc_cit


def back_of(front: FrontMatter, publication: Publication, bibliography: Bibliography) -> Back:
    """What the front matter says, else publication.yaml."""
    said = {**publication.settings, **front.settings}
    return Back(bool(said.get("idem")), bool(said.get("op-cit")), bool(said.get("loc-cit")), bibliography)


def with_marked_names(style: bytes) -> bytes:
    """A style whose citations mark where names are printed, and where one of a cluster ends and the next begins.

    The bibliography has macros of its own: entries are filed by what these print, and a mark would file them otherwise.
    """
    root = style_tree(style)
    layout = root.find(f"{_CSL}citation/{_CSL}layout")
    if layout is None:
        return style
    own = [deepcopy(macro) for macro in root.iterfind(f"{_CSL}macro")]
    for part in (*own, layout):
        for text in part.iter(f"{_CSL}text"):
            if text.get("macro"):
                text.set("macro", f"{text.get('macro')}{_OWN_MACRO}")
        for names in part.iter(f"{_CSL}names"):
            role = (names.get("variable") or "").split(" ")[0]
            _put_around(names, next((mark for mark, name in _ROLES.items() if name == role), _OTHER), _END)
            for label in names.iter(f"{_CSL}label"):
                _put_around(label, _LABEL, _LABEL_END)
    for macro in own:
        macro.set("name", f"{macro.get('name')}{_OWN_MACRO}")
        root.append(macro)
    if root.find(f"{_CSL}citation/{_CSL}sort") is None:
        layout.set("delimiter", (layout.get("delimiter") or "") + _APART)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))


def _put_around(element: etree._Element, start: str, end: str) -> None:
    element.set("prefix", (element.get("prefix") or "") + start)
    element.set("suffix", end + (element.get("suffix") or ""))


def referred_back(
    cited: dict[str, Any], references: Sequence[Mapping[str, Any]], back: Back, manner: Manner, lang: str
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """A cited tree of a style that makes notes, in which citations refer back, and what is to be said of entries without a gender."""
    if not back or manner.kind != "note":
        return cited, ()
    tree = copied(cited)
    words = ReferringWords(languages.of(lang), manner, back.entries)
    walk = _Walk(back, words, {str(each["c"]["id"]["c"]): each["c"] for each in references})
    for each in _citations(tree["blocks"]):
        walk.refer(each)
    return tree, tuple(words.asked.values())


@dataclass(frozen=True, slots=True)
class _Citation:
    """One citation of a cluster in print: what was asked for, the stretch of words that it is, and the number of its note.

    `stretch` is None for one that is no citation of a note, or that cannot be told from its neighbours. `begins`: a chapter begins here.
    `named`: what stands before it in its note, behind the citation before, names somebody or something, whom "idem" would mean.
    """

    key: str
    prefix: str
    suffix: str
    note: int
    stretch: Stretch | None
    begins: bool = False
    named: bool = False


def _citations(blocks: Any) -> Iterator[_Citation]:
    number, begins = 0, False
    said: list[str] = [""]  # the words since the last citation; "" where a sentence begins
    own_words: set[int] = set()
    for element in printed(blocks):
        if element["t"] == "Str" and id(element) not in own_words:
            said.append(element["c"])
        if element["t"] == "Header" and RESET in element["c"][1][1]:
            begins = True
        elif element["t"] == "Note":
            number += 1
            said = [""]
        elif element["t"] == "Cite":
            own_words |= {id(each) for each in printed(element["c"][1]) if each["t"] == "Str"}
            own = list(notes(element["c"][1]))
            asked = element["c"][0]
            inlines = own[0]["c"] if len(own) == 1 else element["c"][1]
            apart = Stretch.parts(inlines, _APART)
            whole = len(apart) == len(asked) and asked[0]["citationMode"]["t"] == "NormalCitation" and len(own) < 2
            for at, each in enumerate(asked):
                prefix, suffix = words_in(each["citationPrefix"]), words_in(each["citationSuffix"])
                named = _names(*(said if not at else ("",)), *prefix.split())
                yield _Citation(
                    each["citationId"], prefix, suffix, number + len(own), apart[at] if whole else None, begins and not at, named
                )
            begins, said = False, [words_in(inlines).rstrip() or "-"]


def _names(*words: str) -> bool:
    """Whether a capital stands in words where no sentence begins."""
    return any(word[:1].isupper() and before and before[-1] not in ".?!" for before, word in pairwise(words) if word)


class _Walk:
    """The citations of an article in their order, and what was cited before each."""

    def __init__(self, back: Back, words: ReferringWords, works: Mapping[str, Mapping[str, Any]]) -> None:
        self._back, self._words, self._works = back, words, works
        self._families = Counter(family for fields in works.values() if (family := _first_family(_lead(fields))))
        self._places: dict[str, str] = {}
        self._before: _Citation | None = None
        self._in_note: dict[int, set[_People]] = {}

    def refer(self, here: _Citation) -> None:
        """Let one citation refer back where it is understood."""
        if here.begins:
            self._places.clear()
            self._before = None
        fields, place = self._works.get(here.key, {}), _place(here.suffix)
        lead = self._named(here)
        if lead and here.stretch:
            people = _people(fields.get(_ROLES.get(lead["role"], "")))
            is_only = self._families[_first_family(_lead(fields))] == 1
            if not (here.key in self._places and is_only and self._again(here, lead, place)):
                self._same(here, lead, people)
        self._places[here.key] = place
        self._before = here
        self._in_note.setdefault(here.note, set()).add(_lead(fields))

    def _named(self, here: _Citation) -> re.Match[str] | None:
        """The names with which a citation begins, behind its prose."""
        found = _NAMES.search(here.stretch.text) if here.stretch else None
        if not found or not here.stretch or ((title := here.stretch.title(here.key)) and title[0] < found.end("names")):
            return None
        return found if _letters(_OWN.sub("", here.stretch.text[: found.start()])) == _letters(here.prefix) else None

    def _is_directly_before(self, people: _People, note: int) -> bool:
        before = self._before
        if before is None or _lead(self._works.get(before.key, {})) != people:
            return False
        return before.note == note or (before.note == note - 1 and self._in_note[before.note] == {people})

    def _same(self, here: _Citation, lead: re.Match[str], people: _People) -> None:
        """Idem in place of these people, if the citation directly before named them."""
        before, stretch = self._before, here.stretch
        if here.named or not (self._back.idem and people and before and stretch and self._is_directly_before(people, here.note)):
            return
        if term := self._words.same(here.key, len(people), before.key):
            stretch.put(lead.span("names"), term)

    def _again(self, here: _Citation, lead: re.Match[str], place: str) -> bool:
        """Op. cit. or loc. cit. in place of the short title, if the citation says no more than who, what and where."""
        stretch = here.stretch
        assert stretch is not None
        title, text = stretch.title(here.key), stretch.text
        rest = (
            text[: lead.start()] + " " + (text[lead.end() : title[0]] + " " + text[title[1] :] if title else text[lead.end() :])
        )
        if _letters(_OWN.sub("", without_locators(rest))) != _letters(f"{here.prefix} {_CLOSED.sub('', here.suffix)}"):
            return False
        located = LOCATION.search(text, lead.end())
        same = self._back.loc_cit and place and place == self._places[here.key] and located and "(" not in located[0]
        if not same and not self._back.op_cit:
            return False
        kind = str(self._works[here.key].get("type", {}).get("c", ""))
        term = self._words.place() if same else self._words.work(kind)
        if same and located:
            stretch.put(located.span(), "")
        if not stretch.put_title(here.key, f"{term}{_JOINT}", italic=self._words.italic, ends=bool(same)):
            stretch.put((lead.end(), lead.end()), f", {term}{_JOINT}")
        return True


def _place(suffix: str) -> str:
    """The locator of a citation as citeproc was asked for it."""
    found = _CLOSED.match(suffix)
    return found[0] if found else ""


def _letters(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _lead(fields: Mapping[str, Any]) -> _People:
    """The people by whom a work is known."""
    return next((people for role in _ROLES.values() if (people := _people(fields.get(role)))), ())


def _people(value: Mapping[str, Any] | None) -> _People:
    if value is None or value["t"] != "MetaList":
        return ()
    return tuple(
        tuple(sorted((name, words_in(inlines_of(part))) for name, part in person["c"].items()))
        for person in value["c"]
        if person["t"] == "MetaMap"
    )


def _first_family(people: _People) -> str:
    parts = dict(people[0]) if people else {}
    return (parts.get("family") or parts.get("literal") or "").casefold()
