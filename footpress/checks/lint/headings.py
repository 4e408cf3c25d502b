"""Headings: a level left out, a full stop at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from footpress.checks.lint.rule import Finding, Remedy, Sources, at, text_lines
from footpress.source.reading import Source
from footpress.text.markdown_notes import CALL
from footpress.text.typed_markdown import typed_text


class _Heading(NamedTuple):
    level: int
    words: str
    line: int
    end: int
    """Where its words end in the line, 0 where something else stands behind them."""


def levels_left_out(sources: Sources) -> Iterator[Finding]:
    """A heading more than one level below the one before: contents and readers of a screen would show a gap."""
    for article in sources.articles:
        before = 0
        for heading in _headings(article):
            if before and heading.level > before + 1:
                message = f"“{heading.words}” is a heading of level {heading.level} below one of level {before}: write {'#' * (before + 1)}."
                yield at(article, heading.line, message)
            before = heading.level


def stops_behind(sources: Sources) -> Iterator[Finding]:
    """A heading with a full stop, where the others of the article have none."""
    for article in sources.articles:
        headings = list(_headings(article))
        stopped = [heading for heading in headings if re.search(r"[^\W\d_]{3,}\.$", heading.words)]
        if len(headings) > 1 and len(stopped) <= len(headings) / 3 + 0.5:
            for heading in stopped:
                yield at(
                    article,
                    heading.line,
                    f"the heading “{heading.words}” ends with a full stop, unlike the others: delete it.",
                    Remedy(heading.end - 1, heading.end, "") if heading.end else None,
                )


def _headings(article: Source) -> Iterator[_Heading]:
    for line, text in text_lines(article):
        if found := re.match(r"(#{1,6})\s+(.*?)\s*#*\s*(?:\{[^{}]*\})?\s*$", text):
            yield _Heading(
                len(found[1]),
                typed_text(CALL.sub("", found[2])).replace("*", ""),
                line,
                found.end(2) if found[2].endswith(".") else 0,
            )
