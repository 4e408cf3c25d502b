"""Repair of step 2: a report or a numbered congress is a work and nobody's name: "Actas del IV Congreso de Puertos, Cádiz, 1980"."""

from __future__ import annotations

from footpress.languages.terms import words
from footpress.references.dates import is_year
from footpress.references.draft import Draft, runs
from footpress.references.features import dictionary_tags
from footpress.references.sheet import Sheet
from footpress.text.late_patterns import late

_NUMERAL = late(r"[IVXL]{2,6}|\d{1,3}")
_LONG = 6
"""Letters of a word that may end another: "Jahresbericht"."""


def reports_write_nothing(sheet: Sheet, draft: Draft) -> Draft:
    """Where the author that a citation begins with is such a name it is the title; a place that was read as the title is a place."""
    found = [run for run in runs(draft.labels) if run.label != "x"]
    if not found or found[0].label != "author" or [run.label for run in found].count("author") > 1:
        return draft
    author = found[0]
    inside = range(draft.start + author.first, draft.start + author.end)
    named = [i for i in inside if sheet.tokens[i].kind == "word"]
    if len(named) < 3 or any(len(sheet.word(i)) == 1 or sheet.word(i) == "," for i in inside):
        return draft
    reports = [word for word in words("fields", "report") if len(word) >= _LONG]
    reported = any(sheet.words[named[0]].endswith(word) for word in reports)
    numbered = any(_NUMERAL.fullmatch(sheet.tokens[i].text) for i in inside if i > inside[0])
    if not (reported or numbered):
        return draft
    labels = list(draft.labels)
    for run in found[1:]:
        if run.label == "title":
            placed = all("P" in dictionary_tags(sheet.words[draft.start + k]) for k in range(run.first, run.end))
            if not placed:
                return draft
            labels[run.first : run.end] = ["place"] * (run.end - run.first)
    year = is_year(sheet, inside.stop) and labels.count("date") > 1
    labels[author.first : author.end + year] = ["title"] * (author.end + year - author.first)
    return draft._replace(labels=tuple(labels))
