"""Words of a citation that no field of its entry takes stand beside it in its note, where a person takes the reading all the same.

"Brig, Organs, 2nd rev. ed. 1962, p. 12" is cited at 12, with "rev." behind that. So nothing that was typed is lost by accepting.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from footpress.gathering.account.entry_words import EntryWords, words
from footpress.model.reference import Resolved, Span

_BRACKETS = ("()", "[]")


def with_words_beside(item: Resolved, lost: Sequence[Span], entry: EntryWords) -> Resolved:
    """The citation with those of its lost words beside it that are nowhere in its entry or locator: runs of them, with their brackets."""
    unsaid = [span for span in lost if not _is_said(item, span, entry)]
    return replace(item, beside=tuple(_whole(item, run) for run in _runs(item.note.raw, unsaid)))


def still_beside(item: Resolved, entry: EntryWords) -> Resolved:
    """The citation without the words beside it that its entry says by now, or that are no longer in it."""
    start, end = item.reference.span
    kept = tuple(span for span in item.beside if start <= span[0] and span[1] <= end and not _is_said(item, span, entry))
    return item if kept == item.beside else replace(item, beside=kept)


def are_all_beside(item: Resolved, lost: Sequence[Span], entry: EntryWords) -> bool:
    """Whether every lost word of a citation stands beside it, or somewhere in its entry or locator."""
    return all(
        _is_said(item, span, entry) or any(run[0] <= span[0] and span[1] <= run[1] for run in item.beside) for span in lost
    )


def _is_said(item: Resolved, span: Span, entry: EntryWords) -> bool:
    return set(words(item.note.raw[slice(*span)])) <= entry.everywhere.union(words(item.reference.get("locator")))


def _runs(raw: str, spans: Sequence[Span]) -> list[Span]:
    """Words that follow each other, as one stretch."""
    breaks = [0, *(k for k, (a, b) in enumerate(pairwise(spans), 1) if re.search(r"[\w;()\[\]]", raw[a[1] : b[0]])), len(spans)]
    return [(spans[first][0], spans[last - 1][1]) for first, last in pairwise(breaks) if last > first]


def _whole(item: Resolved, run: Span) -> Span:
    """A run with the stop of its last word, and the brackets that hold it alone."""
    raw, (first, last) = item.note.raw, item.reference.span
    start, end = run
    end += raw[end:last].startswith(".")
    if first < start and end < last and raw[start - 1] + raw[end] in _BRACKETS:
        start, end = start - 1, end + 1
    return (start, end)
