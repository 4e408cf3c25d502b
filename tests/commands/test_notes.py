"""`footpress notes` as people and programs use it: JSON lines, a table, a bibliography, an explanation of one note."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from footpress.cli import main
from footpress.model.doubt import DOUBTS

NOTES = (
    "Jeffrey Reeves, “Mongolia's Evolving Security Strategy”, *The Pacific Review*, 25:5, 2012, p. 590.",
    "Edward Thompson, *The Making of the English Working Class* (London: Gollancz, 1963), p. 12.",
    "Ibid., p. 13.",
    "I owe this point to a conversation with my mother.",
    "Reeves, op. cit., p. 179.",
)
BREAK, INDENT = ",\n", "\n    "
FIELDS = (
    "kind", "refers_to_note", "type", "author", "title", "container", "publisher", "place", "date", "volume", "issue", "pages",
    "locator", "url", "doi", "accessed", "span",
)  # fmt: skip


def lines(notes: tuple[str, ...] = NOTES, doc: str = "a") -> list[str]:
    return [json.dumps({"doc": doc, "n": n, "lang": "en", "raw": raw}, ensure_ascii=False) for n, raw in enumerate(notes, 1)]


@pytest.fixture
def footpress(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run `footpress notes` with an input; gives the exit code, what it printed and what it said."""

    def run(given: str | bytes, *words: str) -> tuple[int, str, str]:
        data = given if isinstance(given, bytes) else given.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        code = main(["notes", *words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def test_json_lines_come_back_with_their_citations(footpress: Any) -> None:
    code, out, _ = footpress("\n".join(lines()) + "\n", "--jsonl")
    read = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [(line["doc"], line["n"], line["lang"], line["raw"]) for line in read] == [
        ("a", n, "en", raw) for n, raw in enumerate(NOTES, 1)
    ]
    assert [[citation["refers_to_note"] for citation in line["citations"]] for line in read] == [[None], [None], [2], [], [1]]
    assert read[3]["prose"] == NOTES[3]
    first = read[0]["citations"][0]
    assert first["author"] == [["Reeves", "Jeffrey"]]
    assert (first["title"], first["date"], first["locator"]) == ("Mongolia's Evolving Security Strategy", "2012", "590")
    assert NOTES[0][slice(*first["span"])].startswith("Jeffrey Reeves")


def test_every_field_is_always_there(footpress: Any) -> None:
    _, out, _ = footpress("\n".join(lines()), "--jsonl")
    for line in out.splitlines():
        for citation in json.loads(line)["citations"]:
            assert set(FIELDS) <= set(citation)
            assert all(citation[name] is not None for name in FIELDS if name != "refers_to_note")


def test_each_citation_and_each_line_has_its_doubts(footpress: Any) -> None:
    _, out, _ = footpress("\n".join(lines()), "--jsonl")
    read = [json.loads(line) for line in out.splitlines()]
    for line in read:
        for owner in (line, *line["citations"]):
            assert set(owner["doubts"]) <= set(DOUBTS)
            assert len(set(owner["doubts"])) == len(owner["doubts"])
        assert all(bool(citation["doubts"]) == bool(citation["queries"]) for citation in line["citations"])
    assert "work-unlike" in read[4]["citations"][0]["doubts"]
    assert read[3]["doubts"] == []


def test_citations_in_the_input_are_ignored(footpress: Any) -> None:
    given = {"doc": "a", "n": 1, "lang": "en", "raw": NOTES[3], "citations": [{"kind": "full"}], "prose": "x", "more": 1}
    _, out, _ = footpress(json.dumps(given), "--jsonl")
    assert json.loads(out) == {
        "doc": "a",
        "n": 1,
        "lang": "en",
        "raw": NOTES[3],
        "more": 1,
        "citations": [],
        "prose": NOTES[3],
        "doubts": [],
    }


def test_documents_may_be_interleaved(footpress: Any) -> None:
    mixed = [line for pair in zip(lines(doc="a"), lines(NOTES[1:] + NOTES[:1], doc="b"), strict=True) for line in pair]
    _, out, _ = footpress("\n".join(mixed), "--jsonl")
    read = [json.loads(line) for line in out.splitlines()]
    assert [line["doc"] for line in read] == ["a", "b"] * 5
    ibid = {line["doc"]: line["citations"][0]["refers_to_note"] for line in read if line["raw"] == "Ibid., p. 13."}
    assert ibid == {"a": 2, "b": 1}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('{"doc": "a", "n": 1, "raw"', "standard input:2: error: this is not JSON"),
        ("[1, 2]", "standard input:2: error: this line is no object"),
        ('{"doc": "a", "n": 1}', "standard input:2: error: the note has no text"),
        ('{"doc": "a", "n": "one", "raw": "x"}', 'standard input:2: error: "n" is "one"'),
        ("[" * 100_000, "standard input:2: error: this JSON cannot be read"),
    ],
)
def test_a_bad_line_is_one_sentence(footpress: Any, line: str, sentence: str) -> None:
    code, out, err = footpress(f"{lines()[0]}\n{line}\n", "--jsonl")
    assert (code, out) == (1, "")
    assert err.startswith(sentence)
    assert err.count("\n") == 1


def test_json_lines_that_are_not_utf8(footpress: Any) -> None:
    code, _, err = footpress(lines()[0].encode() + '\n{"raw": "Türk"}'.encode("cp1254"), "--jsonl")
    assert code == 1
    assert err.startswith("standard input:2: error: this is not UTF-8")


