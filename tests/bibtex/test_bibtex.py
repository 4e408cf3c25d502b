"""bibliography.bib: what is read, what is refused with its line, and that writing only adds."""

from pathlib import Path

import pytest

from footpress.bibtex import append_entries, parse_bibliography, read_bibliography
from footpress.model.entry import Entry
from footpress.problems import ProblemsFound

GOOD = """% Our own notes on the sources.
@article{reeves2012,
  author = {Reeves, Jeffrey},
  title  = {{Mongolia's Evolving Security Strategy}},
  url    = {https://example.org/a%20b_c},
}
"""


def problems(text: str) -> list[str]:
    with pytest.raises(ProblemsFound) as caught:
        parse_bibliography(text)
    return [f"{problem.line} {problem.id}" for problem in caught.value.problems]


def test_fields_are_read_as_written() -> None:
    entry = parse_bibliography(GOOD).get("reeves2012")
    assert entry is not None
    assert (entry.type, entry.line) == ("article", 2)
    assert entry.get("title") == "{Mongolia's Evolving Security Strategy}"
    assert entry.get("url") == "https://example.org/a%20b_c"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GOOD + "\n@book{reeves2012, title = {Other}}\n", ["8 bib-key-twice"]),
        ("@book{a, title = {One}, title = {Two}}\n", ["1 bib-field-twice"]),
        ("\n\n@book{a,\n  title = {No end,\n}\n", ["3 bib-broken"]),
        ("@book a,\n  title = {No brace}\n}\n", ["1 bib-broken"]),
        ("@book{a\n  title = {No comma}}\n", ["1 bib-broken"]),
        ("@book{, title = {No key}}\n", ["1 bib-broken"]),
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
