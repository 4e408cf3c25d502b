"""Each author, series and subject has a page of its own: no two names of a sweep over scripts and signs have one address."""

from itertools import combinations

import pytest

from footpress.editions.html.list_names import author_stem, series_stem, subject_stem
from footpress.model.article import Author
from footpress.model.names import Name
from footpress.text.slugs import is_slug

SUBJECTS = (
    "C", "C++", "C#", "C*", "F#", ".NET", "R&D", "A+", "A", "§ 12", "12", "12 %", "12 €", "№ 12", "@home", "home", "1/2", "½", "x²", "x2",
    "港", "钢", "江", "姜", "李伟", "李薇", "かき", "カキ", "柿", "노동", "로동", "мир", "міръ", "Мiръ", "сон", "сън", "ἔργον", "έργον",
    "حرب", "هرب", "قلب", "كلب", "שיר", "סיר", "काल", "काला", "ไทย", "ไท", "Արև", "მზე", "ሰላም", "ሠላም", "∑", "∏", "→", "←", "😀", "😁",
    "x" * 80, "x" * 81, "x" * 80 + "y",
)  # fmt: skip


def test_no_two_subjects_share_a_page() -> None:
    stems = {name: subject_stem(name) for name in SUBJECTS}
    assert [(a, b) for a, b in combinations(SUBJECTS, 2) if stems[a] == stems[b]] == []
    assert [name for name, stem in stems.items() if not is_slug(stem) or len(stem) > 110] == []


@pytest.mark.parametrize(
    ("one", "same"),
    [("Ferries", "ferries"), ("Fähren", "fähren"), ("Straße", "STRASSE"), ("Ömer Türk", "Omer Turk"), ("O’Brien", "O'Brien"), ("Åse", "A\u030ase"),
     ("Law, history of", "Law: history of"), ("МИР", "мир"), ("ΈΡΓΟΝ", "έργον")],
)  # fmt: skip
def test_capitals_accents_and_punctuation_make_no_difference(one: str, same: str) -> None:
    assert subject_stem(one) == subject_stem(same)


def test_what_is_plain_has_a_plain_address() -> None:
    assert author_stem(Author(Name("Türk", "Ömer Faruk"))) == "author-omer-faruk-turk"
    assert series_stem("Working Paper") == "series-working-paper"


def test_two_people_of_one_name_are_told_apart_by_their_orcid() -> None:
    one, other = (Author(Name("Roe", "Jane"), orcid) for orcid in ("0000-0002-1825-0097", "0000-0001-5109-3700"))
    assert author_stem(one) == "author-jane-roe-0097" != author_stem(other)
