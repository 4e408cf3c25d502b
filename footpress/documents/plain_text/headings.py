"""Headings of a plain text: told by a number, by capitals, by the words that articles have by custom, or by standing above a text."""

from __future__ import annotations

from footpress.documents.plain_text.casing import is_capitals
from footpress.documents.plain_text.note_numbers import without_call_at_end
from footpress.documents.plain_text.note_runs import is_heading as is_heading_of_notes
from footpress.languages.patterns import alternatives
from footpress.text.late_patterns import late
from footpress.text.scripts import CJK, ends_like_a_heading, ends_sentence, folded, word_count

_HAN_NUMBER = "[一二三四五六七八九十百]"
_NUMBER = late(
    r"(?P<points>\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(?=[^\W\d_])|(?P<roman>[IVXL]{1,7})[.)]\s+(?=[^\W\d_])|§\s?\d{1,3}[.)]?\s+(?=[^\W\d_])"
    rf"|第(?:{_HAN_NUMBER}|\d){{1,4}}[章节節部編编回]\s*|제\s?\d{{1,3}}\s?[장절부]\s*|{_HAN_NUMBER}{{1,3}}[、．.]\s*(?=[{CJK}])|[（(]{_HAN_NUMBER}{{1,3}}[)）]\s*"
)
_SECTION = late(folded(alternatives("manuscript", "sections")))
_WORDS = folded(alternatives("locators", "chapter", "part"))
_CHAPTER = late(
    rf"(?:{_WORDS})\.?\s+(?:\d{{1,3}}|[ivxl]{{1,7}}|[^\W\d]{{3,12}})(?:[.:]?|\s?[.:–—-]\s.*)|\d{{1,3}}\.\s(?:{_WORDS})"
)
_LONGEST = 12  # words
_A_TEXT = 15  # words; fewer are one where they are a sentence of four


def is_section(text: str) -> bool:
    """Whether a line is a heading by itself: "Introduction", "2. The Road", "IV. THE ROADS"."""
    if word_count(text) > _LONGEST or "\t" in text or "\n" in text:
        return False
    number = _NUMBER.match(text)
    bare = (text[number.end() :] if number else text).strip(" .:")
    if _SECTION.fullmatch(folded(bare)) or _CHAPTER.fullmatch(folded(text.strip())):
        return True
    return bool(number) and not bare[:1].islower() and ends_like_a_heading(text)


def has_number(text: str) -> bool:
    """Whether a line begins as a numbered heading does."""
    return bool(_NUMBER.match(text))


def level(text: str) -> int:
    """1, or for a number with points between (2.1) as many as it has parts."""
    number = _NUMBER.match(text)
    return number["points"].count(".") + 1 if number and number["points"] else 1


def is_certain(text: str) -> bool:
    """Whether a heading is told by more than its place: a number, capitals, a word that is one by custom."""
    return is_section(text) or is_capitals(text) or is_heading_of_notes(text)


def could_be(text: str) -> bool:
    """Whether a line could be a heading for all that it says itself."""
    if not text or word_count(text) > _LONGEST or "\t" in text:
        return False
    if is_capitals(text) and not text.endswith((",", ";")):
        return True
    return (
        text[0].isdigit() or (text[0].isalpha() and not text[0].islower()) or text[0] in '“"«„¿¡「『'
    ) and ends_like_a_heading(text)


def is_text(text: str) -> bool:
    """Whether a paragraph is a text that a heading may stand above."""
    text = without_call_at_end(text)
    words = word_count(text)
    return words > _A_TEXT or (words >= 4 and ends_sentence(text)) or (words >= 6 and text.endswith((":", "：")))
