"""Punctuation of the text and of the notes: what stands twice, behind a blank, without its partner, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footpress import languages
from footpress.checks.lint.passages import passages
from footpress.checks.lint.rule import Finding, Remedy, Sources, at, text_lines
from footpress.checks.lint.typing import unprotected
from footpress.languages.patterns import alternatives, own_alternatives
from footpress.source.reading import Source

_DOUBLED = re.compile(r"(?<![.…])\.\.(?![.\w/])|(?<!,),,(?![,\w„“\"])|;;|,\.(?![.\d])|\.,(?=,)|::(?!\S)")
_BEHIND_A_BLANK = re.compile(r"(?<=[^\W\d_])[ ]([,.])(?=\s|$|\[\^)")
_LABEL_TWICE = re.compile(rf"(?<!\w)({alternatives('checks', 'label twice')})\.\s*\1\.(?=\s*\d)")
_PAIRS = {"“": "”", "„": "“”", "«": "»"}


def doubled_punctuation(sources: Sources) -> Iterator[Finding]:
    """A stop, a comma or a semicolon typed twice; two stops where three are an ellipsis."""
    for article, line, text in _lines(sources):
        if found := _DOUBLED.search(text):
            yield at(article, line, f"“{_around(text, found)}” has “{found[0]}”: write one of them, or … for what is left out.")


def blanks_before_punctuation(sources: Sources) -> Iterator[Finding]:
    """A blank before a comma or a full stop, which no language has."""
    for article, line, text in _lines(sources):
        if found := _BEHIND_A_BLANK.search(text):
            message = f"there is a blank before the “{found[1]}” in “{_around(text, found)}”: delete it."
            yield at(article, line, message, Remedy(*found.span(), found[1]))


def doubled_labels(sources: Sources) -> Iterator[Finding]:
    """A label typed twice: “p. p. 22”."""
    for article, line, text in _lines(sources):
        if found := _LABEL_TWICE.search(text):
            yield at(
                article, line, f"“{found[0]}” is typed twice: write {found[1]}. once.", Remedy(*found.span(), f"{found[1]}.")
            )


def doubled_words(sources: Sources) -> Iterator[Finding]:
    """A small word typed twice, also over the end of a line."""
    for article in sources.articles:
        small = own_alternatives(languages.of(article.front_matter.lang or "en"), "checks", "never twice")
        twice = re.compile(rf"(?<![\w’'-])({small})\s+\1(?![\w’'-])")
        for passage in passages(article):
            if found := twice.search(unprotected(passage.text)):
                yield at(article, passage.line, f"“{found[1]} {found[1]}”: delete one, in the paragraph that begins here.")


def notes_without_stop(sources: Sources) -> Iterator[Finding]:
    """A note that ends without a full stop where nearly all others of the article end with one."""
    for article in sources.articles:
        last = {passage.note: passage for passage in passages(article) if passage.note}
        open = [passage for passage in last.values() if not _is_closed(passage.text)]
        if len(last) >= 5 and len(open) <= len(last) / 5:
            for passage in open:
                yield at(article, passage.line, f"note {passage.note} ends without a full stop, unlike the others: write one.")


def _is_closed(text: str) -> bool:
    """Whether a note ends as a sentence, or with an address; a citation in brackets is followed by its stop."""
    if re.search(r"[.!?…:;。！？؟։।][\"”’»)\]*_]*$", text):
        return True
    ends_cited = bool(re.search(r"@[^\[\]]*\]$", text))
    return bool(re.search(r"(?:[>)\]\x00]|https?://\S+)$", text)) and not ends_cited


def unpaired_quotes(sources: Sources) -> Iterator[Finding]:
    """A typographic quotation mark without its partner, or a pair that stands the wrong way round."""
    for article in sources.articles:
        lang = (article.front_matter.lang or "en").split("-")[0].lower()
        if lang in ("sv", "fi", "da", "no", "nb", "he"):
            continue  # these close with what they opened with, or turn the pair round
        for passage in passages(article):
            text = unprotected(passage.text)
            if "„" not in text and (wrong := re.search(r"(?<!\S)”(?=\w)[^“”]*(?<=\w)“(?!\w)", text)):
                yield at(article, passage.line, f"the quotation marks of {wrong[0][:60]} stand the wrong way round: turn them.")
            elif mark := _alone(text):
                yield at(
                    article,
                    passage.line,
                    f"a {mark} has no partner in the paragraph that begins here: close or open the quotation.",
                )


def _alone(text: str) -> str:
    """A quotation mark without its partner; a quotation of several paragraphs is closed in the last alone."""
    for opens, closes in _PAIRS.items():
        if opens == "“" and "„" in text:
            continue
        begun, ended = text.count(opens), sum(text.count(mark) for mark in closes)
        if begun > ended and not (begun == ended + 1 and text.startswith(opens)):
            return opens
        if ended > begun and opens != "„":
            return closes[0] if begun or not _closes_earlier(text, closes) else ""
    return ""


def _closes_earlier(text: str, closes: str) -> bool:
    """Whether a mark may close what an earlier paragraph opened, or is an inch or a Hebrew abbreviation's."""
    return sum(text.count(mark) for mark in closes) == 1


def _lines(sources: Sources) -> Iterator[tuple[Source, int, str]]:
    for article in sources.articles:
        for line, text in text_lines(article):
            if not re.match(r"\s*(?:\||[-+=]{3,}|:::)", text):
                yield article, line, unprotected(text)


def _around(text: str, found: re.Match[str]) -> str:
    words = text[: found.start()].split()[-2:]
    return " ".join((*words[:-1], (words[-1] if words else "") + found[0])).replace("\x00", "…")
