"""What an import writes is held against what it read: every note is there again, in its place, with its words."""

import json
import re
import subprocess
from itertools import product
from pathlib import Path

import pytest

from footpress.checks.written_notes import lost_notes
from footpress.citing.tree import parse
from footpress.gathering.account.settling import Settlement
from footpress.model.manuscript import Manuscript, Metadata, Note
from footpress.pandoc.elements import walk
from footpress.pandoc.running import pandoc_path
from footpress.publication.importing import Imported, import_manuscript

BLOCKS = {
    "paragraph": "They said {}a of it.",
    "broken line": "They had said {}a\\\nand again {}b.",
    "table": "| X | Y |\n|---|---|\n| {}a | {}b |",
    "grid": "+-----+------+\n| - a | {:>3}b |\n| - b |      |\n+-----+------+",
    "list": "- Item {}a\n- item {}b\n  - inner {}c",
    "numbers": "1.  Item {}a\n2.  item {}b",
    "quotation": "> Quoted {}a\n>\n> more {}b",
    "rule": "* * *",
    "code": "    code {}a\n\n    more {}b",
    "fence": "``` python\ncode {}a\n```",
    "heading": "# Heading {}a",
    "verse": "| The roses were red {}a\n| and the violets blue {}b",
    "formula": "$$x_{{{}}} = 2$$",
    "definition": "Term {}a\n\n:   Meaning {}b",
}
SAID = re.compile(r"\d+[a-c]\b")


def note(number: int, blocks: list[str]) -> str:
    text = "\n\n".join(block.format(*[number] * 3) for block in blocks)
    return f"[^{number}]:\n\n" + "\n".join(f"    {line}" if line else "" for line in text.split("\n")) + "\n"


PAIRS = list(product(BLOCKS, BLOCKS))
NOTES = "\n".join(note(number, [BLOCKS[first], "Between {}c.", BLOCKS[then]]) for number, (first, then) in enumerate(PAIRS, 1))
TEXT = "".join(f"The keepers wrote it down.[^{number}]\n\n" for number in range(1, len(PAIRS) + 1))
ARTICLE = f"---\ntitle: Lamps\nauthor: Ada Field\n---\n\n{TEXT}{NOTES}"


def test_every_paragraph_of_a_note_is_read(publication: Path) -> None:
    first = "Jeffrey Reeves, *Omni-Enmeshment*, London: Port, 2012, p. 590."
    more = ["He was not alone.", "See also Ada Lund, *Salt Roads*, Port: Quay Press, 2001, p. 3.", "That is all."]
    note = "\n\n    ".join([first, *more])
    done = imported(publication, "lamps.md", f"---\ntitle: Lamps\n---\n\nThey wrote it down.[^1]\n\n[^1]: {note}\n")
    text = (publication / "source/lamps.md").read_text(encoding="utf-8")
    assert text.endswith(
        "[^1]: [@reeves2012, 590].\n\n    He was not alone.\n\n    [See also @lund2001, 3].\n\n    That is all.\n"
    )
    assert not told(done, "note-lost")


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    (tmp_path / "p" / "source").mkdir(parents=True)
    return tmp_path / "p"


def imported(publication: Path, name: str, text: str) -> Imported:
    path = publication.parent / name
    path.write_text(text, encoding="utf-8")
    return import_manuscript(path, publication, "lamps")


def told(imported: Imported, name: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in imported.problems if problem.id == name]


def words_of_notes(publication: Path) -> list[list[str]]:
    text = (publication / "source/lamps.md").read_text(encoding="utf-8").split("\n---\n", 1)[1]
    notes = [element["c"] for element in walk(parse(text)) if element["t"] == "Note"]
    return [sorted(set(SAID.findall(json.dumps(blocks)))) for blocks in notes]


@pytest.mark.parametrize("ending", ["md", "docx", "html"])
def test_whatever_blocks_a_note_has_stay_in_it(ending: str, publication: Path, tmp_path: Path) -> None:
    """Each kind of block begins a note, and ends one that begins with each other."""
    (tmp_path / "article.md").write_text(ARTICLE, encoding="utf-8")
    if ending != "md":
        subprocess.run(
            [pandoc_path(), "-s", "article.md", "-o", f"article.{ending}"], cwd=tmp_path, check=True, capture_output=True
        )
    result = import_manuscript(tmp_path / f"article.{ending}", publication, "lamps")
    assert len(result.manuscript.notes) == len(PAIRS)
    typed = [sorted(set(SAID.findall(note(number, [BLOCKS[a], "{}c", BLOCKS[b]])))) for number, (a, b) in enumerate(PAIRS, 1)]
    assert words_of_notes(publication) == typed
    assert told(result, "note-lost") == []


def test_blocks_of_a_note_that_no_reader_knows_are_said(publication: Path, tmp_path: Path) -> None:
    """pandoc drops tables and lists in the notes of an .odt."""
    (tmp_path / "article.md").write_text(ARTICLE, encoding="utf-8")
    subprocess.run([pandoc_path(), "article.md", "-o", "article.odt"], cwd=tmp_path, check=True)
    result = import_manuscript(tmp_path / "article.odt", publication, "lamps")
    assert len(words_of_notes(publication)) == len(result.manuscript.notes) == len(PAIRS)
    assert told(result, "word-lost")


def test_a_note_that_leaves_its_place_is_said() -> None:
    """The check itself: rows that no blank sets in are not the note's, and a note that is not there is missed."""
    notes = (Note(1, "X Y 16 17", is_kept=True, more="| X | Y |"), Note(2, "See there."))
    manuscript, nothing = Manuscript("m.docx", Metadata(), (), notes), Settlement((), (), (), {})
    out = "One.[^1] Two.[^2]\n\n[^1]: X Y\n\n| 16 17\n\n[^2]: See there.\n"
    assert [problem.message for problem in lost_notes(out, manuscript, nothing)] == [
        "note 1 lacks in the text these words: 16, 17. Put them where they belong."
    ]
    (gone,) = lost_notes("One.[^1]\n\n[^1]: X Y 16 17\n", manuscript, nothing)
    assert gone.message.startswith("2 notes were read, and the text that was written has 1")


def test_a_call_without_a_note_is_asked_about(publication: Path) -> None:
    result = imported(publication, "m.md", "# Lamps\n\nAda Field\n\nThere.[^1] Lost.[^9]\n\n[^1]: A note, see [^8].\n")
    assert [(line, message.split()[0]) for line, message in told(result, "call-without-note")] == [(5, "[^9]"), (7, "[^8]")]
