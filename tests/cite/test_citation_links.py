"""Each citation leads to its entry, and each entry knows the notes that cite it."""

import re
from pathlib import Path

import pytest

from footpress.citing.cite import cite
from footpress.citing.styles import FAMILIAR
from footpress.model.article import Article, FrontMatter, Publication
from footpress.records.bibtex import read_bibliography
from footpress.source.reading import Source
from footpress.templates import Templates

HERE = Path(__file__).parent
BIBLIOGRAPHY = read_bibliography(HERE / "bibliography.bib")
TEXT = """One.[^1] Two.[^2] Three.[^3] Four.[^4]

[^1]: See [@reeves2012, 590; @turk2013, 119].

[^2]: [@reeves2012, 601].

[^3]: No work is cited here.

[^4]: [@koselleck1979, 12] and again [@turk2013, 120].
"""


def set_in(style: str, text: str = TEXT) -> Article:
    source = Source("sample", "source/sample.md", FrontMatter("A sample"), text, 1, style)
    return cite(source, BIBLIOGRAPHY, Publication(HERE), "page", Templates())


def led_to(html: str) -> list[str]:
    return re.findall(r'<a class="cited" role="doc-biblioref" href="#ref-([^"]+)"', html)


@pytest.mark.parametrize("style", FAMILIAR)
def test_every_citation_leads_to_its_entry(style: str) -> None:
    article = set_in(style)
    assert [led_to(note.html) for note in article.notes] == [
        ["reeves2012", "turk2013"],
        ["reeves2012"],
        [],
        ["koselleck1979", "turk2013"],
    ]
    assert {entry.key: entry.cited_in for entry in article.entries} == {
        "reeves2012": (1, 2),
        "turk2013": (1, 4),
        "koselleck1979": (4,),
    }


@pytest.mark.parametrize("style", FAMILIAR)
def test_entries_and_notes_keep_no_marks_of_how_they_were_linked(style: str) -> None:
    article = set_in(style)
    assert not any(
        "data-entry" in html for html in (article.body, article.how_to_cite, *(entry.html for entry in article.entries))
    )
    assert not any("data-entry" in note.html for note in article.notes)
    assert not any(led_to(entry.html) for entry in article.entries)


def test_a_note_without_a_title_is_a_link_as_a_whole() -> None:
    article = set_in("footpress-notes", "One.[^1] Two.[^2]\n\n[^1]: [@reeves2012, 590].\n\n[^2]: [@reeves2012, 601].\n")
    assert 'href="#ref-reeves2012">Ibid., 601' in article.notes[1].html


def test_a_citation_in_the_text_leads_to_its_entry() -> None:
    assert led_to(set_in("apa", "As was shown [@reeves2012, 590].\n").body) == ["reeves2012"]


def test_an_entry_leads_back_to_the_text_that_cites_it() -> None:
    text = "As [@reeves2012, 590] and @turk2013 [5] show.[^1]\n\n- And [@turk2013; @reeves2012].\n\n[^1]: [@reeves2012, 601].\n"
    article = set_in("apa", text)
    places = re.findall(r'<span class="citation" data-cites="([^"]+)" id="in-text-(\d)">', article.body)
    assert places == [("reeves2012", "1"), ("turk2013", "2"), ("turk2013 reeves2012", "3")]
    found = {entry.key: (entry.cited_in, entry.cited_at) for entry in article.entries}
    assert found == {"reeves2012": ((1,), (1, 3)), "turk2013": ((), (2, 3))}


@pytest.mark.parametrize("style", FAMILIAR)
def test_a_citation_of_the_text_that_the_style_puts_into_a_note_is_one_of_that_note(style: str) -> None:
    """Also with a note of the author's own between them: what an entry says is where a reader finds it cited."""
    text = (
        "One [@reeves2012, 590]. As @turk2013 says, two.[^1] Three [@koselleck1979; @turk2013].\n\n[^1]: Thanks [@reeves2012].\n"
    )
    article = set_in(style, text)
    found = {entry.key: (entry.cited_in, entry.cited_at) for entry in article.entries}
    if len(article.notes) > 1:
        assert found == {"reeves2012": ((1, 3), ()), "turk2013": ((2, 4), ()), "koselleck1979": ((4,), ())}
        assert [bool(led_to(note.html)) for note in article.notes] == [True, True, True, True]
        assert "in-text" not in article.body
    else:
        assert found == {"reeves2012": ((1,), (1,)), "turk2013": ((), (2, 3)), "koselleck1979": ((), (3,))}


def test_no_link_leads_to_an_entry_that_is_not_printed() -> None:
    article = set_in("bluebook-law-review")
    assert not article.entries
    assert not any(led_to(note.html) for note in article.notes)
