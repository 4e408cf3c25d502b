"""Every note once, in order, whole and begun on the page of its call, and every word of the text, in random articles on small pages.

Six articles by default; `FOOTPRESS_RANDOM_ARTICLES=300` makes it three hundred.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from made_editions import read, volume_of
from pdf_articles import publication
from pdf_random import page_rule, random_article

from footpress.checks.agreement import compare
from footpress.editions.look import read_look
from footpress.editions.pdf import PDF
from footpress.editions.pdf.making import document
from footpress.readback.fold import fold_printed
from footpress.readback.passages import plain
from footpress.templates import Templates
from footpress.typesetting import typeset

COUNT = int(os.environ.get("FOOTPRESS_RANDOM_ARTICLES", "6"))
SEEDS = (
    *range(COUNT),
    *(seed for seed in (12, 15) if seed >= COUNT),
)  # those in which a rule of the style sheet, and a plan of lines, was wrong


@pytest.mark.parametrize("seed", SEEDS)
def test_no_note_is_lost_moved_or_cut(seed: int, tmp_path: Path) -> None:
    article, size = random_article(seed)
    made = document(volume_of(article, publication(tmp_path)), read_look(publication(tmp_path)), Templates(None))
    (tmp_path / f"{article.slug}.pdf").write_bytes(typeset(replace(made, style=made.style + page_rule(size))))
    said = read(PDF, tmp_path, article.slug)
    assert not compare(article, said, f"seed {seed} on {size}")
    assert not said.late
    assert fold_printed(said.body) == fold_printed(plain(article.body))
