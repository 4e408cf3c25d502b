"""The dates of entries: each is printed, be it one that BibLaTeX knows or words; and addresses are free of LaTeX."""

import re
from pathlib import Path

import pytest

from footpress.citing.cite import cite
from footpress.citing.entries.csl import csl_items
from footpress.citing.entries.entry_dates import as_typed, readable
from footpress.model.article import Publication
from footpress.model.entry import Entry
from footpress.readback.passages import plain
from footpress.records.bibtex import parse_bibliography
from footpress.source.reading import read_source
from footpress.templates import Templates

READ = {
    "date = {2019-03-12}": "2019-03-12",
    "date = {2019-3-5}": "2019-03-05",
    "date = {12 March 2019}": "2019-03-12",
    "date = {March 12, 2019}": "2019-03-12",
    "date = {5. März 2019}": "2019-03-05",
    "date = {5 марта 2019}": "2019-03-05",
    "date = {12 Sept. 2019}": "2019-09-12",
    "date = {2019-03-05T12:00:00Z}": "2019-03-05",
    "date = {2019-21}": "2019-21",
    "date = {2003/2005}": "2003/2005",
    "date = {2004/}": "2004/",
    "date = {2004/..}": "2004/",
    "date = {199X}": "1990/1999",
    "date = {19uu}": "1900/1999",
    "date = {2019-03-XX}": "2019-03",
    "date = {-0050}": "-0050",
    "year = {2003--2005}": "2003/2005",
    "year = {2003}, month = mar": "2003-03",
    "year = {2003}, month = {March}": "2003-03",
    "year = {2003}, month = {Mayıs}, day = {5}": "2003-05-05",
    "year = {2003}, month = {12~mar}": "2003-03-12",
}
TYPED = {
    "date = {[1796]}": "[1796]",
    "date = {201}": "201",
    "date = {2018-13}": "2018-13",
    "date = {2019-02-31}": "2019-02-31",
    "date = {16 and 20 December 1839}": "16 and 20 December 1839",
    "date = {March/April 2003}": "March/April 2003",
    "date = {03/04/2019}": "03/04/2019",
    "date = {forthcoming}": "forthcoming",
    "date = {n.d.}": "n.d.",
    "date = {2010?}": "2010?",
    "date = {1800~}": "c. 1800",
    "date = {1800%}": "c. 1800?",
    "date = {../1995}": "–1995",
    "year = {c.~1850}": "c.\u00a01850",
    "year = {1998/99}": "1998/99",
    "year = {1999a}": "1999a",
    "year = {MDCCC}": "MDCCC",
    "year = {\\textit{s.a.}}": "s.a.",
    "year = {2003}, month = {10--12}": "10–12 2003",
    "year = {2003}, month = {Michaelmas}": "Michaelmas 2003",
}


def entry(fields: str) -> Entry:
    (read,) = parse_bibliography(f"@book{{a, title = {{{{T}}}}, {fields}}}\n").entries
    return read


@pytest.mark.parametrize("fields", READ)
def test_a_date_that_can_be_read_is(fields: str) -> None:
    assert (dict(readable(entry(fields))), as_typed(entry(fields))) == ({"date": READ[fields]}, {})


@pytest.mark.parametrize("fields", TYPED)
def test_any_other_is_printed_as_it_is_typed(fields: str) -> None:
    assert (readable(entry(fields)), as_typed(entry(fields))) == ((), {"issued": TYPED[fields]})


@pytest.mark.parametrize("style", ["footpress-notes", "apa", "chicago-note-bibliography", "ieee"])
def test_no_year_vanishes(style: str, tmp_path: Path) -> None:
    """In every style each figure of a year is printed in the entry, whatever the form of its date."""
    dates = [*READ, *TYPED]
    bibliography = parse_bibliography(
        "".join(
            f"@book{{work{n}, author = {{Dorn, Nat}}, title = {{{{Ports}}}}, publisher = {{Pier}}, {d}}}\n"
            for n, d in enumerate(dates)
        )
    )
    keys = "; ".join(f"@work{n}" for n in range(len(dates)))
    head = f"title: T\ncitation-style: {style}\n"
    (tmp_path / "a.md").write_text(f"---\n{head}---\n\nOne.[^1]\n\n[^1]: [{keys}].\n", encoding="utf-8")
    publication = Publication(tmp_path)
    article = cite(read_source(tmp_path / "a.md", publication), bibliography, publication, "page", Templates())
    printed = {one.key: plain(one.html) for one in article.entries}
    lost = {}
    for number, date in enumerate(dates):
        expected = READ.get(date) or TYPED[date]
        expected = expected.replace("-0050", "51")  # the year 0 is 1 BC
        years = re.findall(r"(?<!\d)\d{3,4}(?!\d)", expected) or [expected]
        text = printed[f"work{number}"]
        if missing := [year for year in years if year not in text and f"–{year[2:]}" not in text]:
            lost[date] = (missing, text)
    assert lost == {}


@pytest.mark.parametrize(
    ("field", "read"),
    [
        (r"doi = {https://doi.org/10.1000/12\_34}", {"DOI": "10.1000/12_34"}),
        (r"doi = {http://dx.doi.org/10.1000/1}", {"DOI": "10.1000/1"}),
        (r"doi = {doi:10.1000/a\&b}", {"DOI": "10.1000/a&b"}),
        (r"doi = {DOI: 10.1000/x}", {"DOI": "10.1000/x"}),
        (r"url = {https://a.example/b\_c\%20d\&e=f\#g}", {"URL": "https://a.example/b_c%20d&e=f#g"}),
        (r"url = {https://a.example/{\_}b{\textasciitilde}c\~{}d}", {"URL": "https://a.example/_b~c~d"}),
        (r"url = {https://a.example/$\sim$b}", {"URL": "https://a.example/~b"}),
        (r"url = {\url{https://a.example/b_c}}", {"URL": "https://a.example/b_c"}),
        (r"url = {https://a.example/%7Eb?c=d&e}", {"URL": "https://a.example/%7Eb?c=d&e"}),
    ],
)
def test_an_address_is_what_a_browser_takes(field: str, read: dict[str, str]) -> None:
    bibliography = parse_bibliography(f"@online{{a, title = {{{{T}}}}, {field}}}\n")
    (item,) = csl_items(bibliography, ["a"])
    assert {name: item[name] for name in read} == read
