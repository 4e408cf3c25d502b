"""Step 2, reading: page expressions: "pp. 51–70, here p. 58", "S. 64 ff.", "sf. 119", "с. 12-15", "p. D 10", "§ 1"."""

from __future__ import annotations

from footpress.languages.terms import words
from footpress.references.sheet import Sheet

DASHES = {"-", "–", "—", "‐", "‑", "−"}
_MOST = 30
"""Numbers that one page expression may list; more is no page expression."""
_ROMAN = frozenset("ivxlcdm")


def is_roman(word: str) -> bool:
    """Whether a word can be a roman number."""
    return bool(word) and set(word) <= _ROMAN and len(word) < 9


def run_of_numbers(sheet: Sheet, i: int, roman: bool = True, several: bool = True) -> int:
    """The end of a page expression that begins at i, i where there is none: "12", "xi–xiv", "12, 15–17", "71 ff.", "D 10", "12a"."""
    end = _one(sheet, i, roman)
    if end == i:
        return i
    for _ in range(_MOST if several else 0):
        at = end
        if sheet.word(at) in words("reading", "between pages") | {",", "&"} and at + 1 < len(sheet.tokens):
            following = _one(sheet, at + 1, False)
            if following == at + 1 or _is_date_like(sheet, at + 1, following):
                break
            end = following
        else:
            break
    return _following(sheet, end)


def _is_date_like(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a number after a comma is more likely a year or has its own meaning ("55, 2004", "12, 3 (1999)")."""
    text = sheet.tokens[start].text
    if len(text) == 4 and end == start + 1 and 1450 <= int(text) <= 2099 if text.isdigit() else False:
        return True
    return sheet.word(end) in {"(", ":"} and end == start + 1


def _one(sheet: Sheet, i: int, roman: bool) -> int:
    """One number or range."""
    end = _number(sheet, i, roman)
    if end == i:
        return i
    if sheet.word(end) in DASHES:
        upper = _number(sheet, end + 1 + (sheet.word(end + 1) in DASHES), roman)
        if upper > end + 1:
            end = upper
    return _following(sheet, end)


def _number(sheet: Sheet, i: int, roman: bool) -> int:
    """A number, with a letter before or after it; roman where allowed."""
    if i >= len(sheet.tokens):
        return i
    token = sheet.tokens[i]
    if token.kind == "number":
        after = sheet.tokens[i + 1] if i + 1 < len(sheet.tokens) else None
        if after is not None and after.kind == "word" and not after.gap and len(after.text) == 1:
            return i + 2
        if (
            after is not None
            and after.text in {".", ":", "*"}
            and not after.gap
            and i + 2 < len(sheet.tokens)
            and sheet.tokens[i + 2].kind == "number"
            and not sheet.tokens[i + 2].gap
            and after.text != ":"
        ):
            return i + 3
        return i + 1
    if token.kind == "word" and len(token.text) == 1 and token.text.isupper() and sheet.number(i + 1) >= 0:
        return i + 2
    if token.kind == "word" and roman and is_roman(sheet.words[i]):
        return i + 1
    return i


def _following(sheet: Sheet, end: int) -> int:
    """Behind "f.", "ff.", "et seq.", "ss."."""
    word = sheet.word(end)
    if word == "et" and sheet.word(end + 1) in words("reading", "et following"):
        end += 2
    elif (word in words("reading", "and following") and sheet.tokens[end].kind == "word") or (
        word in {"s"} and sheet.word(end + 1) == "." and not sheet.tokens[end].gap
    ):
        end += 1
    elif word == "и" and sheet.word(end + 1) in words("reading", "and further"):
        end += 2
    else:
        return end
    return end + 1 if sheet.word(end) == "." and not sheet.tokens[end].gap else end


def after_term(sheet: Sheet, i: int) -> int:
    """Behind a page or section word at i with its stop, i where none stands there."""
    word = sheet.words[i]
    if word in words("fields", "page") or word in words("fields", "section"):
        at = i + 1
        if sheet.word(at) == ".":
            at += 1
        if sheet.word(at) in {"º", "°"}:
            at += 1
        if sheet.word(at) in {"n", "no", "nr"} and sheet.word(at + 1) == ".":
            at += 2
        return at
    return i


def volume_number(sheet: Sheet, i: int) -> int:
    """The end of a number, a range or a roman number at i."""
    if i >= len(sheet.tokens):
        return i
    if sheet.number(i) >= 0:
        end = i + 1
        if sheet.word(end) in DASHES | {"/"} and sheet.number(end + 1) >= 0:
            end += 2
        return end
    return i + 1 if is_roman(sheet.words[i]) and sheet.tokens[i].text.isupper() | (len(sheet.words[i]) > 1) else i