def test_nothing_in_nothing_out(footpress: Any) -> None:
    assert footpress("", "--jsonl") == (0, "", "")
    assert footpress("\n\n")[0] == 1


def test_half_a_surrogate_pair_comes_back(footpress: Any) -> None:
    code, out, _ = footpress('{"doc": "a", "n": 1, "raw": "\\ud800 Ibid."}', "--jsonl")
    assert code == 0
    assert json.loads(out)["raw"] == "\ud800 Ibid."


def test_a_missing_file_is_one_sentence(footpress: Any, tmp_path: Path) -> None:
    code, _, err = footpress("", str(tmp_path / "none.txt"))
    assert (code, err) == (3, f"{tmp_path / 'none.txt'}: No such file or directory.\n")


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(NOTES),
        "\n".join(f"{n}. {raw}" for n, raw in enumerate(NOTES, 1)),
        "\n".join(f"[{n}] {raw}" for n, raw in enumerate(NOTES, 1)),
        "\n".join(f"{n} {raw}" for n, raw in enumerate(NOTES, 1)),
        "\n".join(f"{'⁰¹²³⁴⁵'[n]} {raw}" for n, raw in enumerate(NOTES, 1)),
        "\n".join(f"{n}. {raw.replace(', ', BREAK, 1)}" for n, raw in enumerate(NOTES, 1)),
        "The text.[^1]\n\n" + "\n\n".join(f"[^{n}]: {raw}" for n, raw in enumerate(NOTES, 1)) + "\n\nMore text.",
        "\n".join(f"[^note{n}]: {raw.replace(' ', INDENT, 1)}" for n, raw in enumerate(NOTES, 1)),
    ],
    ids=["plain", "12.", "[12]", "12", "raised", "broken lines", "Markdown", "Markdown, named and indented"],
)
def test_notes_in_a_text(footpress: Any, text: str) -> None:
    _, out, _ = footpress(text, "--format", "jsonl")
    assert [(line["n"], line["raw"]) for line in map(json.loads, out.splitlines())] == list(enumerate(NOTES, 1))


def test_a_year_is_no_note_number(footpress: Any) -> None:
    _, out, _ = footpress("1. First.\n1848 was the year.\n2. Second.", "--format", "jsonl")
    assert [json.loads(line)["raw"] for line in out.splitlines()] == ["First. 1848 was the year.", "Second."]


def test_the_table_fits_and_ends_with_the_queries(footpress: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    code, out, _ = footpress("\n".join(NOTES))
    head, _, first, second, third, fourth, fifth, *rest = out.splitlines()
    assert code == 0
    assert head.split() == ["n", "kind", "type", "author", "title", "date", "locator", "↩", "sure"]
    assert all(len(line) <= 90 for line in (head, first, second, third, fourth, fifth))
    assert "Reeves" in first
    assert third.split()[:3] == ["3", "ibid", "book"]
    assert fourth.split()[:2] == ["4", "–"]
    assert any(line.startswith("note 5: “Reeves, op. cit., p. 179.” is tied to Reeves") for line in rest)
    assert rest[-1] == "5 notes, 4 citations, 2 works, 2 back-references tied."


def test_bibtex_has_one_entry_a_work(footpress: Any) -> None:
    _, out, _ = footpress("\n".join(NOTES), "--format", "bibtex")
    assert [line for line in out.splitlines() if line.startswith("@")] == ["@article{reeves2012,", "@book{thompson1963,"]


def test_csl_json(footpress: Any) -> None:
    _, out, _ = footpress("\n".join(NOTES), "--format", "csl-json")
    article, book = json.loads(out)
    assert article["author"] == [{"family": "Reeves", "given": "Jeffrey"}]
    assert (article["type"], article["container-title"], article["volume"]) == ("article-journal", "The Pacific Review", "25")
    assert (book["publisher"], book["publisher-place"], book["issued"]) == ("Gollancz", "London", {"date-parts": [[1963]]})


def test_ris(footpress: Any) -> None:
    _, out, _ = footpress("\n".join(NOTES), "--format", "ris")
    article, book = out.split("\n\n")
    assert article.splitlines()[:3] == ["TY  - JOUR", "ID  - reeves2012", "AU  - Reeves, Jeffrey"]
    assert "PB  - Gollancz\nCY  - London\n" in book
    assert book.endswith("ER  - \n")


def test_explain_shows_fields_and_link(footpress: Any) -> None:
    _, out, _ = footpress("\n".join(NOTES), "--explain", "5")
    assert "[locator: 179]" in out
    assert "→ note 1" in out
    assert "\x1b[" not in out
    assert "\x1b[" in footpress("\n".join(NOTES), "--explain", "5", "--color")[1]


def test_explain_a_note_that_is_not_there(footpress: Any) -> None:
    code, _, err = footpress("\n".join(NOTES), "--explain", "9")
    assert (code, err) == (2, "There is no note 9: the notes are numbered 1 to 5.\n")


def test_a_reader_that_goes_away_is_no_error() -> None:
    many = "\n".join(lines() * 400)
    read, write = os.pipe()
    os.close(read)
    program = [sys.executable, "-m", "footpress.cli", "notes", "--jsonl"]
    done = subprocess.run(program, input=many.encode(), stdout=write, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")
