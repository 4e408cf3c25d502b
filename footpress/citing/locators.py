"""Locators of citations: what an author typed behind a key, and in which form citeproc is to print it.

pandoc knows only the locator words of the article's language, has no term for an article, a table or an appendix, and takes a law's
"§" for whatever its locale calls a section. Here a word becomes a locator type of CSL only where the two mean exactly the same thing,
in the article's language; any other stays as it was typed. Each locator is put into one of three forms:

- `term`: `{word 590}`, whose word every prepared style knows (see footpress.citing.profiles): the style prints its own term, or none for pages;
- `typed`: the same with the word as typed inside the value, of a type whose term is empty: "§ 12" where the style sets locators;
- `after`: words behind the citation, which every style prints; for a style that has no place for such a locator.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from footpress.languages.patterns import alternatives
from footpress.languages.terms import words, words_of
from footpress.pandoc.elements import copied, structures

Form = Literal["term", "typed", "after"]

TYPES = ("page", "chapter", "section", "paragraph", "note", "line", "volume", "column", "figure", "part", "book", "verse")
"""CSL's locator types for which languages have words, [locators] of footpress.languages."""

AS_TYPED = "opus"
"""The type of a locator that is printed as typed. No style asks for it, and a prepared style has an empty term for it."""

_S_IS_PAGE = frozenset("de tr az sv da nb nn no pl cs sk hr sl bs sr hsb dsb lb fi et is fo ku".split())
_TYPES = {word: name for name in TYPES for word in words("locators", name)}
_PLURALS = frozenset("nn ll bde".split())
_AND = rf"(?:,|&|\b(?:{alternatives('pointing', 'and')})\b)"
_ROMAN = r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_LETTERS = r"(?:[a-zA-Z][°º]?|bis|ter|quater|quinquies|[ªº°])?"
_FOLLOWING = rf"(?:{alternatives('locators', 'and following')})"
_UNIT = rf"(?:\d+(?:(?!{_FOLLOWING}(?!\w)){_LETTERS})?(?:[.:/]\d+{_LETTERS})*(?:\([\w]{{1,4}}\))*|{_ROMAN})(?:(?!\w)|(?={_FOLLOWING}(?!\w)))"
_RANGE = rf"{_UNIT}(?:\s?[-–—]\s?{_UNIT})?(?:\s?{_FOLLOWING}\b\.?)?"
_NEXT = rf"\s*{_AND}\s*{_RANGE}(?=\s*(?:[.;:)\]}}]|{_AND}|$))"
_WORD = r"(?:[^\W\d_]+[°º]?(?![^\W\d_])|[§¶]+)"
_LOCATOR = re.compile(rf"\s*,?\s*(?:(?P<word>{_WORD})\.?\s*)?(?P<value>{_RANGE}(?:{_NEXT})*)")
_FURTHER = re.compile(rf"(?:,?\s*{_WORD}\.?\s*{_RANGE})+")
_BRACED = re.compile(r"\s*,?\s*\{(?P<inside>[^{}]+)\}")
_INNER = 0x10F100
MARKS = ("\U0010f000", "\U0010f001")
"""What stands around a locator until it is known that it was printed (see footpress.citing.printed_locators)."""


@dataclass(frozen=True, slots=True)
class Locator:
    """A locator as it was typed: "ch. 3" is the type "chapter" with the value "3"; one without a type of CSL has AS_TYPED and "§ 12"."""

    type: str
    value: str
    typed: str

    @property
    def labelled(self) -> bool:
        """Whether its author typed a word before the number."""
        return self.typed != self.value or self.type == AS_TYPED

    @property
    def label(self) -> str:
        """The word before the number in small letters, without its full stop."""
        return self.typed.removesuffix(self.value).strip(" .\u00a0\u202f").casefold()

    @property
    def first_form(self) -> Form:
        """The form that is best if the style has a place for it."""
        return "typed" if self.type == AS_TYPED else "term"


@dataclass(frozen=True, slots=True)
class Located:
    """A locator in its citation: `cites` are the keys of the whole cluster as HTML names them, "a b"."""

    cites: str
    key: str
    locator: Locator


def locator_word(type: str) -> str:
    """The word for a type of locator that every prepared style knows: one character, private to footpress and never published."""
    return chr(_INNER + [*TYPES, AS_TYPED].index(type))


