"""Markdown that is not read as it was meant, and whose signs are printed: emphasis, links, headings, calls, rows, lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footpress.checks.lint.passages import lines_by_place, passages
from footpress.checks.lint.rule import Finding, Remedy, Sources, at, text_lines
from footpress.checks.lint.typing import prose_lines, unprotected
from footpress.source.reading import Source

_OPEN = re.compile(r"(?<![\\*\w])(?P<sign>\*{1,3})(?=[^\W\d_])")
_STARS = re.compile(r"(?<!\\)\*+")
_FORMULA = re.compile(r"(?<!\\)\$[^$]+\$")
_PARTED_LINK = re.compile(r"(?<!\\)\[[^\[\]@^]+\](?P<blank> +)\((?:https?://|www\.|mailto:)[^\s()]*\)")
_HEADING = re.compile(r"#{1,6}(?=[^\W\d_])")
_CALL = re.compile(
    r"(?<!\\)(?:\[ +\^ ?|\[\^ +)(?P<name>\w+) *\]|(?<!\\)\[\^(?P<ended>\w+) +\]|(?<![\w\\])\^\[(?P<number>\d{1,4})\]"
)
_ITEM = re.compile(r"(?P<indent> {0,3})(?P<number>\d{1,3})(?P<stop>[.)])\s+\S")


def emphasis_never_closed(sources: Sources) -> Iterator[Finding]:
    """A star before a word that no other closes in its paragraph: it is printed."""
    for article in sources.articles:
        for passage in passages(article):
            text = _FORMULA.sub("", unprotected(passage.text))
            opened = [found for found in _OPEN.finditer(text) if len(found["sign"]) < 3]
            runs = [len(run[0]) for run in _STARS.finditer(re.sub(r"^[*] ", "", text))]
            strong = [found for found in opened if len(found["sign"]) == 2]
            few = "*" if opened and sum(runs) % 2 else "**" if strong and sum(run in (2, 3) for run in runs) % 2 else ""
            if few:
                words = text[(opened if few == "*" else strong)[-1].start() :][:30]
                line = next((n for n, typed in text_lines(article) if n >= passage.line and words[:15] in typed), passage.line)
                yield at(
                    article,
                    line,
                    f"an emphasis on this line has one {few} too few (“{words}”), and a {few} is printed: close it, or write \\*.",
                )


def parted_links(sources: Sources) -> Iterator[Finding]:
    """A blank between the words of a link and its address: both are printed with their brackets."""
    for article, line, text in _prose(sources):
        if found := _PARTED_LINK.search(text):
            yield at(
                article,
                line,
                f"“{found[0][:60]}” is no link, and its brackets are printed: delete the blank between ] and (.",
                Remedy(*found.span("blank"), ""),
            )


def headings_unread(sources: Sources) -> Iterator[Finding]:
    """A heading without a blank behind its #, which is printed as a paragraph."""
    for article in sources.articles:
        before = ""
        for line, text, prose in prose_lines(article.text, article.text_line):
            if prose and not before.strip() and (found := _HEADING.match(text)):
                yield at(
                    article,
                    line,
                    f"“{text[:40]}” is no heading, and its {found[0]} is printed: write a blank behind {found[0]}.",
                    Remedy(found.end(), found.end(), " "),
                )
            before = text


def calls_unread(sources: Sources) -> Iterator[Finding]:
    """The call of a note that is none, since a blank stands in it, or ^ before its bracket: `[^ 1]`, `^[1]`."""
    for article, line, text in _prose(sources):
        if found := _CALL.search(text):
            name = found["name"] or found["ended"] or found["number"]
            what = "makes a note whose only word is that number" if found["number"] else "is no call, and is printed"
            yield at(article, line, f"{found[0]} {what}: write [^{name}].", Remedy(*found.span(), f"[^{name}]"))


def uneven_rows(sources: Sources) -> Iterator[Finding]:
    """A row of a table with more or fewer cells than its head: what is too much is printed nowhere, what is missing is empty."""
    for article in sources.articles:
        table: list[tuple[int, str]] = []
        for line, text in (*text_lines(article), (0, "")):
            if text.lstrip().startswith("|"):
                table.append((line, text))
                continue
            if len(table) > 1 and re.fullmatch(r"[|:\s-]+", table[1][1]):
                width = _cells(table[0][1])
                for number, row in table[2:]:
                    if _cells(row) != width:
                        yield at(
                            article,
                            number,
                            f"the cells of this row number {_cells(row)}, those of the head of its table {width}: write as many.",
                        )
            table = []


def _cells(row: str) -> int:
    return len(re.findall(r"(?<!\\)\|", row.strip().strip("|"))) + 1


def lists_misnumbered(sources: Sources) -> Iterator[Finding]:
    """A number of a list that does not follow the one before: Markdown counts on by itself, and prints another number."""
    for article in sources.articles:
        last = 0
        for line, text in text_lines(article):
            found = _ITEM.match(text)
            if found:
                number = int(found["number"])
                if last and number not in (last + 1, last, 1):
                    message = (
                        f"the list goes on with {number}{found['stop']} behind {last}{found['stop']}, and {last + 1} is printed: correct the "
                        "number, or part the lists."
                    )
                    yield at(article, line, message)
                last = number
            elif text.strip() and not text.startswith((" ", "\t")):
                last = 0


def _prose(sources: Sources) -> Iterator[tuple[Source, int, str]]:
    for article in sources.articles:
        for line, text, _ in lines_by_place(article):
            yield article, line, re.sub(r"`[^`]*`", lambda code: "\x00" * len(code[0]), text)
