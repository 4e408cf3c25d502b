"""Correct: what an editor does to a note at the desk is in the three texts, and nothing else is."""

import json
import re
import time

import pytest
from imported_notes import NOTES

from footpress.gathering.corrections.recorded_notes import note_blocks
from footpress.gathering.source_notes import source_notes
from footpress.publication.note_lists.gold_lines import gold_lines
from footpress.references.tokens import tokenise
from footpress.text.escaping import escape_markdown
from footpress.text.written_yaml import dump_yaml


def note(sitter, number: int) -> str:
    return source_notes(sitter.texts().markdown)[number]


def span(number: int, words: str) -> dict[str, int]:
    start = NOTES[number - 1].index(words)
    return {"start": start, "end": start + len(words)}


def test_the_list_says_how_much_is_to_be_looked_at(sitter) -> None:
    page = sitter.get("/").text
    assert "The Tide" in page and "1 of 1" in page
    assert sitter.get("/a/tide").headers["location"] == "/a/tide/note/3"


def test_a_note_is_shown_as_it_was_typed_with_what_was_read(sitter) -> None:
    page = sitter.get("/a/tide/note/2").text
    words = re.findall(r'role="option"[^>]*>([^<]+)<', page)
    assert " ".join(words) == "Ada Lovelace Notes on Ropes Hull Pier Press 1999 12 Tom Blum Dry Docks Leeds 2001 p 5"
    assert re.findall(r'aria-label="Pier, (\w+)"', page) == ["Publisher"]
    assert 'value="Lovelace, Ada"' in page and 'value="Notes on Ropes"' in page
    assert "lovelace1999" in page and "blum2001" in page


def test_the_doubt_is_in_plain_words(sitter) -> None:
    assert "p. 179 is far from p. 590: is another work meant?" in sitter.get("/a/tide/note/3").text


@pytest.mark.parametrize(
    ("number", "act", "form", "markdown"),
    [
        (4, "assign", {**span(4, "Quay Poche"), "field": "series"}, None),
        (1, "page", {"citation": 0, "locator": "591-593"}, "[@reeves2012, 591–593]."),
        (3, "tie", {"citation": 0, "work": "Lovelace, Ada: Notes on Ropes (1999)"}, "Reeves, p. 179."),
        (3, "new-work", {"citation": 0}, "Reeves, p. 179."),
        (2, "prose", {"citation": 1}, "[@lovelace1999, 12\\; Tom Blum, *Dry Docks* (Leeds, 2001), p. 5]."),
        (6, "cite", span(6, "Tom Blum"), NOTES[5]),
        (2, "by-hand", {"markdown": "Mine."}, "Mine."),
    ],
)
def test_a_change_is_written_at_once_and_undone(number: int, act: str, form: dict, markdown: str | None, sitter) -> None:
    before = sitter.texts()
    answer = sitter.do(number, act, **form)
    if act == "assign":
        assert answer.status_code == 422 and "There is no field" in answer.text
        return
    assert (answer.status_code, note(sitter, number)) == (303, markdown)
    after = sitter.texts()
    assert after != before
    assert sitter.ask("POST", "/undo").headers["location"] == f"/a/tide/note/{number}"
    assert sitter.texts() == before
    sitter.ask("POST", "/redo")
    assert sitter.texts() == after


def test_an_entry_is_edited_as_people_type(sitter) -> None:
    sitter.do(4, "entry", key="osei2003", f_author="Osei, Ada; Central Bank; et al.", f_title="Harbours & Quays", f_location="")
    bibliography = sitter.texts().bibliography
    assert "  author    = {Osei, Ada and {Central Bank} and others},\n" in bibliography
    assert "  title     = {{Harbours \\& Quays}},\n" in bibliography
    assert "Oslo" not in bibliography
    page = sitter.get("/a/tide/note/4").text
    assert 'value="Osei, Ada; Central Bank; et al."' in page and 'value="Harbours &amp; Quays"' in page


def test_a_form_that_changes_nothing_writes_nothing(sitter) -> None:
    sitter.do(4, "entry", key="osei2003", f_author="Osei, Ada", f_title="Harbours of the North")
    assert sitter.desk.sitting.done == []


def test_the_note_is_set_while_it_is_typed(sitter) -> None:
    standing = sitter.get("/a/tide/note/4/printed").text
    assert "Harbours of the North" in standing
    typed = sitter.ask("POST", "/a/tide/note/4/printed", data={"key": "osei2003", "f-title": "Harbours of the South"}).text
    assert typed == standing.replace("North", "South")
    assert "See Osei" in sitter.ask("POST", "/a/tide/note/4/printed", data={"markdown": "[See @osei2003, 7]."}).text.replace(
        "Ada ", ""
    )
    assert "and has no entry" in sitter.ask("POST", "/a/tide/note/4/printed", data={"markdown": "[@nobody]."}).text
    assert sitter.desk.sitting.done == [], "nothing is saved by looking"


