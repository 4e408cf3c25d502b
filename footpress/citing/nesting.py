"""How deep things may stand within each other in a text: deeper than anybody means, pandoc takes minutes, and other readers give up.

pandoc tries each open bracket as a link, a citation and a note, so that its time doubles with each (25 take a minute).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from footpress.problems import Problem, ProblemsFound
from footpress.source.reading import Source

MOST_BRACKETS = 10
"""Brackets open at one place of a paragraph."""
MOST_LEVELS = 20
"""Quotations and lists within each other."""
_LEVEL = re.compile(r"[ \t]*(?:>|[-+*](?=[ \t])|\(?(?:\d{1,9}|[A-Za-z]|#|@[\w-]*)[.)](?=[ \t])|:{3,}(?=[ \t]*\S))")
_QUOTES = re.compile(rf"""(?<!\\)(?:["'“”‘’„«»]\s?){{{MOST_LEVELS + 1},}}""")
_FENCE = re.compile(r"[ \t]*(```+|~~~+)")
_APART = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)")


def refuse_deep(source: Source) -> None:
    """Raise ProblemsFound with the first line of a text in which things stand too deep within each other."""
    if problem := next(_too_deep(source.text, source.file, source.text_line), None):
        raise ProblemsFound([problem])


def is_deep(text: str) -> bool:
    """Whether things stand too deep within each other in a text: then nobody should read it with pandoc."""
    return next(_too_deep(text), None) is not None


def _too_deep(text: str, file: str = "", first_line: int = 1) -> Iterator[Problem]:
    brackets, links, fence, fences = 0, 0, "", 0
    for number, line in enumerate(text.split("\n"), start=first_line):
        if found := _FENCE.match(line):
            fence = "" if fence and found[1].startswith(fence) else fence or found[1]
            continue
        if fence:
            continue
        if not line.strip():
            brackets = links = 0
            continue
        if _QUOTES.search(line):
            message = f'more than {MOST_LEVELS} quotation marks follow each other: take some of them out, or write each as \\".'
            yield Problem(file, number, "nesting-deep", "error", message)
        levels, fences = _levels(line, fences)
        if levels + fences > MOST_LEVELS:
            message = f"quotations and lists stand more than {MOST_LEVELS} deep within each other: take some of the marks out."
            yield Problem(file, number, "nesting-deep", "error", message)
        for mark in re.findall(r"\]\(|[\[\])]", _APART.sub("", line)):
            brackets = max(0, brackets + (mark == "[") - mark.startswith("]"))
            links = max(0, links + (mark == "](") - (mark == ")"))
            if max(brackets, links) > MOST_BRACKETS:
                message = f"more than {MOST_BRACKETS} brackets are open within each other: close them, or write those that are printed as \\[."
                yield Problem(file, number, "nesting-deep", "error", message)


def _levels(line: str, fences: int) -> tuple[int, int]:
    """(how many quotations and lists a line begins or stands within, how many fenced divisions are open after it)."""
    if opened := re.match(r"[ \t]*:{3,}[ \t]*(\S?)", line):
        return 0, fences + 1 if opened[1] else max(0, fences - 1)
    at = levels = 0
    indent = len(line) - len(line.lstrip())
    while found := _LEVEL.match(line, at):
        at, levels = found.end(), levels + 1
    return levels + (indent // 4 if levels else 0), fences
