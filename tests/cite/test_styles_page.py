"""The notes that docs/citation-styles.md shows are the notes that the styles set."""

import re
from dataclasses import replace
from pathlib import Path

from lxml import html

from footpress.citing.cite import cite
from footpress.citing.styles import FAMILIAR
from footpress.model.article import FrontMatter, Publication
from footpress.records.bibtex import read_bibliography
from footpress.source.reading import Source
from footpress.templates import Templates

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "citation-styles.md"
TEXT = "One.[^1] Two.[^2]\n\n[^1]: [@reeves2012, 590].\n\n[^2]: See [@reeves2012, 601].\n"
BLOCK = re.compile(r"(writes it anew -->\n```\n)(.*?)(```)", re.DOTALL)


def samples() -> str:
    bibliography, publication = read_bibliography(HERE / "bibliography.bib"), Publication(HERE)
    source = Source("sample", "source/sample.md", FrontMatter("A sample"), TEXT, 1, "")
    lines = []
    for style in FAMILIAR:
        article = cite(replace(source, citation_style=style), bibliography, publication, "page", Templates())
        lines += [style, *(f"    {note.number}  {words(note.html)}" for note in article.notes)]
    return "\n".join([*lines, ""])


def words(fragment: str) -> str:
    return " ".join(html.fragment_fromstring(re.sub("</?em>", "*", fragment), create_parent="div").text_content().split())


def test_the_page_shows_what_the_styles_set(accept: bool) -> None:
    found = samples()
    if accept:
        PAGE.write_text(BLOCK.sub(lambda block: block[1] + found + block[3], PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    shown = BLOCK.search(PAGE.read_text(encoding="utf-8"))
    assert shown
    assert shown[2] == found
