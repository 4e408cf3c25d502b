"""An article's text read by pandoc with the line of each piece of citation markup written into it.

pandoc tells no lines. So each key is read with the number of its line before it, in digits that nobody types, and an escaped bracket as
another character; both are taken out again before anything is told.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from footpress.citing.tree import parse
from footpress.model.entry import Bibliography
from footpress.source.reading import Source

_DIGITS = str.maketrans("0123456789", "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡")
_NUMBER = re.compile("([𝟘-𝟡]+)ℤ")
_ESCAPED = str.maketrans("[]@", "\ue010\ue011\ue012")
_MARKUP = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|\\(?P<escaped>[\[\]@])|\\(?P<symbol>[^\w\s])"
    r"|(?P<before>\\[A-Za-z]*[Cc]ite[A-Za-z]*\*?(?=[\[{])|(?<=[\[;])\s*-?@\s+(?=\w)|(?<!\w)@\{?(?=\w)|＠(?=\w))|(?P<bracket>\[\s*(?=(?P<key>[^\s\[\]@,;^]+)))",
    re.DOTALL,
)


def read_marked(article: Source, bibliography: Bibliography) -> dict[str, Any]:
    """pandoc's tree of an article's text with its lines in it, its keys marked behind a bracket too; without blocks where pandoc does
    not read it, which `cite` tells."""
    return _tree(article.text, article.text_line, frozenset(entry.key for entry in bibliography.entries))


@lru_cache(maxsize=64)
def _tree(text: str, first_line: int, keys: frozenset[str]) -> dict[str, Any]:
    def marked(match: re.Match[str]) -> str:
        if match["escaped"]:
            return match["escaped"].translate(_ESCAPED)
        if match["code"] or match["symbol"] or (match["bracket"] and match["key"] not in keys):
            return match[0]
        line = first_line + text.count("\n", 0, match.end())
        return f"{match[0]}{str(line).translate(_DIGITS)}ℤ"

    return parse(_MARKUP.sub(marked, text))


def line_in(words: str) -> int:
    """The line that is written first in some words, 0 for none."""
    found = _NUMBER.search(words)
    return int(found[1]) if found else 0


def unmarked(words: str) -> str:
    """Words as they were typed."""
    return _NUMBER.sub("", words).translate(str.maketrans("\ue010\ue011\ue012", "[]@"))
