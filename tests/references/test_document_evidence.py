"""What other citations of a document, or the citation's own words, say of a name, a day, an archive: notes as typed, and what is read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from footpress.model.manuscript import Note
from footpress.publication.note_lists.note_lines import write_note_line
from footpress.publication.note_lists.read_documents import as_resolved
from footpress.references import read_notes
from footpress.references.people.family_and_given import person
from footpress.references.people.long_families import both_families, with_both_families
from footpress.resolution import resolve


def read(*notes: str) -> list[dict[str, Any]]:
    """The citations of notes in order, as `footpress notes` says them."""
    readings = read_notes([Note(number, raw, 0, "en") for number, raw in enumerate(notes, 1)])
    resolved = resolve(readings)
    lines, at = [], 0
    for reading in as_resolved(readings, resolved):
        lines.append(json.loads(write_note_line({}, reading, resolved[at : at + len(reading.references)])))
        at += len(reading.references)
    return [citation for line in lines for citation in line["citations"]]


@pytest.mark.parametrize(
    ("typed", "spanish", "name", "family"),
    [
        (("J. Duque Mareo", "Duque Mareo"), (), "J. Duque Mareo", "Duque Mareo"),
        (("J. Duque Mareo", "Duque Mareo"), (), "Duque Mareo", "Duque Mareo"),
        (("Julio Duque Mareo",), ("Julio Duque Mareo",), "Julio Duque Mareo", "Duque Mareo"),
        (("J. Duque Mareo",), (), "J. Duque Mareo", "Mareo"),
        (("C. Wright Mills", "Wright Mills"), (), "D. Wright Hale", "Hale"),
        (("J. Robert Bell", "Robert Bell"), (), "Robert Bell", "Bell"),
        (("Mareo, J. Duque",), ("Mareo, J. Duque",), "J. Duque Mareo", "Mareo"),
    ],
)
def test_two_family_names_are_one_where_the_document_shows_it(
    typed: tuple[str, ...], spanish: tuple[str, ...], name: str, family: str
) -> None:
    assert with_both_families(person(name), both_families(typed, spanish)).family == family


def test_the_short_form_and_the_spanish_title_show_both_family_names() -> None:
    first, second, third = read(
        "J. Duque Mareo, 'The Coaling Stations of the Mid-Atlantic', *Journal of Harbour History*, 32 (2020), pp. 82–99.",
        "Duque Mareo, 'Coaling Stations', p. 85.",
        "M. Ros Agüero, *La guerra de los faros* (Madrid, 2002), p. 19.",
    )
    assert first["author"] == [["Duque Mareo", "J."]]
    assert second["author"] == [["Duque Mareo", ""]] and second["refers_to_note"] == 1
    assert third["author"] == [["Ros Agüero", "M."]]


def test_a_signed_and_dated_work_is_one_though_its_title_is_a_sentence() -> None:
    (work,) = read(
        "Cole, W., & Hale, R. (2005). Once upon a mill: using stories, songs and mock trials to explore water and weather in small towns. Quay House."
    )
    assert work["title"].startswith("Once upon a mill") and [name for name, _ in work["author"]] == ["Cole", "Hale"]


def test_the_day_behind_a_year_is_the_date() -> None:
    (work,) = read("Green, T. (2014, February 28). Who owns the ferry? *Quayport Times*. https://ferry.example/owns")
    assert work["date"] == "2014-02-28"


def test_an_archive_is_not_said_again_where_the_note_does_not() -> None:
    notes = read(
        "NARA, RG 226/A1-210, Organization of the harbour office, 1945; RG 59/45-49, Report on the quays, 4 June 1946; RG 59/11, Lists, 1945-1946."
    )
    assert [(each["container"], each["date"]) for each in notes] == [("NARA", "1945"), ("", "1946-06-04"), ("", "1945/1946")]
