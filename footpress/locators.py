"""Locators of citations, made explicit, so that citeproc prints each with the right label in the article's language.

pandoc knows only the locator words of the article's language, and no Roman numeral without one. Here `590`, `xii`, `p. 12 ff.`,
`Kap. 3` and `sf. 119` in the suffix of a citation become pandoc's explicit form `{word value}`, whose word is one that
`footpress.profiles.prepare` teaches every style, in any language.
"""

from __future__ import annotations

import re
from typing import Any

from footpress.tree import walk

LOCATOR_WORDS = {
    "page": "p pp page pages pg pgs s ss sf sh syf sayfa seite seiten с сс стр х хх тал pág págs pag pagg",
    "chapter": "chap chaps ch chs chapter chapters böl bölüm kap kapitel chapitre cap capp гл глава бүлэг",
    "section": "sec secs sect section sections § §§ abschn abschnitt разд",
    "paragraph": "para paras paragraph paragraphs ¶ ¶¶ par rn rdnr abs пар",
    "note": "n nn note notes fn dn dipnot anm прим",
    "line": "l ll line lines satır z zeile",
    "volume": "vol vols volume volumes c cilt bd bde band t tome т",
    "issue": "no nos nr iss issue sayı sy heft вып",
    "column": "col cols column columns sp spalte sütun стб",
    "figure": "fig figs figure figures şek şekil abb рис",
    "folio": "fol fols folio folios fo vr",
    "part": "pt pts part parts kısım teil ч",
    "book": "bk bks book books buch kn",
    "verse": "v vv verse verses",
    "article-locator": "art arts article articles md madde artikel ст",
    "appendix": "app apps appendix ek anh anhang прил",
    "table": "tab tbl table tablo tabelle табл",
}
"""CSL's locator types, and the words that authors write for them, in small letters and without a full stop at the end."""

_TYPES = {word: name for name, words in LOCATOR_WORDS.items() for word in words.split()}
_PLURALS = frozenset("nn ll vv bde §§ ¶¶".split())
_AND = r"(?:,|&|\b(?:and|und|et|ve|y|e|и)\b)"
_ROMAN = r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_UNIT = rf"(?:\d+[a-z]?(?:[.:/]\d+)*|{_ROMAN})(?!\w)"
_RANGE = rf"{_UNIT}(?:\s?[-–—]\s?{_UNIT})?(?:\s?(?:ff?|sqq?|ss|vd|дд|et\s+seqq?)\b\.?)?"
_NEXT = rf"\s*{_AND}\s*{_RANGE}(?=\s*(?:[.;:)\]}}]|{_AND}|$))"
_WORD = r"(?:[^\W\d_]+(?![^\W\d_])|[§¶]+)"
_LOCATOR = re.compile(
    rf"(?!\s*,?\s*s\.\s?v\.)\s*,?\s*(?P<open>\{{)?\s*(?:(?P<word>{_WORD})\.?\s*)?(?P<value>{_RANGE}(?:{_NEXT})*)(?(open)\s*\}})"
)


def locator_word(type: str) -> str:
    """The word for a type of locator that every prepared style knows: "article-locator" → "fparticlelocator"."""
    return f"fp{type.replace('-', '')}"


def _is_plural(word: str) -> bool:
    """Whether a word announces several: "chs. 3, 4" are two chapters, "vol. 2, 33" is a page of a volume."""
    return word.casefold() in _PLURALS or bool(re.fullmatch(r"[a-z]{2,}s", word.casefold()))


def make_locators_explicit(tree: dict[str, Any]) -> None:
    """Rewrite, in pandoc's tree, the locators of every citation."""
    for element in walk(tree["blocks"]):
        if element["t"] == "Cite":
            for citation in element["c"][0]:
                citation["citationSuffix"] = _explicit(citation["citationSuffix"])


def read_locator(suffix: str) -> tuple[str, str, str] | None:
    """Type, value and what follows, of the text after a key: ", S. 12 ff., where" → ("page", "12 ff.", ", where")."""
    found = _LOCATOR.match(suffix)
    if not found:
        return None
    after = suffix[found.end() :]
    word = found["word"]
    if word is None:
        roman = found["value"][0].isalpha()
        return None if roman and re.match(r"\s*\w", after) else ("page", found["value"], after)
    type = _TYPES.get(word.casefold())
    if type is None:
        return None
    value = found["value"] if type == "page" or _is_plural(word) else found["value"].split(",")[0].rstrip()
    return type, value, suffix[found.start("value") + len(value) :].removeprefix("}")


def _explicit(suffix: list[dict[str, Any]]) -> list[dict[str, Any]]:
    plain = next((at for at, inline in enumerate(suffix) if inline["t"] not in ("Str", "Space", "SoftBreak")), len(suffix))
    read = read_locator("".join(inline["c"] if inline["t"] == "Str" else " " for inline in suffix[:plain]))
    if read is None:
        return suffix
    type, value, after = read
    return [*_inlines(f", {{{locator_word(type)} {value}}}{after}"), *suffix[plain:]]


def _inlines(text: str) -> list[dict[str, Any]]:
    pieces = re.split(r"([ \n]+)", text)
    return [
        {"t": "Space"} if piece.isspace() and "\u00a0" not in piece else {"t": "Str", "c": piece} for piece in pieces if piece
    ]
