"""Step 2, shapes: a note without its emphasis marks, in which each character knows where it was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from footpress.model.reference import Span
from footpress.references.tokens import Token
from footpress.text.late_patterns import late

_ABBREVIATED = late(r"(?:^|\s)(?:[^\W\d_]\.){0,3}[^\W\d_]{1,4}$")


@dataclass(frozen=True, slots=True)
class BareText:
    """The characters of a note without emphasis marks, every blank a plain one.

    `places` says where each stands in the note as typed; `slanted` are the places of emphasised characters, `quoted` of those in
    quotation marks.
    """

    text: str
    places: Sequence[int]
    slanted: frozenset[int]
    quoted: frozenset[int]

    @classmethod
    def of(cls, raw: str, tokens: Sequence[Token]) -> BareText:
        """The bare text of a note whose tokens are these."""
        stars = {place for place, character in enumerate(raw) if character == "*" and raw[place - 1 : place] != "\\"}
        places = tuple(place for place in range(len(raw)) if place not in stars)
        text = "".join(" " if raw[place].isspace() else raw[place] for place in places)
        return cls(text, places, _covered(tokens, "italic"), _covered(tokens, "quoted"))

    def span(self, start: int, end: int) -> Span:
        """Where [start, end) stands in the note as typed."""
        return (self.places[start], self.places[end - 1] + 1) if end > start else (self.places[start], self.places[start])

    def is_slanted(self, at: int) -> bool:
        """Whether the character is emphasised."""
        return self.places[at] in self.slanted

    def is_quoted(self, at: int) -> bool:
        """Whether the character stands in quotation marks."""
        return self.places[at] in self.quoted

    def is_abbreviated(self, start: int, stop: int) -> bool:
        """Whether the full stop at `stop` is an abbreviation's, of words that begin at `start`: "St. Gallen", "Arch. dép."."""
        return bool(_ABBREVIATED.search(self.text[max(start, stop - 6) : stop]))


def _covered(tokens: Sequence[Token], trait: str) -> frozenset[int]:
    return frozenset(place for token in tokens if getattr(token, trait) for place in range(token.start, token.end))
