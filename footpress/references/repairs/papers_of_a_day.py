"""Repair of step 2: a newspaper and its day are no work with a title: "Diario *La Segunda*, Edición de fecha 24 de octubre de 2011, p. 16"."""

from __future__ import annotations

from footpress.languages.terms import words
from footpress.references.dates import dates
from footpress.references.draft import Draft, runs
from footpress.references.sheet import Sheet

_LONGEST = 5
"""Words of a newspaper's name."""
_ELSE = frozenset(("author", "container", "publisher", "volume", "issue", "url", "doi"))


def papers_of_a_day(sheet: Sheet, draft: Draft) -> Draft:
    """Where the only name is a newspaper's, and a day follows, it is the container; what says that it is a newspaper's issue is none."""
    found = [run for run in runs(draft.labels) if run.label != "x"]
    if _ELSE & set(draft.labels) or not found or found[0].label != "title" or not _has_day(sheet, draft):
        return draft
    title = range(draft.start + found[0].first, draft.start + found[0].end)
    kind = sheet.words[title[0]] in words("reading", "kind before a periodical")
    named = [i for i in title if sheet.tokens[i].kind == "word" and not (kind and i == title[0])]
    while named and sheet.tokens[named[-1]].text.islower() and not sheet.tokens[named[-1]].italic:
        named.pop()
    heard = {sheet.words[i] for i in named}
    if not named or len(named) > _LONGEST or not (kind or heard & words("periodicals", "news")):
        return draft
    if any(
        sheet.tokens[i].text.islower() and not sheet.tokens[i].italic and sheet.words[i] not in words("particles", "particle")
        for i in named
    ):
        return draft
    labels = ["x" if label == "title" else label for label in draft.labels]
    first, last = named[0] - draft.start, named[-1] - draft.start
    labels[first : last + 1] = ["container"] * (last + 1 - first)
    return draft._replace(labels=tuple(labels))


def _has_day(sheet: Sheet, draft: Draft) -> bool:
    dated = {draft.start + k for k, label in enumerate(draft.labels) if label == "date"}
    return any(date.start in dated and len(date.value) == len("2011-10-24") for date in dates(sheet))
