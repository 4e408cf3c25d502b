"""Where calls stand: behind the stop or before it as the article does, without a blank, apart from each other; and calls left over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footpress.checks.lint.passages import lines_by_place, passages
from footpress.checks.lint.rule import Finding, Remedy, Sources, at, text_lines
from footpress.checks.lint.typing import unprotected
from footpress.source.reading import Source

_STOP = ".,;:!?…。，；：！？"
_BEFORE = re.compile(rf"(?<=[^\s{_STOP}])\[\^(?P<name>[^\]\s]+)\](?=[{_STOP}](?!\w))")
_BEHIND = re.compile(rf"[{_STOP}][”\"’»)\]*_]*\[\^(?P<name>[^\]\s]+)\](?!:)")
_BLANK = re.compile(r"(?<=\S)[ \t]+\[\^(?P<name>[^\]\s]+)\](?!:)")
_TOGETHER = re.compile(r"\[\^(?P<name>[^\]\s]+)\]\[\^(?P<next>[^\]\s]+)\](?!:)")
_LEFT = re.compile(rf"(?:(?<=[{_STOP}”\"»)])\s?|(?<=[^\W\d_]))\[(?P<number>\d{{1,3}})\](?![(\[:])")
_ESCAPED = re.compile(r"(?<!\\)\\\[\\\^([^\]\s\\]+)\\?\]")
_MOST, _ENOUGH = 0.8, 5


def calls_on_the_other_side(sources: Sources) -> Iterator[Finding]:
    """A call before a stop where nearly all others of the article stand behind it, or the other way round.

    Languages differ, and houses do: what an article does itself is its custom.
    """
    for article in sources.articles:
        before, behind = (_found(article, pattern) for pattern in (_BEFORE, _BEHIND))
        if len(before) + len(behind) < _ENOUGH:
            continue
        few, custom = (before, "behind") if len(before) < len(behind) else (behind, "before")
        if len(few) <= (1 - _MOST) * (len(before) + len(behind)):
            for line, found in few:
                side = "before" if custom == "behind" else "behind"
                yield at(
                    article, line, f"[^{found['name']}] stands {side} its stop; the other calls stand {custom} theirs: move it."
                )


def calls_behind_a_blank(sources: Sources) -> Iterator[Finding]:
    """A blank before a call, which may then stand at the beginning of a line."""
    for article in sources.articles:
        for line, found in _found(article, _BLANK):
            yield at(
                article,
                line,
                f"there is a blank before [^{found['name']}]: delete it, so that the call stays with its word.",
                Remedy(*found.span(), found[0].lstrip()),
            )


def calls_run_together(sources: Sources) -> Iterator[Finding]:
    """Two calls with nothing between them: 4 and 5 are printed as 45."""
    for article in sources.articles:
        for line, found in _found(article, _TOGETHER):
            both = f"[^{found['name']}] and [^{found['next']}]"
            yield at(article, line, f"{both} are printed as one number: join their notes, or move one of them.")


def calls_left_over(sources: Sources) -> Iterator[Finding]:
    """A number in brackets that looks like the call of a note, in an article that has notes; a call as an import escapes it, in any."""
    for article in sources.articles:
        for line, text in text_lines(article):
            for name in _ESCAPED.findall(text):
                yield at(
                    article,
                    line,
                    f"[^{name}] is printed as it is typed: write [^{name}] and its note, or delete it; where it is to be printed, write \\[^{name}\\].",
                )
        if not any(passage.note for passage in passages(article)):
            continue
        for line, found in _found(article, _LEFT):
            message = f"[{found['number']}] looks like the call of a note, and is printed as it is typed: write [^{found['number']}] and its note."
            yield at(article, line, message)


def _found(article: Source, pattern: re.Pattern[str]) -> list[tuple[int, re.Match[str]]]:
    """The places of a pattern in the running text, notes and tables left out."""
    return [
        (line, match)
        for line, text, in_note in lines_by_place(article)
        if not in_note and not text.lstrip().startswith("|")
        for match in pattern.finditer(unprotected(text))
    ]
