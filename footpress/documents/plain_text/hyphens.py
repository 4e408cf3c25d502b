"""Words that the end of a line cut in two: "inter-" / "national"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from footpress.documents.plain_text.paragraphs import Line
from footpress.languages.terms import words as words_of_all
from footpress.languages.terms import words_of
from footpress.problems import Problem
from footpress.text.late_patterns import late

_CUT = late(r"(?<![^\s(\[\"“„«‘'*])([^\W\d_]{2,}(?:-[^\W\d_]+)*)([-‐\xad])$")
_REST = late(r"[^\W\d_]+")
_SOFT = "\xad"


def join_cut_words(lines: Sequence[Line], lang: str, file: str) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """The lines with every cut word whole on its first line, and a query for each that the rest of the text does not confirm."""
    words = frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", "\n".join(line.text for line in lines).casefold()))
    joined = list(lines)
    problems: list[Problem] = []
    for index, following in _cut_lines(lines, words_of(lang, "manuscript", "suspended")):
        cut, rest = _CUT.search(joined[index].text), _REST.match(joined[following].text)
        if not cut or not rest:
            continue
        whole, hyphened = cut[1] + rest.group(), f"{cut[1]}-{rest.group()}"
        likely = hyphened.casefold() in words or cut[1].casefold() in words_of_all("manuscript", "hyphened")
        keep = cut[2] != _SOFT and likely and whole.casefold() not in words
        if not keep and cut[2] != _SOFT and whole.casefold() not in words:
            message = (
                f"“{cut[1]}- {rest.group()}” was cut by the end of a line and read as “{whole}”; look whether it has a hyphen."
            )
            problems.append(Problem(file, joined[index].number, "hyphen-joined", "query", message))
        tail = re.match(r"\S*", joined[following].text[rest.end() :])
        after = rest.end() + (tail.end() if tail else 0)
        word = (hyphened if keep else whole) + joined[following].text[rest.end() : after]
        joined[index] = replace(joined[index], text=joined[index].text[: cut.start()] + word)
        joined[following] = replace(joined[following], text=joined[following].text[after:].lstrip())
    return tuple(replace(line, text=line.text.replace(_SOFT, "")) for line in joined), tuple(problems)


def _cut_lines(lines: Sequence[Line], suspended: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Pairs of lines (indices), at most one empty line between, of which the first ends in a hyphen and the next goes on small."""
    for index, line in enumerate(lines[:-1]):
        if not line.text or line.text[-1] not in "-‐\xad":
            continue
        following = index + 1 if lines[index + 1].text else index + 2
        if following < len(lines) and (rest := _REST.match(lines[following].text)):
            word = rest.group()
            if word[0].islower() and word not in suspended:
                yield index, following
