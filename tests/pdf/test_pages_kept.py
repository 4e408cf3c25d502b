"""What prints numbers of its own pages is laid out again where these numbers stand, and gives the bytes that laying it out whole gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import pytest
from weasyprint.layout import page as weasyprint_page

from footpress.typesetting import Document, children_alone, lay_out, rounds

CHAPTERS = 6
TIMES = 5
STYLE = """@page { size: 300px 300px; margin: 30px; @footnote { border-top: 1px solid } }
html { font: 14px/20px "Gentium Plus" } p { margin: 0; orphans: 1; widows: 1; text-align: justify }
footnote { float: footnote } table { border-collapse: collapse } td { border: 1px solid }
nav a::after { content: " " attr(data-page) }"""
FORCED = "nav { break-after: page } section { break-before: page }"


def number(pages: Mapping[str, int], chapter: int) -> int:
    return pages.get(f"chapter-{chapter}", 0)


def contents(pages: Mapping[str, int]) -> str:
    return "".join(
        f'<p><a href="#chapter-{chapter}" data-page="{number(pages, chapter)}">Chapter</a></p>' for chapter in range(CHAPTERS)
    )


def growing(pages: Mapping[str, int]) -> str:
    """Contents that have a page more when they have numbers."""
    lines = "".join(f"<p>{number(pages, chapter)}</p>" * (6 if pages else 1) for chapter in range(CHAPTERS))
    return contents(pages) + lines


def text(notes: bool = True) -> str:
    """Chapters with notes, of which some go on on the next page."""
    words = "The keeper of the harbour read the ledger of the winter, and wrote its tariffs by a lamp. "
    note = f"<footnote>{words * 4}</footnote>" if notes else ""
    return "".join(f'<h2 id="chapter-{chapter}">Chapter</h2>' + f"<p>{words * 3}{note}</p>" * 3 for chapter in range(CHAPTERS))


def index(pages: Mapping[str, int]) -> str:
    return "<section><h2>Index</h2>" + "".join(f"<p>Keeper, {number(pages, each)}</p>" for each in range(CHAPTERS)) + "</section>"


@dataclass(frozen=True)
class Numbered:
    """A document that prints its own pages."""

    before: str = "{contents}"
    behind: str = ""
    style: str = ""
    head: str = "<title>Harbours</title>"
    grows: bool = False
    notes: bool = True

    def document(self, pages: Mapping[str, int]) -> Document:
        parts = {
            "contents": (growing if self.grows else contents)(pages),
            "index": index(pages),
            "first": str(number(pages, 0)),
        }
        body = f"{self.before}<main>{text(self.notes)}</main>{self.behind}"
        for name, part in parts.items():
            body = body.replace(f"{{{name}}}", part)
        head = self.head.replace("{first}", parts["first"])
        markup = f'<html lang="en"><head>{head}</head><body>{body}</body></html>'
        return Document(markup=markup, style=STYLE + self.style, files={}, path="source/x.md", families=("Gentium Plus",))


def laid_out_whole(numbered: Numbered) -> bytes:
    """The PDF, laid out anew for all numbers until these are right."""
    pages: Mapping[str, int] = {}
    for _ in range(TIMES):
        made = lay_out(numbered.document(pages))
        if made.destinations() == pages:
            return made.pdf()
        pages = made.destinations()
    raise AssertionError("the numbers do not settle")


@pytest.fixture
def made_pages(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pages that are laid out, by their place, in order."""
    numbers: list[int] = []
    remake = weasyprint_page.remake_page

    def counted(index: int, *rest: object) -> object:
        numbers.append(index)
        return remake(index, *rest)

    monkeypatch.setattr(weasyprint_page, "remake_page", counted)
    return numbers


TABLE = "<table><tr><td>Tariffs</td></tr></table>"
"""Its borders WeasyPrint lays out otherwise the second time."""
KEPT = {
    "contents on pages of their own": (Numbered("<nav>{contents}</nav>", style=FORCED), 2),
    "contents, and an index behind the text": (Numbered("<nav>{contents}</nav>", "{index}", FORCED), 2),
    "contents that the text follows on their page": (Numbered("<nav>{contents}</nav>"), 2),
    "an index that follows the text on its page": (Numbered("", "{index}"), 2),
    "contents behind a cover": (Numbered("<header>Harbours</header><nav>{contents}</nav>", "{index}", f"header {{ break-after: page }} {FORCED}"), 2),
    "a table far behind the contents": (Numbered("<nav>{contents}</nav>", TABLE, FORCED), 2),
    "a float that goes on beside an index": (Numbered("", f'<div class="f">{"<p>Lamp</p>" * 40}</div>{{index}}', ".f { float: right; width: 60px }"), 2),
    "contents without notes in the text": (Numbered("<nav>{contents}</nav>", "{index}", FORCED, notes=False), 2),
}  # fmt: skip
"""Of a document: how often it is laid out."""
MOVED = {
    "contents that need another page": (Numbered("<nav>{contents}</nav>", "{index}", FORCED, grows=True), 3),
    "contents that move the text": (Numbered("<nav>{contents}</nav>", "{index}", grows=True), 3),
}
WHOLE = {
    "a table behind the contents": Numbered(f"<nav>{{contents}}</nav>{TABLE}"),
    "a table in the contents": Numbered(f"<nav>{{contents}}{TABLE}</nav>", style=FORCED),
    "contents that need another page, and a table far behind": Numbered("<nav>{contents}</nav>", TABLE, FORCED, grows=True),
    "a number in the head": Numbered("<nav>{contents}</nav>", style=FORCED, head="<title>On page {first}</title>"),
    "a number in the text": Numbered("<nav>{contents}</nav>", "<p>{first}<footnote>See {first}.</footnote></p>"),
    "another style behind a number": Numbered(
        '<nav class="n{first}">{contents}</nav>', style="nav.n0 + main { font-size: 13px }"
    ),
    "another break behind a number": Numbered(
        "<nav>{contents}</nav>", '<p class="n{first}">End</p>', ".n0 { break-before: page }"
    ),
    "a count that goes on behind a number": Numbered(
        '<nav class="n{first}">{contents}</nav>',
        style="body { counter-reset: c } .n0 { counter-increment: c } h2::before { content: counter(c) }",
    ),
    "a number of pages that WeasyPrint fills in": Numbered(
        "<nav>{contents}</nav>",
        '<p><a href="#chapter-2">On</a></p>',
        "p > a::before { content: target-counter(attr(href), page) }",
    ),
}


