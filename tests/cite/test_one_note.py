"""A note that is set alone says what it says in the whole article: in full the first time, short after that, ibid. where that is so."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from footpress.citing.cite import cite
from footpress.citing.one_note import set_note
from footpress.gathering.source_notes import source_notes
from footpress.model.article import PROFILES
from footpress.pandoc.running import WARM, pandoc_path
from footpress.pandoc.warm import WarmPandoc
from footpress.problems import ProblemsFound
from footpress.publication.opening import OpenPublication, open_publication

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


def test_a_work_without_entry_is_told(opened: OpenPublication) -> None:
    source = opened.source("mongolia-balance")
    with pytest.raises(ProblemsFound, match="@nobody is cited, and has no entry"):
        set_note("1", {"1": "[@nobody]."}, source, opened.bibliography, opened.publication, opened.templates)
