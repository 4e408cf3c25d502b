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


@pytest.mark.parametrize(
    "around",
    [
        "<p>{} More.</p>",
        "<h2>{}</h2>",
        "<ul><li>{}</li></ul>",
        "<table><caption>{}</caption><tbody><tr><td>1</td></tr></tbody></table>",
        "<table><tbody><tr><td>{}</td></tr></tbody></table>",
        "<figure><figcaption>{}</figcaption></figure>",
        "<blockquote><p>{}</p></blockquote>",
        '<div class="line-block"><p class="stanza"><span class="line">{}</span></p></div>',
    ],
)
def test_a_note_stands_behind_the_block_that_calls_it_whatever_it_holds(around: str) -> None:
    body = "<p>First.</p><table><tbody><tr><td>1</td></tr></tbody></table><ol><li>third</li></ol>"
    root = page(f"{around.format(f'Word{call(1)}')}<p>Next.</p>", body)
    note = root.find("aside")
    assert note is not None
    assert note.getnext().text_content().endswith("Next.")
    (button,) = note.getprevious().xpath(".//button")
    assert button.get("popovertarget") == note.get("id")
    assert [len(note.findall(f".//{name}")) for name in ("p", "table", "ol")] == [1, 1, 1]


def test_a_note_that_is_called_twice_stands_once() -> None:
    assert len(page(f"<p>Word.{call(1)}</p><p>Again.{call(1)}</p>", "<p>A note.</p>").findall("aside")) == 1


def test_names_in_a_note_are_those_of_the_endnote_alone() -> None:
    assert page(f"<p>Word.{call(1)}</p>", '<p>See <em id="there">this</em>.</p>').xpath("//aside//@id[. = 'there']") == []


def test_a_paragraph_behind_another_is_told_from_the_first_though_notes_stand_between_them() -> None:
    root = page(f'<p>One.{call(1)}</p><p class="own">Two.</p><ul><li>x</li></ul><p>Three.</p>', "<p>A note.</p>")
    assert [paragraph.get("class") for paragraph in root.findall("p")] == [None, "follows own", None]


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
    headings = "".join(
        f'<h2 id="h{n}">Part {n}<span class="call"><a>{n}</a><button>{n}</button></span></h2><p>Text.</p>' for n in (1, 2, 3)
    )
    assert contents(headings) == (("h1", "Part 1"), ("h2", "Part 2"), ("h3", "Part 3"))
    assert contents('<h2 id="only">Only</h2>') == ()
