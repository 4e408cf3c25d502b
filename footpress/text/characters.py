"""Characters that no edition can hold: control characters, which XML 1.0 (https://www.w3.org/TR/xml/#charsets) has no place for."""

from __future__ import annotations

import re

from footpress.problems import Problem, ProblemsFound

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


_SEPARATORS = str.maketrans(dict.fromkeys("\u2028\u2029\x85", " "))


def with_plain_blanks(text: str) -> str:
    """A text in which the separators of lines and paragraphs that come out of other programs (U+2028, U+2029, U+0085) are blanks: no
    editor shows them as ends of lines, no font has them, and YAML takes them for such."""
    return text.translate(_SEPARATORS)


def refuse_unfit(text: str, file: str, line: int = 1) -> None:
    """Raise ProblemsFound, one for each line of a text with such a character. `line` is that on which the text begins."""
    problems = [
        Problem(
            file,
            number,
            "character-unfit",
            "error",
            f"a character that cannot be seen or printed (U+{ord(found[0]):04X}) stands in this line{_behind(words[: found.start()])}: delete it.",
        )
        for number, words in enumerate(text.split("\n"), start=line)
        if (found := UNFIT.search(words))
    ]
    if problems:
        raise ProblemsFound(problems)


def without_unfit(text: str) -> str:
    """A text without such characters, for what was not typed as it is: "&#xFFFF;" in Markdown."""
    return UNFIT.sub("", text)


def _behind(words: str) -> str:
    last = words.split()[-1:]
    return f" behind “{last[0][-30:]}”" if last else ""
