"""Several notes confirmed at once: what is confirmed stood on the screen, as it stands now, and nothing else is confirmed."""

import html
import re

import pytest

from footpress.desk.alike import alike, waiting
from footpress.gathering.corrections.confirming import state
from footpress.gathering.corrections.recorded_notes import note_blocks, recorded_notes
from footpress.gathering.corrections.rewriting import notes_of


def listed(page: str) -> dict[str, str]:
    return dict(re.findall(r'type="checkbox" id="[^"]+" name="(n-\d+)" value="(\w+)" checked', page))


def confirmed(sitter) -> list[int]:
    texts = sitter.texts()
    return [n for n, data in recorded_notes(texts.record).items() if state(texts, data) == "confirmed"]


def doubt_more(sitter, *numbers: int) -> None:
    """Give notes the reading of note 3, with its doubt."""
    texts = sitter.texts()
    blocks, record, markdown = note_blocks(texts.record), texts.record, texts.markdown
    for number in numbers:
        record = record.replace(blocks[number], blocks[3].replace("- n: 3\n", f"- n: {number}\n"))
        markdown = markdown.replace(f"[^{number}]: {notes_of(markdown)[number]}", f"[^{number}]: {notes_of(markdown)[3]}")
    sitter.file("source/notes/tide.yaml").write_text(record, encoding="utf-8")
    sitter.file("source/tide.md").write_text(markdown, encoding="utf-8")


def test_the_list_shows_each_note_and_its_works_before_they_are_confirmed(sitter) -> None:
    page = sitter.get("/a/tide/together/clear").text
    assert list(listed(page)) == ["n-1", "n-2", "n-4", "n-5", "n-6"], "note 3 has a doubt"
    assert "Ada Osei, Harbours of the North" in page and "→ Osei, Ada: Harbours of the North (2003), 7" in page
    assert confirmed(sitter) == [], "nothing is confirmed by looking"
    before = sitter.texts()
    assert sitter.ask("POST", "/a/tide/together/clear", data=listed(page)).headers["location"] == "/a/tide"
    assert confirmed(sitter) == [1, 2, 4, 5, 6]
    assert (sitter.texts().markdown, sitter.texts().bibliography) == (before.markdown, before.bibliography)
    assert 'id="confirm-clear"' not in sitter.get("/a/tide/note/1").text
    assert sitter.get("/a/tide/together/clear").status_code == 303, "there is nothing left to list"
    sitter.ask("POST", "/undo")
    assert sitter.texts() == before, "one step"


def test_what_is_taken_out_of_the_list_is_not_confirmed(sitter) -> None:
    chosen = listed(sitter.get("/a/tide/together/clear").text)
    del chosen["n-4"]
    sitter.ask("POST", "/a/tide/together/clear", data=chosen)
    assert confirmed(sitter) == [1, 2, 5, 6]


def test_the_same_doubt_is_one_list(sitter) -> None:
    assert 'id="alike"' not in sitter.get("/a/tide/note/3").text, "no other note has it"
    doubt_more(sitter, 5, 6)
    reasons, count = alike(sitter.texts(), 3)
    assert count == 3 and [each.number for each in waiting(sitter.texts(), reasons)] == [3, 5, 6]
    assert alike(sitter.texts(), 1) == ("clear", 3)
    assert f'href="/a/tide/together/{reasons}"' in sitter.get("/a/tide/note/5").text
    page = sitter.get(f"/a/tide/together/{reasons}").text
    assert html.unescape(page).count("p. 179 is far from p. 590: is another work meant?") == 3
    sitter.ask("POST", f"/a/tide/together/{reasons}", data=listed(page))
    assert confirmed(sitter) == [3, 5, 6]


@pytest.mark.parametrize("how", ["entry", "note", "confirmed", "another reason"])
def test_what_was_changed_since_it_was_shown_confirms_nothing(how: str, sitter) -> None:
    chosen = listed(sitter.get("/a/tide/together/clear").text)
    if how == "entry":
        sitter.do(4, "entry", key="osei2003", f_date="2004")
    elif how == "note":
        sitter.do(1, "page", citation=0, locator="12")
    elif how == "confirmed":
        sitter.do(1, "confirm")
    else:
        chosen["n-3"] = listed(sitter.get(f"/a/tide/together/{alike(sitter.texts(), 3)[0]}").text)["n-3"]
    before = sitter.texts()
    answer = sitter.ask("POST", "/a/tide/together/clear", data=chosen)
    assert answer.status_code == 409 and "nothing was confirmed" in answer.text
    assert sitter.texts() == before
