"""Step 2, reading: when to say nothing: a name, a date, a number or a phrase in prose is no reference."""

from __future__ import annotations

from collections.abc import Sequence

from footpress.languages.terms import all_words, match, phrases, words
from footpress.references.draft import Draft, runs
from footpress.references.sheet import Sheet

_STRONG = frozenset({"url", "doi", "back", "publisher", "container"})
_NUMBERS = frozenset({"pages", "volume", "issue", "locator"})
_BELIEVED = 0.55  # a reading without any outward sign must be as sure as this on the average of its words
_SHORT_NOTE = 8  # words


def worth_reading(sheet: Sheet, draft: Draft, sure: Sequence[float]) -> bool:
    """Whether a draft says enough: a work's own marks, or two of author, title and date, or the whole of a short note.

    `sure`: how sure the model is of each token of the note.
    """
    present = {label for label in draft.labels if label not in ("x", "O", "term", "")}
    if "author" in present and "back" in sheet.labels[draft.start : draft.end]:
        return True
    if not present or all(token.kind == "punct" for token in sheet.tokens[draft.start : draft.end]):
        return False
    if _is_signal(sheet, draft):
        return False
    set_off = _is_set_off(sheet, draft)
    if present & {"url", "doi", "back"} or (set_off and present & _STRONG):
        return True
    if not set_off and (_is_aside(sheet) or _average(draft, sure) < _BELIEVED or _is_number_in_prose(sheet, draft, present)):
        return False
    if present & _STRONG:
        return True
    if present & (_NUMBERS | {"place"}):
        return set_off or not (_begins_small(sheet, draft) or _is_elsewhere(sheet, draft))
    if not set_off and (
        (_sentence(sheet, draft) and not _is_signed(sheet, draft))
        or (present <= {"author", "title", "date"} and _goes_on(sheet, draft))
    ):
        return False
    if len(present) > 1:
        return True
    wordy = sum(1 for token in sheet.tokens if token.kind == "word")
    inside = sum(1 for token in sheet.tokens[draft.start : draft.end] if token.kind == "word")
    return present <= {"title", "author"} and (inside >= 0.8 * wordy and inside < 9)


def _is_signal(sheet: Sheet, draft: Draft) -> bool:
    """Whether all there is announces what follows: the "Siehe" of "Siehe oben Fn. 3"."""
    size = match(phrases("signals", "before a citation"), sheet.words, draft.start, draft.end)
    return size > 0 and all(token.kind == "punct" for token in sheet.tokens[draft.start + size : draft.end])


def _is_set_off(sheet: Sheet, draft: Draft) -> bool:
    """Whether a title or a journal stands in italics or in quotation marks."""
    titled = [k for k, label in enumerate(draft.labels) if label in ("title", "container")]
    return any(sheet.tokens[draft.start + k].italic or sheet.tokens[draft.start + k].quoted for k in titled)


def _is_aside(sheet: Sheet) -> bool:
    """Whether a note thanks somebody, or says what was done to a quotation: "Emphasis added."."""
    heard = [word for word, token in zip(sheet.words, sheet.tokens, strict=True) if token.kind == "word"]
    if set(heard[:_SHORT_NOTE]) & words("asides", "thanks"):
        return True
    figures = any(token.text.isdigit() for token in sheet.tokens)
    return len(heard) <= _SHORT_NOTE and not figures and bool(set(heard) & words("asides", "quotation"))


def _average(draft: Draft, sure: Sequence[float]) -> float:
    """How sure the model is of the words that it gave to fields."""
    told = [sure[draft.start + k] for k, label in enumerate(draft.labels) if label not in ("x", "O", "")]
    return sum(told) / len(told) if told else 0.0


def _is_number_in_prose(sheet: Sheet, draft: Draft, present: set[str]) -> bool:
    """Whether all there is, among other words, is a number: "as in chapter 13", "20.000 inhabitants"."""
    if not present <= _NUMBERS:
        return False
    before = [token for token in sheet.tokens[: draft.start] if token.kind == "word"]
    return len(before) > 3 and sum(token.text.islower() for token in before) > 0.6 * len(before)


def _is_signed(sheet: Sheet, draft: Draft) -> bool:
    """Whether a person with an initial, a year in brackets and a title stand one after the other: "Cole, W. & Hale, R. (2005). Once upon a mill."."""
    found = [run for run in runs(draft.labels) if run.label != "x"]
    if [run.label for run in found[:3]] != ["author", "date", "title"]:
        return False
    author, date = found[0], found[1]
    initial = any(
        len(sheet.word(draft.start + k)) == 1 and sheet.tokens[draft.start + k].kind == "word"
        for k in range(author.first, author.end)
    )
    return (
        initial
        and sheet.word(draft.start + date.first - 1) in ("(", "[")
        and sheet.tokens[draft.start + found[2].first].text[:1].isupper()
    )


def _begins_small(sheet: Sheet, draft: Draft) -> bool:
    """Whether the title begins with a small letter, or has no letter at all."""
    titled = [draft.start + k for k, label in enumerate(draft.labels) if label == "title"]
    named = [i for i in titled if sheet.tokens[i].kind == "word"]
    return bool(titled) and (not named or sheet.tokens[named[0]].text[0].islower())


def _is_elsewhere(sheet: Sheet, draft: Draft) -> bool:
    """Whether the only name is a word that sends to another place of the same text: "unten, Abschnitt III"."""
    named = [draft.start + k for k, label in enumerate(draft.labels) if label in ("author", "title")]
    return bool(named) and all(sheet.words[i] in words("asides", "elsewhere") for i in named if sheet.tokens[i].kind == "word")


def _goes_on(sheet: Sheet, draft: Draft) -> bool:
    """Whether a plain name or phrase with a year is followed by more of its sentence: "The law came into force in 1998 and …"."""
    following = draft.end + (sheet.word(draft.end) == ",")
    lifetime = sheet.word(draft.end - 1) in (")", "]") and not any(label == "date" for label in draft.labels)
    closed = sheet.word(draft.end - 1) in (")", "]", ".") and not lifetime
    return not closed and following < len(sheet.tokens) and sheet.tokens[following].text.islower()


def _sentence(sheet: Sheet, draft: Draft) -> bool:
    """Whether the words read as author or title are a sentence's: small letters mostly."""
    named = [
        i
        for i in range(draft.start, draft.end)
        if sheet.tokens[i].kind == "word" and draft.labels[i - draft.start] in ("title", "author")
    ]
    if not named:
        return False
    small = sum(1 for i in named if sheet.tokens[i].text[0].islower())
    lone = len(named) == 1 and sheet.words[named[0]] in all_words("words")
    return lone or (len(named) > 3 and small > 0.5 * len(named)) or _begins_small(sheet, draft)
