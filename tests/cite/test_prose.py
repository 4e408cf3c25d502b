"""Citations in the abstract, in the notes to the title and the authors, and in what is said of the authors."""

from datetime import date
from pathlib import Path

import pytest

from footpress.checks.lint.lint import lint
from footpress.checks.lint.rule import Sources
from footpress.citing.cite import cite
from footpress.model.article import Article, Profile, Publication
from footpress.problems import ProblemsFound
from footpress.publication.building import build
from footpress.publication.checking import check
from footpress.readback.passages import plain
from footpress.records.bibtex import parse_bibliography
from footpress.source.reading import read_source
from footpress.templates import Templates

BIB = """@book{dorn2004,
  author    = {Dorn, Nat},
  title     = {{Ports of the World}},
  publisher = {Pier},
  date      = {2004},
}

@book{osei1988,
  author    = {Osei, Ama},
  title     = {{Lamps}},
  publisher = {Pier},
  date      = {1988},
}
"""
HEAD = """title: Ports
title-note: Read first at a quay, see [@dorn2004, 4].
author:
- family: Oz
  given: Pia
  note: "With thanks to @handle and a@b.example, *Ports*, and @osei1988 [9]."
- family: Ost
  given: Una
  note: "1999. The year of [a quay] & more, 5 * 3 * 2."
date: '2026-03-02'
abstract: The abstract cites [@dorn2004, 3], and again [@dorn2004, 5].
author-note: She wrote [@osei1988], and \\@dorn2004 is hers.
citation-style: {style}
"""
TEXT = "Ports are old.[^1] So says @dorn2004 [5].\n\n[^1]: [@dorn2004, 7].\n"


def article(folder: Path, style: str, profile: Profile = "page", head: str = HEAD) -> Article:
    (folder / "a.md").write_text(f"---\n{head.replace('{style}', style)}---\n\n{TEXT}", encoding="utf-8")
    publication = Publication(folder)
    return cite(read_source(folder / "a.md", publication), parse_bibliography(BIB), publication, profile, Templates())


@pytest.mark.parametrize(
    ("style", "profile"),
    [
        ("footpress-notes", "page"),
        ("footpress-notes", "screen"),
        ("elsevier-harvard", "screen"),
        ("apa", "page"),
        ("ieee", "page"),
        ("chicago-note-bibliography", "page"),
        ("modern-language-association", "page"),
    ],
)
def test_no_citation_is_printed_as_typed(style: str, profile: Profile, tmp_path: Path) -> None:
    cited = article(tmp_path, style, profile)
    for name in ("title-note", "abstract", "author-note", "author-1"):
        printed = plain(cited.front_matter.prose_html(name))
        assert printed == cited.front_matter.prose[name]
        assert "@" not in printed.replace("@handle", "").replace("a@b.example", "").replace("@dorn2004 is hers", "")
    assert {entry.key for entry in cited.entries} == {"dorn2004", "osei1988"}


def test_each_field_is_read_alone(tmp_path: Path) -> None:
    """No "ibid." of a field means a note of the text, and no note of the text a field; the notes keep their numbers."""
    cited = article(tmp_path, "footpress-notes")
    front = cited.front_matter
    assert front.title_note == "Read first at a quay, see Nat Dorn, Ports of the World, Pier, 2004, p. 4."
    assert front.abstract.startswith("The abstract cites (Nat Dorn, Ports of the World, Pier, 2004, p. 3), and")
    assert [note.number for note in cited.notes] == [1, 2]
    assert plain(cited.notes[0].html).startswith("Nat Dorn, Ports of the World, Pier, 2004, p. 7")


def test_words_that_cite_nothing_are_as_they_are_typed(tmp_path: Path) -> None:
    front = article(tmp_path, "footpress-notes").front_matter
    assert front.prose["author-2"] == "1999. The year of [a quay] & more, 5 * 3 * 2."
    assert front.prose_html("author-2") == "1999. The year of [a quay] &amp; more, 5 * 3 * 2."
    assert front.prose["author-1"].startswith("With thanks to @handle and a@b.example, Ports, and ")
    assert front.prose["author-note"].endswith("and @dorn2004 is hers.")


def test_an_unknown_key_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match=r"source/a\.md:3: error: there is no entry @dorn2040"):
        article(tmp_path, "apa", head="title: T\nabstract: See [@dorn2040].\n")


@pytest.mark.parametrize("style", ["footpress-notes", "elsevier-harvard"])
def test_every_edition_prints_them_and_is_compared(style: str, tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source/publication.yaml").write_text("title: Papers\nurl: https://papers.example\n", encoding="utf-8")
    (tmp_path / "source/a.md").write_text(f"---\n{HEAD.replace('{style}', style)}---\n\n{TEXT}", encoding="utf-8")
    (tmp_path / "bibliography.bib").write_text(BIB, encoding="utf-8")
    list(build(tmp_path))
    assert [problem for problem in check(tmp_path) if problem.severity == "error" or problem.id == "entry-unused"] == []
    page = tmp_path / "build/html/a/index.html"
    text = page.read_text(encoding="utf-8")
    assert "@dorn2004, " not in text + (tmp_path / "build/html/feed.xml").read_text(encoding="utf-8")
    page.write_text(text.replace("The abstract cites", "The abstract quotes"), encoding="utf-8")
    assert "prose-differs" in {problem.id for problem in check(tmp_path)}


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("title: T\nabstract: See [@dorn2004, 51, @osei1988, 3].", ["3 citation-nested"]),
        ("title: T\nlang: en\ntitle-note: Read [dorn2004, 45].", ["4 citation-printed"]),
        ("title: T\nauthor: [{family: Oz, note: 'See [@dorn2004, 45'}, {family: Ost}]", ["3 citation-open"]),
        ("title: T\nauthor: [{family: Oz, note: 'Write to @handle (@press) or a@b.example'}, {family: Ost}]\nabstract: See [@dorn2004].", []),
    ],
)  # fmt: skip
def test_markup_in_it_is_found_with_its_line(head: str, found: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\n{head}\n---\n\nBoth [@dorn2004; @osei1988].\n", encoding="utf-8")
    source = read_source(tmp_path / "a.md", Publication(tmp_path))
    sources = Sources(Publication(tmp_path), parse_bibliography(BIB), (source,), date(2026, 11, 1))
    assert [f"{one.line} {one.id}" for one in lint(sources)] == found


def test_what_is_referred_to_is_said_in_prose_too(tmp_path: Path) -> None:
    head = HEAD.replace("see [@dorn2004, 4].", "see note [](#fn-keepers), [](#quays).").replace(
        "and again [@dorn2004, 5].", "and note [](#fn-keepers){.where}."
    )
    text = "# The quays {#quays}\n\nOld.[^one] So.[^keepers]\n\n[^one]: One.\n\n[^keepers]: [@dorn2004, 7].\n"
    (tmp_path / "a.md").write_text(f"---\n{head.replace('{style}', 'footpress-notes')}---\n\n{text}", encoding="utf-8")
    publication = Publication(tmp_path)
    cited = cite(read_source(tmp_path / "a.md", publication), parse_bibliography(BIB), publication, "page", Templates())
    front = cited.front_matter
    assert front.title_note == "Read first at a quay, see note 2, The quays."
    assert front.abstract.endswith("and note below.")
    assert "#quays" not in front.prose_html("title-note")
    assert "[](" not in "".join(front.prose.values())


def test_a_reference_in_prose_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match="fn-nobody"):
        article(tmp_path, "footpress-notes", head=HEAD.replace("[@dorn2004, 4]", "[](#fn-nobody)"))
