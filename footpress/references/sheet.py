"""Step 2, reading: the working sheet of one note: its tokens, and what the rules have read so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from footpress.languages.terms import fold_term
from footpress.references.tokens import Token


class Mark(NamedTuple):
    """A rule's finding: tokens [start, end) are `label` (a field, "term" for words that name one, "back" for ibid. and the like)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The tokens of one note, their folded words, and a label a token, "" where nothing is read yet."""

    tokens: Sequence[Token]
    words: Sequence[str]
    labels: Sequence[str]

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> Sheet:
        """A sheet on which nothing is read yet."""
        return cls(tokens, [fold_term(token.text) for token in tokens], [""] * len(tokens))

    def part(self, start: int, end: int) -> Sheet:
        """The sheet of tokens [start, end) alone."""
        if end - start == len(self.tokens):
            return self
        return Sheet(self.tokens[start:end], self.words[start:end], self.labels[start:end])

    def free(self, start: int, end: int) -> bool:
        """Whether no rule has read any of the tokens [start, end)."""
        return not any(self.labels[start:end])

    def word(self, i: int) -> str:
        """The folded word at i, "" outside the note."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def number(self, i: int) -> int:
        """The number at i, -1 where there is none."""
        return (
            int(self.tokens[i].text)
            if 0 <= i < len(self.tokens) and self.tokens[i].kind == "number" and len(self.tokens[i].text) < 9
            else -1
        )

    def marked(self, marks: Sequence[Mark]) -> Sheet:
        """The sheet with these findings added; what was read before stands."""
        labels = list(self.labels)
        for start, end, label in marks:
            for i in range(start, end):
                labels[i] = labels[i] or label
        return Sheet(self.tokens, self.words, labels)
