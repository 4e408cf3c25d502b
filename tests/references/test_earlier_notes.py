"""Notes that say nothing but which earlier note they mean: as typed, the note that they mean, and the place."""

from __future__ import annotations

import pytest

from footpress.model.manuscript import Note
from footpress.references import read_notes
from footpress.resolution import resolve

WORK = Note(1, "J. Holm, *Trade on the Steppe* (London: Quay House, 1998), p. 4.", 0, "en")


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Note 1 above.", ""),
        ("See note 1 above, p. 7.", "7"),
        ("Above n 1, 12.", "12"),
        ("Siehe oben Fn. 1.", ""),
        ("Vgl. oben Anm. 1, S. 7.", "7"),
        ("Voir note 1 ci-dessus.", ""),
        ("Véase nota 1 supra.", ""),
        ("Cfr. sopra, nota 1.", ""),
        ("Zob. wyżej, przyp. 1.", ""),
        ("Bkz. yukarıda dipnot 1.", ""),
        ("См. выше примечание 1.", ""),
        ("Viz výše pozn. 1.", ""),
        ("Zie noot 1 hierboven.", ""),
    ],
)
def test_the_note_that_is_named_is_meant(typed: str, place: str) -> None:
    (_, again) = resolve(read_notes([WORK, Note(2, typed, 0, "")]))
    assert (again.reference.kind, again.refers_to_note, again.reference.get("locator")) == ("short", 1, place)


@pytest.mark.parametrize(
    "typed", ["See the discussion in note 1 above and the text that follows.", "Note 1 above all that he was ill."]
)
def test_a_sentence_about_a_note_cites_nothing(typed: str) -> None:
    assert not read_notes([WORK, Note(2, typed, 0, "")])[1].references
