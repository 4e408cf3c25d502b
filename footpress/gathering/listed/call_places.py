"""What stands behind the year or the number of a call: the place in the work, and the words behind it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from footpress.gathering.note_text import locator
from footpress.languages.patterns import alternatives
from footpress.languages.terms import all_words, fold_term, words
from footpress.text.late_patterns import late

_ROMAN = r"(?=[ivxlcIVXLC])[ivxlcIVXLC]{1,7}(?![\w])"
_UNIT = rf"(?:\d{{1,5}}(?!\d)(?:[a-z](?![^\W\d_]))?|{_ROMAN})"
_RANGE = rf"{_UNIT}(?:\s?[-‐‑‒–—]\s?{_UNIT})?"


_LONG_ROMAN = late(r"[ivxlc]{1,7}\s?[-–—]\s?[ivxlc]{1,7}|[ivxlc]{2,7}")
_ORDINAL = late(r"[\u4e00-\u9fff]")


class Place(NamedTuple):
    """A place in a work as pandoc reads it ("14", "{ch. 3}"), "" for none, and where it ends in the text."""

    locator: str
    end: int


@cache
def _pattern() -> re.Pattern[str]:
    following = alternatives("locators", "and following")
    return late(
        rf"(?P<mark>\s{{0,3}}[,，،、:：;]?\s{{0,3}})(?P<label>(?:[^\W\d_]{{1,12}}(?![^\W\d_])\.?|§+|№)\s?)?(?P<value>{_RANGE}(?:\s?(?:{following})\b\.?)?"
        rf"(?:\s?[,&]\s?{_RANGE}(?:\s?(?:{following})\b\.?)?){{0,8}})(?P<behind>\.?\s?[^\W\d_]{{1,8}}\.?)?",
        re.IGNORECASE,
    )


def place_at(text: str, start: int, *, must_be_named: bool = False) -> Place:
    """The place that is named at `start`: behind a comma or a colon, with the word for a page or another, or without."""
    found = _pattern().match(text, start)
    if found is None:
        return Place("", start)
    label = (found["label"] or "").strip()
    word = fold_term(label.strip(". "))
    behind = fold_term((found["behind"] or "").strip(". "))
    if _ORDINAL.fullmatch(label) and behind in _counted_behind():
        label = ""
    if label and not (word in page_words() or word in _other_words() or label in ("§", "§§", "№")):
        return Place("", start)
    value, end = found["value"], found.end("value")
    if not label and behind and behind in _counted_behind():
        label, word, end = behind, behind, found.end("behind")
    elif behind and not re.match(r"[\s.]", found["behind"]) and not value[-1:].isspace() and re.match(r"\w", found["behind"]):
        return Place("", start)  # "14th" is no place
    if not label and (
        must_be_named
        or not re.search(r"[,，،、:：]", found["mark"])
        or (re.fullmatch(r"\D+", value) and not _LONG_ROMAN.fullmatch(value))
    ):
        return Place("", start)
    if (
        re.fullmatch(r"(?:1[4-9]|20)\d\d[a-z]?", value.strip())
        and not label
        and ":" not in found["mark"]
        and "：" not in found["mark"]
    ):
        return Place("", start)  # a year
    typed = value.strip() if word in page_words() or not label else f"{label} {value.strip()}"
    return Place(locator(typed), end)


@cache
def page_words() -> frozenset[str]:
    """The words for a page in every language."""
    return (
        words("locators", "page")
        | words("fields", "page")
        | words("apparatus", "page")
        | words("own locators", "page")
        | words("works", "page")
        | words("works", "page behind")
    )


@cache
def _other_words() -> frozenset[str]:
    return (all_words("locators") | all_words("own locators")) - words("locators", "and following")


@cache
def _counted_behind() -> frozenset[str]:
    """Words for a page that stand behind its number: 12頁."""
    return words("works", "page behind")
