"""What a style printed for each locator, read from marks that a prepared style sets around it.

A style may lose a locator, or set "§ 12" as page 12; only what stands in print can tell. The marks are characters private to
footpress: they stand around each locator, its label, and each word for a kind of locator that a style writes of its own accord.
`unmarked` takes them away, and nothing with a mark is ever published.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from footpress.citing.cited_tree import cites, shortened, structures_in_print, words_in
from footpress.citing.locators import MARKS, TYPES, Form, Located, Locator
from footpress.languages.terms import terms, words

_CSL = "{http://purl.org/net/xbiblio/csl}"
_LOCATOR, _END = MARKS
_LABEL, _LABEL_END = "\U0010f002", "\U0010f003"
_TERMS = {name: (chr(0x10F010 + 2 * at), chr(0x10F011 + 2 * at)) for at, name in enumerate(TYPES)}
_PRIVATE = re.compile("[\U0010f000-\U0010f1ff]")
_PRINTED = re.compile(f"{_LOCATOR}([^{_END}]*){_END}")
_BLANKS = " .:\u00a0\u202f"
_MARKED = re.compile("|".join(f"{start}[^{end}]*{end}" for start, end in (MARKS, (_LABEL, _LABEL_END), *_TERMS.values())))
LOCATION = re.compile(
    f"[\\s,:;.]*(?:[{_LABEL}\U0010f010-\U0010f027][^\U0010f000-\U0010f1ff]*[{_LABEL_END}\U0010f010-\U0010f027]\\s*)?"
    f"{_LOCATOR}[^{_END}]*{_END}"
)
"""A locator in print with its label and what parts it from the words before."""
_STOPS_APART = re.compile("([.,])\0*[\U0010f000-\U0010f1ff][\0\U0010f000-\U0010f1ff]*\\1")
_TOKEN = re.compile(r"[^\W_]+|[§¶]+|[-–—]")


@dataclass(frozen=True, slots=True)
class _Printed:
    """A locator in print: its value, and the words around it in the citation, marks and all."""

    value: str
    before: str
    after: str
    glued: bool

    @property
    def _label(self) -> str | None:
        """The label that the style chose for this very locator; None where it set none."""
        if self.before.endswith(_LABEL_END):
            return self.before[:-1].rpartition(_LABEL)[2]
        if self.after.startswith(_LABEL):
            return self.after[1:].partition(_LABEL_END)[0]
        return None

    @property
    def _term(self) -> str:
        """The kind of locator that a word of the style's own makes of it, "" where there is none beside it."""
        before = re.sub(f"{_LABEL}[^{_LABEL_END}]*{_LABEL_END}$", "", self.before).rstrip(_BLANKS)
        for name, (start, end) in _TERMS.items():
            if before.endswith(end) or self.after.startswith(start):
                return name
        word = re.search(r"([^\W\d_]+)$", before)
        return "page" if word and word[1] in _PAGE_WORDS else ""

    def says(self, locator: Locator, form: Form) -> bool:
        """Whether the label of a locator with this value means what was typed."""
        if self.glued or form == "after":
            return not self.glued
        if form == "typed":
            return not self._term and not self._label
        if locator.type == "page":
            return not (locator.labelled and self._term not in ("", "page"))
        if self._label is not None:
            return _means(self._label, locator) and not self._term
        return self._term == locator.type or self._writes(locator)

    def _writes(self, locator: Locator) -> bool:
        """Whether the style writes the label as text: "para 12", or "[12]" for the paragraph of a judgement."""
        if locator.type == "paragraph" and self.before.endswith("[") and self.after.startswith("]"):
            return True
        word = re.search(r"([^\W\d_]+)$", self.before)
        return word is not None and _means(word[1], locator)


def _means(label: str, locator: Locator) -> bool:
    """Whether a label says what was typed: the same word, or one that means exactly the same."""
    word = label.strip(" .\u00a0\u202f").casefold()
    return bool(word) and (word in _SAME[locator.type] or word == locator.label)


_SAME = {name: words("locators", name) | words("printed locators", name) for name in TYPES}
"""The words of [locators] and those of CSL's locales that mean just the same: what a style may print for a locator of a type."""
_LABELS = frozenset(word for words in _SAME.values() for word in words)
_PAGE_WORDS = frozenset(terms("printed locators", "Page"))


