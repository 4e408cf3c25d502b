"""Reads the rows of a table as footpress does: [[where, typed, …]] as JSON on stdin, what each is read as on stdout."""

import json
import sys

from footpress.citing.locators import read_locator
from footpress.documents.opening.bylines import read_names
from footpress.documents.plain_text.reading import read_text
from footpress.documents.plain_text.typed_notes import is_heading
from footpress.editions.linebreaks import NO_BREAK_SPACE, bind
from footpress.gathering.edtf_dates import entry_date
from footpress.languages.typed_dates import read_date
from footpress.model.manuscript import Note
from footpress.references import read_notes
from footpress.resolution.back_words import read_back_words
from footpress.resolution.mention import mentions
from footpress.resolution.short_names import short_names


def heading(typed: str) -> str:
    return "the notes" if is_heading(typed) else ""


def label(typed: str) -> str:
    text = f"Larga Maru\n\nArvo Tamsin\n\n{typed}\n\n{'Word ' * 40}end.\n"
    front = read_text(text.encode(), "case.txt", "case").metadata
    return "the abstract" if front.abstract else "the keywords" if front.keywords else ""


def authors(typed: str) -> str:
    return "; ".join(name.display for name in read_names(typed))


def season(typed: str) -> str:
    return entry_date(typed.split()[-1], typed)


def note(typed: str) -> str:
    (reading,) = read_notes([Note(1, typed, 1)])
    fields = [field for reference in reading.references for field in reference.fields if field.name in ("locator", "volume")]
    return f"{fields[0].name} {fields[0].value}" if fields else ""


def prose(typed: str) -> str:
    (reading,) = read_notes([Note(1, typed, 1)])
    return reading.prose.strip(" .")


def back_word(typed: str) -> str:
    back = read_back_words(typed)
    return f"note {back.notes[0]}" if back.notes else back.kind


def short_name(typed: str) -> str:
    (reading,) = read_notes([Note(1, typed, 1)])
    return next((name for mention in mentions(reading) for name in short_names(mention)), "")


def behind_a_key(typed: str) -> str:
    read = read_locator(typed, "qaa")
    return f"{read[0].type} {read[0].value}" if read else ""


def bound(typed: str) -> str:
    return "not parted" if NO_BREAK_SPACE in bind(typed) else ""


WHERE = {
    "over the notes": heading,
    "a label": label,
    "a line of authors": authors,
    "a date": read_date,
    "the date of an entry": season,
    "a note": note,
    "prose of a note": prose,
    "a back word": back_word,
    "a short name": short_name,
    "behind a key": behind_a_key,
    "a line of the page": bound,
}

if __name__ == "__main__":
    json.dump([WHERE[where](typed.strip("`")) for where, typed, *_ in json.load(sys.stdin)], sys.stdout)
