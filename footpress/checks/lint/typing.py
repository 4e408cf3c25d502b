"""Typing: straight quotation marks, doubled spaces, hyphens in ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footpress.checks.lint.rule import Finding, Sources, file_of

DOUBLED = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
RANGE = re.compile(r"(?<![\w./:=&?#-])(\d{1,4})-(\d{1,4})(?![\w/-]|\.\d)")
STRAIGHT = re.compile(r"[\"']")
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
    yield from _lines(sources, DOUBLED, "there are two spaces after “{before}”: write one (footpress check --fix does).")


def hyphens_in_ranges(sources: Sources) -> Iterator[Finding]:
    """A hyphen between two numbers, where a range has an en dash."""
    yield from _lines(sources, RANGE, "“{match}” is a range: write an en dash (footpress check --fix does).")


def _lines(sources: Sources, pattern: re.Pattern[str], sentence: str) -> Iterator[Finding]:
    for article in sources.articles:
        for line, text, prose in prose_lines(article.text, article.text_line):
            for match in pattern.finditer(unprotected(text)) if prose else ():
                words = text[: match.start()].split()
                yield Finding(file_of(article), line, sentence.format(match=match.group(), before=words[-1] if words else ""))


def straight_quotes(sources: Sources) -> Iterator[Finding]:
    """Straight quotation marks that pandoc cannot turn into typographic ones: one alone on its line."""
    for article in sources.articles:
        for line, text, prose in prose_lines(article.text, article.text_line):
            marks = unprotected(text).count('"') - text.count('\\"')
            if prose and marks % 2:
                message = "a straight quotation mark on this line has no partner: close the quotation, or type “ or ”."
                yield Finding(file_of(article), line, message)
