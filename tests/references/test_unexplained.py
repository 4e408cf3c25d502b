"""The account of one reading: `field: words` say what was read, `unexplained` what no field and no closed list says."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from footpress.languages.terms import rows
from footpress.model.manuscript import Note
from footpress.model.names import Name
from footpress.model.reference import NAME_FIELDS, Field, Reference
from footpress.references import read_notes
from footpress.references.apparatus import BESIDE, languages, phrases_of
from footpress.references.unexplained import placed_words, unexplained_words

CASES = yaml.safe_load((Path(__file__).parent / "unexplained.yaml").read_text(encoding="utf-8"))


def reading(case: dict[str, Any]) -> tuple[str, Reference]:
    """The typed citation and its reading: a field's value is what is given, its span where its words were typed."""
    typed = case["typed"]
    fields = []
    for name, given in case.get("fields", {}).items():
        value, _, words = str(given).partition(" <- ")
        words = words or value
        start = typed.index(words)
        people = tuple(_person(person) for person in value.split("; "))
        fields.append(Field(name, people if name in NAME_FIELDS else value, (start, start + len(words))))
    return typed, Reference(case.get("kind", "full"), case.get("type", "book"), tuple(fields), (0, len(typed)))


def _person(text: str) -> Name:
    family, _, given = text.partition(", ")
    return Name(family, given)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_what_a_reading_does_not_explain(case: dict[str, Any]) -> None:
    typed, reference = reading(case)
    found = [typed[start:end] for start, end in unexplained_words(typed, reference)]
    assert " ".join(found) == case.get("unexplained", "")


def test_every_list_belongs_to_a_language_and_a_kind() -> None:
    assert set(rows("apparatus")) == {*BESIDE, "back", "note", "see"} - {"of"}  # of the words of laws
    assert {"en", "de", "fr", "it", "es", "pt", "tr", "ru", "mn", "nl", "pl", "la"} <= set(languages())


def test_what_ties_a_provision_to_its_law_is_explained_there_alone() -> None:
    for phrase in sorted(phrases_of("of")):
        if phrase[-1].endswith(("'", "’")):
            continue  # one word with the name behind it
        typed = f"Art. 7 {' '.join(phrase)} Quays"
        at = len(typed) - len("Quays")
        fields = (Field("locator", "Art. 7", (0, 6)), Field("title", "Quays", (at, len(typed))))
        assert unexplained_words(typed, Reference("full", "legal", fields, (0, len(typed)))) == ()
        assert unexplained_words(typed, Reference("full", "legal", fields[1:], (0, len(typed)))) != ()


@pytest.mark.parametrize("kind", sorted(set(BESIDE) - {"undated", "thesis", "report", "same", "of"}))
def test_a_listed_word_is_explained_beside_its_field_and_nowhere_else(kind: str) -> None:
    """Each word of each list, beside a field that it speaks of and beside one that it does not."""
    field = sorted(BESIDE[kind])[0]
    other = next(name for name in ("title", "place") if name not in BESIDE[kind])
    for phrase in sorted(phrases_of(kind)):
        if any(word.isdigit() for word in phrase):
            continue
        typed = f"{' '.join(phrase)} 1234"
        value = (Name("1234"),) if field in NAME_FIELDS else "1234"
        span = (len(typed) - 4, len(typed))
        assert unexplained_words(typed, Reference("full", "book", (Field(field, value, span),), (0, len(typed)))) == ()
        away = Reference("full", "book", (Field(other, "1234", span),), (0, len(typed)))
        if not any(other in BESIDE[known] and phrase in phrases_of(known) for known in BESIDE):
            assert unexplained_words(typed, away), f"{phrase} counts as {kind} beside a {other}"


@pytest.mark.parametrize("raw", ["", "*", "∗∗∗ \x00", "§" * 400, "שלום, עולם 12 Smith", "x " * 10_000, "[a](http://b " * 50])
def test_any_text_has_an_account(raw: str) -> None:
    (read,) = read_notes([Note(1, raw)])
    for reference in (*read.references, Reference("full", "book", (), (0, len(raw)))):
        for word in placed_words(raw, reference):
            assert raw[slice(*word.span)]
