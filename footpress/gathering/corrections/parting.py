"""Where citations begin and end: one is cut in two, two are joined, one is prose after all, words of the prose are one."""

from __future__ import annotations

from dataclasses import replace

from footpress.gathering.corrections.recorded_notes import Data
from footpress.gathering.corrections.recorded_readings import new_citation, reference_of, with_reference
from footpress.gathering.corrections.rewriting import citation_at, note_to_change, replaced, with_citations
from footpress.gathering.corrections.standing_texts import StandingTexts
from footpress.gathering.corrections.tying import with_new_work
from footpress.model.manuscript import Note
from footpress.model.reference import Field, Reference, Span
from footpress.problems import UsageError
from footpress.references import read_note


def split(texts: StandingTexts, number: int, at: int) -> StandingTexts:
    """The texts with the citation that stands at this place of the note cut in two there; the second is of a work of its own."""
    note = note_to_change(texts, number)
    index = next((k for k, each in enumerate(note["citations"]) if each["span"][0] < at < each["span"][1]), -1)
    if index < 0:
        raise UsageError("A citation is cut within: choose the first word of the second one.")
    citation = note["citations"][index]
    reference, raw = reference_of(citation), note["raw"]
    halves = [
        _part(reference, (reference.span[0], _trimmed(raw, reference.span[0], at))),
        _part(reference, (at, reference.span[1])),
    ]
    if not ({"author", "title"} & {field.name for field in halves[1].fields}):
        halves[1] = _read(note, halves[1].span)
    first, second = with_reference(citation, halves[0]), new_citation(replace(halves[1], kind="full"))
    cut = with_citations(texts, note, replaced(note["citations"], index, first, second), before=texts)
    return with_new_work(cut, number, index + 1)


def join(texts: StandingTexts, number: int, index: int) -> StandingTexts:
    """The texts with a citation and the one behind it made one: of the work of the first, with what only the second says."""
    note = note_to_change(texts, number)
    if not 0 <= index < len(note["citations"]) - 1:
        raise UsageError("There is no citation behind this one that it could be joined with.")
    one, two = (reference_of(each) for each in note["citations"][index : index + 2])
    names = {field.name for field in one.fields}
    fields = (*one.fields, *(field for field in two.fields if field.name not in names))
    joined = with_reference(note["citations"][index], replace(one, fields=fields, span=(one.span[0], two.span[1])))
    citations = [*note["citations"][:index], joined, *note["citations"][index + 2 :]]
    return with_citations(texts, note, citations, before=texts)


def as_prose(texts: StandingTexts, number: int, index: int) -> StandingTexts:
    """The texts with a citation left as the author's own words; its entry stays in the bibliography."""
    note = note_to_change(texts, number)
    citation_at(note, index)
    return with_citations(texts, note, replaced(note["citations"], index), before=texts)


def cite(texts: StandingTexts, number: int, span: Span) -> StandingTexts:
    """The texts with these words of the prose read as a citation, of a work of its own."""
    note = note_to_change(texts, number)
    if any(each["span"][0] < span[1] and span[0] < each["span"][1] for each in note["citations"]):
        raise UsageError("These words are in a citation already: cut it, or leave it as prose first.")
    citation = new_citation(replace(_read(note, span), kind="full"))
    index = sum(each["span"][0] < span[0] for each in note["citations"])
    found = with_citations(texts, note, [*note["citations"][:index], citation, *note["citations"][index:]], before=texts)
    return with_new_work(found, number, index)


def _read(note: Data, span: Span) -> Reference:
    """What the reader sees in these words, as one citation; all of them its title where it sees none."""
    words = note["raw"][slice(*span)]
    read = read_note(Note(note["n"], words, note["line"])).references
    if not read:
        return Reference("full", "other", (Field("title", words.strip(" ,.;*"), span),), span)
    fields: dict[str, Field] = {}
    for field in (field for reference in read for field in reference.fields):
        fields.setdefault(field.name, replace(field, span=(field.span[0] + span[0], field.span[1] + span[0])))
    return Reference("full", read[0].type, tuple(fields.values()), span, read[0].confidence)


def _part(reference: Reference, span: Span) -> Reference:
    fields = tuple(field for field in reference.fields if span[0] <= field.span[0] and field.span[1] <= span[1])
    return replace(reference, fields=fields, span=span)


def _trimmed(raw: str, start: int, end: int) -> int:
    """Where a citation ends that another follows: before the signs between them."""
    return start + len(raw[start:end].rstrip(" ,;"))
