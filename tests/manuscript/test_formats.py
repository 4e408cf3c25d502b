"""One article in many formats is one article: the same title, text and notes, whatever program wrote it."""

import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from footpress.documents import read
from footpress.model.manuscript import Manuscript
from footpress.pandoc.running import pandoc_path

ARTICLE = """---
title: The Lamp and the Ledger
subtitle: Keepers on the Northern Coast
author: [Ada Field, Tomas Brandt]
---

# Introduction

The keepers of the northern coast wrote down every night what the lamp had burned.[^1] They were *not* asked to do so, and **nobody** read what they wrote for eighty years.[^two]

This article makes two claims:

1.  that the ledger was a habit before it was a duty;
2.  that the Board understood it late:
    - in the north,
    - in the south.

> A lamp that is not written down has not burned.[^3]

## The lamps

Oil rose with 10^3^ lamps, and H~2~O fell; the table says more, and so does the picture.

| Year | Oil (kg) | Lamps[^4] |
|------|---------:|----------:|
| 1871 | 11,200   | 4         |
| 1889 | 48,950   | 9         |

: Table 1. Oil and lamps

![The lamp at Cape Wrath](lamp.png)

# Conclusion

A lamp is a small thing, and what is written of it is smaller still, but it is all that we have.[^5]

[^1]: Petra Lindqvist, *Crossing Places* (Malmö: Strandgatan Press, 2004), 12–19.
[^two]: Gerald Whitcombe, “Cows on the Ferry,” *Journal of Northern Studies* 14, no. 2 (1987): 210.
[^3]: Lindqvist, *Crossing Places*, 44.
[^4]: Compiled from the ledgers.
[^5]: I thank two readers.

    A second paragraph of the note.
"""
NOTES = [
    "Petra Lindqvist, *Crossing Places* (Malmö: Strandgatan Press, 2004), 12–19.",
    "Gerald Whitcombe, “Cows on the Ferry,” *Journal of Northern Studies* 14, no. 2 (1987): 210.",
    "Lindqvist, *Crossing Places*, 44.",
    "Compiled from the ledgers.",
    "I thank two readers. A second paragraph of the note.",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The article as Markdown, and as pandoc writes it in other formats."""
    folder = tmp_path_factory.mktemp("article")
    (folder / "article.md").write_text(ARTICLE, encoding="utf-8")
    Image.new("RGB", (40, 30), "red").save(folder / "lamp.png")
    for name in ("article.docx", "article.odt", "article.html", "article.epub", "article.rtf"):
        subprocess.run([pandoc_path(), "-s", "article.md", "-o", name], cwd=folder, check=True, capture_output=True)
    return folder


def manuscript(folder: Path, ending: str) -> Manuscript:
    return read(folder / f"article.{ending}", f"article.{ending}", "article")


def words(manuscript: Manuscript) -> list[str]:
    return re.findall(r"[^\W_]+", " ".join(re.sub(r"\{[^}]*\}|\([^)]*png\)", "", block.text) for block in manuscript.blocks))


@pytest.mark.parametrize("ending", ["md", "docx", "odt", "html", "epub"])
def test_the_same_article_is_read(ending: str, folder: Path) -> None:
    read = manuscript(folder, ending)
    assert (read.metadata.title, read.metadata.lang) == ("The Lamp and the Ledger", "en")
    assert [author.name.display for author in read.metadata.authors] == ["Ada Field", "Tomas Brandt"]
    assert [note.raw for note in read.notes] == NOTES
    assert read.notes[4].raw[slice(*read.notes[4].breaks, None)] == "A second paragraph of the note."
    assert [(block.level, block.text) for block in read.blocks if block.kind == "heading"] == [
        (1, "Introduction"), (2, "The lamps"), (1, "Conclusion"),
    ]  # fmt: skip
    text = "\n\n".join(block.text for block in read.blocks)
    assert "They were *not* asked to do so, and **nobody** read" in text
    assert "2.  that the Board understood it late:\n    - in the north,\n    - in the south." in text
    assert "> A lamp that is not written down has not burned.[^3]" in text
    assert "10^3^ lamps, and H~2~O" in text
    assert re.search(r"\| 1871 +\| +11,200 +\| +4 +\|", text)
    assert "Lamps[^4]" in text
    assert len(read.pictures) == 1
    assert "word-lost" not in {problem.id for problem in read.problems}


@pytest.mark.parametrize("ending", ["docx", "html", "epub"])
def test_the_text_has_the_same_words_as_the_markdown(ending: str, folder: Path) -> None:
    assert words(manuscript(folder, ending)) == words(manuscript(folder, "md"))


def test_rich_text_has_its_words_and_notes(folder: Path) -> None:
    read = manuscript(folder, "rtf")
    assert [note.raw for note in read.notes[:3]] == NOTES[:3]
    assert [block.text for block in read.blocks if block.kind == "heading"] == ["Introduction", "The lamps", "Conclusion"]


def test_what_is_lost_of_rich_text_is_said(folder: Path) -> None:
    """pandoc tears the note in the table; its words are counted without it."""
    (lost,) = (problem for problem in manuscript(folder, "rtf").problems if problem.id == "word-lost")
    assert "compiled, from, ledgers." in lost.message


RICH = (
    rb"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Times;}}{\stylesheet{\s1\sb240 heading 1;}{\s2 Normal;}}{\info{\title Old}}"
    rb"{\pard\s1 The Lamps\par}{\pard\plain They say \ldblquote so\rdblquote\'85 12\u8211?19, {\i Malm\'f6}"
    rb"{\super\chftn{\*\footnote\pard\plain {\super\chftn} A. Field, {\i Salt}, 3.}} and more of it than anybody would have thought.\par}"
    rb"{\*\unknown no words}}"
)


def test_rich_text_as_word_and_libre_office_write_it(tmp_path: Path) -> None:
    """Notes that other programs may pass over, headings by style alone, signs with what stands in for them."""
    (tmp_path / "lamps.rtf").write_bytes(RICH)
    manuscript = read(tmp_path / "lamps.rtf", "lamps.rtf")
    assert manuscript.metadata.title == "The Lamps"
    (text,) = manuscript.blocks
    assert text.text.startswith("They say “so”… 12–19, *Malmö*")
    assert [note.raw for note in manuscript.notes] == ["A. Field, *Salt*, 3."]
    assert "word-lost" not in {problem.id for problem in manuscript.problems}


@pytest.mark.parametrize("ending", ["md", "docx", "odt", "html", "epub", "rtf"])
def test_a_renamed_file_is_read_for_what_it_is(ending: str, folder: Path, tmp_path: Path) -> None:
    if ending != "md":  # nothing but its name tells Markdown
        (tmp_path / "article.txt").write_bytes((folder / f"article.{ending}").read_bytes())
        assert len(read(tmp_path / "article.txt", "a").notes) == 5


LATEX = r"""\documentclass{article}
\usepackage[utf8]{inputenc}
\title{The Lamp and the Ledger}
\author{Ada Field \and Tomas Brandt}
\date{3 May 2021}
\begin{document}
\maketitle
\begin{abstract}
Keepers kept ledgers.
\end{abstract}
\section{Introduction}
The keepers of the northern coast wrote down every night what the lamp had burned.\footnote{Petra Lindqvist, \emph{Crossing Places} (Malmö: Strandgatan Press, 2004), 12--19.}
They say ``so'' as \cite[12]{hale1998} does: $E = mc^2$.
\begin{thebibliography}{9}
\bibitem{hale1998} Ann Hale, \emph{The Price of Water} (London: Quay Books, 1998).
\end{thebibliography}
\end{document}
"""


def test_latex(tmp_path: Path) -> None:
    (tmp_path / "article.tex").write_text(LATEX, encoding="utf-8")
    read_ = read(tmp_path / "article.tex", "article.tex")
    assert (read_.metadata.title, read_.metadata.date, read_.metadata.abstract) == (
        "The Lamp and the Ledger",
        "2021-05-03",
        "Keepers kept ledgers.",
    )
    assert [author.name.display for author in read_.metadata.authors] == ["Ada Field", "Tomas Brandt"]
    assert [note.raw for note in read_.notes] == NOTES[:1]
    assert read_.blocks[1].text.endswith("They say “so” as [@hale1998 12] does: $E = mc^2$.")
    assert (read_.blocks[1].line, read_.notes[0].line) == (12, 12)
    assert read_.blocks[-1].text == "Ann Hale, *The Price of Water* (London: Quay Books, 1998)."


def test_a_passage_of_an_open_document_keeps_its_language(folder: Path, tmp_path: Path) -> None:
    french = (
        '<style:style style:name="TF" style:family="text"><style:text-properties fo:language="fr" fo:country="FR"/></style:style>'
    )
    with zipfile.ZipFile(folder / "article.odt") as before, zipfile.ZipFile(tmp_path / "article.odt", "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name == "content.xml":
                text = data.decode().replace(
                    "This article makes", '<text:span text:style-name="TF">Cette histoire fait</text:span>'
                )
                data = re.sub(r"(<office:automatic-styles)\s*/?>", rf"\1>{french}", text, count=1).encode()
            after.writestr(name, data)
    read_ = read(tmp_path / "article.odt", "article.odt", "article")
    assert '[Cette histoire fait]{lang="fr"} two claims:' in [block.text for block in read_.blocks]
    assert "word-lost" not in {problem.id for problem in read_.problems}
