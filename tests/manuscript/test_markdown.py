"""Markdown is read as Markdown; a plain text that is only called .md is read as a plain text."""

from pathlib import Path

import pytest

from footpress.documents import read
from footpress.model.manuscript import Manuscript

LONG = "The ferry was there long before anybody thought of building a bridge in that town."


def manuscript(text: str, tmp_path: Path) -> Manuscript:
    (tmp_path / "roads.md").write_text(text, encoding="utf-8")
    return read(tmp_path / "roads.md", "roads.md", "roads")


def test_front_matter_is_the_metadata(tmp_path: Path) -> None:
    head = "---\ntitle: Salt Roads\nauthor:\n- given: Ada\n  family: Field\ndate: 2022-03-14\nkeywords: [salt, roads]\nabstract: |\n  Of *salt*.\nlang: de\nmood: glad\n---\n"
    read = manuscript(f"{head}\n{LONG}[^1]\n\n[^1]: Ibid.\n", tmp_path)
    assert (read.metadata.title, read.metadata.date, read.metadata.lang) == ("Salt Roads", "2022-03-14", "de")
    assert (read.metadata.keywords, read.metadata.abstract) == (("salt", "roads"), "Of *salt*.")
    assert [author.name.sort for author in read.metadata.authors] == ["Field, Ada"]
    assert "mood: glad" in {out.text for out in read.left_out}


def test_named_and_inline_notes_are_numbered_in_order(tmp_path: Path) -> None:
    text = f"# Salt Roads\n\nAda Field\n\n{LONG}[^salt] More.^[An *inline* note.] End.[^2]\n\n[^2]: Ibid., 4.\n[^salt]: A. Field, *Salt*, 3.\n"
    read = manuscript(text, tmp_path)
    assert [(note.number, note.raw, note.line) for note in read.notes] == [
        (1, "A. Field, *Salt*, 3.", 8),
        (2, "An *inline* note.", 5),
        (3, "Ibid., 4.", 7),
    ]
    assert read.metadata.title == "Salt Roads"


@pytest.mark.parametrize(
    "block",
    [
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "> Quoted words.",
        "- one\n- two\n  - three",
        "``` python\nx = a[1] * b_2\n```",
        "$$E = mc^2$$",
        "Roses\\\nare red.",
        "As @hale1998 [12] shows, it was wrong [see @peverell2006, 55].",
        "A [link](https://example.org/a_b) and *emphasis* and ~~struck~~.",
        "## Two",
    ],
)
def test_structure_stays_what_it_is(block: str, tmp_path: Path) -> None:
    """What is read is written so that it means the same again."""
    read = manuscript(f"# Salt Roads\n\n{LONG}[^1]\n\n{block}\n\n{LONG}\n\n[^1]: Ibid.\n", tmp_path)
    again = manuscript(f"# Salt Roads\n\n{LONG}[^1]\n\n{_written(read)}\n\n{LONG}\n\n[^1]: Ibid.\n", tmp_path)
    assert read.blocks[1].text == again.blocks[1].text
    assert [part for part in block.split() if part.isalnum()] == [part for part in read.blocks[1].text.split() if part.isalnum()]
    assert "\\" not in read.blocks[1].text.replace("Roses\\", "")


def _written(read: Manuscript) -> str:
    block = read.blocks[1]
    return f"{'#' * block.level} {block.text}" if block.kind == "heading" else block.text


def test_notes_that_google_docs_writes_as_links(tmp_path: Path) -> None:
    text = f"# Salt Roads\n\nAda Field\n\n{LONG}[\\[1\\]](#ftnt1)\n\n[\\[1\\]](#ftnt_ref1) A. Field, *Salt*, 3.\n"
    read = manuscript(text, tmp_path)
    assert [note.raw for note in read.notes] == ["A. Field, *Salt*, 3."]


def test_notes_typed_as_in_a_plain_text(tmp_path: Path) -> None:
    read = manuscript(
        f"# Salt Roads\n\nAda Field\n\n{LONG}[1] More.[2]\n\nNotes\n\n[1] A. Field, *Salt*, 3.\n[2] Ibid.\n", tmp_path
    )
    assert [note.raw for note in read.notes] == ["A. Field, *Salt*, 3.", "Ibid."]


def test_a_note_in_a_caption_is_one_note(tmp_path: Path) -> None:
    read = manuscript(f"# Salt Roads\n\n{LONG}[^1]\n\n![A map[^2]](map.png)\n\n[^1]: One.\n[^2]: Two.\n", tmp_path)
    assert [note.raw for note in read.notes] == ["One.", "Two."]
    assert read.blocks[1].text == r"\[map.png\] A map[^2]"


def test_pictures_of_obsidian_and_beside_the_text(tmp_path: Path) -> None:
    (tmp_path / "map.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>')
    read = manuscript(f"# Salt Roads\n\n{LONG}[^1]\n\n![[map.svg|A map]]\n\nSee [[Salt|the salt]].\n\n[^1]: One.\n", tmp_path)
    assert [block.text for block in read.blocks[1:]] == ["![A map](roads/map.svg)", "See the salt."]
    assert [picture.name for picture in read.pictures] == ["roads/map.svg"]


def test_notes_that_nothing_calls_are_said_with_their_words(tmp_path: Path) -> None:
    """They are no part of the text, and stand in the record."""
    notes = "[^1]: One.\n\n[^2]: Never *called* 20.\n\n    - Its list.\n\n[^c d]: No name.\n\n[^x-3]: Nor this 30.\n"
    read = manuscript(f"# Salt Roads\n\n{LONG}[^1]\n\n{notes}", tmp_path)
    assert [note.raw for note in read.notes] == ["One."]
    said = {problem.line: problem.message for problem in read.problems if problem.id == "note-unused"}
    assert sorted(said) == [7, 13]
    assert "“Never *called* 20. Its list.”" in said[7]
    assert {(out.line, out.text) for out in read.left_out} >= {(7, "Never *called* 20. Its list."), (13, "Nor this 30.")}
    assert LONG in read.blocks[0].text


@pytest.mark.parametrize("number", ["119.", "1914.", "12)", "2."])
def test_a_number_at_the_beginning_of_a_wrapped_line_is_no_list(number: str, tmp_path: Path) -> None:
    read = manuscript(f"# Salt Roads\n\n{LONG}[^1] It ended\nin {number}\n\n[^1]: A. Field, *Salt*, p.\n    {number}\n", tmp_path)
    assert read.blocks[0].text.replace("\\", "").endswith(f"in {number}")
    assert [note.raw for note in read.notes] == [f"A. Field, *Salt*, p. {number}"]


def test_lists_that_begin_under_a_line_are_lists(tmp_path: Path) -> None:
    read = manuscript(f"# Salt Roads\n\n{LONG}[^1]\n1. one\n2. two\n\n3. three\n\n{LONG}\n\n[^1]: Ibid.\n", tmp_path)
    assert [word for word in ("one", "two", "three") if f". {word}" not in read.blocks[1].text.replace("  ", " ")] == []


def test_the_language_of_the_front_matter_is_no_lost_word(tmp_path: Path) -> None:
    read = manuscript(f"---\ntitle: Salt Roads\nlang: nds\n---\n\n{LONG}[^1]\n\n[^1]: Ibid.\n", tmp_path)
    assert (read.metadata.lang, [problem.id for problem in read.problems]) == ("nds", [])
