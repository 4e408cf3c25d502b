"""Titles in two scripts, and with their translation: "Porty Severa Порты Севера [Ports of the North]".

pandoc sets what BibLaTeX's `titleaddon` says as a sentence of its own behind the title. What stands in brackets, or in another script than the
title, is the title once more: it stands right behind it, upright, and short forms are without it.
"""

from __future__ import annotations

import re
import unicodedata

from footpress.model.entry import Entry
from footpress.text.latex import without_latex

_TITLES = ("title", "booktitle", "maintitle")


def with_joined_titles(entry: Entry) -> Entry:
    """An entry whose titles hold the additions that are these titles once more."""
    fields = dict(entry.fields)
    for name in _TITLES:
        addition = without_latex(fields.get(f"{name}addon", ""))
        if not fields.get(name) or not addition:
            continue
        if not _is_title_again(addition, without_latex(fields[name])):
            fields[f"{name}addon"] = _capitalised(fields[f"{name}addon"])
            continue
        last = f"{name.removesuffix('title')}subtitle"
        last = last if fields.get(last) else name
        if name == "title":
            fields.setdefault("shorttitle", fields["title"])
        fields[last] = f"{{{_bare(fields[last])} \\textnormal{{{_bare(fields.pop(f'{name}addon'))}}}}}"
    return Entry(entry.key, entry.type, tuple(fields.items()), entry.line)


def _is_title_again(addition: str, title: str) -> bool:
    return addition.startswith("[") or not _scripts(title) & _scripts(addition.split("[")[0])


def _capitalised(sentence: str) -> str:
    """A sentence of its own begins with a capital; one that begins with a command of LaTeX stays as it is."""
    return re.sub(r"^(\{*)([^\W\d_])", lambda found: found[1] + found[2].upper(), sentence)


def _scripts(text: str) -> set[str]:
    """The scripts of the letters of a text: "CYRILLIC"; Chinese and Japanese letters are of one."""
    found = {unicodedata.name(letter, "").split(" ")[0] for letter in text if letter.isalpha()}
    return {"CJK" if script in ("HIRAGANA", "KATAKANA") else script for script in found}


def _bare(value: str) -> str:
    """A value without the pair of braces that holds all of it."""
    inside = value[1:-1]
    return inside if value.startswith("{") and value.endswith("}") and "}" not in inside.split("{")[0] else value