def test_confirming_goes_on_to_the_next_doubt(sitter) -> None:
    assert sitter.do(3, "confirm", next=1).headers["location"] == "/a/tide/together/clear", "none is left but those without"
    assert "Every doubt is looked at." in sitter.get("/a/tide/note/1").text
    assert "0 of 1" in sitter.get("/").text
    assert sitter.do(3, "unconfirm").status_code == 303
    assert "1 of 1" in sitter.get("/").text


def test_what_was_changed_elsewhere_meanwhile_stays_and_both_are_shown(sitter) -> None:
    shown = sitter.get("/a/tide/note/4").text
    version = re.search(r'data-version="(\w+)"', shown)[1]
    theirs = sitter.texts().bibliography.replace("Harbours of the North", "Harbours of Theirs")
    sitter.file("bibliography.bib").write_text(theirs, encoding="utf-8")
    form = {"version": version, "key": "osei2003", "f-title": "Harbours of Mine"}
    answer = sitter.ask("POST", "/a/tide/note/4/entry", data=form)
    assert answer.status_code == 409
    assert "Harbours of Theirs" in answer.text and "Harbours of Mine" in answer.text
    assert sitter.texts().bibliography == theirs


def test_a_change_of_another_note_is_in_nobodys_way(sitter) -> None:
    version = re.search(r'data-version="(\w+)"', sitter.get("/a/tide/note/1").text)[1]
    sitter.do(4, "confirm")
    assert sitter.ask("POST", "/a/tide/note/1/confirm", data={"version": version}).status_code == 303


def test_what_was_changed_since_is_not_undone(sitter) -> None:
    sitter.do(1, "page", citation=0, locator="1")
    theirs = sitter.texts().markdown.replace("Word", "Theirs")
    sitter.file("source/tide.md").write_text(theirs, encoding="utf-8")
    answer = sitter.ask("POST", "/undo")
    assert answer.status_code == 422 and "was changed elsewhere meanwhile" in answer.text
    assert sitter.texts().markdown == theirs


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"start": "x", "end": "y"},
        {"start": 60, "end": 0},
        {"start": 99999, "end": 999999},
        {"citation": 99},
        {"start": "١", "end": "٢"},
    ],
)
@pytest.mark.parametrize(
    "act", ["assign", "cite", "cut", "page", "join", "prose", "tie", "new-work", "kind", "entry", "by-hand", "nothing"]
)
def test_nonsense_is_a_sentence_and_writes_nothing(act: str, form: dict, sitter) -> None:
    before = sitter.texts()
    answer = sitter.do(2, act, **form)
    assert answer.status_code in (422, 303)
    assert sitter.texts() == before


def test_a_bibliography_with_errors_is_shown_and_not_lost(sitter) -> None:
    broken = sitter.texts().bibliography.replace("@book{blum2001,", "@book blum2001,")
    sitter.file("bibliography.bib").write_text(broken, encoding="utf-8")
    assert sitter.get("/a/tide/note/2").status_code == 200
    assert "has no entry" in sitter.get("/a/tide/note/2/printed").text
    assert sitter.do(1, "entry", key="reeves2012", f_date="2013").status_code in (303, 422)
    assert "@book blum2001," in sitter.texts().bibliography


def test_files_that_may_not_be_written_are_told(sitter, monkeypatch: pytest.MonkeyPatch) -> None:
    from footpress.problems import WorldError

    def refuse(*_: object) -> None:
        raise WorldError("bibliography.bib was not written: Permission denied.")

    monkeypatch.setattr("footpress.disk.together.replace_text", refuse)
    answer = sitter.do(4, "entry", key="osei2003", f_date="2004")
    assert (answer.status_code, "Permission denied" in answer.text) == (422, True)


def test_an_article_without_a_record_shows_its_notes(sitter) -> None:
    sitter.file("source/own.md").write_text("---\ntitle: Own\n---\n\nText.[^1]\n\n[^1]: [@osei2003, 5].\n", encoding="utf-8")
    page = sitter.get("/a/own/note/1").text
    assert "[@osei2003, 5]." in page and "not imported" in page
    assert "Harbours of the North" in sitter.get("/a/own/note/1/printed").text


def test_an_article_without_notes_begins_with_its_text(sitter) -> None:
    sitter.file("source/bare.md").write_text("---\ntitle: Bare\n---\n\nText.\n", encoding="utf-8")
    assert sitter.get("/a/bare").headers["location"] == "/a/bare/text"


def test_line_ends_stay_what_they_are(sitter) -> None:
    for name in ("source/tide.md", "bibliography.bib"):
        path = sitter.file(name)
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    sitter.do(1, "page", citation=0, locator="1")
    sitter.do(4, "entry", key="osei2003", f_date="2004")
    for name in ("source/tide.md", "bibliography.bib"):
        data = sitter.file(name).read_bytes()
        assert data.count(b"\n") == data.count(b"\r\n") > 10


