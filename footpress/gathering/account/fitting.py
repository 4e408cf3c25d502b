"""A citation fitted to what it can account for: words at its edges go back to the prose, and a locator keeps the word it was typed with.

"Mura, Ermeneutica, Roma 1990, p. 288, n. 14" is cited at p. 288, and "n. 14" stays behind it; "Ebd., Bl. 37" is cited at "Bl. 37" and not
at page 37. What was typed is in print either way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from footpress.model.reference import Field, Reference, Resolved, Span
from footpress.references.apparatus import phrases_of
from footpress.references.assembly import plain
from footpress.references.unexplained import Word, pieces, placed_words
from footpress.text.late_patterns import late

_LONGEST_LABEL = 3
"""Words of a label: "fols.", "§ 27, p.", "115 дахь тал"."""
_NO_LABEL = late(r"[;\"“”«»()\[\]{}]|\d{4}")
_LONGEST_TAIL = 4
_SET_OFF = late(r"[(\[,.;]")
_LIST_NUMBER = late(r"\W{0,3}\d{1,4}\W{0,3}\s*")


def with_roles(reference: Reference, raw: str) -> Reference:
    """The reference with its authors as editors where the note says so right behind their names: "Blum (Hrsg.)"."""
    author = next((field for field in reference.fields if field.name == "author"), None)
    if author is None or reference.get("editor") or reference.names("editor") or reference.kind != "full":
        return reference
    words = [word for word in placed_words(raw, reference) if not word.place and word.span[0] >= author.span[0]]
    behind = raw[author.span[1] : words[0].span[0]] if words else "-"
    inside = bool(words) and words[0].span[1] <= author.span[1]
    if words and (inside or not re.search(r"\w", behind)) and tuple(pieces(words[0].text)) in phrases_of("editor"):
        fields = tuple(replace(field, name="editor") if field is author else field for field in reference.fields)
        return replace(reference, fields=fields)
    return reference


def fittings(item: Resolved, lost: Sequence[Span], own_entry: bool) -> Iterator[Resolved]:
    """The citation fitted in one way and another, the least first. `own_entry`: the entry was made of this citation."""
    placed = placed_words(item.note.raw, item.reference)
    labelled = _with_label(item, placed, lost)
    if labelled is not None:
        yield labelled
    for each in (item, labelled):
        if each is not None and (trimmed := _trimmed(each, lost, own_entry)) is not None:
            yield trimmed


def _with_label(item: Resolved, placed: Sequence[Word], lost: Sequence[Span]) -> Resolved | None:
    """With the lost words that stand right before or behind the locator as part of it."""
    locator = next((field for field in item.reference.fields if field.name == "locator"), None)
    if locator is None:
        return None
    at = [k for k, word in enumerate(placed) if _inside(word.span, locator.span)]
    if not at:
        return None
    first, last = at[0], at[-1]
    while first > 0 and at[0] - first < _LONGEST_LABEL and placed[first - 1].place in ("", ":page", ":here"):
        first -= 1
    while last + 1 < len(placed) and last - at[-1] < _LONGEST_LABEL and placed[last + 1].place in ("", ":page"):
        last += 1
    if not any(placed[k].span in lost for k in range(first, last + 1)):
        return None
    raw, span = item.note.raw, (placed[first].span[0], placed[last].span[1])
    span = (span[0], max(span[1], locator.span[1]))
    if _NO_LABEL.search(raw[span[0] : locator.span[0]] + raw[locator.span[1] : span[1]]):
        return None
    labelled = replace(locator, value=plain(raw[span[0] : span[1]]), span=span, rule="as typed")
    return _with_fields(item, tuple(labelled if field is locator else field for field in item.reference.fields))


def _trimmed(item: Resolved, lost: Sequence[Span], own_entry: bool) -> Resolved | None:
    """With the lost words at its end, and a number in a list at its beginning, left to the prose.

    A field all of whose words are lost goes with them, where the citation only points back: the day in "Ibid., 9 January 1850".
    """
    raw, (start, end) = item.note.raw, item.reference.span
    placed = placed_words(raw, item.reference)
    ibid = item.reference.kind == "ibid"
    kept = [word for word in placed if word.span not in lost and (word.place or ibid)]
    fields = tuple(field for field in item.reference.fields if not ibid or any(_inside(word.span, field.span) for word in kept))
    if not kept:
        return None
    first = min([kept[0].span[0], *(field.span[0] for field in fields)])
    last = max([kept[-1].span[1], *(field.span[1] for field in fields)])
    tail = [word.span for word in placed if word.span[0] >= last]
    if tail:
        numbered = any(character.isdigit() for span in tail for character in raw[slice(*span)])
        if (numbered and not own_entry and not ibid) or not _may_stand_apart(item, raw[last : tail[0][0]], tail, kept[-1]):
            return None
        end = last + (raw[last : last + 1] == ".")
    if kept[0].span[0] == first > start and own_entry and _LIST_NUMBER.fullmatch(raw, start, first):
        start = first
    if (start, end) == item.reference.span:
        return None
    return replace(item, reference=replace(item.reference, fields=fields, span=(start, end)))


def _may_stand_apart(item: Resolved, between: str, tail: Sequence[Span], before: Word) -> bool:
    """Whether a few words at the end are an addition, and no half of a title or of a docket: "(per curiam)", "S. 12 m. w. N."."""
    behind_locator = before.place == "locator"
    return len(tail) <= _LONGEST_TAIL and (behind_locator or bool(_SET_OFF.search(between)) or item.reference.kind == "ibid")


def _with_fields(item: Resolved, fields: tuple[Field, ...]) -> Resolved:
    return replace(item, reference=replace(item.reference, fields=fields))


def _inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
