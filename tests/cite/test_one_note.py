"""A note that is set alone says what it says in the whole article: in full the first time, short after that, ibid. where that is so."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from footpress.citing.cite import cite
from footpress.citing.one_note import set_note
from footpress.gathering.source_notes import source_notes
from footpress.model.article import PROFILES, Publication
from footpress.pandoc.running import WARM, pandoc_path
from footpress.pandoc.warm import WarmPandoc
from footpress.problems import ProblemsFound
from footpress.publication.opening import OpenPublication, open_publication
from footpress.records.bibtex import parse_bibliography
from footpress.source.reading import source_of
from footpress.text.markdown_notes import written_notes

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def opened() -> Iterator[OpenPublication]:
    """The article that comes with footpress, and a pandoc that is kept running."""
    warm = WarmPandoc(pandoc_path())
    token = WARM.set(warm)
    yield open_publication(ROOT)
    WARM.reset(token)
    warm.close()


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("style", ["footpress-notes", "chicago-author-date"])
def test_each_note_is_set_as_in_the_article(style: str, profile: str, opened: OpenPublication) -> None:
    source = replace(opened.source("mongolia-balance"), citation_style=style)
    whole = cite(source, opened.bibliography, opened.publication, profile, opened.templates)
    entries = {entry.key: entry.html for entry in whole.entries}
    notes = {str(number): text for number, text in source_notes(source.text).items()}
    for number, note in enumerate(whole.notes, start=1):
        one = set_note(str(number), notes, source, opened.bibliography, opened.publication, opened.templates, profile)
        assert one.html == note.html
        assert dict(one.entries) == {key: entries[key] for key in note.keys}


ARTICLE = """---
title: T
lang: en
abbreviations: yes
---

# The ports

Of a [boat]{#boat}.[^first] More.[^keepers] And more.[^3] And again.[^4]

![[](#fig-map). The way](map.png){#fig-map}

[^first]: [@osei, 7].

[^keepers]: See [](#fig-map) and [](#the-ports), and note [](#fn-4) [](#fn-4){.where}; [@osei, 9].

[^3]: [@blum]; note [](#fn-first) [](#fn-first){.where}.

[^4]: [@osei, 10].
"""
WORKS = parse_bibliography(
    "@book{osei, author={Osei, Ada}, title={{Harbours of the North}}, date={2003}, shorthand={HN}}\n@book{blum, author={Blum, Tom}, title={{Docks}}, date={2001}}"
)


def test_references_and_shorthands_say_what_they_say_in_the_article(opened: OpenPublication, tmp_path: Path) -> None:
    """Notes with names too; a reference is no link at the desk."""
    (tmp_path / "source").mkdir()
    Image.new("1", (4, 4)).save(tmp_path / "source/map.png")
    publication = Publication(tmp_path)
    source = source_of(ARTICLE, "t", publication)
    whole = cite(source, WORKS, publication, "page", opened.templates)
    said = [html.fromstring(note.html).text_content().split() for note in whole.notes]
    assert "Figure\xa01" in " ".join(said[1]) or "Figure" in said[1]
    assert "HN," in said[3], "the shorthand"
    notes = {note.name: note.text for note in written_notes(source.text)}
    for name, words in zip(notes, said, strict=True):
        one = set_note(name, notes, source, WORKS, publication, opened.templates)
        assert html.fromstring(one.html).text_content().split() == words
        assert "href" not in one.html.replace('href="#ref-', "")


def test_a_reference_that_leads_nowhere_is_told(opened: OpenPublication, tmp_path: Path) -> None:
    source = source_of(ARTICLE.replace("[](#fig-map) and", "[](#fig-mop) and"), "t", Publication(tmp_path))
    notes = {note.name: note.text for note in written_notes(source.text)}
    with pytest.raises(ProblemsFound, match="leads nowhere"):
        set_note("keepers", notes, source, WORKS, Publication(tmp_path), opened.templates)


def test_a_work_without_entry_is_told(opened: OpenPublication) -> None:
    source = opened.source("mongolia-balance")
    with pytest.raises(ProblemsFound, match="@nobody is cited, and has no entry"):
        set_note("1", {"1": "[@nobody]."}, source, opened.bibliography, opened.publication, opened.templates)