def with_locators(
    tree: Mapping[str, Any], lang: str, forms: Mapping[Located, Form]
) -> tuple[dict[str, Any], tuple[Located, ...]]:
    """pandoc's tree with every locator in a form that citeproc prints, and the locators in order.

    `forms` says which of them are not to have their first form. One that repeats the citation right before it is left out of the
    second value, since "Ibid." says it.
    """
    written: dict[str, Any] = copied(dict(tree))
    found: list[Located] = []
    before: tuple[str, Locator] | None = None
    for element in structures(written["blocks"]):
        if element["t"] == "Cite":
            cites = " ".join(citation["citationId"] for citation in element["c"][0])
            for citation in element["c"][0]:
                located = _locate(citation, cites, lang, forms)
                here = (located.key, located.locator) if located else None
                if located is not None and here != before:
                    found.append(located)
                before = here
    return written, tuple(found)


def _locate(citation: dict[str, Any], cites: str, lang: str, forms: Mapping[Located, Form]) -> Located | None:
    suffix = citation["citationSuffix"]
    plain = next((at for at, inline in enumerate(suffix) if inline["t"] not in ("Str", "Space", "SoftBreak")), len(suffix))
    text = "".join(inline["c"] if inline["t"] == "Str" else " " for inline in suffix[:plain])
    read = read_locator(text, lang)
    if read is None or (not read[1] and plain < len(suffix)):  # "3^v^" is one word, which only a suffix can hold
        if suffix and not text.startswith("{}"):
            citation["citationSuffix"] = [{"t": "Str", "c": "{}"}, *suffix]
        return None
    locator, after = read
    located = Located(cites, citation["citationId"], locator)
    words = _in_form(locator, forms.get(located, locator.first_form))
    citation["citationSuffix"] = [*_inlines(f"{words}{after}"), *suffix[plain:]]
    return located


def _in_form(locator: Locator, form: Form) -> str:
    match form:
        case "term":
            return f", {{{locator_word(locator.type)} {locator.value}}}"
        case "typed":
            return f", {{{locator_word(AS_TYPED)} {locator.typed}}}"
        case "after":
            return f"{{}}, {MARKS[0]}{locator.typed}{MARKS[1]}"


def read_locator(suffix: str, lang: str = "") -> tuple[Locator, str] | None:
    """The locator that begins the text after a key, and what follows it: ", S. 12 ff., where" → (page "12 ff.", ", where").

    None where the text begins with prose.
    """
    if braced := _BRACED.match(suffix):
        read = _read(braced["inside"].strip(), lang)
        inside = braced["inside"].strip()
        return (read[0] if read and not read[1].strip() else _as_typed(inside)), suffix[braced.end() :]
    return _read(suffix, lang)


def _read(suffix: str, lang: str) -> tuple[Locator, str] | None:
    found = _LOCATOR.match(suffix)
    if not found:
        return None
    word, value, after = found["word"], found["value"], suffix[found.end() :]
    if word is None:
        roman = value[0].isalpha()
        return None if roman and re.match(r"\s*\w", after) else (Locator("page", value, value), after)
    type = _type(word, lang)
    if type == AS_TYPED and not _is_known(word) and not re.match(r"\s*(?:[.,;:)\]]|$)", after):
        return None
    if type != "page" and not _is_plural(word):
        value = value.split(",")[0].rstrip()
        after = suffix[found.start("value") + len(value) :]
    further = _FURTHER.match(after)
    if further and (type == AS_TYPED or not further[0].startswith(",")):
        return _as_typed(suffix[found.start("word") : found.start("value")] + value + further[0]), after[further.end() :]
    typed = suffix[found.start("word") : found.start("value")] + value
    return (_as_typed(typed) if type == AS_TYPED else Locator(type, value, typed)), after


def _as_typed(words: str) -> Locator:
    return Locator(AS_TYPED, words, words)


def _type(word: str, lang: str) -> str:
    """The type of CSL that a word means exactly, AS_TYPED where there is none."""
    language, small = lang.split("-")[0].casefold(), word.casefold()
    if small in ("s", "ss") and (language in _S_IS_PAGE or word == "S"):
        return "page"
    own = next((name for name in TYPES if small in words_of(language, "own locators", name)), "")
    return own or _TYPES.get(small, AS_TYPED)


def _is_known(word: str) -> bool:
    """Whether a word announces a place in some language, whatever follows: "art. 4 of the treaty"."""
    return bool(re.fullmatch(r"[§¶]+", word)) or word.casefold() in words("locators", "other")


def _is_plural(word: str) -> bool:
    """Whether a word announces several: "chs. 3, 4" are two chapters, "vol. 2, 33" is a page of a volume."""
    return word.casefold() in _PLURALS or word in ("§§", "¶¶") or bool(re.fullmatch(r"[a-z]{2,}s", word.casefold()))


def _inlines(text: str) -> list[dict[str, Any]]:
    pieces = re.split(r"([ \n]+)", text)
    return [
        {"t": "Space"} if piece.isspace() and "\u00a0" not in piece else {"t": "Str", "c": piece} for piece in pieces if piece
    ]
