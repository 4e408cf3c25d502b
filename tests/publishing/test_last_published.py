"""`check --new`: which findings were there when an article was last published."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from footpress.cli import main
from footpress.publication.building import build
from footpress.publication.correcting import correct

ARTICLE = """---
title: Ropes
date: '2024-03-02'
lang: en
---

They were paid in 1798–1795.[^1]

[^1]: [@alder1999, 14].
"""
BOOK = """@book{alder1999,
  author    = {Alder, Ines},
  title     = {{“On Ropes”}},
  publisher = {Pier},
  location  = {Hull},
  date      = {1999},
}
"""
OTHER = BOOK.replace("alder1999", "birch2003").replace("On Ropes", "Of Knots").replace("1999", "2003")


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """An article that was published with a fault in its text and one in its bibliography, and has one more of each now."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source/publication.yaml").write_text("title: Papers\n", encoding="utf-8")
    (tmp_path / "source/ropes.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "bibliography.bib").write_text(BOOK, encoding="utf-8")
    list(build(tmp_path, ["ropes"], ["html"]))
    return tmp_path


def change(publication: Path) -> None:
    path = publication / "source/ropes.md"
    path.write_text(path.read_text(encoding="utf-8").replace("They were", "In l794\n\nthey were"), encoding="utf-8")
    (publication / "bibliography.bib").write_text(f"{OTHER}\n{BOOK}", encoding="utf-8")


def ages(publication: Path, capsys: pytest.CaptureFixture[str]) -> dict[tuple[str, str], bool | None]:
    capsys.readouterr()
    main(["check", "--new", "--json", "--publication", str(publication)])
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return {(each["file"], each["id"]): each["new"] for each in found if not each["file"].startswith("build")}


def test_what_was_published_with_its_faults_is_told_from_what_is_new(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert set(ages(published, capsys).values()) == {False}
    change(published)
    assert ages(published, capsys) == {
        ("bibliography.bib", "title-marks"): False,
        ("bibliography.bib", "entry-unused"): None,
        ("source/ropes.md", "letter-for-figure"): True,
        ("source/ropes.md", "years-reversed"): False,
    }


def test_a_clean_build_forgets_only_what_no_correction_kept(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    correct(published, "ropes", "A year was wrong.", date(2024, 5, 6))
    shutil.rmtree(published / "build")
    change(published)
    found = ages(published, capsys)
    assert found["source/ropes.md", "years-reversed"] is False
    assert found["source/ropes.md", "letter-for-figure"] is True
    shutil.rmtree(published / "source/versions")
    assert ages(published, capsys)["source/ropes.md", "years-reversed"] is True
    assert main(["check", "--new", "--publication", str(published)]) in (0, 1)
    assert "Never published, so that all their findings are new: ropes." in capsys.readouterr().err
