"""Repair of step 2: where no title was read, something else is it."""

from __future__ import annotations

from collections.abc import Sequence

from footpress.languages.terms import all_words, words
from footpress.references.draft import Draft, Run, runs
from footpress.references.features import dictionary_tags
from footpress.references.people.likeness import person_like
from footpress.references.sheet import Sheet

_SPEAKERS = frozenset(
    "the center centre ministry department office bureau society institute bank board university house committee council commission".split()
)


def a_work_has_a_title(sheet: Sheet, draft: Draft) -> Draft:
    """Where no title was read, the title is an author who is no person, the name of the whole, or what stands right behind the author."""
    if {"title", "back"} & set(draft.labels):
        return draft
    parts = runs(draft.labels)
    run = _phrase(sheet, draft, parts) or _whole(sheet, draft, parts) or _behind_author(parts)
    if run is None:
        return draft
    labels = list(draft.labels)
    labels[run.first : run.end] = ["title"] * (run.end - run.first)
    return draft._replace(labels=tuple(labels))


def _first(parts: Sequence[Run], label: str) -> Run | None:
    return next((run for run in parts if run.label == label), None)


def _phrase(sheet: Sheet, draft: Draft, parts: Sequence[Run]) -> Run | None:
    """An author with small words of a title in it, and no person's or body's name: "National Security Concept of Mongolia"."""
    names = {run.label for run in parts}
    run = _first(parts, "author")
    if run is None or "editor" in names or not {"url", "publisher", "locator", "date"} & names:
        return None
    start, end = draft.start + run.first, draft.start + run.end
    inside = sheet.words[start:end]
    small = any(
        word in all_words("words") and word not in words("particles", "particle") and len(word) > 1 for word in inside[1:]
    )
    body = inside[0] in _SPEAKERS or any(word in words("institutions", "body") for word in inside)
    titled = small and not body and not sheet.tokens[start].italic and person_like(sheet.tokens, start, end) < 0.2
    return run if titled else None


def _whole(sheet: Sheet, draft: Draft, parts: Sequence[Run]) -> Run | None:
    """The name of the whole, unless a periodical is cited bare or the part cited has no title ("Dürig, in: Maunz/Dürig, Kommentar")."""
    names = {run.label for run in parts}
    run = _first(parts, "container")
    traded = bool({"publisher", "place"} & names)
    if run is None or _periodical(sheet, draft, run, traded) or not {"author", "editor", "publisher", "place"} & names:
        return None
    if {"issue", "pages", "volume"} & names and not traded:
        return None
    before = [draft.start + k for k in range(run.first) if draft.labels[k] == "x"]
    return None if any(sheet.words[i] in words("fields", "in") for i in before) else run


def _behind_author(parts: Sequence[Run]) -> Run | None:
    """What was read as publisher or place right behind the author, where there is no other: "Luhmann, Rechtssoziologie (1972), 239"."""
    names = [run.label for run in parts if run.label != "x"]
    if "author" not in names or "container" in names or "date" not in names:
        return None
    following = names[names.index("author") + 1 :]
    if not following or following[0] not in ("publisher", "place") or ("publisher" in names and "place" in names):
        return None
    return _first(parts, following[0])


def _periodical(sheet: Sheet, draft: Draft, run: Run, traded: bool) -> bool:
    """Whether a container is a newspaper's name with a day, or is named like one and has no place or publisher (`traded`)."""
    day = any(label == "date" and len(sheet.tokens[draft.start + k].text) < 3 for k, label in enumerate(draft.labels))
    named = any("N" in dictionary_tags(sheet.words[draft.start + k]) for k in range(run.first, run.end))
    return day or (named and not traded and run.end - run.first < 5)
