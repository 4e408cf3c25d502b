"""The paragraphs of a definition stay apart, whether or not a blank line stands before it."""

from pathlib import Path

import pytest

from footpress.citing.cite import cite
from footpress.model.article import Publication
from footpress.model.entry import Bibliography
from footpress.source.reading import read_source
from footpress.templates import Templates


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_two_paragraphs_of_a_definition_are_two(between: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        f"---\ntitle: A\n---\n\nWater{between}:   What it is made with.\n\n    What is drunk.\n", encoding="utf-8"
    )
    publication = Publication(tmp_path)
    body = cite(read_source(tmp_path / "a.md", publication), Bibliography(()), publication, "screen", Templates()).body
    assert "<p>What it is made with.</p>\n<p>What is drunk.</p>" in body


def test_one_line_stays_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: A\n---\n\nFlour\n:   What bread is made of.\n", encoding="utf-8")
    publication = Publication(tmp_path)
    body = cite(read_source(tmp_path / "a.md", publication), Bibliography(()), publication, "screen", Templates()).body
    assert "<p>" not in body
