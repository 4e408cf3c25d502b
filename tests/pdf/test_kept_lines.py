"""A page that is laid out again above another strip has the same lines, of which none is made twice."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made_editions import volume_of
from pdf_random import page_rule, random_article
from test_expected_notes import lines

import footpress.typesetting.justified as justified
from footpress.editions.look import Look
from footpress.editions.pdf.making import document
from footpress.model.article import Publication
from footpress.templates import Templates
from footpress.typesetting.kept_lines import KeptLines


@pytest.mark.parametrize("seed", [203, 311])
def test_kept_lines_are_those_that_are_made_anew(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made_lines: list[object] = []
    work = justified._get_next_linebox

    def counted(*arguments: Any) -> Any:
        made_lines.append(arguments[1])
        return work(*arguments)

    monkeypatch.setattr(justified, "_get_next_linebox", counted)
    article, size = random_article(seed)
    made = document(volume_of(article, Publication(tmp_path)), Look(), Templates())
    made = replace(made, style=made.style + page_rule(size))
    kept, with_kept = lines(made), len(made_lines)
    made_lines.clear()
    monkeypatch.setattr(KeptLines, "find", lambda *_: None)
    assert kept == lines(made)
    assert with_kept < 0.8 * len(made_lines)
