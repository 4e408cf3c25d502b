"""The words that templates print, by language: footpress's own, one file a language, and before them those that a publication has."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from footpress.problems import WorldError

Words = Mapping[str, str]
"""word → text."""
WordsByLanguage = Mapping[str, Words]
"""word → language → text, the form of a publication's own terms.yaml."""
WITH_MONTHS = ("months_alone", "first_day", "digits")
"""Words that a language need not have."""


def read_words(text: str, place: str) -> Words:
    """`word: text` in lines, or a list where a word is several (the months). Raises WorldError with the line."""
    found = _read(text, place)
    if not isinstance(found, dict) or any(isinstance(value, dict) for value in found.values()):
        raise WorldError(f"{place}: write a word and its text in each line, as `notes: Anmerkungen`.")
    return {str(word): _text(value) for word, value in found.items()}


def read_words_by_language(text: str, place: str) -> WordsByLanguage:
    """`word: {en: text, de: text}` in lines. Raises WorldError with the line."""
    found = _read(text, place)
    if not isinstance(found, dict) or not all(isinstance(words, dict) and "en" in words for words in found.values()):
        raise WorldError(f"{place}: each word wants a block of languages, as `notes: {{en: Notes, de: Anmerkungen}}`.")
    return {str(word): {str(lang): _text(value) for lang, value in words.items()} for word, words in found.items()}


def with_words(words: Words, nearer: Words) -> dict[str, str]:
    """Words with those of a nearer language before them. Its months come without what goes with the months of another."""
    kept = words if "months" not in nearer else {word: text for word, text in words.items() if word not in WITH_MONTHS}
    return {**kept, **nearer}


def _read(text: str, place: str) -> object:
    try:
        return yaml.load(text, yaml.CSafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise WorldError(f"{place}:{line}: this is not YAML: correct it, or delete the file.") from error


def _text(value: object) -> str:
    """A text; the items of a list in lines."""
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)
