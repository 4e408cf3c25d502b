"""Whatever an article has much of stays inside of the paper: authors, a title, keywords, citations of one work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from made_editions import made, read
from pdf_articles import article, call, cited, publication

from footpress.checks.agreement import compare
from footpress.editions.look import LAYOUTS, PAGE_SIZES
from footpress.editions.pdf import PDF
from footpress.editions.pdf.running_heads import LONGEST_HEAD, running_author, running_title
from footpress.model.article import ArticleEntry, ArticleNote, Author
from footpress.model.facts import Affiliation
from footpress.model.names import Name

MANY = tuple(
    Author(Name(f"Wolfeschlegelstein{letter}", "Hubert"), affiliations=(Affiliation("University of the North"),))
    for letter in "abcdefghijklmn"
)
NUMBERS = range(1, 121)
MUCH = replace(
    article(),
    front_matter=replace(
        article().front_matter,
        title="Verwaltungsgemeinschaftsordnungsänderungsgesetz and Other Words of Very Great Length in the Laws of Small Countries",
        subtitle="On " + "Donaudampfschifffahrtsgesellschaftskapitäne, " * 6,
        authors=MANY,
        series="A Series of Papers with a Long Name That Has No End in Sight, Nor Any Other Limit to Speak of, However Long",
        keywords=tuple(f"a keyword {number}" for number in range(60)),
        doi="10.1234/" + "very-long-part." * 12,
        publisher="Gesellschaft für die Erforschung von Verwaltungsgemeinschaftsordnungsänderungsgesetzen e. V.",
    ),
    body=f"<p>{' '.join(f'Word{call(number)}' for number in NUMBERS)}</p>" + "<p>More of it.</p>" * 60,
    notes=tuple(ArticleNote(number, f"<p>{cited(f'Roe, {number}.', 'roe')}</p>", ("roe",)) for number in NUMBERS),
    entries=(ArticleEntry("roe", "Roe, Jane. <em>A Book</em>. 1999.", cited_in=tuple(NUMBERS)),),
)


@pytest.mark.parametrize(("size", "layout"), list(zip(PAGE_SIZES, LAYOUTS, strict=False)))
def test_it_stays_inside_of_the_paper(size: str, layout: str, tmp_path: Path) -> None:
    path = tmp_path / f"{MUCH.slug}.pdf"
    path.write_bytes(made(PDF, MUCH, publication(tmp_path, layout=layout, **{"page-size": size}))[path.name])
    assert compare(MUCH, read(PDF, tmp_path, MUCH.slug), "the PDF") == []


def test_the_running_head_names_the_authors_for_whom_it_has_room() -> None:
    assert running_author(["Roe", "Doe"], "et al.") == "Roe, Doe"
    assert running_author([f"Wolfeschlegel{letter}" for letter in "abcdef"], "u. a.") == "Wolfeschlegela u. a."
    assert (
        running_author(["Society for the Study of Words " * 4], "et al.")
        == "Society for the Study of Words Society for the Study of …"
    )
    assert running_author([], "et al.") == ""


def test_signs_that_are_twice_as_wide_count_twice() -> None:
    assert running_title("蒙古国的外交政策" * 10) == ("蒙古国的外交政策" * 10)[: LONGEST_HEAD // 2] + " …"
