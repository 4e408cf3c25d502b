"""A field of an entry is changed where it stands: comments, order and layout stay, and so does every other entry."""

import difflib

import pytest

from footpress.problems import ProblemsFound
from footpress.records.bibtex import parse_bibliography
from footpress.records.bibtex_edits import with_fields, without_entry

BIB = """% Mine.
@article{reeves2012,
  author       = {Reeves, Jeffrey},
  title        = {{Mongolia's Strategy}},
  journaltitle = {{The Pacific Review}},
  date         = {2012},
}

@book( kocka,
title="Die {"}Arbeiter{"}, Band 2", year = 1990,
note = {a, {b = c}} )
@string{pr = {Pier Press}}
@misc{last, publisher = pr # { and Sons}, howpublished = {x}}
"""


def difference(after: str) -> list[str]:
    lines = difflib.ndiff(BIB.split("\n"), after.split("\n"))
    return [line for line in lines if line[0] in "+-"]


@pytest.mark.parametrize(
    ("key", "fields", "type", "lines"),
    [
        ("reeves2012", {"date": "2013"}, "", ["-   date         = {2012},", "+   date         = {2013},"]),
        ("reeves2012", {"volume": "25"}, "", ["+   volume       = {25},"]),
        ("reeves2012", {"journaltitle": ""}, "", ["-   journaltitle = {{The Pacific Review}},"]),
        ("reeves2012", {"author": "Reeves, J."}, "", ["-   author       = {Reeves, Jeffrey},",
                                                       "+   author       = {Reeves, J.},"]),
        ("reeves2012", {}, "book", ["- @article{reeves2012,", "+ @book{reeves2012,"]),
        ("reeves2012", {"date": "2012"}, "article", []),
        ("kocka", {"title": "Arbeiter"}, "", ['- title="Die {"}Arbeiter{"}, Band 2", year = 1990,', "+ title={Arbeiter}, year = 1990,"]),
        ("last", {"publisher": "Quay"}, "", ["- @misc{last, publisher = pr # { and Sons}, howpublished = {x}}",
                                             "+ @misc{last, publisher = {Quay}, howpublished = {x}}"]),
    ],
)  # fmt: skip
def test_a_change_is_as_small_as_it_can_be(key: str, fields: dict[str, str], type: str, lines: list[str]) -> None:
    assert difference(with_fields(BIB, key, fields, type)) == lines


@pytest.mark.parametrize("key", ["reeves2012", "kocka", "last"])
@pytest.mark.parametrize("name", ["title", "date", "isbn", "publisher", "note", "author"])
@pytest.mark.parametrize("value", ["", "New", "{Braced, with = signs}", "Ropes \\& Chains"])
def test_what_is_written_is_what_is_read(key: str, name: str, value: str) -> None:
    read = parse_bibliography(with_fields(BIB, key, {name: value}))
    assert read.get(key).get(name) == value
    assert [entry.key for entry in read.entries] == ["reeves2012", "kocka", "last"]


@pytest.mark.parametrize("value", ["a } b", "a { b", "}, } @book{x, title={"])
def test_a_brace_without_partner_is_refused(value: str) -> None:
    with pytest.raises(ProblemsFound, match="brace"):
        with_fields(BIB, "kocka", {"title": value})


def test_an_entry_goes_with_its_empty_line() -> None:
    assert "reeves2012" not in without_entry(BIB, "reeves2012")
    assert without_entry(BIB, "reeves2012").startswith("% Mine.\n@book( kocka,")
    with pytest.raises(ProblemsFound, match="there is no entry"):
        without_entry(BIB, "nobody")