def test_two_entries_become_one_in_every_article(sitter) -> None:
    sitter.file("source/other.md").write_text("---\ntitle: Other\n---\n\nText.[^1]\n\n[^1]: [@blum2001, 5].\n", encoding="utf-8")
    before = sitter.texts()
    assert sitter.do(2, "merge", key="blum2001", work="lovelace1999").status_code == 303
    assert note(sitter, 2) == "[@lovelace1999, 12; @lovelace1999, 5]."
    assert "[@lovelace1999, 5]." in sitter.file("source/other.md").read_text(encoding="utf-8")
    assert "blum2001" not in sitter.texts().bibliography
    sitter.ask("POST", "/undo")
    assert sitter.texts() == before and "[@blum2001, 5]." in sitter.file("source/other.md").read_text(encoding="utf-8")
    assert sitter.do(2, "merge", key="blum2001", work="nobody").status_code == 422


def test_a_correction_is_offered_where_the_same_was_read(sitter) -> None:
    sitter.do(5, "assign", field="title", **span(5, "Osei"))
    assert "Also there (1): 4" not in sitter.get("/a/tide/note/5").text, "Ada Osei is another word than Osei"
    sitter.ask("POST", "/undo")
    five = note_blocks(sitter.texts().record)[5]
    record = sitter.texts().record.replace(note_blocks(sitter.texts().record)[6], five.replace("- n: 5", "- n: 6"))
    sitter.file("source/notes/tide.yaml").write_text(record, encoding="utf-8")
    markdown = sitter.texts().markdown.replace(NOTES[5], "[@osei2003, 8].")
    sitter.file("source/tide.md").write_text(markdown, encoding="utf-8")
    sitter.do(5, "assign", field="title", **span(5, "Osei"))
    assert "Also there (1): 6" in sitter.get("/a/tide/note/5").text
    assert "Also there (" not in sitter.get("/a/tide/note/6").text
    assert sitter.ask("POST", "/a/tide/note/5/also").status_code == 303
    assert 'aria-label="Osei, Title"' in sitter.get("/a/tide/note/6").text
    sitter.ask("POST", "/undo")
    assert 'aria-label="Osei, Author"' in sitter.get("/a/tide/note/6").text


def test_confirmed_readings_are_gold(sitter) -> None:
    assert list(gold_lines(sitter.desk.directory)) == []
    sitter.do(3, "confirm")
    sitter.do(2, "confirm")
    sitter.do(6, "by-hand", markdown="Mine.")
    sitter.do(6, "confirm")
    lines = [json.loads(line) for line in gold_lines(sitter.desk.directory, ("tide",))]
    assert [(line["doc"], line["n"], line["lang"], line["raw"]) for line in lines] == [
        ("tide", 2, "en", NOTES[1]), ("tide", 3, "en", NOTES[2])
    ]  # fmt: skip
    assert [citation["title"] for citation in lines[0]["citations"]] == ["Notes on Ropes", "Dry Docks"]
    assert lines[0]["citations"][1]["author"] == [["Blum", "Tom"]]
    short = lines[1]["citations"][0]
    assert (short["kind"], short["refers_to_note"], short["refers_to_index"], short["locator"]) == ("short", 1, 0, "179")


def test_a_thousand_notes_are_quick(sitter, tide_texts) -> None:
    """One note is read and written without a look at the others."""
    block = note_blocks(tide_texts.record)[1]
    record, text, calls = tide_texts.record, tide_texts.markdown, ""
    numbers = range(7, 1001)
    more = "".join(block.replace("- n: 1\n", f"- n: {n}\n") for n in numbers)
    record = record.replace("left_out:", more + "left_out:", 1)
    calls = " ".join(f"Word[^{n}]" for n in numbers)
    text = text.replace("Word[^1]", f"Word[^1] {calls}", 1) + "".join(f"\n[^{n}]: [@reeves2012, 590].\n" for n in numbers)
    sitter.file("source/tide.md").write_text(text, encoding="utf-8")
    sitter.file("source/notes/tide.yaml").write_text(record, encoding="utf-8")
    sitter.get("/a/tide/note/500")
    began = time.perf_counter()
    assert sitter.do(500, "page", citation=0, locator="591").status_code == 303
    assert note(sitter, 500) == "[@reeves2012, 591]."
    assert "1 of 1" in sitter.get("/a/tide/note/500").text
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize(
    "raw", [" ".join(f"word{n}" for n in range(10_000)), "שלום עולם, *ספר הים*, תל אביב, 2003, עמ' 7.", "*", "[[[" * 300]
)
def test_whatever_a_note_is_its_page_comes(raw: str, sitter) -> None:
    text = f"---\ntitle: Own\n---\n\nText.[^1]\n\n[^1]: {escape_markdown(raw)}\n"
    record = dump_yaml({"manuscript": "own.txt", "notes": [{"n": 1, "line": 1, "raw": raw, "citations": []}], "queries": []})
    sitter.file("source/own.md").write_text(text, encoding="utf-8")
    sitter.file("source/notes/own.yaml").write_text(record, encoding="utf-8")
    began = time.perf_counter()
    page = sitter.get("/a/own/note/1")
    assert page.status_code == 200 and time.perf_counter() - began < 8
    assert page.text.count('role="option"') == len([token for token in tokenise(raw) if token.kind != "punct"])
