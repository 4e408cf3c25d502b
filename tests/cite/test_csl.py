"""Entries of the bibliography as CSL-JSON: types, words and dates as the author has them."""

import pytest

from footpress.citing.entries.csl import csl_items, references
from footpress.model.entry import Bibliography, Entry
from footpress.problems import ProblemsFound
from footpress.records.bibtex import parse_bibliography


def item(entry: str) -> dict:
    bibliography = parse_bibliography(entry)
    return csl_items(bibliography, [bibliography.entries[0].key])[0]


@pytest.mark.parametrize(
    ("entry", "type"),
    [
        ("@article{a, title={T}, journaltitle={J}}", "article-journal"),
        ("@article{a, title={T}, journaltitle={J}, entrysubtype={newspaper}}", "article-newspaper"),
        ("@article{a, title={T}, journaltitle={J}, entrysubtype={magazine}}", "article-magazine"),
        ("@book{a, title={T}}", "book"),
        ("@incollection{a, title={T}, booktitle={B}}", "chapter"),
        ("@inproceedings{a, title={T}, booktitle={B}}", "paper-conference"),
        ("@thesis{a, title={T}, type={phdthesis}}", "thesis"),
        ("@report{a, title={T}}", "report"),
        ("@online{a, title={T}, url={https://example.org}}", "webpage"),
        ("@legislation{a, title={T}}", "legislation"),
        ("@jurisdiction{a, title={T}}", "legal_case"),
        ("@unpublished{a, title={T}}", "manuscript"),
        ("@unpublished{a, title={T}, entrysubtype={speech}}", "speech"),
        ("@letter{a, title={T}}", "personal_communication"),
    ],
)
def test_types(entry: str, type: str) -> None:
    assert item(entry)["type"] == type


@pytest.mark.parametrize(
    "title", ["A History of the U.S. and the NASA Files", "IBM v. de Gaulle: THE END", "50% & More #1", "Ömer’in Öyküsü"]
)
@pytest.mark.parametrize("braces", ["{}", "{{{}}}"])
def test_titles_keep_the_author_s_capitals(title: str, braces: str) -> None:
    value = title if braces == "{}" else f"{{{title}}}"
    read = item(f"@book{{a, title={{{value}}}, langid={{english}}}}")["title"].replace('<span class="nocase">', "")
    assert read.replace("</span>", "") == title


def test_an_address_stays_as_it_is() -> None:
    url = "https://example.org/a%20b_c?x=1&y=~z#here"
    assert item(f"@online{{a, title={{T}}, url={{{url}}}}}")["URL"] == url


def test_organisations_are_not_split() -> None:
    assert item("@report{a, title={T}, author={{Centre for Arms and Forces}}}")["author"] == [
        {"literal": "Centre for Arms and Forces"}
    ]


def test_several_people() -> None:
    authors = item("@book{a, title={T}, author={de Certeau, Michel and Türk, Ömer Faruk}}")["author"]
    assert [(author.get("family"), author.get("given")) for author in authors] == [("Certeau", "Michel"), ("Türk", "Ömer Faruk")]


@pytest.mark.parametrize(
    ("date", "parts"),
    [("2012", [[2012]]), ("2012-05", [[2012, 5]]), ("2012-05-03", [[2012, 5, 3]]), ("2011/2012", [[2011], [2012]])],
)
def test_dates(date: str, parts: list[list[int]]) -> None:
    assert item(f"@book{{a, title={{T}}, date={{{date}}}}}")["issued"]["date-parts"] == parts


def test_seasons() -> None:
    assert item("@article{a, title={T}, journaltitle={J}, date={2013-23}}")["issued"]["season"] == 3


def test_the_access_date_and_the_language() -> None:
    read = item("@online{a, title={T}, url={https://x.example}, urldate={2020-01-02}, langid={turkish}}")
    assert read["accessed"]["date-parts"] == [[2020, 1, 2]]
    assert read["language"].startswith("tr")


@pytest.mark.parametrize(
    ("fields", "short"),
    [
        ("title={{Vergangene Zukunft: Zur Semantik}}", "Vergangene Zukunft"),
        ("title={{Vergangene Zukunft}}, subtitle={{Zur Semantik}}", "Vergangene Zukunft"),
        ("title={{Vergangene Zukunft: Zur Semantik}}, shorttitle={{Zukunft}}", "Zukunft"),
    ],
)
def test_the_short_title_is_what_stands_before_the_colon(fields: str, short: str) -> None:
    bibliography = parse_bibliography(f"@book{{a, {fields}}}")
    assert short in _words(references(bibliography, ["a"])[0]["c"]["title-short"])
    assert "Semantik" not in _words(references(bibliography, ["a"])[0]["c"]["title-short"])


def _words(value: object) -> str:
    if isinstance(value, dict):
        return " " if value.get("t") == "Space" else _words(value.get("c"))
    if isinstance(value, list):
        return "".join(map(_words, value))
    return value if isinstance(value, str) else ""


@pytest.mark.parametrize("key", ["a:b", "10.1000/xyz", "müller2000", "лхам2014", "O'Neil1999", "a#b", "a+b_c"])
def test_keys_may_have_any_character(key: str) -> None:
    bibliography = parse_bibliography(f"@book{{{key}, title={{T}}}}")
    assert [read["id"] for read in csl_items(bibliography, [key])] == [key]


def test_an_entry_inherits_from_the_one_it_refers_to() -> None:
    bibliography = parse_bibliography(
        "@incollection{a, title={Part}, crossref={b}}\n@collection{b, title={Whole}, date={1999}, editor={Elder, Anna}}\n"
    )
    read = csl_items(bibliography, ["a"])[0]
    assert (read["container-title"], read["issued"]["date-parts"]) == ("Whole", [[1999]])


def test_an_entry_that_cannot_be_read_is_named_with_its_line() -> None:
    entries = tuple(Entry(key, "book", (("title", title),), line) for key, title, line in (("a", "T", 1), ("b", "T{", 5)))
    with pytest.raises(ProblemsFound, match=r"bibliography\.bib:5: error: the entry b cannot be read"):
        csl_items(Bibliography("bibliography.bib", entries), ["a", "b"])


def test_an_archive_its_collection_and_shelf_mark_reach_the_style() -> None:
    entry = (
        "@unpublished{a, title={T}, library={{Harnham Archive}}, archive_collection={Rowe \\& Sons}, archive_location={Box 4}}"
    )
    found = item(entry)
    assert [found[name] for name in ("archive", "archive_collection", "archive_location")] == [
        "Harnham Archive",
        "Rowe & Sons",
        "Box 4",
    ]
    assert "call-number" not in found
    bibliography = parse_bibliography(entry)
    assert references(bibliography, ["a"])[0]["c"]["archive_location"]["c"] == "Box 4"
