"""The page in a reader's hands: notes by keyboard alone, copying, contents that follow, print, and nothing asked of another host."""

from itertools import pairwise

import pytest

PAGES = ("every-element/", "plain/", "turkish/", "", "authors.html", "search.html", "404.html")


def test_a_note_opens_is_entered_and_closes_by_keyboard_alone(open_page, published) -> None:
    page = open_page(f"{published.address}/every-element/", 768)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('button.noteref')"):
            break
    page.keyboard.press("Enter")
    note = page.locator(":popover-open")
    assert note.count() == 1
    assert len(note.inner_text().strip()) > 10
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector(':popover-open').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert page.locator(":popover-open").count() == 0
    assert page.evaluate("document.activeElement.matches('button.noteref')")
    page.context.close()


def test_notes_stand_beside_the_text_where_there_is_room(open_page, published) -> None:
    page = open_page(f"{published.address}/every-element/", 1280)
    text, note = page.locator("#text > p").first.bounding_box(), page.locator(".side-note").first.bounding_box()
    assert note["x"] >= text["x"] + text["width"]
    assert note["x"] + note["width"] <= 1280
    page.context.close()


PLACES = """[...document.querySelectorAll(".side-note")].filter((note) => note.checkVisibility()).map((note) => {
  const box = note.getBoundingClientRect();
  return [document.getElementById(note.id.replace("aside", "call")).getBoundingClientRect().top, box.top, box.bottom];
})"""


def test_no_note_stands_further_from_its_call_than_it_is_high_nor_over_another(open_page, published) -> None:
    page = open_page(f"{published.address}/every-element/", 1280)
    page.wait_for_selector(".beside .side-note:visible")
    places = page.evaluate(PLACES)
    assert len(places) > 3
    assert all(-1 <= top - call <= bottom - top + 1 for call, top, bottom in places)
    assert all(one[2] <= other[1] for one, other in pairwise(places))
    page.context.close()


@pytest.mark.parametrize("place", ["h2", "td, th", "li", "p"])
def test_a_call_opens_its_note_wherever_it_stands_and_however_wide_the_page(open_page, published, place) -> None:
    page = open_page(f"{published.address}/every-element/", 1280)
    calls = page.locator(", ".join(f"#text {name} button.noteref" for name in place.split(", ")))
    calls.first.click()
    assert page.locator(":popover-open").get_attribute("aria-label") == calls.first.get_attribute("aria-label")
    page.context.close()


def test_notes_beside_the_text_are_not_copied_with_it(open_page, published) -> None:
    page = open_page(f"{published.address}/every-element/", 1280)
    page.wait_for_selector(".beside .side-note:visible")
    page.evaluate("getSelection().selectAllChildren(document.getElementById('text'))")
    note = " ".join(page.locator(".side-note").first.inner_text().split())[3:40]
    assert note not in " ".join(page.evaluate("getSelection().toString()").split())
    page.context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_without_javascript_the_page_is_all_there(open_page, published, width) -> None:
    page = open_page(f"{published.address}/every-element/", width, java_script_enabled=False)
    assert page.locator("button.copy:visible").count() == 0
    page.click("button.noteref >> nth=0")
    assert page.locator(".side-note:visible").count() == 1
    page.keyboard.press("Escape")
    page.click("summary")
    assert page.locator(".styles dd:visible").count() == 10
    page.context.close()


def test_a_citation_is_copied(open_page, published) -> None:
    page = open_page(f"{published.address}/every-element/", permissions=["clipboard-read", "clipboard-write"])
    page.click("summary")
    page.click("button[data-of=citation-apa]")
    page.wait_for_function("document.getElementById('copied').textContent")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == " ".join(page.locator("#citation-apa").inner_text().split())
    assert copied.startswith("de Vries, A.")
    page.context.close()


def test_the_contents_follow_the_reading(open_page, published) -> None:
    page = open_page(f"{published.address}/sections/", 1600, 500)
    assert page.locator(".contents a").count() == 4
    page.evaluate("document.getElementById(document.querySelector('.contents li:nth-child(3) a').hash.slice(1)).scrollIntoView()")
    page.wait_for_function("document.querySelector('.contents li:nth-child(3) a[aria-current=location]')")
    assert page.locator(".contents a[aria-current]").count() == 1
    page.context.close()


def test_no_page_asks_another_host_for_anything(open_page, published) -> None:
    for name in PAGES:
        page = open_page(f"{published.address}/{name}")
        page.wait_for_load_state("networkidle")
        assert page.asked
        assert [url for url in page.asked if not url.startswith((published.address, "data:"))] == []
        if name.endswith("element/"):
            assert [url for url in page.asked if not url.startswith("data:") and "/every-element/" not in url] == []
        page.context.close()


def test_paper_has_the_endnotes_and_no_buttons(open_page, published) -> None:
    page = open_page(f"{published.address}/every-element/")
    page.emulate_media(media="print")
    assert page.locator("section.notes li:visible").count() > 0
    assert page.locator(".side-note:visible, button:visible, .downloads:visible").count() == 0
    page.context.close()


def test_the_search_finds_words_of_the_text(open_page, published) -> None:
    pytest.importorskip("pagefind", reason="Pagefind is not here: pip install pagefind pagefind-bin")
    page = open_page(f"{published.address}/search.html?q=harbour", 320)
    page.wait_for_function("document.querySelectorAll('#results a').length || document.getElementById('found').textContent")
    found = page.locator("#results a").evaluate_all("links => links.map((link) => link.pathname)")
    assert "/every-element/" in found
    page.fill("input[type=search]", "zzqqxxyy")
    page.keyboard.press("Enter")
    page.wait_for_function("document.getElementById('found').textContent.startsWith('Nothing')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.context.close()
