"""Repair of step 2: the word that says what a periodical is is no part of its name."""

from __future__ import annotations

from footpress.languages.terms import words
from footpress.references.draft import Draft, runs
from footpress.references.sheet import Sheet


def bare_containers(sheet: Sheet, draft: Draft) -> Draft:
    """ "Diario *La Segunda*", "*Өнөөдөр* сонин": the word that says what it is is no part of an italic or quoted name."""
    labels = list(draft.labels)
    for name, first, end in runs(labels):
        if name != "container":
            continue
        inside = range(draft.start + first, draft.start + end)
        marked = [i for i in inside if sheet.tokens[i].italic or sheet.tokens[i].quoted]
        plain = [i for i in inside if not (sheet.tokens[i].italic or sheet.tokens[i].quoted)]
        if (
            marked
            and plain
            and len([i for i in plain if sheet.tokens[i].kind == "word"]) <= 2
            and all(sheet.words[i] in words("reading", "kind of periodical") or sheet.tokens[i].kind == "punct" for i in plain)
        ):
            for i in plain:
                labels[i - draft.start] = "x"
        elif not marked and len(inside) > 1 and sheet.words[inside[0]] in words("reading", "kind before a periodical"):
            labels[first] = "x" if sheet.words[inside[0]] != "the" else labels[first]
    return draft._replace(labels=tuple(labels))
