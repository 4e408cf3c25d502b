"""From a reference to an entry of the bibliography."""

import pytest

from footpress.gathering.entries import make_entry
from footpress.gathering.matching import find_entry
from footpress.gathering.works import fullest
from footpress.model.names import Name
from footpress.model.reference import Field, Reference
from footpress.records.bibtex import append_entries, format_entry, parse_bibliography
from footpress.records.keys import make_key
from footpress.resolution.identity import describe


def reference(type: str = "book", **fields: str | tuple[Name, ...]) -> Reference:
    return Reference("full", type, tuple(Field(name, value, (0, 1)) for name, value in fields.items()), (0, 1))


REEVES = reference(
    "article",
    author=(Name("Reeves", "Jeffrey"),),
    title="Mongolia's Evolving Security Strategy: 50% {Influence} & More",
    container="The Pacific Review",
    date="2012",
    volume="25",
    issue="5",
    locator="590",
)


def test_an_article() -> None:
    assert format_entry(make_entry("reeves2012", REEVES)) == (
        "@article{reeves2012,\n"
        "  author       = {Reeves, Jeffrey},\n"
        "  title        = {{Mongolia's Evolving Security Strategy: 50\\% \\{Influence\\} \\& More}},\n"
        "  journaltitle = {{The Pacific Review}},\n"
        "  date         = {2012},\n"
        "  volume       = {25},\n"
        "  number       = {5},\n"
        "  langid       = {english},\n"
        "}\n"
    )


def test_an_organisation_is_kept_whole() -> None:
    entry = make_entry("x", reference("report", author=(Name("Ministry of Trade and Industry", literal=True),), title="Report"))
    assert entry.get("author") == "{Ministry of Trade and Industry}"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("B. Lkhaajav, The Significance, Masters Project, *University of San Francisco*, p. 16", "Masters Project"),
        ("A. Yılmaz, Başlık, Yayımlanmamış Doktora Tezi, Ankara Üniversitesi", "Yayımlanmamış Doktora Tezi"),
        ("C. Meyer, Titel, Diss. phil. Göttingen 1980", "Diss. phil"),
        ("D. Roe, Title, University of X", "Thesis"),
    ],
)
def test_a_thesis_is_called_what_the_note_calls_it(typed: str, kind: str) -> None:
    assert make_entry("x", reference("thesis", title="T"), typed).get("type") == kind


@pytest.mark.parametrize(
    ("author", "title", "date", "key"),
    [
        (Name("Лхам", "Ц."), "Монгол улсын гадаад бодлого", "2014", "lkham2014"),
        (Name("Türk", "Ömer Faruk"), "Moğolistanın Jeopolitiği", "2013", "turk2013"),
        (Name("National Security Council", literal=True), "Concept", "", "national"),
        (None, "The Outlook for Mongolia", "2020-01-02", "outlook2020"),
        (None, "Trademap", "", "trademap"),
        (None, "1984", "1949", "work1949"),
        (None, "U.S. Relations With Mongolia", "2017", "us2017"),
        (None, "Int'l Peacekeeping Exercise", "2018", "intl2018"),
        (None, "Moğolistan'ın Ankara Büyükelçisi", "2018", "mogolistan2018"),
        (None, "L’État et la steppe", "2011", "etat2011"),
    ],
)
def test_keys(author: Name | None, title: str, date: str, key: str) -> None:
    names = {"author": (author,)} if author else {}
    assert make_key(reference(title=title, date=date, **names), ()) == key


def test_a_key_that_is_taken_gets_a_letter() -> None:
    assert make_key(REEVES, {"reeves2012", "reeves2012b"}) == "reeves2012c"


def test_a_work_is_recognised_in_a_corrected_entry() -> None:
    bib = "@article{omni, author={Reeves, J.}, title={{Mongolia’s evolving security strategy: 50\\% influence and more}}, year={2012}}"
    found = find_entry(describe(REEVES), parse_bibliography(bib))
    assert found is not None
    assert found.key == "omni"


@pytest.mark.parametrize(
    "other",
    [
        "@article{a, author={Reeves, Jeffrey}, title={{China's Self-Defeating Tactics}}, date={2012}}",
        "@article{a, author={Reeves, Jeffrey}, title={{Mongolia's Evolving Security Strategy: 50\\% Influence \\& More}}, date={2015}}",
        "@article{a, author={Smith, Ann}, title={{Mongolia's Evolving Security Strategy: 50\\% Influence \\& More}}, date={2012}}",
    ],
    ids=["another title", "another year", "another author"],
)
def test_another_work_is_not_taken_for_it(other: str) -> None:
    assert find_entry(describe(REEVES), parse_bibliography(other)) is None


def test_the_fullest_reading_is_kept_and_completed() -> None:
    short = reference("book", title="Vergangene Zukunft", author=(Name("Koselleck"),))
    long = reference(
        "book", title="Vergangene Zukunft", author=(Name("Koselleck", "Reinhart"),), place="Frankfurt", publisher="Suhrkamp"
    )
    later = reference("book", title="Vergangene Zukunft", date="1979")
    work = fullest([short, long, later])
    assert work.names() == (Name("Koselleck", "Reinhart"),)
    assert (work.get("publisher"), work.get("date")) == ("Suhrkamp", "1979")


@pytest.mark.parametrize(
    "text", ["a { b", "a } b", "100 % of $5 & #3_x", "back\\slash", "*italic* in ~tilde^", "a, b and c", "“Zitat” — «цитата»"]
)
def test_any_title_comes_back_from_the_file(text: str) -> None:
    entry = make_entry("x", reference(title=text))
    assert parse_bibliography(append_entries("", [entry])).get("x") == entry.__class__(entry.key, entry.type, entry.fields, 1)


def test_what_an_archive_keeps_has_its_place_in_an_entry() -> None:
    said = {
        "title": "Report on Weirs",
        "container": "Harnham Archive",
        "collection": "Rowe & Sons",
        "shelfmark": "Box 4/12",
        "locator": "fol. 3r",
    }
    entry = make_entry("a", reference("archival", **said))
    assert entry.type == "unpublished"
    assert [entry.get(name) for name in ("library", "archive_collection", "archive_location")] == [
        "{Harnham Archive}",
        "Rowe \\& Sons",
        "Box 4/12",
    ]


def test_a_key_of_an_address_names_the_site() -> None:
    for url in ("https://www.example.org/salt", "http://example.org", "www.example.org/a"):
        assert make_key(reference(url=url), ()) == "example"
