"""The issue of a journal in which an article appears, and what the article has from it: volume, number, date, and its pages.

What an article says itself stays; where it says otherwise than its issue, that is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from footpress.model.article import FrontMatter
from footpress.model.facts import Facts, Span
from footpress.source.collections import CollectionSource


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where an article appears: its issue, and its pages there, None till the issue is laid out."""

    issue: CollectionSource
    pages: Span | None = None


def appeared(front: FrontMatter, where: Appearance) -> FrontMatter:
    """What an article says, with what it has from its issue; one that has a number of its own instead of pages gets none."""
    whole, facts = where.issue.front_matter, front.facts
    return replace(
        front,
        number=front.number or whole.number,
        date=front.date or whole.date,
        facts=replace(facts.on_pages(where.pages), volume=facts.volume or whole.facts.volume),
    )


def differing(front: FrontMatter, where: Appearance) -> Iterator[tuple[str, str]]:
    """(key, sentence) for each thing that an article says otherwise than its issue."""
    whole, facts, file = where.issue.front_matter, front.facts, where.issue.file
    for key, own, given in (("volume", facts.volume, whole.facts.volume), ("number", front.number, whole.number)):
        if own and given and own != given:
            yield key, f"{key}: {own}, but {file}, in which it appears, is {key} {given}: correct one, or leave it out here."
    if where.pages and facts.first_page and not facts.article_number:
        first, last = where.pages
        given = f"{first}–{last}" if last > first else str(first)
        if facts.pages != given:
            yield (
                "pages",
                f"pages: {facts.pages}, but in {file} as it is laid out it has {given}: correct it, or leave it out here.",
            )
    elif _is_outside(facts, whole.facts):
        yield "pages", f"pages: {facts.pages}, but {file}, in which it appears, has {whole.facts.pages}: correct one of them."


def _is_outside(facts: Facts, issue: Facts) -> bool:
    """Whether an article states pages that its issue, as it says itself, has not."""
    if not (facts.span and issue.span) or facts.article_number:
        return False
    first, last = int(facts.first_page), int(facts.first_page) + facts.span - 1
    return not int(issue.first_page) <= first <= last <= int(issue.first_page) + issue.span - 1
