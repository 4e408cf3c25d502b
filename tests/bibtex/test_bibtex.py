"""bibliography.bib: what is read, what is refused with its line, and that writing only adds."""

from pathlib import Path

import pytest

from footpress.model.entry import Entry
from footpress.problems import ProblemsFound
from footpress.records.bibtex import append_entries, parse_bibliography, read_bibliography

GOOD = """% Our own notes on the sources.
@article{reeves2012,
  author = {Reeves, Jeffrey},
  title  = {{Mongolia's Evolving Security Strategy}},
  url    = {https://example.org/a%20b_c},
}
"""


def problems(text: str) -> list[str]:
    return [f"{one.problem.line} {one.problem.id} {one.key}".rstrip() for one in parse_bibliography(text).broken]


def test_fields_are_read_as_written() -> None:
    entry = parse_bibliography(GOOD).get("reeves2012")
    assert entry is not None
    assert (entry.type, entry.line) == ("article", 2)
    assert entry.get("title") == "{Mongolia's Evolving Security Strategy}"
    assert entry.get("url") == "https://example.org/a%20b_c"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GOOD + "\n@book{reeves2012, title = {Other}}\n", ["8 bib-key-twice reeves2012"]),
        ("@book{a, title = {One}, title = {Two}}\n", ["1 bib-field-twice a"]),
        ("\n\n@book{a,\n  title = {No end,\n}\n", ["3 bib-broken a"]),
        ("@book a,\n  title = {No brace}\n}\n", ["1 bib-broken a"]),
        ("@book{a\n  title = {No comma}}\n", ["1 bib-broken"]),
        ("@book{, title = {No key}}\n", ["1 bib-keyless"]),
        ("@book{\n  title = {No key}}\n", ["1 bib-keyless"]),
        ("@book{a, publisher = Pier}\n", ["1 bib-string a"]),
        ("@book{a, title = {One} # {Two}}\n", []),
    ],
)
def test_what_is_broken_is_named_with_its_line(text: str, expected: list[str]) -> None:
    assert problems(text) == expected


def test_an_entry_is_added_and_nothing_else_changes() -> None:
    entry = Entry(
        "tuerk2013", "article", (("author", "Türk, Ömer Faruk"), ("title", "{Moğolistanın Jeopolitiği: %100 \\& more}"))
    )
    written = append_entries(GOOD, [entry])
    assert written.startswith(GOOD.rstrip())
    assert parse_bibliography(written).get("tuerk2013") == Entry(entry.key, entry.type, entry.fields, line=8)


def test_an_entry_that_would_break_the_file_is_refused() -> None:
    with pytest.raises(ProblemsFound):
        append_entries(GOOD, [Entry("x", "book", (("title", "one } two {"),))])


def test_bytes_that_are_not_utf_8_are_named_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "b.bib").write_bytes(b"@book{a,\n  title = {T\xfcrk}}\n")
    with pytest.raises(ProblemsFound, match=r"bibliography\.bib:2: .*UTF-8"):
        read_bibliography(tmp_path / "b.bib")


def test_a_missing_file_is_an_empty_bibliography(tmp_path: Path) -> None:
    assert read_bibliography(tmp_path / "none.bib").entries == ()


def test_a_broken_entry_costs_that_entry_only() -> None:
    read = parse_bibliography("@book{a, title = {No end}\n\n@book{, title = {No key}}\n\n@book{b, title = B}\n\n" + GOOD)
    assert [entry.key for entry in read.entries] == ["reeves2012"]


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ("author = {Rask, Tom and Silk, Una}, year = {2013}", "rask2013"),
        ('author = "Tom Çelik", date = {2013-05}', "celik2013"),
        ("editor = {Silk, Una}, title = {Dredging}", "silk"),
        ("title = {On Dredging}, year = 1999", "dredging1999"),
    ],
)
def test_a_key_is_proposed_for_an_entry_without_one(fields: str, key: str) -> None:
    (one,) = parse_bibliography(f"@article{{\n  {fields}\n}}\n").broken
    assert f"such as {key}, " in one.problem.message


def test_values_are_put_together_as_bibtex_does() -> None:
    read = parse_bibliography(
        '@string{hs = {Harbour Studies}}\n@STRING(hsq = HS # " Quarterly")\n'
        '@article{a, author = "Beck, Lea and " # "Cole, Max", title = "Two {#} " # {Ports: "All"}, journaltitle = hsq # {, New Series},'
        " year = 2003, month = jan}\n"
    )
    assert dict(read.entries[0].fields) == {
        "author": "Beck, Lea and Cole, Max",
        "title": 'Two {#} Ports: "All"',
        "journaltitle": "Harbour Studies Quarterly, New Series",
        "year": "2003",
        "month": "jan",
    }


def test_a_file_keeps_its_bytes_and_its_line_ends() -> None:
    entry = Entry("a", "book", (("title", "{B}"),))
    for text in (GOOD.replace("\n", "\r\n"), GOOD.replace("\n", "\r\n").rstrip(), GOOD, GOOD + "\n\n", "\ufeff" + GOOD):
        written = append_entries(text, [entry])
        assert written.startswith(text)
        assert written.count("\r\n") == (written.count("\n") if "\r\n" in text else 0)
