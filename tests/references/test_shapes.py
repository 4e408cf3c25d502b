"""Closed shapes: the languages that their words know, and what is left to the trained reader."""

from __future__ import annotations

import time

import pytest

from footpress.model.manuscript import Note
from footpress.references import read_note, read_notes
from footpress.references.shapes.vocabulary import languages
from footpress.resolution import resolve


@pytest.mark.parametrize("kind", ["house", "unit", "leaf", "piece"])
def test_words_of_archives_in_ten_languages_and_more(kind: str) -> None:
    assert len(set(languages("archives", kind))) >= 10


@pytest.mark.parametrize("kind", ["Court", "ruling", "act"])
def test_words_of_law_in_ten_languages_and_more(kind: str) -> None:
    assert len(set(languages("law", kind))) >= 10


@pytest.mark.parametrize(
    "raw",
    [
        "Loi Isidoro, *La Mujer*, Buenos Aires, 2011, p. 11.",
        "L. Beier, ‘Identity and the Convict’, *Journal of Piers*, 44 (July 2005): 499–515.",
        "L. PEZZI, Finanza e fiscalità, tesi di dottorato, Università di Rade, 1988, p. 71.",
        "The Act was passed in 1990 and repealed in 1998.",
        "Treaty ports of the coast are described by Holm.",
    ],
)
def test_a_book_or_prose_is_no_law(raw: str) -> None:
    assert [reference.type for reference in read_note(Note(1, raw)).references if reference.type == "legal"] == []


def test_an_abbreviation_that_one_note_gives_is_known_in_all() -> None:
    raws = ["KBA, Gelir Defteri No. 9, vr. 12b.", "Kıyıboyu Belediyesi Arşivi (KBA), Gelir Defteri No. 1, vr. 3a."]
    found = [reading.references[0] for reading in read_notes([Note(n, raw) for n, raw in enumerate(raws, 1)])]
    assert [reference.get("shelfmark") for reference in found] == ["Gelir Defteri No. 9", "Gelir Defteri No. 1"]


@pytest.mark.parametrize(
    "raw",
    [
        "Gerda Lohse, Zölle, in: *Archiv für Sozialgeschichte* 12 (1990), S. 5.",
        "Archiv für Sozialgeschichte 12 (1990), S. 5.",
        "WEIR, “The Ferry”, (1995) 1 European Law Journal, 219–258.",
        "Giulio Ferri, *Gli archivi di Mantova*, Torino 1990, p. 12.",
        "CABRAL, T. N. X. *As pontes*. Lisboa, 1990, p. 12.",
    ],
)
def test_a_book_or_journal_is_no_archive(raw: str) -> None:
    assert [reference.type for reference in read_note(Note(1, raw)).references if reference.type == "archival"] == []


def test_what_stands_beside_a_shape_is_read_too() -> None:
    raw = "See TNA, FO 371/23456, fol. 3r, and Jane Holm, *The Long Road* (London: Verso, 1999), p. 12; also BArch, R 58/243, Bl. 7r."
    found = read_note(Note(1, raw)).references
    assert [reference.get("container") or reference.get("title") for reference in found] == ["TNA", "The Long Road", "BArch"]
    assert [raw[slice(*reference.span)] for reference in found][1] == "Jane Holm, *The Long Road* (London: Verso, 1999), p. 12"


@pytest.mark.parametrize(
    "raw",
    [
        "TNA, " * 3000,
        "Archiv " * 3000,
        "Archiv, Nr. 1, " * 2000,
        "(" * 5000,
        "Bestand 1" * 3000,
        "BGH, Urteil vom " * 2000,
        "Ley 29, de " * 2000,
        "A v. B, 1 U.S. 2, " * 2000,
    ],
)
def test_time_is_linear(raw: str) -> None:
    start = time.process_time()
    read_note(Note(1, raw))
    assert time.process_time() - start < 10


def test_ibid_with_another_day_is_tied_to_nothing_and_stays_as_typed() -> None:
    raws = ["Port Diary, 3 January 1850, Harnham Record Office, DX 12/4.", "Ibid., 9 January 1850.", "Ibid., fol. 3r."]
    found = resolve(read_notes([Note(n, raw) for n, raw in enumerate(raws, 1)]))
    assert [item.work for item in found] == [0, None, None]  # the last means the second, of which nothing more is known
    assert found[2].reference.get("locator") == "fol. 3r"
