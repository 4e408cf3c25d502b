"""An article as import writes it, in memory: notes as typed, their readings, and what becomes of them."""

from footpress.gathering.account.settling import settle
from footpress.gathering.corrections.standing_texts import StandingTexts
from footpress.gathering.record import write_record
from footpress.gathering.source_text import write_source
from footpress.model.entry import Bibliography
from footpress.model.manuscript import Block, Manuscript, Metadata, Note
from footpress.records.bibtex import append_entries, can_be_written
from footpress.references import read_notes
from footpress.resolution import resolve

NOTES = (
    "Jeffrey Reeves, Mongolia's Evolving Security Strategy, *The Pacific Review*, 25:5, 2012, p. 590.",
    "Ada Lovelace, *Notes on Ropes* (Hull: Pier Press, 1999), 12; Tom Blum, *Dry Docks* (Leeds, 2001), p. 5.",
    "Reeves, p. 179.",
    "Ada Osei, *Harbours of the North*, Oslo: Quay Poche, 2003, p. 7.",
    "Osei, p. 8.",
    "This is prose about Tom Blum and nobody else.",
)


def imported(*typed: str, breaks: tuple[int, ...] = ()) -> StandingTexts:
    """What import writes of an article with these notes; a second paragraph of the first begins at each of `breaks`."""
    notes = tuple(Note(number, raw, number, breaks=breaks if number == 1 else ()) for number, raw in enumerate(typed, start=1))
    body = Block("paragraph", " ".join(f"Word[^{note.number}]" for note in notes), 1)
    manuscript = Manuscript("source/manuscripts/tide.txt", Metadata("The Tide", lang="en"), (body,), notes)
    readings = read_notes(notes)
    settlement = settle(resolve(readings), Bibliography("bibliography.bib"), {}, can_be_written=can_be_written)
    return StandingTexts(
        write_source(manuscript, settlement),
        append_entries("", settlement.new),
        write_record(manuscript, "0" * 64, readings, settlement),
    )
