"""LaTeX: notes by all their names, commands that nobody knows, long tables, what pandoc itself writes."""

import re
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from footpress.documents import read
from footpress.model.manuscript import Manuscript
from footpress.pandoc.running import pandoc_path

LONG = "A longer first sentence stands here, so that it is taken for a text."


def manuscript(body: str, tmp_path: Path, preamble: str = "") -> Manuscript:
    text = rf"\documentclass{{article}}{preamble}\title{{Lamps}}\author{{Ann Lee}}\begin{{document}}\maketitle" + "\n" + body
    (tmp_path / "lamps.tex").write_text(text + "\n\\end{document}\n", encoding="utf-8")
    return read(tmp_path / "lamps.tex", "lamps.tex", "lamps")


def ids(read: Manuscript) -> set[str]:
    return {problem.id for problem in read.problems}


@pytest.mark.parametrize(
    "note",
    [
        r"\endnote{Its \emph{words} 9.}",
        r"\sidenote{Its \emph{words} 9.}",
        r"\sidenote[2][1cm]{Its \emph{words} 9.}",
        r"\marginpar[left]{Its \emph{words} 9.}",
        r"\footnotemark\ more.\footnotetext{Its \emph{words} 9.}",
        r"\footnotemark[7] more.\footnotetext[7]{Its \emph{words} 9.}",
        r"\footnotetext{Its \emph{words} 9.}",
    ],
)
def test_a_note_by_any_name_is_a_note(note: str, tmp_path: Path) -> None:
    read = manuscript(rf"{LONG}\footnote{{First.}} Then{note} and \footnote{{Last \textbf{{b}}.}}", tmp_path)
    assert [note.raw for note in read.notes] == ["First.", "Its *words* 9.", "Last **b**."]
    assert not ids(read)


def test_marks_and_texts_are_paired_in_order_or_by_number(tmp_path: Path) -> None:
    body = rf"{LONG} a\footnotemark[3] b\footnotemark[2] c\footnotemark.\footnotetext[2]{{Two.}}\footnotetext[3]{{Three.}}\footnotetext{{Next.}}"
    assert [note.raw for note in manuscript(body, tmp_path).notes] == ["Three.", "Two.", "Next."]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (r"\mycmd{Kept words 88}", "Kept words 88"),
        (r"\mycmd[x]{Kept \emph{words}}{and more}", "Kept *words* and more"),
        (r"\fbox{Kept 15}", "Kept 15"),
        (r"\rotatebox{90}{Kept 20}", "Kept 20"),
        (r"\todo{Kept 14}", "Kept 14"),
        (r"\mycmd{Kept \other{inner 3} 4}", "Kept inner 3 4"),
        (r"\textcolor{red}{Kept 5}", "Kept 5"),
    ],
)
def test_a_command_that_is_not_known_keeps_its_words(command: str, words: str, tmp_path: Path) -> None:
    read = manuscript(f"{LONG} And {command} end.", tmp_path)
    assert read.blocks[0].text == f"{LONG} And {words} end."
    assert ids(read) <= {"command-unknown"}
    assert all(problem.line == 2 for problem in read.problems)


def test_commands_without_words_are_passed_over(tmp_path: Path) -> None:
    quiet = (
        r"\vspace{2cm}\index{Lamps}\setlength{\parskip}{3pt}\label{x}\pagestyle{plain}\addcontentsline{toc}{section}{No}\foo{}"
    )
    read = manuscript(f"{LONG}{quiet}", tmp_path)
    assert (read.blocks[0].text.split("[")[0], ids(read)) == (LONG, set())


def test_no_word_is_called_lost_that_is_there(tmp_path: Path) -> None:
    """Addresses and the commands of citations are no words of the text."""
    body = r" \href{https://example.org/b_c}{this}\footnote{See \cite[12]{bar2000}, \url{https://example.org/a}.} As \textcite[12]{foo2010} said."
    read = manuscript(LONG + body, tmp_path)
    assert "word-lost" not in ids(read)
    assert "[this](https://example.org/b_c)" in read.blocks[0].text


def test_measures_of_columns_are_not_printed(tmp_path: Path) -> None:
    read = manuscript(
        f"{LONG}\n\n\\begin{{multicols}}{{2}}Words.\\end{{multicols}}\n\n\\begin{{wrapfigure}}{{r}}{{3cm}}More.\\end{{wrapfigure}}",
        tmp_path,
    )
    assert re.findall(r"\w+", " ".join(block.text for block in read.blocks[1:]).replace("::: figure", "")) == ["Words", "More"]


HEAD, ROWS = "Year & Lamps \\\\\n", "1869 & 1118 \\\\\n1870 & 1160 \\\\\n"
TABLES = {
    "head": f"\\toprule\n{HEAD}\\midrule\n\\endhead\n{ROWS}",
    "lines": f"\\hline\n{HEAD}\\hline\n\\endhead\n{ROWS}\\hline\n",
    "first head": f"{HEAD}\\endfirsthead\n{HEAD}\\endhead\n{ROWS}",
    "last foot": f"\\toprule\n{HEAD}\\midrule\n\\endhead\n\\bottomrule\n\\endlastfoot\n{ROWS}",
    "all": f"{HEAD}\\endfirsthead\n{HEAD}\\endhead\n\\midrule next & page\\\\\n\\endfoot\n\\bottomrule\n\\endlastfoot\n{ROWS}\\bottomrule\n",
}


@pytest.mark.parametrize("table", TABLES)
def test_a_long_table_has_one_head_and_all_its_rows(table: str, tmp_path: Path) -> None:
    read = manuscript(f"{LONG}\n\n\\begin{{longtable}}[]{{@{{}}lr@{{}}}}\n{TABLES[table]}\\end{{longtable}}\n\n{LONG}", tmp_path)
    (rows,) = (block.text for block in read.blocks if block.kind == "markdown")
    cells = [re.findall(r"\w+", row) for row in rows.split("\n")]
    assert [row for row in cells if row] == [["Year", "Lamps"], ["1869", "1118"], ["1870", "1160"]]
    assert not ids(read)


def test_what_pandoc_writes_is_read_again(tmp_path: Path) -> None:
    """Its own file has a table with two heads, a picture in a box, and a long preamble."""
    Image.new("RGB", (40, 30), "red").save(tmp_path / "lamp.png")
    text = f"---\ntitle: Lamps\nauthor: Ann Lee\n---\n\n{LONG}[^1]\n\n| Year | Lamps |\n|---|---|\n| 1869 | 1118 |\n\n![A lamp](lamp.png)\n\n{LONG}\n\n[^1]: A note.\n"
    (tmp_path / "lamps.md").write_text(text, encoding="utf-8")
    subprocess.run([pandoc_path(), "-s", "lamps.md", "-o", "lamps.tex"], cwd=tmp_path, check=True)
    read_ = read(tmp_path / "lamps.tex", "lamps.tex", "lamps")
    assert [block.text.split("[^")[0].split("](")[0] for block in (read_.blocks[0], *read_.blocks[2:])] == [
        LONG,
        "![A lamp",
        LONG,
    ]
    assert re.findall(r"\w+", read_.blocks[1].text) == ["Year", "Lamps", "1869", "1118"]
    assert (len(read_.pictures), ids(read_)) == (1, set())
