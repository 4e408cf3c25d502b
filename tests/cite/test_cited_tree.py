"""The cited tree, which an article carries, is what its XHTML is made from: nothing is printed that does not stand in it."""

import json
import pickle
from pathlib import Path

import pytest

from footpress.citing.cite import cite
from footpress.citing.cited_html import take_apart
from footpress.citing.cited_tree import notes, printed, words_in
from footpress.citing.printed_locators import unmarked
from footpress.citing.styles import find_style, language, manner_of
from footpress.model.article import PROFILES, Article, Profile, Publication
from footpress.pandoc import running as pandoc
from footpress.readback.passages import plain
from footpress.records.bibtex import read_bibliography
from footpress.source.reading import Source, read_source
from footpress.templates import Templates
from footpress.text.characters import without_unfit

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.md"))
PUBLICATION = Publication(HERE, title="Papers", publisher="The Press", url="https://papers.example")
TEMPLATES = Templates()


def cited(path: Path, profile: Profile) -> tuple[Source, Article]:
    source = read_source(path, PUBLICATION)
    return source, cite(source, read_bibliography(HERE / "bibliography.bib"), PUBLICATION, profile, TEMPLATES)


def text(*inlines: object) -> dict[str, object]:
    """A tree of one paragraph: strings, and lists for what is emphasised."""
    made = [
        {"t": "Emph", "c": [{"t": "Str", "c": each} for each in inline]}
        if isinstance(inline, list)
        else {"t": "Str", "c": inline}
        for inline in inlines
    ]
    return {"blocks": [{"t": "Para", "c": made}]}


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_text_notes_and_entries_are_made_from_it(path: Path, profile: Profile) -> None:
    source, article = cited(path, profile)
    lang = article.front_matter.lang
    style = find_style(source.citation_style, TEMPLATES)
    prose = len(article.front_matter.html)
    html = pandoc.to_html(article.cited_tree).text
    made = take_apart(without_unfit(html), lang, manner_of(style, language(style, lang)), prose)
    assert made.body == article.body
    assert made.notes == tuple(article.notes)
    assert [(entry.key, entry.html) for entry in made.entries] == [(entry.key, entry.html) for entry in article.entries]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_note_stands_in_it_once_in_order(path: Path) -> None:
    _, article = cited(path, "page")
    found = [words_in(note["c"]) for note in notes(json.loads(article.cited_tree)["blocks"])]
    assert len(found) == len(article.notes) + len(article.front_matter.html)
    for note, said in zip(article.notes, found, strict=False):
        numbers = [word for word in plain(note.html).split() if word.strip(".,;:()").isdigit()]
        assert all(number.strip(".,;:()") in said for number in numbers), note


def test_it_goes_with_its_article_to_another_process() -> None:
    _, article = cited(CASES[0], "page")
    again = pickle.loads(pickle.dumps(article))
    assert again == article
    assert not [sign for sign in again.cited_tree if ord(sign) > 0xFFFF], "marks of our own"


def test_of_two_stops_that_a_mark_kept_apart_one_is_left() -> None:
    mark = "\U0010f000"
    assert words_in(unmarked(text("Ibid.", [mark], "."))["blocks"]) == "Ibid.\n"
    assert words_in(unmarked(text("p. 5", mark, "."))["blocks"]) == "p. 5.\n"
    assert words_in(unmarked(text("A.", [f"{mark}5{mark}"], "."))["blocks"]) == "A.5.\n"
    tree = text("one.", [mark, "."], "two")
    assert [each["c"] for each in printed(unmarked(tree)["blocks"]) if each["t"] == "Str"] == ["one.", "", "", "two"]
    assert tree == text("one.", [mark, "."], "two"), "the tree itself stays"
