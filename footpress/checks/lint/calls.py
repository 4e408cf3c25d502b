"""Notes and their calls: each called once, each written once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from footpress.checks.lint.marked import read_marked
from footpress.checks.lint.rule import Finding, Sources, file_of, text_lines
from footpress.citing.tree import paragraphs, typed
from footpress.pandoc.elements import structures
from footpress.source.reading import Source
from footpress.text.markdown_notes import CALL

_DEFINITION = re.compile(r"^\[\^([^\]\s]+)\]:")


def calls_without_note(sources: Sources) -> Iterator[Finding]:
    """A call of a note that is not written."""
    for article in sources.articles:
        written = {name for name, _ in _definitions(article)}
        for name, line in calls_of(article):
            if name not in written:
                yield Finding(
                    file_of(article),
                    line,
                    f"[^{name}] calls a note that is not there: write [^{name}]: at the end, or delete the call.",
                )


def notes_never_called(sources: Sources) -> Iterator[Finding]:
    """A note that no call names: no reader would see it."""
    for article in sources.articles:
        called = {name for name, _ in calls_of(article)}
        for name, line in _definitions(article):
            if name not in called:
                yield Finding(
                    file_of(article), line, f"no call names note [^{name}]: put [^{name}] where it belongs, or delete the note."
                )


def notes_called_twice(sources: Sources) -> Iterator[Finding]:
    """A note called more than once: it would be printed as two notes."""
    for article in sources.articles:
        seen: dict[str, int] = {}
        for name, line in calls_of(article):
            if name in seen:
                yield Finding(
                    file_of(article),
                    line,
                    f"note [^{name}] is called a second time (first on line {seen[name]}): write a new note, or, to name its number, [](#fn-{name}).",
                )
            seen.setdefault(name, line)


def notes_written_twice(sources: Sources) -> Iterator[Finding]:
    """Two notes of one name."""
    for article in sources.articles:
        counts = Counter(name for name, _ in _definitions(article))
        for name, line in _definitions(article):
            if counts[name] > 1:
                yield Finding(file_of(article), line, f"there are {counts[name]} notes [^{name}]: give each its own number.")


def _definitions(article: Source) -> Iterator[tuple[str, int]]:
    for line, text in text_lines(article):
        if match := _DEFINITION.match(text):
            yield match[1], line


def calls_of(article: Source) -> Iterator[tuple[str, int]]:
    """(the name, the line) of each call of a note, in their order."""
    for line, text in text_lines(article):
        yield from ((match[1], line) for match in CALL.finditer(text))


def notes_within_notes(sources: Sources) -> Iterator[Finding]:
    """A call within a note: no edition has notes to its notes, and the call would be printed as it is typed."""
    for article in sources.articles:
        for note in (
            element for element in structures(read_marked(article, sources.bibliography)["blocks"]) if element["t"] == "Note"
        ):
            for inlines in paragraphs(note["c"]):
                called = CALL.search(typed(inlines))
                if called or any(inline["t"] == "Note" for inline in inlines):
                    words = called[0] if called else "^[…]"
                    name = f"; to name the number of a note, write [](#fn-{called[1]})" if called else ""
                    message = f"the note that says {words} would have a note of its own: put its words into the note in parentheses{name}."
                    yield Finding(file_of(article), _line_of(article, words.rstrip("…]")), message)


def _line_of(article: Source, words: str) -> int:
    """The last line on which words stand: notes stand behind the text."""
    return next((line for line, text in reversed(list(text_lines(article))) if words in text), article.text_line)