@pytest.mark.parametrize("what", [*KEPT, *MOVED])
def test_only_the_pages_that_numbers_can_move_are_laid_out_again(what: str, made_pages: list[int]) -> None:
    numbered, times = {**KEPT, **MOVED}[what]
    made = lay_out(numbered.document({}), renumbered=numbered.document, most=TIMES)
    laid_out = len(made_pages)
    assert made.times == times
    assert made.numbers == made.destinations()
    assert made.document == numbered.document(made.destinations())
    if what in KEPT:
        assert laid_out <= len(made) + 7 < 2 * len(made)
    assert made.pdf() == laid_out_whole(numbered)


BETWEEN = "<p>Tariffs</p>"
SPACED = Numbered("\n <nav> {contents}</nav>\n ", "\n {index}\n")
ALONE = {
    "contents and an index": Numbered("<nav>{contents}</nav>", "{index}"),
    "spaces around them": SPACED,
    "styles after their elder siblings": Numbered(
        "<nav>{contents}</nav>", BETWEEN + "{index}", "main ~ p + section, nav:first-child { margin-left: 40px } section:nth-child(4) p { font-size: 18px }"
    ),
    "styles before their younger siblings": Numbered(
        "<nav>{contents}</nav>", "{index}" + BETWEEN, "section:nth-last-child(2) p, nav:not(:last-child) p { font-size: 18px }"
    ),
    "counters of the text": Numbered("<nav>{contents}</nav>", "{index}", "main h2 { counter-increment: c } main h2::before { content: counter(c) }"),
}  # fmt: skip
"""Of which nothing but the contents and the index is made anew for other numbers."""
TOGETHER = {
    "a selector that looks into the contents": Numbered(
        "<nav>{contents}</nav>", "{index}", "nav:has(a) + main h2 { font-size: 18px }"
    ),
    "a list in the index": Numbered("<nav>{contents}</nav>", "{index}", "section p { display: list-item }"),
    "a count that goes on in the index": Numbered(
        "<nav>{contents}</nav>", "{index}", "body { counter-reset: c } h2::before { counter-increment: c; content: counter(c) }"
    ),
    "a quotation that goes on in the index": Numbered(
        "<nav>{contents}</nav>", "{index}", "main h2:first-child::before, section p::before { content: open-quote }"
    ),
    "a word before the index": Numbered("<nav>{contents}</nav>", "Tariffs {index}"),
}
"""Of which the whole tree is made anew."""


@pytest.mark.parametrize("what", [*ALONE, *TOGETHER])
def test_boxes_made_alone_are_those_of_the_whole_tree(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    numbered, bodies = {**ALONE, **TOGETHER}[what], []
    build = rounds.build_formatting_structure

    def watched(tree: Element, *rest: object) -> object:
        bodies.append([child.tag for child in tree.find("body") or () if isinstance(child.tag, str)])
        return build(tree, *rest)

    for module in (rounds, children_alone):
        monkeypatch.setattr(module, "build_formatting_structure", watched)
    made = lay_out(numbered.document({}), renumbered=numbered.document, most=TIMES)
    assert bodies
    assert all(("main" in body) == (what in TOGETHER) for body in bodies)
    assert made.times > 1
    assert made.pdf() == laid_out_whole(numbered)


@pytest.mark.parametrize("what", WHOLE)
def test_what_numbers_may_change_elsewhere_is_left_to_a_whole_layout(what: str, made_pages: list[int]) -> None:
    numbered = WHOLE[what]
    made = lay_out(numbered.document({}), renumbered=numbered.document, most=TIMES)
    assert (made.times, made.numbers) == (1, None)
    assert made.document == numbered.document({})
    assert made.pdf() == lay_out(numbered.document({})).pdf()
    assert made_pages


def test_no_more_rounds_are_made_than_are_asked_for() -> None:
    numbered, _ = MOVED["contents that need another page"]
    made = lay_out(numbered.document({}), renumbered=numbered.document, most=2)
    assert made.times == 2
    assert made.numbers is None
