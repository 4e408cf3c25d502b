"""One document for each way in which notes mix prose and citations, and beside it how each of the styles sets its notes."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from footpress.citing.cite import cite
from footpress.citing.styles import FAMILIAR
from footpress.model.article import Publication
from footpress.records.bibtex import read_bibliography
from footpress.source.reading import read_source
from footpress.templates import Templates

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*.md"))
BIBLIOGRAPHY = read_bibliography(HERE.parent / "cite" / "bibliography.bib")
PUBLICATION = Publication(HERE)


def notes(path: Path, style: str) -> list[str]:
    source = replace(read_source(path, PUBLICATION), citation_style=style, slug="article")
    source = replace(source, front_matter=replace(source.front_matter, title="An article"))
    return [shown(note.html) for note in cite(source, BIBLIOGRAPHY, PUBLICATION, "page", Templates()).notes]


def shown(fragment: str) -> str:
    """A note as a line of text: emphasis as *x*, paragraphs apart by ¶, list items by •."""
    for tag, mark in (("<em>", "*"), ("</em>", "*"), ("</p>\n<", "</p> ¶ <"), ("<li>", " • "), ("<blockquote>", " > ")):
        fragment = fragment.replace(tag, mark)
    return (
        " ".join(html.fragment_fromstring(fragment, create_parent="div").text_content().split()).replace("¶ •", "•").rstrip(" ¶")
    )


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_style_sets_the_notes_as_an_editor_would(path: Path, same_as) -> None:
    by_style = {style: notes(path, style) for style in FAMILIAR}
    lines = [path.stem]
    for number in range(len(by_style[FAMILIAR[0]])):
        lines += ["", f"note {number + 1}", *(f"  {style:<28}{by_style[style][number]}" for style in FAMILIAR)]
    same_as(path.with_suffix(".txt"), "\n".join([*lines, ""]))
