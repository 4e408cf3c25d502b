"""What makes two works one, and the words in which a difference is told."""

import itertools
import random

import pytest

from footpress.model.names import Name
from footpress.records.bibtex import parse_bibliography
from footpress.resolution.folding import title_words
from footpress.resolution.identity import Description, are_told_apart, compare, describe_entry, other_numbers
from footpress.resolution.identity.titles import compare_titles
from footpress.resolution.identity.tokens import are_one_spelt, number_of, numbers


@pytest.mark.parametrize(
    ("typed", "number"),
    [("345", "345"), ("007", "7"), ("XII", "12"), ("IV", "4"), ("21st", "21"), ("3e", "3"), ("451a", "451a"), ("Β΄", "greek β"), ("下", "下"),
     ("iv", ""), ("IC", ""), ("CIVIL", ""), ("Part", "")],
)  # fmt: skip
def test_numbers_are_read_in_every_way_of_writing_them(typed: str, number: str) -> None:
    assert number_of(typed) == number


def test_the_numbers_of_a_shelf_mark_in_order() -> None:
    assert numbers("Bestand II/12, Nr. 345a") == ("2", "12", "345a")


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [("zollordnungen", "zollordungen", True), ("harbours", "harbors", True), ("brucke", "bruecke", True), ("yuen", "yeun", True),
     ("receive", "recieve", True), ("iran", "iraq", False), ("marxism", "marxist", False), ("austria", "australia", False),
     ("work", "word", False), ("loire", "seine", False)],
)  # fmt: skip
def test_spellings_and_other_words(one: str, two: str, same: bool) -> None:
    assert are_one_spelt(one, two) == are_one_spelt(two, one) == same


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        ("The Ferrymen", "the ferrymen", "same"),
        ("Pilots and Harbours", "Pilots & Harbors", "same"),
        ("E-Mail on the River", "Email on the River", "same"),
        ("The Ferrymen: A History, 1890–1910", "The Ferrymen", "begins"),
        ("Das Recht der österreich. Häfen", "Das Recht der österreichischen Häfen", "same"),
        ("The Ferrymen II", "The Ferrymen 2", "same"),
        ("THE FERRYMEN IV", "The Ferrymen IV", "same"),
        ("The Ferrymen II", "The Ferrymen III", "differ"),
        ("The Ferrymen", "The Ferrymen, Part 2", "differ"),
        ("Notes on Salt, Part A", "Notes on Salt, Part B", "differ"),
        ("Sein und Ufer", "Ufer und Sein", "differ"),
        ("Annual Report 1911", "Annual Report 1912", "differ"),
        ("河流史", "河川史", "differ"),
    ],
)
def test_titles(one: str, two: str, kind: str) -> None:
    assert compare_titles(one, two).kind == compare_titles(two, one).kind == kind


def work(title: str = "", **fields: str) -> Description:
    described = {**fields, "words": tuple(title.casefold().split())}
    return Description("book", (Name("Pratt", "Owen"),), keys=("pratt",), title=title, **described)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "two", "sentence"),
    [
        (work("Box 345"), work("Box 346"), "the same title and author, but number “345” and “346”"),
        (work("Tolls", date="1990"), work("Tolls", date="1991"), "the same title and author, but year “1990” and “1991”"),
        (work("Tolls", volume="I"), work("Tolls", volume="2"), "the same title and author, but volume “I” and “2”"),
        (work("Iran"), work("Iraq"), "the same author, but title “Iran” and “Iraq”"),
        (work("Zollordnungen"), work("Zollordungen"), "the same title and author, spelt otherwise: word “Zollordnungen” and “Zollordungen”"),
    ],
)  # fmt: skip
def test_a_verdict_says_why(one: Description, two: Description, sentence: str) -> None:
    assert compare(one, two).sentence == sentence


def test_only_what_may_be_a_slip_is_doubtful() -> None:
    (iran,) = compare(work("A History of Iran"), work("A History of Iraq")).differences
    (box,) = compare(work("Box 345"), work("Box 346")).differences
    assert (iran.doubtful, box.doubtful) == (True, False)


def test_a_number_in_another_field_is_no_difference() -> None:
    assert compare(work("Tolls", volume="12", issue="3"), work("Tolls", issue="12")).is_same
    assert not compare(work("Tolls", volume="12"), work("Tolls", issue="13")).is_same


def test_a_short_form_may_leave_numbers_out_but_not_add_any() -> None:
    described = [work("The Ferrymen II", date="1971")]
    assert other_numbers(work("Ferrymen"), described) is None
    assert str(other_numbers(work("Ferrymen III"), described)) == "number “III” and “II”"
    assert str(other_numbers(work("", volume="4"), described)) == "number “4” and none"


def test_an_entry_written_by_hand_is_described() -> None:
    (entry,) = parse_bibliography(
        "@book{a, author = {Ada Field and {Salt and Tin Office} and Rowe, T.}, title = {{Salt \\& Tin}}, subtitle = {A History}, "
        "year = {1990}, volume = {2}, publisher = {Weir}, location = {Oxford}}"
    ).entries
    described = describe_entry(entry)
    assert described.authors == (Name("Field", "Ada"), Name("Salt and Tin Office", literal=True), Name("Rowe", "T."))
    assert (described.title, described.year, described.volume, described.imprint) == (
        "Salt & Tin. A History",
        "1990",
        "2",
        "Weir Oxford",
    )


def test_what_is_told_apart_at_a_glance_is_told_apart_by_a_comparison() -> None:
    words = (
        "Ferry",
        "Ferries",
        "ferrie",
        "Tide",
        "Tides",
        "Part II",
        "Part 2",
        "e-commerce",
        "ecommerce",
        "Harbour",
        "of",
        "1914",
        "Bd. 3",
        "A",
        "B",
    )
    chance = random.Random(2)
    titles = [" ".join(chance.choices(words, k=chance.randint(1, 6))) for _ in range(60)]
    told = 0
    for one, two in itertools.product(titles, titles):
        a, b = (Description("book", title=title, words=title_words(title)) for title in (one, two))
        if are_told_apart(a, b):
            verdict = compare(a, b)
            told += 1
            assert not verdict.is_same, (one, two)
            assert not (len(verdict.differences) == 1 and verdict.differences[0].doubtful), (one, two)
    assert told > 100
