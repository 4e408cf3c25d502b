"""Cross-references: an empty link prints the number or the words of what it leads to, in every edition."""

from pathlib import Path

import pytest
from made_editions import built, read
from PIL import Image

from footpress.checks.agreement import compare
from footpress.citing.cite import cite
from footpress.editions import EDITIONS
from footpress.model.article import Article, Publication
from footpress.problems import ProblemsFound
from footpress.readback.passages import plain
from footpress.records.bibtex import parse_bibliography
from footpress.source.reading import read_source
from footpress.templates import Templates

BIB = "@book{dorn2004,\n  author = {Dorn, Nat},\n  title = {{Ports of the World}},\n  date = {2004},\n}\n"
TEXT = """On ports, see note [](#fn-keepers) ([](#fn-keepers){.where}) and [](#fig-route).[^first] Dorn wrote it [@dorn2004, 3].

# The *ports* of old[^keepers] {#old}

![[](#fig-route). The route](route.png){#fig-route}

::: {#tbl-tolls}
| Port | Toll |
|------|------|
| Aber | 1    |

: Table 7. Tolls
:::

| Port | Ships |
|------|-------|
| Aber | 2     |

: [](#tbl-ships). Ships {#tbl-ships}

Tolls are in [](#tbl-tolls), ships in [](#tbl-ships), and *the rest* in [](#old).[^last]

[^first]: See [](#fig-route){.where} and note [](#fn-last), and [@dorn2004, 5].

[^keepers]: [@dorn2004, 7, and note [](#fn-first)].

[^last]: As in note [](#fn-keepers), [](#fn-keepers){.where}.
"""


def article(folder: Path, text: str = TEXT, style: str = "footpress-notes", lang: str = "en") -> Article:
    (folder / "source").mkdir(exist_ok=True)
    Image.new("1", (60, 40)).save(folder / "source/route.png")
    head = f"title: Ports\nlang: {lang}\ncitation-style: {style}\n"
    (folder / "source/a.md").write_text(f"---\n{head}---\n\n{text}", encoding="utf-8")
    publication = Publication(folder)
    return cite(read_source(folder / "source/a.md", publication), parse_bibliography(BIB), publication, "page", Templates())


def said(made: Article) -> str:
    return plain(made.body).replace("\u00a0", " ")


def test_each_says_what_it_leads_to(tmp_path: Path) -> None:
    made = article(tmp_path)
    assert said(made).startswith("On ports, see note 3 (below) and Figure 1.")
    assert "Figure 1. The route" in said(made)
    assert "Table 1. Ships Port" in said(made), "the name of a table is no part of its caption"
    assert said(made).endswith("Tolls are in Table 7, ships in Table 1, and the rest in The ports of old.")
    notes = [plain(note.html) for note in made.notes]
    assert notes[0].startswith("See below and note 4, and Nat Dorn")
    assert notes[2].endswith("7, and note 1.")
    assert notes[3] == "As in note 3, above."


def test_a_note_that_a_style_makes_of_a_citation_is_counted_with_the_others(tmp_path: Path) -> None:
    """The second note is that of the citation in the text; in a style that cites in parentheses there is none."""
    assert "note 2 (below)" in said(article(tmp_path, style="chicago-author-date"))


def test_numbers_follow_what_is_put_before(tmp_path: Path) -> None:
    made = article(tmp_path, f"New.[^new]\n\n![[](#fig-new). A plan](route.png){{#fig-new}}\n\n{TEXT}\n[^new]: New.\n")
    assert "see note 4 (below) and Figure 2." in said(made)


def test_a_note_that_is_referred_to_is_set_as_it_would_be(tmp_path: Path) -> None:
    """The mark by which a note is known must not make prose of a citation that stands alone in its note."""
    referring = article(tmp_path, "See [](#fn-a).[^a]\n\n[^a]: [@dorn2004, 7].\n").notes
    assert referring == article(tmp_path, "See 1.[^a]\n\n[^a]: [@dorn2004, 7].\n").notes


@pytest.mark.parametrize(("lang", "words"), [("tr", "aşağıda"), ("de", "unten"), ("fr", "ci-dessous"), ("pl", "poniżej")])
def test_above_and_below_are_of_the_language(lang: str, words: str, tmp_path: Path) -> None:
    assert f"note 3 ({words})" in said(article(tmp_path, lang=lang))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("See [](#fn-b).[^a]\n\n[^a]: A.\n", "a.md:7: error: [](#fn-b) leads nowhere: there is no note [^b]; "),
        ("See [](#map).\n", "a.md:7: error: [](#map) leads nowhere: nothing in the article is called {#map}; "),
        (
            "# The wall\n\nOf [](#the-wal).\n",
            "a.md:9: error: [](#the-wal) leads nowhere: nothing in the article is called {#the-wal}; [](#the-wall) is there.",
        ),
        ("See [](#map).\n\n![A map](route.png){#map}\n", "a.md:7: error: what [](#map) leads to has no number"),
    ],
)
def test_one_that_leads_nowhere_is_named_with_its_line(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as stopped:
        article(tmp_path, text)
    assert message in str(stopped.value)


@pytest.mark.parametrize("name", ["html", "epub", "kindle", "pdf"])
def test_every_edition_links_them_and_is_compared(name: str, tmp_path: Path) -> None:
    made = article(tmp_path)
    built(EDITIONS[name], made, Publication(tmp_path))
    back = read(name, tmp_path / "build", "a")
    assert compare(made, back, "a") == []
    links = [mark.says for mark in back.landmarks if mark.kind == "link"]
    assert links[:3] == ["note-3", "note-3", "fig-route"]
    wrong = article(tmp_path, TEXT.replace("see note [](#fn-keepers)", "see note [3](#old)"))
    assert [each.id for each in compare(wrong, back, "a")] == ["link-place"]
