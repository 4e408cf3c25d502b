"""Manuscripts as authors send them, in cases/, and beside each what is read from it. `pytest --accept` writes the readings anew."""

import random
from dataclasses import asdict
from pathlib import Path

import pytest
import yaml

from footpress.documents import read
from footpress.documents.accounting import missing_words
from footpress.documents.plain_text.decoding import decode
from footpress.model.manuscript import Manuscript
from footpress.problems import FootpressError, ProblemsFound
from footpress.text.written_yaml import dump_yaml

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
WORD_CASES = sorted((Path(__file__).parent / "cases").glob("*.docx"))


def reading(manuscript: Manuscript) -> str:
    """What was read, as an editor would check it."""
    metadata = {name: value for name, value in asdict(manuscript.metadata).items() if value}
    metadata["authors"] = [author.name.sort for author in manuscript.metadata.authors]
    data = {
        "metadata": {name: list(value) if isinstance(value, tuple) else value for name, value in metadata.items()},
        "text": [f"{block.kind}: {block.text}" for block in manuscript.blocks],
        "notes": {note.number: note.raw for note in manuscript.notes},
        "left out": [f"{out.line}: {out.text} ({out.reason})" for out in manuscript.left_out],
        "to look at": [str(problem) for problem in manuscript.problems],
    }
    return dump_yaml({name: value for name, value in data.items() if value})


@pytest.mark.parametrize("path", [*CASES, *WORD_CASES], ids=lambda path: path.stem)
def test_a_manuscript_is_read_as_its_editor_would(path: Path, same_as) -> None:
    same_as(path.with_suffix(".yaml"), reading(read(path, path.name)))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_no_word_is_lost(path: Path) -> None:
    assert not missing_words(decode(path.read_bytes(), path.name).text, read(path, path.name))


def test_a_lost_word_is_noticed() -> None:
    manuscript = read(CASES[0], "case.txt")
    text = decode(CASES[0].read_bytes(), "case.txt").text
    assert missing_words(f"{text} unheard", manuscript) == {"unheard": 1}


def refusal(path: Path) -> str:
    with pytest.raises(FootpressError) as caught:
        read(path, path.name)
    return str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "There is no manuscript" in refusal(tmp_path / "gone.txt")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" \n\n")
    assert (
        refusal(tmp_path / "empty.txt")
        == "empty.txt:1: error: there is nothing in this file: is it the right one? [manuscript-empty]"
    )


def test_an_unknown_format_is_refused_with_those_known(tmp_path: Path) -> None:
    (tmp_path / "paper.pages").write_bytes(b"x")
    assert "Formats known: .docx" in refusal(tmp_path / "paper.pages")


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\xff")
    assert "not a text file" in refusal(tmp_path / "image.txt")


TEXT = "Başlık ve Konu\n\nŞimdi Türkiye'de ışık, gün ve ağaç üzerine yazılmış uzun bir cümle daha okuyoruz.[1]\n\n[1] Ömer Işık, Ağaç, 2001.\n"
RUSSIAN = (
    "Название статьи\n\nЭто первое предложение статьи, и в нём достаточно слов для чтения.[1]\n\n[1] Иванов И.И., Книга, 2001.\n"
)


@pytest.mark.parametrize(
    ("text", "page", "name"),
    [(TEXT, "cp1254", "Windows-1254"), (RUSSIAN, "cp1251", "Windows-1251")],
)
def test_older_encodings_are_recognised_and_said(text: str, page: str, name: str, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(text.encode(page))
    (tmp_path / "new.txt").write_text(text, encoding="utf-8")
    old, new = read(tmp_path / "old.txt", "old.txt"), read(tmp_path / "new.txt", "new.txt")
    assert (old.blocks, old.notes) == (new.blocks, new.notes)
    assert [problem.id for problem in old.problems] == ["encoding-guessed"]
    assert name in old.problems[0].message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_byte_order_marks_are_understood(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "marked.txt").write_bytes(TEXT.encode(encoding))
    assert read(tmp_path / "marked.txt").metadata.title == "Başlık ve Konu"


def test_bytes_in_no_encoding_are_refused_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").write_bytes(b"One\n\nTwo \x81\x8d\x9d words\n")
    assert refusal(tmp_path / "broken.txt").startswith("broken.txt:3: error: this byte is not UTF-8")


BODY = "A Title\n\nThis is a paragraph of the text that is long enough to be one of those.{calls}\n\n{notes}\n"


@pytest.mark.parametrize(
    ("calls", "notes", "expected"),
    [
        ("[1] More.[2]", "[1] One.", ["3 call-without-note"]),
        ("[1]", "[1] One.\n\n[2] Two.", ["7 note-without-call"]),
        ("[1] More.[2]", "[1] One.\n\n[2] Two.\n\n[2] Again.", ["9 note-number-twice", "9 note-without-call"]),
        ("[1] It was so in 1999 [2019].", "[1] One.", ["3 number-in-brackets"]),
    ],
)
def test_calls_and_notes_that_do_not_fit(calls: str, notes: str, expected: list[str], tmp_path: Path) -> None:
    (tmp_path / "m.txt").write_text(BODY.format(calls=calls, notes=notes))
    assert [f"{problem.line} {problem.id}" for problem in read(tmp_path / "m.txt").problems] == expected


def test_two_megabytes_are_read_in_seconds(tmp_path: Path) -> None:
    paragraph = "This is a sentence of the text, and it has a call.[1] " * 20
    (tmp_path / "long.txt").write_text("A Title\n\n" + f"{paragraph}\n\n" * 2000 + "[1] A note.\n")
    assert len(read(tmp_path / "long.txt").blocks) == 2000


def test_stored_readings_have_their_manuscripts() -> None:
    assert {path.stem for path in (*CASES, *WORD_CASES)} == {
        path.stem for path in (Path(__file__).parent / "cases").glob("*.yaml")
    }
    assert all(yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8")) for path in (*CASES, *WORD_CASES))


@pytest.mark.parametrize("seed", range(60))
def test_no_word_is_lost_from_a_shuffled_manuscript(seed: int, tmp_path: Path) -> None:
    """Paragraphs and lines of several manuscripts in any order: nothing that a person would send, and still every word arrives."""
    draw = random.Random(seed)
    paragraphs = [part for path in CASES for part in path.read_text(encoding="utf-8").split("\n\n")]
    chosen = draw.sample(paragraphs, k=draw.randint(3, 25))
    if seed % 2:
        chosen = [
            draw.choice(["\n", " ", "\n\n"]).join(draw.sample(part.split("\n"), k=len(part.split("\n")))) for part in chosen
        ]
    text = "\n\n".join(chosen)
    (tmp_path / "m.txt").write_text(text, encoding="utf-8")
    try:
        manuscript = read(tmp_path / "m.txt", "m.txt")
    except ProblemsFound as stopped:
        assert all(problem.id == "manuscript-empty" for problem in stopped.problems)
        return
    assert "word-lost" not in {problem.id for problem in manuscript.problems}
    assert not missing_words(text, manuscript)
