"""Quotations typed with straight marks have those of the article's language, in the text and in the notes."""

from pathlib import Path

import pytest

from footpress.citing.cite import cite
from footpress.model.article import FrontMatter, Publication
from footpress.model.entry import Bibliography
from footpress.readback.passages import plain
from footpress.source.reading import Source
from footpress.templates import Templates

TEXT = """A word "of 'all' words", and it's said.[^1]

- in a list "so"

[^1]: A note with a "word".
"""


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("en", "“of ‘all’ words” | “so” | “word”"),
        ("de", "„of ‚all‘ words“ | „so“ | „word“"),
        ("de-AT", "„of ‚all‘ words“ | „so“ | „word“"),
        ("de-CH", "«of ‹all› words» | «so» | «word»"),
        ("fr", "«\u00a0of “all” words\u00a0» | «\u00a0so\u00a0» | «\u00a0word\u00a0»"),
        ("ru", "«of „all“ words» | «so» | «word»"),
        ("tr", "“of ‘all’ words” | “so” | “word”"),
        ("pl", "„of ‚all’ words” | „so” | „word”"),
    ],
)
def test_straight_marks_are_set_in_those_of_the_language(lang: str, shown: str, tmp_path: Path) -> None:
    source = Source("a", "source/a.md", FrontMatter("T", lang=lang), TEXT, 1, "footpress-notes")
    article = cite(source, Bibliography("bibliography.bib"), Publication(tmp_path), "page", Templates())
    text = " ".join([plain(article.body), *(plain(note.html) for note in article.notes)])
    of_all, so, word = shown.replace("\u00a0", " ").split(" | ")
    assert f"A word {of_all}, and it’s said." in text
    assert f"in a list {so}" in text
    assert text.endswith(f"A note with a {word}.")
