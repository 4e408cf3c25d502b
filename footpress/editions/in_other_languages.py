"""What an article says of itself in other languages, for the templates: each with the words of its own language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from footpress.languages.scripts import direction
from footpress.model.article import FrontMatter, Translated
from footpress.templates import Templates


@dataclass(frozen=True, slots=True)
class InLanguage:
    """One of them: `terms` are the words that templates print in that language."""

    said: Translated
    terms: Mapping[str, str]
    direction: str


def in_other_languages(front: FrontMatter, templates: Templates) -> tuple[InLanguage, ...]:
    """In the order in which the front matter has them."""
    return tuple(InLanguage(each, templates.terms(each.lang), direction(each.lang)) for each in front.translated)
