"""Repair of step 2: a body in italics behind a plain title is who published it."""

from __future__ import annotations

from footpress.languages.terms import words
from footpress.references.draft import Draft, Run, runs
from footpress.references.sheet import Sheet

_OF_ANYTHING = frozenset({"national", "state"})  # a body is named with these, and so is much else


def bodies_in_italics(sheet: Sheet, draft: Draft) -> Draft:
    """ "National Security Concept of Mongolia, *National Security Council of Mongolia*": a title, and the council that published it."""
    found = {run.label: run for run in reversed(runs(draft.labels))}
    author, title = found.get("author"), found.get("title")
    if author is None or title is None or author.first > title.first or {"publisher", "container"} & set(found):
        return draft
    if not _names_body(sheet, draft, title) or not _is_italic(sheet, draft, title):
        return draft
    if _names_body(sheet, draft, author) or _is_italic(sheet, draft, author) or not _reads_as_title(sheet, draft, author):
        return draft
    labels = list(draft.labels)
    labels[author.first : author.end] = ["title"] * (author.end - author.first)
    labels[title.first : title.end] = ["publisher"] * (title.end - title.first)
    return draft._replace(labels=tuple(labels))


def _names_body(sheet: Sheet, draft: Draft, run: Run) -> bool:
    return any(sheet.words[draft.start + k] in words("institutions", "body") - _OF_ANYTHING for k in range(run.first, run.end))


def _is_italic(sheet: Sheet, draft: Draft, run: Run) -> bool:
    return all(
        sheet.tokens[draft.start + k].italic for k in range(run.first, run.end) if sheet.tokens[draft.start + k].kind == "word"
    )


def _reads_as_title(sheet: Sheet, draft: Draft, run: Run) -> bool:
    """Whether a name is none: three words or more, small ones among them."""
    named = [
        sheet.tokens[draft.start + k].text for k in range(run.first, run.end) if sheet.tokens[draft.start + k].kind == "word"
    ]
    return len(named) > 2 and any(word.islower() and len(word) > 1 for word in named)
