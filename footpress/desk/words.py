"""The desk's own words, in the language of whoever sits at it: templates/desk/words.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

import yaml

from footpress.templates import Templates

LANGUAGES = ("en", "tr", "de")


class Words:
    """The table, read once."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates

    @cached_property
    def table(self) -> Mapping[str, Mapping[str, str]]:
        """Each word by its name, in each language."""
        return dict(yaml.load(self._templates.read("desk/words.yaml"), yaml.CSafeLoader))

    def of(self, lang: str) -> dict[str, str]:
        """The words in a language, English where it has none."""
        return {name: texts.get(lang) or texts["en"] for name, texts in self.table.items()}


def chosen_language(asked: str, accepted: str) -> str:
    """The language that was chosen, else the first that a browser accepts and the desk has."""
    wanted = [asked, *re.findall(r"[a-z]{2}", accepted.lower())]
    return next((lang for lang in wanted if lang in LANGUAGES), "en")
