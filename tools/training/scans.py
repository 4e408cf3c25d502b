"""What a text layer does to notes: blanks before stops, blanks lost, capitals lost with small capitals, words broken at a line's end, quotation marks in two."""

from __future__ import annotations

import re
from collections.abc import Callable

from invent import Chance

Fault = Callable[[Chance, str], str]


def _blanks_before_stops(chance: Chance, text: str) -> str:
    return re.sub(r"(?<=\w)([.,;:])(?=\s|$)", lambda m: (" " if chance.maybe(0.5) else "") + m[1], text)


def _blanks_in_initials(chance: Chance, text: str) -> str:
    return re.sub(r"\b([A-ZА-Я])\.(?= ?[A-ZА-Я])", lambda m: chance.one(m[1] + " .", m[1] + ".", m[1] + " . "), text)


def _blanks_lost(chance: Chance, text: str) -> str:
    return re.sub(r"(?<=[.,;:)]) (?=\w)", lambda m: "" if chance.maybe(0.25) else m[0], text)


def _capitals_lost(chance: Chance, text: str) -> str:
    return re.sub(r"\b[A-ZÄÖÜ](?=\w)", lambda m: m[0].lower() if chance.maybe(0.45) else m[0], text)


def _words_broken(chance: Chance, text: str) -> str:
    return re.sub(r"(?<=[a-zà-ÿ]{3})(?=[a-zà-ÿ]{3})", lambda _: "- " if chance.maybe(0.02) else "", text)


def _straight_marks(_chance: Chance, text: str) -> str:
    return re.sub("[“”„«»]", '"', text).replace("’", "'").replace("‘", "'")


def _wide_dashes(chance: Chance, text: str) -> str:
    return text.replace("–", chance.one("-", "—"))


FAULTS: tuple[Fault, ...] = (
    _blanks_before_stops, _blanks_in_initials, _blanks_lost, _capitals_lost, _words_broken, _straight_marks, _straight_marks, _wide_dashes,
)  # fmt: skip


def faults(chance: Chance, share: float = 0.2) -> tuple[Fault, ...]:
    """The faults of one document: none in most, else one or two."""
    return tuple(chance.sample(FAULTS, chance.choices((1, 2), (7, 3))[0])) if chance.maybe(share) else ()


def scanned(chance: Chance, pieces: list[tuple[str, str]], found: tuple[Fault, ...]) -> list[tuple[str, str]]:
    """The pieces of a note with these faults; addresses stay whole."""
    for fault in found:
        pieces = [(text if label.lstrip("^") in ("url", "doi") else fault(chance, text), label) for text, label in pieces]
    return pieces
