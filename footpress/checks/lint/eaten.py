"""Words that Markdown takes for something else, and that no reader would see as they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footpress.checks.lint.rule import Finding, Sources, file_of
from footpress.citing.tree import parse
from footpress.pandoc.elements import structures

_DEFINITION = re.compile(r"^ {0,3}\[(?P<name>[^\]^@\[][^\]\[]*)\]:[ \t]*\n?[ \t]*(?P<address>\S+)", re.MULTILINE)
_MONEY = re.compile(r"[\d.,]+(?:\s+[^\W\d_]{2,}|\s*[,;–—-]).*|[\d.,]+\s.*\s[^\W\d_]{2,}.*", re.DOTALL)


def addresses_without_link(sources: Sources) -> Iterator[Finding]:
    """A line such as `[1]: Smith`, which is the address of a link that nothing links: it would be printed nowhere."""
    for article in sources.articles:
        for found in _DEFINITION.finditer(article.text):
            name, line = found["name"], article.text_line + article.text.count("\n", 0, found.start("name"))
            used = re.search(rf"(?i)(?<!\\)\[{re.escape(name)}\](?!:)", article.text)
            if not used and not any(found[0].strip() in block for block in _code(article.text)):
                message = (
                    f"[{name}]: is read as the address of a link that nothing links, and is not printed: write \\[{name}\\]: for "
                    f"words, [^{name}]: for a note, or delete the line."
                )
                yield Finding(file_of(article), line, message)


def _code(text: str) -> Iterator[str]:
    """The blocks of code in a text, which pandoc is asked for only where something may be eaten."""
    return (element["c"][1] for element in structures(parse(text)["blocks"]) if element["t"] == "CodeBlock")


def money_in_formulas(sources: Sources) -> Iterator[Finding]:
    """Two sums of money between whose dollar signs the words are set as a formula."""
    for article in sources.articles:
        for element in structures(parse(article.text)["blocks"]):
            if element["t"] == "Math" and element["c"][0]["t"] == "InlineMath":
                tex = element["c"][1]
                if _MONEY.fullmatch(tex) and "\\" not in tex and re.search(r"[^\W\d_]{2,}", tex):
                    line = article.text_line + article.text.count("\n", 0, max(0, article.text.find(f"${tex}$")))
                    yield Finding(file_of(article), line, f"${tex}$ is set as a formula: write \\$ where money is meant.")
