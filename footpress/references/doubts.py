"""Step 2, doubts: the notes of a document as two readers read them, compared; what one reader says and the other not is asked about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from footpress.model.doubt import Doubt
from footpress.model.reference import Field, Reading, Reference, Span
from footpress.references.agreement import agree
from footpress.references.doubt_sentences import all_unlike, left_out, may_be, nothing_there, unexplained, unlike, unread
from footpress.references.left_in_prose import numbered_in_prose
from footpress.references.unexplained import unexplained_words

CORE = ("author", "title", "container", "publisher", "place", "date", "volume", "issue", "pages", "url", "doi")
"""The fields that make an entry of the bibliography: a difference in another one is not asked about."""
_SAME_PLACE = 0.15
_SAME_WORDS = 0.6
_HEARD = 0.4
"""What the second reader reads otherwise counts where it is at least this share as sure of one difference as the first."""
_SHORT = 3
_MOST = 4
"""So many differences are one: the citation was read otherwise."""


def doubted(first: Sequence[Reading], second: Sequence[Reading]) -> tuple[Reading, ...]:
    """The first readings of a document's notes, with doubts: where the second ones differ, and where words are in no field."""
    return tuple(_doubted(one, other) for one, other in zip(first, second, strict=True))


def _doubted(one: Reading, other: Reading) -> Reading:
    raw = one.note.raw
    references = tuple(
        replace(reference, doubts=(*unexplained_doubts(raw, reference), *differences(raw, reference, other.references)))
        for reference in one.references
    )
    return Reading(one.note, references, tuple(_unread(raw, references, other.references)))


def unexplained_doubts(raw: str, reference: Reference) -> tuple[Doubt, ...]:
    """A doubt for words of a citation that stand in none of its fields."""
    spans = unexplained_words(raw, reference)
    return (Doubt("unexplained-words", unexplained(_runs(raw, spans))),) if spans else ()


def _runs(raw: str, spans: Sequence[Span]) -> list[str]:
    """Words that stand side by side as one text, with a short word that stands between them."""
    runs: list[Span] = []
    for start, end in spans:
        if runs and sum(character.isalnum() for character in raw[runs[-1][1] : start]) <= _SHORT:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return [raw[start:end] for start, end in runs]


def differences(raw: str, reference: Reference, others: Sequence[Reference]) -> tuple[Doubt, ...]:
    """The doubts about a reading, given what another reader read in the same note (in order, none in another)."""
    other = max(_touching(others, reference.span), key=lambda each: overlap(reference.span, each.span), default=None)
    if other is None or overlap(reference.span, other.span) < _SAME_PLACE:
        return (Doubt("readings-differ", nothing_there(raw[slice(*reference.span)])),)
    one, another = _core(reference), _core(other)
    differing = [name for name in CORE if not _agree(one.get(name), another.get(name))]
    if not any(_certainty(name, other) >= _HEARD * _certainty(name, reference) for name in differing):
        return ()
    return tuple(_field_doubts(raw, reference, one, another, differing))


def _touching(references: Sequence[Reference], span: Span) -> Sequence[Reference]:
    """The references, in order and none in another, that share a character with a span."""
    first = bisect_right(references, span[0], key=lambda each: each.span[1])
    return references[first : bisect_left(references, span[1], key=lambda each: each.span[0])]


def overlap(one: Span, other: Span) -> float:
    """The common part of two spans as a share of both."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / max(1, max(one[1], other[1]) - min(one[0], other[0]))


def _core(reference: Reference) -> dict[str, Field]:
    return {field.name: field for field in reference.fields if field.name in CORE}


def _certainty(name: str, reference: Reference) -> float:
    """How sure a reader is of a field, or that there is none: then as sure as of the whole citation."""
    return next((field.confidence for field in reference.fields if field.name == name), reference.confidence)


def _field_doubts(
    raw: str, reference: Reference, one: dict[str, Field], other: dict[str, Field], differing: Sequence[str]
) -> Iterator[Doubt]:
    """A doubt for each difference: words that are two fields, a field that ends elsewhere, a field that is there once.

    Where most of the citation is read otherwise, one doubt says so.
    """
    swapped = {name: rival for name in differing if (rival := _rival(name, one, other, differing))}
    asked = [name for name in differing if name in swapped or name not in swapped.values()]
    if len(asked) >= _MOST:
        yield Doubt("readings-differ", all_unlike(differing, reference.type, raw[slice(*reference.span)]))
        return
    for name in asked:
        text = raw[slice(*(one.get(name) or other[name]).span)]
        if name in swapped:
            sentence = may_be(name, swapped[name], reference.type, text)
        elif name in one and name in other:
            sentence = unlike(name, reference.type, text, raw[slice(*other[name].span)])
        else:
            sentence = left_out(name, reference.type, text, name in one)
        yield Doubt("readings-differ", sentence, name)


def _rival(name: str, one: dict[str, Field], other: dict[str, Field], differing: Sequence[str]) -> str:
    """The field that the other reader takes the words of this one for, "" where there is none."""
    if name not in one:
        return ""
    return next((each for each in differing if each != name and each in other and _same_words(one[name], other[each])), "")


def _agree(one: Field | None, other: Field | None) -> bool:
    if one is None or other is None:
        return one is other
    return agree(one.name, one.value, other.value)


def _same_words(one: Field, other: Field) -> bool:
    return overlap(one.span, other.span) >= _SAME_WORDS


def _unread(raw: str, references: Sequence[Reference], others: Sequence[Reference]) -> Iterator[Doubt]:
    """A doubt for what looks like a citation in prose: the other reader reads a full one there, or an act or a file has its number."""
    found = [other.span for other in others if _says_enough(other) and not _touching(references, other.span)]
    found += (span for span in numbered_in_prose(raw, references) if not any(overlap(span, known) for known in found))
    yield from (Doubt("unread", unread(raw[start:end])) for start, end in sorted(found))


def _says_enough(reference: Reference) -> bool:
    """Whether a reading is of a whole citation: a number or a name alone is none."""
    return reference.kind == "full" and len(reference.fields) > 1
