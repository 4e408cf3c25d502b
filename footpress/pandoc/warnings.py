"""What pandoc warns of, and which of it is an error: the words, numbers or formulas of an author would be missing or other than typed.

All the rest is information: it is shown, and the article is published. pandoc lists its warnings in Text.Pandoc.Logging and
citeproc's reach us as "Citeproc: …".
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A warning: its words, the id and sentence of the problem that it becomes, and the reason why it is an error, or none.

    A group `key` in the pattern is a citation key and leads to its line, a group `text` is what stands in that line.
    """

    pattern: str
    id: str
    sentence: str
    reason: str


ERRORS = (
    Rule(
        r"Citeproc: citation (?P<key>\S+) not found",
        "key-unknown",
        "there is no entry @{key} in the bibliography: add it, or correct the key.",
        "a bold question mark would stand for the work",
    ),
    Rule(
        r"Citation with no printed form: (?P<key>\S+)",
        "citation-empty",
        "the style {style} prints nothing for this citation of @{key}: write [@{key}] where it is [-@{key}], give it a page, or take another style.",
        "the work is cited and its note says nothing",
    ),
    Rule(
        r"Citeproc: (?P<text>undefined macro .*)",
        "style-broken",
        "the style {style} cannot be used: {text}.",
        "what the macro should print is left out of every citation",
    ),
    Rule(
        r"Could not convert TeX math (?P<text>.*?), rendering as TeX",
        "formula",
        "the formula {text} cannot be read as TeX: correct it.",
        "its source would be printed instead of the formula",
    ),
    Rule(
        r"Duplicate note reference '(?P<text>[^']*)'",
        "note-duplicate",
        "there are two notes [^{text}]: give one of them another name.",
        "one of the two notes is lost",
    ),
    Rule(
        r"Note with key '(?P<text>[^']*)' defined at .* but not used",
        "note-unused",
        "the note [^{text}] is called nowhere: call it, or delete it.",
        "the note is lost",
    ),
    Rule(
        r"Duplicate link reference '(?P<text>\[?[^']*)'",
        "link-duplicate",
        "two addresses are given for {text}: give one of them another name.",
        "a link would lead to the other address",
    ),
    Rule(
        r"Reference not found for '(?P<text>.*)'|Circular reference '(?P<text2>[^']*)'",
        "reference-unknown",
        "pandoc finds nothing for {text}: correct the name.",
        "what it should stand for is lost",
    ),
    Rule(
        r"Div at .* unclosed",
        "div-open",
        "a ::: has no ::: that closes it: add it.",
        "what follows belongs to it, or does not",
    ),
    Rule(
        r"Could not (?:fetch|convert) (?:resource|image) (?P<text>.*)",
        "picture",
        "the picture {text} cannot be read.",
        "it would be left out",
    ),
    Rule(
        r"Skipped '(?P<text>.*?)' at|Not rendering (?P<text2>.*)",
        "text-skipped",
        "pandoc leaves out {text}: write it in another way.",
        "words of the author are not printed",
    ),
)
"""The warnings that are errors, each with its reason."""

INFORMATION = (
    Rule(
        r"has no translation defined|Could not load translations for",
        "language-words",
        "pandoc has no words of its own for this language: a style without words for it (“ed.”, “and”) has English ones.",
        "none of them is printed: citations have the words of the style, the rest those of templates/terms.yaml",
    ),
    Rule(
        r"Bibliography entry with no printed form: (?P<key>\S+)",
        "entry-unprinted",
        "the style {style} prints no entry for @{key} in the bibliography.",
        "many styles leave letters, statutes or interviews out of it on purpose; the notes cite them",
    ),
)
"""Warnings that are often seen and stop nothing, each with its reason. One in neither table is information, too."""


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning of pandoc's as it is to be told; {key}, {text} and {style} stand in the sentence."""

    id: str
    sentence: str
    is_error: bool = False
    key: str = ""
    text: str = ""


def read_warning(message: str) -> Warned:
    """A warning, as the first rule for it has it."""
    for rule in (*ERRORS, *INFORMATION):
        if found := re.search(rule.pattern, message):
            parts = found.groupdict()
            key, text = parts.get("key") or "", parts.get("text") or parts.get("text2") or ""
            return Warned(rule.id, rule.sentence, rule in ERRORS, key, text)
    return Warned("pandoc-warning", "pandoc says: {text}", text=message)
