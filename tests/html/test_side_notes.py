"""The text of the page: side notes and pop-overs beside the endnotes, numbered paragraphs, and nothing of it in what is read back."""

import re

import pytest
from lxml import html

from footpress.editions.html.contents import contents
from footpress.editions.html.side_notes import set_text
from footpress.model.article import ArticleNote
from footpress.templates import Templates

TERMS = Templates().terms("en")


def call(number: int) -> str:
    return f'<a class="noteref" data-note="{number}"></a>'


def page(body: str, *notes: str) -> html.HtmlElement:
    text = set_text(body, [ArticleNote(number, note) for number, note in enumerate(notes, start=1)], TERMS)
    return html.fragment_fromstring(text, create_parent="div")


def test_a_call_is_a_link_to_the_endnote_and_a_button_for_the_pop_over() -> None:
    root = page(f"<p>Word.{call(1)} More.</p>", "<p>Reeves, <i>Balance</i>, 12.</p>")
    (link,), (button,) = root.xpath("//a[@role='doc-noteref']"), root.xpath("//button[@class='noteref']")
    (note,) = root.xpath("//*[@popover]")
    assert link.get("href") == "#note-1"
    assert button.get("popovertarget") == note.get("id")
    assert button.get("aria-label") == note.get("aria-label") == "Note 1"
    assert "Reeves, Balance, 12." in note.text_content()
    assert note.xpath(".//button/@popovertargetaction") == ["hide"]


def test_a_side_note_stands_inside_its_paragraph_as_a_browser_reads_it() -> None:
    root = page(f"<p>Word.{call(1)} More.</p>", "<p>First.</p><blockquote><p>Second.</p></blockquote><ul><li>third</li></ul>")
    (paragraph,) = root.xpath("//p")
    assert "More." in paragraph.text_content()
    assert not root.xpath("//*[@popover]//p | //*[@popover]//ul")


@pytest.mark.parametrize("around", ["<h2>{}</h2>", "<table><tr><td>{}</td></tr></table>", "<figure><p>{}</p></figure>"])
def test_a_call_in_a_heading_a_table_or_a_figure_is_a_link_alone(around: str) -> None:
    root = page(around.format(f"Word{call(1)}"), "<p>A note.</p>")
    assert len(root.xpath("//a[@role='doc-noteref']")) == 1
    assert not root.xpath("//button | //*[@popover]")


def test_a_note_that_cannot_stand_in_a_line_stays_an_endnote() -> None:
    root = page(f"<p>Word.{call(1)}</p>", "<p>See:</p><table><tr><td>1</td></tr></table>")
    assert root.xpath("//a[@role='doc-noteref']/@href") == ["#note-1"]
    assert not root.xpath("//button")


def test_paragraphs_of_the_text_are_numbered_and_those_in_quotations_are_not() -> None:
    root = page('<p>One.</p><blockquote><p>Quoted.</p></blockquote><p lang="tr">İki.</p><ul><li><p>item</p></li></ul>')
    assert root.xpath("./p/@id") == ["p1", "p2"]
    assert root.xpath("./p/a[@class='anchor']/@href") == ["#p1", "#p2"]
    assert root.xpath("//blockquote/p/@id | //li/p/@id") == []


def test_a_thousand_notes_take_no_time() -> None:
    body = "".join(f"<p>Word{call(number)}.</p>" for number in range(1, 2001))
    text = set_text(body, [ArticleNote(number, "<p>A note.</p>") for number in range(1, 2001)], TERMS)
    assert len(re.findall('role="doc-noteref"', text)) == 2000


def test_contents_are_the_headings_without_the_numbers_of_their_calls() -> None:
    headings = "".join(f'<h2 id="h{n}">Part {n}<a role="doc-noteref">{n}</a></h2><p>Text.</p>' for n in (1, 2, 3))
    assert contents(headings) == (("h1", "Part 1"), ("h2", "Part 2"), ("h3", "Part 3"))
    assert contents('<h2 id="only">Only</h2>') == ()
