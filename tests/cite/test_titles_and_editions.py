"""Titles in two scripts and with their translation, reprints, editions, volumes with titles of their own, chapters in someone's book.

docs/citation-styles.md shows these entries with what the house style prints; the page is read here.
"""

import re
from pathlib import Path

import pytest

from footpress.citing.cite import cite
from footpress.citing.entries.csl import csl_items
from footpress.model.article import Article, FrontMatter, Publication
from footpress.readback.passages import plain
from footpress.records.bibtex import parse_bibliography
from footpress.source.reading import Source
from footpress.templates import Templates

PAGE = Path(__file__).parents[2] / "docs/citation-styles.md"


def article(bib: str, style: str = "footpress-notes", twice: bool = False) -> Article:
    """Each work in a note of its own; `twice`: and all of them once more."""
    bibliography = parse_bibliography(bib)
    keys = [entry.key for entry in bibliography.entries]
    names = [*keys, *(f"{key}-again" for key in keys if twice)]
    text = " ".join(f"Word.[^{name}]" for name in names)
    text += "".join(f"\n\n[^{name}]: [@{name.removesuffix('-again')}]." for name in names)
    return cite(
        Source("a", "source/a.md", FrontMatter("A", lang="en"), text, 1, style),
        bibliography,
        Publication(Path("/nowhere")),
        "page",
        Templates(),
    )


def said(made: Article) -> list[str]:
    return [plain(note.html) for note in made.notes]


def test_the_page_shows_what_the_house_style_prints() -> None:
    page = PAGE.read_text(encoding="utf-8").split("## Titles, editions and volumes")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(.+?)` \| (.+?) \|$", page, re.MULTILINE)
    assert len(rows) == 8
    bib = "\n".join(
        f"@{'incollection' if 'booktitle' in fields else 'book'}{{k{n}, {fields}}}" for n, (fields, _) in enumerate(rows)
    )
    assert [note.removesuffix(".") for note in said(article(bib))] == [shown for _, shown in rows]


TWO_SCRIPTS = (
    "@book{k, author={Zhukov, Ivan}, title={{Porty Severa}}, titleaddon={Порты Севера [Ports of the North]}, date={1999}}"
)


def test_the_title_once_more_is_upright_and_not_in_short_forms() -> None:
    made = article(TWO_SCRIPTS + "@book{j, author={Holm, Per}, title={{Tides}}, date={1902}}", twice=True)
    assert '<span class="nodecor">Порты Севера [Ports of the North]</span>' in made.notes[0].html
    assert said(made)[2] == "Zhukov, Porty Severa."


def test_an_addition_that_is_a_sentence_of_its_own_keeps_its_capitals() -> None:
    bib = "@article{k, author={Kaya, D.}, title={{Lamps}}, titleaddon={a review of Night, by Ama Osei}, journaltitle={HS}, date={1999}}"
    assert said(article(bib)) == ["D. Kaya, “Lamps. A review of Night, by Ama Osei,” HS (1999)."]


@pytest.mark.parametrize("name", ["titleaddon", "mainsubtitle", "journalsubtitle"])
def test_no_part_of_a_title_is_put_into_small_letters(name: str) -> None:
    bib = f"@book{{k, author={{Holm, Per}}, title={{T}}, maintitle={{M}}, journaltitle={{J}}, volume={{1}}, {name}={{The Ports of Aber}}, date={{1902}}}}"
    (item,) = csl_items(parse_bibliography(bib), ["k"])
    assert "Ports of Aber" in " ".join(str(value) for value in item.values())


def test_two_volumes_of_one_work_are_told_apart_in_short_forms() -> None:
    bib = "".join(
        f"@book{{k{n}, author={{Holm, Per}}, maintitle={{Works}}, volume={{{n}}}, title={{{title}}}, date={{1930}}}}\n"
        for n, title in ((1, "Letters"), (2, "Poems"))
    )
    assert said(article(bib, twice=True))[2:] == ["Holm, Works, vol. 1.", "Holm, Works, vol. 2."]


@pytest.mark.parametrize(
    ("style", "lost"), [("footpress-notes", False), ("chicago-notes-bibliography", False), ("infoclio-de", True)]
)
def test_a_style_that_leaves_the_title_of_a_volume_out_is_named(style: str, lost: bool) -> None:
    made = article("@book{k, author={Holm, Per}, maintitle={Works}, volume={3}, title={Letters}, date={1930}}", style)
    assert ["the title of k" in remark.message for remark in made.remarks if remark.id == "field-unprinted"] == [True] * lost
    assert ("Letters" in said(made)[0]) != lost


ODD = {
    "foreword": ("@book{k, author={Holm, Per}, title={T}, date={1930}, foreword={Osei, Ama}", "With a foreword by Ama Osei"),
    "annotator": (
        "@book{k, author={Holm, Per}, title={T}, date={1930}, annotator={Lind, Eva and Osei, Ama}",
        "Notes by E. Lind and A. Osei",
    ),
    "issuetitle": (
        "@article{k, author={Holm, Per}, title={T}, journaltitle={J}, date={1930}, issuetitle={Night}",
        "Special issue, Night",
    ),
    "related": (
        "@book{o, title={Old Lamps}, date={1880}}\n@book{k, author={Holm, Per}, title={T}, date={1930}, related={o}, relatedtype={reprintof}",
        "Reprint of Old Lamps",
    ),
}


@pytest.mark.parametrize("field", ODD)
def test_what_no_style_prints_is_said_until_it_stands_beside_the_title(field: str) -> None:
    entry, words = ODD[field]
    found = [remark.message for remark in article(f"{entry}}}").remarks if remark.id == "field-unprinted"]
    assert [field in message and "titleaddon" in message for message in found] == [True]
    made = article(f"{entry}, titleaddon={{{words}}}}}")
    assert words in said(made)[-1]
    assert [remark for remark in made.remarks if remark.id == "field-unprinted"] == []


def test_a_year_with_a_letter_is_printed() -> None:
    bib = "".join(f"@book{{k{letter}, author={{Holm, Per}}, title={{T{letter}}}, date={{1930}}}}\n" for letter in "ab")
    made = article(bib.replace("ka,", "k,"), "apa")
    assert [remark for remark in made.remarks if remark.id == "field-unprinted"] == []
