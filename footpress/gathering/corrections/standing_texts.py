"""The three texts in which an article and its readings stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StandingTexts:
    """source/<slug>.md, bibliography.bib and source/notes/<slug>.yaml as they stand; an article that was not imported has no record ("")."""

    markdown: str
    bibliography: str
    record: str
