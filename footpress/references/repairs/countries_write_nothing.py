"""Repair of step 2: a country alone is the beginning of a headline and no author: "Mongolia, With Deep Ties to …, *New York Times*"."""

from __future__ import annotations

from footpress.languages.terms import all_words
from footpress.references.draft import Draft, runs
from footpress.references.sheet import Sheet

_LETTERS = ("us", "usa", "uk")
"""Countries by their letters; "UN" and "EU" do write."""


def countries_write_nothing(sheet: Sheet, draft: Draft) -> Draft:
    """Where the only author is a country, and an unmarked title in a newspaper or on a site follows, the title begins with the country."""
    named = [run for run in runs(draft.labels) if run.label != "x"]
    if len(named) < 3 or [run.label for run in named[:2]] != ["author", "title"] or draft.labels.count("title") < 3:
        return draft
    author, title = named[:2]
    first = sheet.tokens[draft.start + title.first]
    rest = {run.label for run in named[2:]}
    if first.quoted or first.italic or "author" in rest or "publisher" in rest or not rest & {"container", "url"}:
        return draft
    if not _is_country([sheet.words[draft.start + k] for k in range(author.first, author.end)]):
        return draft
    labels = list(draft.labels)
    labels[author.first : title.end] = ["title"] * (title.end - author.first)
    return draft._replace(labels=tuple(labels))


def _is_country(words: list[str]) -> bool:
    letters = [word for word in words if word.isalpha()]
    known = all_words("countries") - all_words("given_names")
    return bool(letters) and (all(word in known for word in letters) or "".join(letters) in _LETTERS)
