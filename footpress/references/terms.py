"""Step 2, reading: the words of law and archives as typed, by row and language. All other words are asked of footpress.languages."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from footpress.languages.language import every
from footpress.languages.terms import all_words, fold_term, match, months, phrases, words

__all__ = ["all_words", "fold_term", "lines", "match", "months", "phrases", "words"]


@cache
def lines(file: str) -> dict[str, str]:
    """The rows of law and archives: "kind language" → "term | term"."""
    if file not in ("law", "archives"):
        return {f"{row} {language.code}": " | ".join(terms) for language in every() for row, terms in language.rows(file).items()}
    text = files("footpress.references").joinpath("terms", f"{file}.txt").read_text(encoding="utf-8")
    pairs = (line.split(":", 1) for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return {name.strip(): rest.strip() for name, rest in pairs}
