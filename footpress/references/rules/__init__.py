"""Step 2, reading: the rules that read what has a form of its own. One rule a file; their order is RULES."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from footpress.references.rules.accessed import accessed
from footpress.references.rules.addresses import addresses
from footpress.references.rules.backs import backs
from footpress.references.rules.bare_pages import bare_pages
from footpress.references.rules.editions import editions
from footpress.references.rules.named_pages import named_pages
from footpress.references.rules.named_volumes import named_volumes
from footpress.references.rules.number_pairs import number_pairs
from footpress.references.rules.published import published
from footpress.references.sheet import Mark, Sheet

Rule = Callable[[Sheet], Iterator[Mark]]

RULES: tuple[Rule, ...] = (addresses, accessed, backs, published, editions, named_pages, named_volumes, number_pairs, bare_pages)
"""Read aloud: first what no other rule may break, then dates, then the numbers that words name, then the numbers that stand alone."""


def hint(sheet: Sheet) -> Sheet:
    """The sheet after every rule in order."""
    for rule in RULES:
        sheet = sheet.marked(tuple(rule(sheet)))
    return sheet
