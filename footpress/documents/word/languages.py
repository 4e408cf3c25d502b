"""The languages of the runs of a Word file (w:lang, ECMA-376, Part 1, 17.3.2.20)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from footpress.documents.tree.passages import has_signs, is_of, main_language, primary, signed
from footpress.documents.word.paragraph_styles import Styles
from footpress.documents.word.wordml import RPR, Node, T, property_of, value, w, within
from footpress.languages.detection import detect_text

_APART = ("title", "subtitle", "author", "date", "abstract", "heading", "toc", "caption")


def sign_languages(body: Node, styles: Styles) -> None:
    """Put the signs of their language around the runs of the text that are in another than most of it."""
    default = styles.language or detect_text("".join(_text(run) for run in within(body, "r"))[:5000])
    runs = [(run, value(run.find(RPR), "lang") or default) for run in within(body, "r") if run.find(T) is not None]
    main = main_language((tag, _text(run)) for run, tag in runs)
    if not main or all(primary(tag) == main for _, tag in runs) or has_signs("".join(map(_text, (run for run, _ in runs)))):
        return
    for paragraph in within(body, "p"):
        if not styles.name(property_of(paragraph, "pStyle")).startswith(_APART):
            _sign(paragraph, default, main)


def _sign(paragraph: Node, default: str, main: str) -> None:
    runs = [run for run in paragraph.iterchildren(w("r")) if run.find(T) is not None]
    for tag, group in groupby(runs, key=lambda run: value(run.find(RPR), "lang") or default):
        passage = list(group)
        if is_of(tag, " ".join(map(_text, passage)), main):
            for word in (each for run in passage for each in _words(run)):
                word.text = signed(tag, word.text or "")


def _words(run: Node) -> Iterator[Node]:
    yield from run.findall(T)


def _text(run: Node) -> str:
    return "".join(word.text or "" for word in _words(run))
