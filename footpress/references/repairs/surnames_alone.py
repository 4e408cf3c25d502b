"""Repair of step 2: behind a family name alone the title begins at the comma: "Grages, Verwaiste Werke: Lizenzierung in Abwesenheit"."""

from __future__ import annotations

from footpress.languages.terms import all_words, words
from footpress.references.draft import Draft, runs
from footpress.references.sheet import Sheet


def surnames_alone(sheet: Sheet, draft: Draft) -> Draft:
    """Words behind the comma of the only author, of which none is a given name or an initial, and a colon: they are the title's first."""
    found = [run for run in runs(draft.labels) if run.label != "x"]
    if len(found) < 2 or [run.label for run in found[:2]] != ["author", "title"]:
        return draft
    author, title = found[0], found[1]
    if sheet.word(draft.start + title.first - 1) != ":" and sheet.word(draft.start + title.first) != ":":
        return draft
    inside = range(draft.start + author.first, draft.start + author.end)
    commas = [i for i in inside if sheet.word(i) == ","]
    if len(commas) != 1 or sheet.tokens[commas[0] + 1 : inside.stop] == ():
        return draft
    behind = [i for i in range(commas[0] + 1, inside.stop) if sheet.tokens[i].kind == "word"]
    given = all_words("given_names") | words("particles", "particle")
    if len(behind) < 2 or any(len(sheet.word(i)) == 1 or sheet.words[i] in given or sheet.word(i + 1) == "." for i in behind):
        return draft
    labels = list(draft.labels)
    labels[commas[0] - draft.start] = "x"
    labels[commas[0] + 1 - draft.start : title.end] = ["title"] * (title.end - (commas[0] + 1 - draft.start))
    return draft._replace(labels=tuple(labels))
