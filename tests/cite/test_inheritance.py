"""Fields that entries inherit, as biber hands them down, and which entries count as cited."""

import pytest

from footpress.citing.entries.inheritance import complete, referred
from footpress.records.bibtex import parse_bibliography

PARENTS = """
@xdata{pier, publisher = {Pier}, location = {Hull}}
@xdata{lighted, xdata = {pier}, series = {Lamps}}
@mvbook{whole, author = {Dorn, Nat}, title = {Ports of the World}, subtitle = {A History}, volumes = {4}, date = {2004}, xdata = {lighted}}
@collection{all, editor = {Yde, Ane}, title = {All the Ports}, titleaddon = {With Maps}, date = {2001}, shorttitle = {Ports}, xdata = {pier}}
@proceedings{meeting, title = {Proceedings of the Meeting}, address = {Kiel}, year = 1999}
@periodical{review, title = {Harbour Review}, issn = {1234-5679}, date = {1988}}
@book{plain, author = {Osei, Ama}, title = {Lamps}, date = {1988}}
"""


@pytest.mark.parametrize(
    ("child", "inherited"),
    [
        (
            "@incollection{c, author = {Zeng, Tao}, title = {One Port}, crossref = {all}}",
            {"booktitle": "All the Ports", "booktitleaddon": "With Maps", "editor": "Yde, Ane", "date": "2001", "publisher": "Pier", "location": "Hull"},
        ),
        (
            "@book{c, title = {The Third}, volume = {3}, crossref = {whole}}",
            {"maintitle": "Ports of the World", "mainsubtitle": "A History", "author": "Dorn, Nat", "volumes": "4", "date": "2004", "series": "Lamps", "publisher": "Pier", "location": "Hull"},
        ),
        (
            "@inbook{c, author = {Zeng, Tao}, title = {One Lamp}, crossref = {plain}}",
            {"booktitle": "Lamps", "bookauthor": "Osei, Ama", "date": "1988"},
        ),
        ("@incollection{c, title = {One Lamp}, crossref = {plain}}", {"booktitle": "Lamps", "date": "1988"}),
        (
            "@inproceedings{c, title = {A Paper}, date = {2000}, location = {Bonn}, crossref = {meeting}}",
            {"booktitle": "Proceedings of the Meeting"},
        ),
        ("@article{c, title = {A Review}, crossref = {review}}", {"journaltitle": "Harbour Review", "issn": "1234-5679", "date": "1988"}),
        ("@book{c, title = {Own}, publisher = {Quay}, xdata = {pier, lighted}}", {"location": "Hull", "series": "Lamps"}),
        ("@book{c, title = {Own}, crossref = {nowhere}, xref = {plain}}", {"xref": "plain"}),
    ],
)  # fmt: skip
def test_fields_are_handed_down(child: str, inherited: dict[str, str]) -> None:
    bibliography = parse_bibliography(PARENTS + child)
    entry = bibliography.get("c")
    assert entry is not None
    own = {name: value for name, value in entry.fields if name not in ("crossref", "xdata", "xref")}
    assert dict(complete(bibliography, entry).fields) == own | inherited


def test_what_a_cited_entry_refers_to_is_used() -> None:
    bibliography = parse_bibliography(
        PARENTS
        + "@incollection{c, title = {One Port}, crossref = {all}, related = {plain, meeting}}\n@set{s, entryset = {review, c}}"
    )
    assert referred(bibliography, ["c"]) == {"c", "all", "pier", "plain", "meeting"}
    assert referred(bibliography, ["s"]) == {"s", "review", "c", "all", "pier", "plain", "meeting"}
