"""The bibliography as an article wants it: in parts, with works not cited, annotated, or none."""

from datetime import date
from pathlib import Path

import pytest
from made_editions import built, read

from footpress.checks.agreement import compare
from footpress.checks.lint.lint import lint
from footpress.checks.lint.rule import Sources
from footpress.citing.cite import cite
from footpress.editions import EDITIONS
from footpress.model.article import Article, Publication
from footpress.problems import ProblemsFound
from footpress.readback.passages import plain
from footpress.records.bibtex import parse_bibliography
from footpress.source.reading import read_source
from footpress.templates import Templates

BIB = """@book{dorn2004,
  author = {Dorn, Nat}, title = {{Ports of the World}}, date = {2004}, keywords = {ports, Primary},
  annotation = {The first to read the \\emph{tolls} of Aber, at 5\\% of their worth.},
}

@unpublished{tolls1702,
  title = {{Tolls of Aber}}, date = {1702}, library = {Aber, Town Archive},
}

@book{osei1988,
  author = {Osei, Ama}, title = {{Lamps}}, date = {1988}, langid = {english},
}

@book{abe2011,
  author = {Abe, Kim}, title = {{Quays}}, date = {2011},
}
"""
TEXT = "Ports are old.[^1]\n\n[^1]: [@osei1988, 4; @dorn2004, 7; @tolls1702].\n"
PARTS = """bibliography:
- title: Archives
  type: [unpublished, letter]
- title: Sources
  keyword: primary
- title: Studies
"""


def article(folder: Path, head: str = PARTS, style: str = "footpress-notes") -> Article:
    (folder / "source").mkdir(exist_ok=True)
    text = f"---\ntitle: Ports\ncitation-style: {style}\n{head}---\n\n{TEXT}"
    (folder / "source/a.md").write_text(text, encoding="utf-8")
    (folder / "bibliography.bib").write_text(BIB, encoding="utf-8")
    publication = Publication(folder)
    return cite(read_source(folder / "source/a.md", publication), parse_bibliography(BIB), publication, "page", Templates())


def listed(made: Article) -> list[tuple[str, str]]:
    return [(entry.part, entry.key) for entry in made.entries]


def test_each_work_stands_in_the_first_part_that_it_fits(tmp_path: Path) -> None:
    assert listed(article(tmp_path)) == [("Archives", "tolls1702"), ("Sources", "dorn2004"), ("Studies", "osei1988")]


def test_what_fits_no_part_stands_last_and_is_not_lost(tmp_path: Path) -> None:
    made = article(tmp_path, PARTS.replace("- title: Studies\n", "- title: Turkish\n  langid: turkish\n"))
    assert listed(made)[-1] == ("Other works", "osei1988")


def test_a_work_that_is_not_cited_is_listed_if_it_is_asked_for(tmp_path: Path) -> None:
    made = article(tmp_path, "nocite: [abe2011]\n")
    assert listed(made)[0] == ("", "abe2011")
    assert made.entries[0].cited_in == ()
    assert len(article(tmp_path, "nocite: all\n").entries) == 4
    assert not [each for each in unused(tmp_path) if each.id == "entry-unused"]


def unused(folder: Path) -> list[object]:
    publication = Publication(folder)
    sources = (read_source(folder / "source/a.md", publication),)
    return list(lint(Sources(publication, parse_bibliography(BIB), sources, date(2026, 3, 2))))


def test_one_that_is_asked_for_and_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as stopped:
        article(tmp_path, "nocite: [abe2012]\n")
    assert "source/a.md:4: error: there is no entry @abe2012" in str(stopped.value)


def test_none_is_printed_and_no_citation_leads_to_it(tmp_path: Path) -> None:
    made = article(tmp_path, "bibliography: none\n")
    assert made.entries == ()
    assert "cited" not in made.notes[0].html.replace("data-cites", "").replace('"citation"', "")


def test_what_a_field_says_of_a_work_stands_below_its_entry(tmp_path: Path) -> None:
    entry = next(each for each in article(tmp_path, "annotation: annotation\n").entries if each.key == "dorn2004")
    assert entry.html.endswith(
        ' <span class="annotation">The first to read the <em>tolls</em> of Aber, at 5% of their worth.</span>'
    )


def test_a_style_that_lists_nothing_says_so(tmp_path: Path) -> None:
    made = article(tmp_path, PARTS, "bluebook-law-review")
    assert [each.id for each in made.remarks if each.id.startswith("bibliography")] == (
        [] if made.entries else ["bibliography-none"]
    )


@pytest.mark.parametrize(
    "head",
    ["bibliography: some\n", "bibliography:\n- keyword: primary\n", "bibliography: []\n", "nocite: yes\n", "annotation: [a]\n"],
)
def test_what_cannot_be_meant_is_named_with_its_line(head: str, tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as stopped:
        article(tmp_path, head)
    assert "source/a.md:4: error: " in str(stopped.value)


@pytest.mark.parametrize("name", ["html", "epub", "kindle", "pdf"])
def test_every_edition_has_the_parts_and_is_compared(name: str, tmp_path: Path) -> None:
    made = article(tmp_path, f"{PARTS}annotation: annotation\nnocite: abe2011\n")
    built(EDITIONS[name], made, Publication(tmp_path))
    back = read(name, tmp_path / "build", "a")
    assert compare(made, back, "a") == []
    assert [(each.part, each.key) for each in back.linked_entries or ()] == listed(made)
    other = article(tmp_path, f"{PARTS.replace('Sources', 'Witnesses')}annotation: annotation\nnocite: abe2011\n")
    assert [each.id for each in compare(other, back, "a")] == ["entry-part"]
    assert "tolls of Aber" in plain(made.entries[1].html)