def mark(root: etree._Element) -> None:
    """Put the marks into a style."""
    for element in root.iter(f"{_CSL}text", f"{_CSL}number", f"{_CSL}label"):
        if element.get("variable") == "locator":
            _put_around(element, *((_LABEL, _LABEL_END) if element.tag == f"{_CSL}label" else (_LOCATOR, _END)))
        elif (name := element.get("term")) in _TERMS:
            _put_around(element, *_TERMS[name])


def _put_around(element: etree._Element, start: str, end: str) -> None:
    element.set("prefix", (element.get("prefix") or "") + start)
    element.set("suffix", end + (element.get("suffix") or ""))


def lost_locators(cited: dict[str, Any], located: Sequence[Located], forms: Mapping[Located, Form]) -> tuple[Located, ...]:
    """The locators that do not stand in a cited tree as often as they were typed, with their labels."""
    printed = _citations(cited)
    lost = []
    for each, wanted in Counter(located).items():
        form = forms.get(each, each.locator.first_form)
        if (
            sum(_count(citation, each.locator, form) for citation in (*printed.get(each.cites, ()), *printed.get("", ())))
            < wanted
        ):
            lost.append(each)
    return tuple(lost)


def _citations(cited: dict[str, Any]) -> dict[str, list[str]]:
    """The words of every citation, marks and all, by the keys that it cites.

    A note that citeproc makes of "So says @key [5]" in the text has no keys, and stands under "".
    """
    found: dict[str, list[str]] = {}
    for element in structures_in_print(cited["blocks"]):
        if keys := cites(element):
            found.setdefault(keys, []).append(words_in(element))
        elif element["t"] == "Note" and not any(map(cites, structures_in_print(element["c"]))):
            found.setdefault("", []).append(words_in(element["c"]))
    return found


def _count(citation: str, locator: Locator, form: Form) -> int:
    """How often a locator stands in a citation; 0 where it also stands there as something else."""
    wanted = _tokens(locator.value if form == "term" else locator.typed)
    same = [printed for printed in _printed(citation) if _tokens(printed.value) == wanted]
    return len(same) if all(printed.says(locator, form) for printed in same) else 0


def _printed(citation: str) -> Iterator[_Printed]:
    for found in _PRINTED.finditer(citation):
        glued = _is_glued(citation[: found.start()], found[1], citation[found.end() :])
        before, after = citation[: found.start()].rstrip(_BLANKS), citation[found.end() :].lstrip(" .\u00a0\u202f")
        yield _Printed(found[1], before, after, glued)


def _is_glued(before: str, value: str, after: str) -> bool:
    """Whether a locator is set without a space beside a word or number: "1979" and "12" as "197912", "Ivi" and "cap. 3" as "Ivicap. 3"."""
    label = re.search(f"{_LABEL}[^{_LABEL_END}]*{_LABEL_END}\\W*$", before)
    outside = _PRIVATE.sub("", before[: label.start()] if label else before)
    word = re.search(r"[^\W\d_]+$", outside)
    if outside[-1:].isdigit() or _PRIVATE.sub("", after)[:1].isdigit():
        return True
    return word is not None and (label is not None or not value[:1].isdigit() or word[0].casefold() not in _LABELS)


def _tokens(text: str) -> list[str]:
    """The words and numbers of a locator, with ranges written out: "321–28" is "321–328"."""
    tokens = ["-" if token in "-–—" else token.casefold() for token in _TOKEN.findall(text)]
    for at in range(2, len(tokens)):
        first, dash, last = tokens[at - 2 : at + 1]
        if dash == "-" and first.isdigit() and last.isdigit() and len(last) < len(first):
            tokens[at] = first[: len(first) - len(last)] + last
    return tokens


def without_locators(text: str) -> str:
    """The words of a citation without its locators and their labels."""
    return _PRIVATE.sub("", _MARKED.sub(" ", text))


def unmarked(cited: dict[str, Any]) -> dict[str, Any]:
    """A cited tree without marks; of two full stops that only a mark kept apart, one is left."""
    return shortened(cited, _STOPS_APART, _PRIVATE)
