"""Abbreviations of journals, archives and works: the notes use them, the list explains them, the bibliography has the whole words."""

from pathlib import Path

import pytest
from made_editions import built, read

from footpress.checks.agreement import compare
from footpress.citing.cite import cite
from footpress.editions import EDITIONS
from footpress.model.article import Article, Profile, Publication
from footpress.readback.passages import plain
from footpress.records.bibtex import parse_bibliography
from footpress.source.reading import read_source
from footpress.templates import Templates

BIB = """@article{abe2011,
  author = {Abe, Kim}, title = {{On Quays}}, journaltitle = {Harbour Studies}, shortjournal = {HS}, volume = {3}, date = {2011},
  pages = {1--40},
}

@book{dorn2004,
  author = {Dorn, Nat}, title = {{Ports of the World}}, date = {2004}, shorthand = {PW},
}

@book{osei1988,
  author = {Osei, Ama}, title = {{Lamps}}, date = {1988}, shorthand = {L},
}

@unpublished{tolls1702,
  title = {{Tolls of Aber}}, date = {1702}, library = {Aber Town Archive},
}
"""
TEXT = """One.[^1] Two.[^2] Three.[^3] Four.[^4] Five.[^5]

[^1]: [@abe2011, 4; @dorn2004, 7].

[^2]: [@osei1988, 2].

[^3]: [See @dorn2004, 9–11, for more].

[^4]: [@tolls1702]. Words. [@dorn2004, ch. 3].

[^5]: [@dorn2004, ch. 4].
"""
HEAD = "abbreviations:\n  ATA: Aber Town Archive\n  XX: Nothing\n"


def article(
    folder: Path, head: str = HEAD, style: str = "footpress-notes", profile: Profile = "page", text: str = TEXT
) -> Article:
    (folder / "source").mkdir(exist_ok=True)
    (folder / "source/a.md").write_text(f"---\ntitle: Ports\ncitation-style: {style}\n{head}---\n\n{text}", encoding="utf-8")
    (folder / "bibliography.bib").write_text(BIB, encoding="utf-8")
    publication = Publication(folder)
    return cite(read_source(folder / "source/a.md", publication), parse_bibliography(BIB), publication, profile, Templates())


def notes(made: Article) -> list[str]:
    return [plain(note.html) for note in made.notes]


def test_the_notes_use_them(tmp_path: Path) -> None:
    assert notes(article(tmp_path)) == [
        "Kim Abe, “On Quays,” HS 3 (2011): 4; Nat Dorn, Ports of the World, 2004, p. 7 (hereinafter PW).",
        "Ama Osei, Lamps, 1988, p. 2.",
        "See PW, pp. 9–11, for more.",
        "Tolls of Aber, 1702, ATA. Words. PW, chap. 3.",
        "PW, chap. 4.",
    ]


def test_a_page_has_ibid_where_its_style_has_it_and_a_screen_the_shorthand(tmp_path: Path) -> None:
    text = TEXT.replace("[@tolls1702]. Words. ", "")
    assert notes(article(tmp_path, text=text))[4] == "Ibid., chap. 4."
    assert notes(article(tmp_path, text=text, profile="screen"))[4] == "PW, chap. 4."


def test_the_list_has_those_that_are_used_and_the_bibliography_the_whole_words(tmp_path: Path) -> None:
    made = article(tmp_path)
    assert [(each.short, plain(each.html)) for each in made.abbreviations] == [
        ("ATA", "Aber Town Archive"),
        ("HS", "Harbour Studies"),
        ("PW", "Dorn, Nat. Ports of the World, 2004."),
    ]
    assert "Harbour Studies 3" in plain(made.entries[0].html)
    assert not article(tmp_path, "").abbreviations


def test_without_a_bibliography_a_work_is_explained_by_its_title(tmp_path: Path) -> None:
    made = article(tmp_path, f"{HEAD}bibliography: none\n")
    assert plain(made.abbreviations[2].html) == "Ports of the World"


@pytest.mark.parametrize(
    "style", ["chicago-notes-bibliography", "mhra-notes", "oscola", "new-harts-rules-notes", "isnad-dipnotlu"]
)
def test_any_style_that_makes_notes_says_where_it_is_cited(style: str, tmp_path: Path) -> None:
    said = notes(article(tmp_path, style=style))
    assert "(hereinafter PW)" in said[0]
    assert "Harbour" not in said[0]
    assert said[2].startswith("See PW")
    assert "9–11" in said[2]
    assert "Ports" not in said[2]


@pytest.mark.parametrize("style", ["chicago-author-date", "ieee", "apa"])
def test_a_style_without_notes_prints_no_shorthand(style: str, tmp_path: Path) -> None:
    assert not [each for each in article(tmp_path, style=style).abbreviations if each.short == "PW"]


@pytest.mark.parametrize("name", ["html", "epub", "kindle", "pdf"])
def test_every_edition_has_the_list_and_is_compared(name: str, tmp_path: Path) -> None:
    made = article(tmp_path)
    built(EDITIONS[name], made, Publication(tmp_path))
    back = read(name, tmp_path / "build", "a")
    assert compare(made, back, "a") == []
    other = article(tmp_path, HEAD.replace("ATA", "ABA"))
    assert "abbreviations-differ" in [each.id for each in compare(other, back, "a")]
