"""Typing: straight quotation marks, doubled spaces, hyphens in ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footpress.checks.lint.certain import Slip, slips
from footpress.checks.lint.rule import Finding, Remedy, Sources, file_of
from footpress.source.reading import Source

_PROTECTED = re.compile(r"<https?://[^>]*>|https?://\S+|`[^`]*`|\]\([^)]*\)|\b\d{4}-\d{2}-\d{2}\b|\b97[89][-\d]{10,}")


def prose_lines(text: str, first_line: int = 1) -> Iterator[tuple[int, str, bool]]:
    """Every line with its number, and whether it is prose: neither code (fenced, or indented outside a note) nor a table row."""
    fenced = in_note = False
    for number, line in enumerate(text.split("\n"), start=first_line):
        fence = bool(re.match(r"\s*(?:```|~~~)", line))
        if line.strip() and not line.startswith((" ", "\t")):
            in_note = bool(re.match(r"\[\^[^\]]+\]:", line))
        indented = line.startswith(("    ", "\t")) and not in_note
        yield number, line, not (fenced or fence or indented or line.lstrip().startswith("|"))
        fenced ^= fence


def unprotected(text: str) -> str:
    """A line with addresses, code and ISO dates blanked, so that places stay what they were."""
    return _PROTECTED.sub(lambda match: "\x00" * len(match.group()), text)


def doubled_spaces(sources: Sources) -> Iterator[Finding]:
    """Two blanks between words."""
    for article, slip, before in _slips(sources, "space"):
        message = f"there are two spaces after “{before.split()[-1]}”: write one (footpress check --fix does)."
        yield Finding(file_of(article), _line(article, slip), message, _remedy(slip, before))


def hyphens_in_ranges(sources: Sources) -> Iterator[Finding]:
    """A hyphen between two pages or two years, where a range has an en dash."""
    for article, slip, before in _slips(sources, "range"):
        pair = re.search(r"\d+$", before), re.match(r"\d+", article.text[slip.end :])
        words = "-".join(number[0] for number in pair if number)
        yield Finding(
            file_of(article),
            _line(article, slip),
            f"“{words}” is a range: write an en dash (footpress check --fix does).",
            _remedy(slip, before),
        )


def _slips(sources: Sources, kind: str) -> Iterator[tuple[Source, Slip, str]]:
    """(the article, the slip, the words of its line before it) for each slip of a kind."""
    for article in sources.articles:
        for slip in slips(article.text):
            if slip.kind == kind:
                yield article, slip, article.text[: slip.start].rpartition("\n")[2]


def _remedy(slip: Slip, before: str) -> Remedy:
    return Remedy(len(before), len(before) + slip.end - slip.start, slip.instead)


def _line(article: Source, slip: Slip) -> int:
    return article.text_line + article.text.count("\n", 0, slip.start)


def straight_quotes(sources: Sources) -> Iterator[Finding]:
    """Straight quotation marks that pandoc cannot turn into typographic ones: one alone in its paragraph."""
    for article in sources.articles:
        alone: list[int] = []
        for line, text, prose in (*prose_lines(article.text, article.text_line), (0, "", False)):
            if not prose or not text.strip():
                if len(alone) % 2:
                    message = "a straight quotation mark on this line has no partner: close the quotation, or type “ or ”."
                    yield Finding(file_of(article), alone[0], message)
                alone = []
            elif (unprotected(text).count('"') - text.count('\\"')) % 2:
                alone.append(line)
