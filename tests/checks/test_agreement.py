"""An edition that lost, doubled, cut or moved a note is found out from what it says itself."""

from dataclasses import replace

import pytest

from footpress.checks import agreement
from footpress.checks.agreement import compare
from footpress.model.article import Article, ArticleEntry, ArticleNote, Author, FrontMatter
from footpress.model.names import Name
from footpress.model.readback import Marks, ReadBack, ReadNote
from footpress.text.parsing import parse_fragment

ARTICLE = Article(
    slug="a",
    profile="page",
    front_matter=FrontMatter(title="A"),
    body='<p>One<a class="noteref" data-note="1"></a> two<a class="noteref" data-note="2"></a></p>',
    notes=(
        ArticleNote(1, "<p>Jeffrey Reeves, <em>The Pacific Review</em>, 590.</p>", ("reeves2012",)),
        ArticleNote(2, "<p>Trademap, https://trademap.org/Bilateral_TS.aspx.</p>", ("trademap",)),
    ),
    entries=(ArticleEntry("reeves2012", "Reeves, Jeffrey. <em>The Pacific Review</em>."),),
)
GOOD = ReadBack(
    calls=(1, 2),
    notes=(
        ReadNote(1, "Jeffrey Reeves, The Paci\ufb01c Re\u00ad\nview, 590."),
        ReadNote(2, "Trademap, https://trademap.org/\nBilateral_TS.aspx."),
    ),
    entries=("Reeves, Jeffrey. The Pacific Review.",),
)


def ids(read: ReadBack) -> list[str]:
    return [problem.id for problem in compare(ARTICLE, read, "build/a.pdf")]


def test_line_breaks_ligatures_and_hyphenation_do_not_count() -> None:
    assert ids(GOOD) == []


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        (replace(GOOD, notes=GOOD.notes[:1]), ["note-missing"]),
        (replace(GOOD, notes=(*GOOD.notes, GOOD.notes[0])), ["note-twice"]),
        (replace(GOOD, notes=GOOD.notes[::-1]), ["note-order"]),
        (replace(GOOD, notes=(GOOD.notes[0], ReadNote(2, "Trademap, https://trademap.org/"))), ["note-differs"]),
        (replace(GOOD, calls=(1,)), ["call-missing"]),
        (replace(GOOD, calls=(2, 1)), ["call-order"]),
        (replace(GOOD, entries=("Reeves, Jeffrey. The Pacific.",)), ["entry-differs"]),
        (replace(GOOD, entries=("Reeves, Jeffrey. The Pacific Review.", "Another.")), ["entry-missing"]),
        (replace(GOOD, body="One too"), ["body-differs"]),
        (replace(GOOD, notes=(ReadNote(1, GOOD.notes[0].text, Marks("The Pacific")), GOOD.notes[1])), ["note-italics"]),
        (
            replace(GOOD, notes=(GOOD.notes[0], ReadNote(2, GOOD.notes[1].text, Marks("", ("https://a.example",))))),
            ["note-links"],
        ),
        (replace(GOOD, entry_marks=(Marks(),)), ["entry-italics"]),
        (replace(GOOD, signed=("* Nobody wrote this.",)), ["signed-differs"]),
    ],
)
def test_a_difference_is_found(read: ReadBack, expected: list[str]) -> None:
    assert ids(read) == expected


def test_the_sentence_shows_where_the_words_differ() -> None:
    cut = replace(GOOD, notes=(GOOD.notes[0], ReadNote(2, "Trademap, https://trademap.org/")))
    (problem,) = compare(ARTICLE, cut, "build/a.pdf")
    assert str(problem).startswith("build/a.pdf: error: note 2 is not whole: ")


def test_a_note_to_the_title_or_to_an_author_may_not_be_lost() -> None:
    front = FrontMatter(title="A", title_note="Read in May.", authors=(Author(Name("Reeves", "Jeffrey"), note="He thanks."),))
    article = replace(ARTICLE, front_matter=front)
    whole = replace(GOOD, signed=("* Read in May.", "†\u2060 He thanks."))
    assert compare(article, whole, "build/a.pdf") == []
    for signed in ((), whole.signed[:1], whole.signed[::-1]):
        assert [problem.id for problem in compare(article, replace(whole, signed=signed), "build/a.pdf")] == ["signed-differs"]


def test_a_formula_is_compared_as_its_tex() -> None:
    math = "<math><semantics><msup><mi>a</mi><mn>2</mn></msup><annotation>a^2</annotation></semantics></math>"
    article = replace(ARTICLE, body=f"<p>One {math} two</p>", notes=(), entries=())
    for body, expected in (("One a^2 two", []), ("One two", ["body-differs"]), ("One a2a^2 two", ["body-differs"])):
        assert [problem.id for problem in compare(article, ReadBack((), (), body=body), "build/a.pdf")] == expected


def test_what_an_article_says_is_read_once_for_all_that_is_compared_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def parse(fragment: str) -> object:
        read.append(fragment)
        return parse_fragment(fragment)

    agreement._said.cache_clear()
    monkeypatch.setattr(agreement, "parse_fragment", parse)
    beside = replace(GOOD, body="One two", side_notes=GOOD.notes)
    for edition in (beside, beside, replace(beside, side_notes=(ReadNote(1, "Another."),))):
        ids(edition)
    assert len(read) == len(set(read)) == 1 + len(ARTICLE.notes) + len(ARTICLE.entries)
    agreement._said.cache_clear()
