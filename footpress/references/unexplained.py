"""Step 2, reading: the account of one reading: each word and number of a citation as typed, and where the reading put it.

A word is in a field whose value says it, or in the closed list of what a style writes itself, beside the field that it speaks of
([apparatus] of its language), or it is a word that points back (ibid.), where the citation is a short form. Everything else is unexplained: it
would be lost if the citation were printed from its fields.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from footpress.languages.terms import fold_term, months, words
from footpress.model.names import Name
from footpress.model.reference import Field, Reference, Span
from footpress.references.addresses import clean_address
from footpress.references.apparatus import BESIDE, match, match_back
from footpress.references.tokens import Token, tokenise
from footpress.text.late_patterns import late

_DATES = ("date", "orig_date", "accessed")
_POSSESSIVE = late(r"['’]s$")
_WORDS = late(r"[^\W\d_]+|\d+")


class Word(NamedTuple):
    """A word, number or address of a citation as typed: its [start, end) in the note, its text, and its place.

    `place` is the field whose value says it; or what it says by the closed lists, with a colon before it (":page", ":back",
    ":month", ":season", ":same"); or "" where it is in neither.
    """

    span: Span
    text: str
    place: str


def unexplained_words(raw: str, reference: Reference) -> tuple[Span, ...]:
    """The spans, in the note as typed, of the words and numbers of a citation that its reading does not explain. Never raises."""
    return tuple(word.span for word in placed_words(raw, reference) if not word.place)


@lru_cache(maxsize=4096)
def placed_words(raw: str, reference: Reference) -> tuple[Word, ...]:
    """Every word, number and address of a citation as typed, in order, with its place. Linear in its length."""
    start, end = reference.span
    tokens = [token for token in tokenise(raw[start:end]) if token.kind != "punct" or token.text in "§¶№"]
    spans = [(token.start + start, token.end + start) for token in tokens]
    folded = [fold_term(token.text) for token in tokens]
    owners = _owners(reference, spans)
    places = [""] * len(tokens)
    for field in reference.fields:
        inside = [k for k, owner in enumerate(owners) if owner is field]
        for k, place in zip(inside, _said(field, [tokens[k] for k in inside]), strict=True):
            places[k] = place
    _explain_the_rest(reference, folded, owners, places)
    return tuple(Word(span, token.text, place) for span, token, place in zip(spans, tokens, places, strict=True))


def _owners(reference: Reference, spans: Sequence[Span]) -> list[Field | None]:
    """The field in whose span each word stands: the shortest, where one stands in another; of a date that was found in a title the title."""
    owners: list[Field | None] = [None] * len(spans)
    for field in sorted(reference.fields, key=lambda field: (field.span[0] - field.span[1], field.name not in _DATES)):
        for k, (start, end) in enumerate(spans):
            if field.span[0] <= start and end <= field.span[1] and end > start:
                owners[k] = field
    return owners


def _said(field: Field, tokens: Sequence[Token]) -> Iterator[str]:
    """For each word in a field's span the field, where its value says the word, or what the word says by the lists."""
    if field.rule.startswith("same author"):
        yield from (":same" for _ in tokens)
        return
    if field.name in _DATES and isinstance(field.value, str):
        yield from (_said_in_date(field, field.value, token) for token in tokens)
        return
    value = field.value if isinstance(field.value, str) else " ".join(_name(name) for name in field.value)
    said = Counter(pieces(value))
    address = clean_address(value)
    for token in tokens:
        wanted = Counter(pieces(_POSSESSIVE.sub("", token.text) if field.name == "author" else token.text))
        if token.kind in ("url", "doi"):
            yield field.name if clean_address(token.text).endswith(address) or address.endswith(clean_address(token.text)) else ""
        elif wanted and not wanted - said:
            said -= wanted
            yield field.name
        else:
            yield field.name if not wanted else ""


def pieces(text: str) -> list[str]:
    """The words and numbers of a text, folded: "Türk’ün 12–14" → türk, ün, 12, 14."""
    return [fold_term(piece) for piece in _WORDS.findall(text)]


def _name(name: Name) -> str:
    return f"{name.given} {name.family}"


def _said_in_date(field: Field, value: str, token: Token) -> str:
    """A number of the date, or a month that became one; a season stands for itself."""
    word = fold_term(token.text)
    parts = value.split("-")
    numbers = [int(part) for part in parts if part.isdecimal() and part.isascii()]
    if token.kind == "number" and len(token.text) < 6:
        short = len(token.text) == 2 and parts[0].endswith(token.text)
        return field.name if int(token.text) in numbers or short else ""
    if months().get(word) in numbers[1:2]:
        return ":month"
    if word in words("seasons", "season"):
        return ":season"
    return field.name if word in pieces(value) else ""


def _explain_the_rest(reference: Reference, folded: Sequence[str], owners: Sequence[Field | None], places: list[str]) -> None:
    """Give the words that no value says their place in the closed lists, run by run."""
    k = 0
    while k < len(places):
        if places[k]:
            k += 1
            continue
        end = next((j for j in range(k, len(places)) if places[j]), len(places))
        beside = {owner.name for owner in owners[max(0, k - 1) : end + 1] if owner is not None}
        while k < end:
            size, place = _listed(reference, folded, k, end, beside)
            places[k : k + size] = [place] * size
            k += max(size, 1)


def _listed(reference: Reference, folded: Sequence[str], k: int, end: int, beside: set[str]) -> tuple[int, str]:
    """(how many words from k say one thing by the closed lists, what they say); (0, "") where they say nothing."""
    found = [
        (size, f":{kind}")
        for kind, fields in BESIDE.items()
        if beside & fields and _fits(reference, kind) and (size := match(kind, folded, k, end))
    ]
    if reference.kind != "full":
        found += [(size, ":back") for size in (match_back(folded, k, end),) if size]
    return max(found, default=(0, ""))


def _fits(reference: Reference, kind: str) -> bool:
    """A thesis alone is called a thesis, only what has no date is undated, and "ders." is an author who was named."""
    if kind in ("thesis", "report"):
        return reference.type == kind
    if kind == "of":  # "Section 12 of the Scotland Act"
        return reference.type == "legal" and bool(reference.get("title"))
    if kind == "same":
        return bool(reference.names("author"))
    return kind != "undated" or not reference.get("date")
