"""Which of pandoc's warnings stop a text: those after which words of its author would be missing. All else is said and published."""

from pathlib import Path

import pytest

from footpress.citing.cite import cite
from footpress.model.article import PROFILES, Article, Publication
from footpress.pandoc.warnings import ERRORS, INFORMATION, read_warning
from footpress.problems import ProblemsFound
from footpress.readback.passages import plain
from footpress.records.bibtex import parse_bibliography
from footpress.source.reading import read_source
from footpress.templates import Templates

BIBLIOGRAPHY = parse_bibliography("@unpublished{holm, author={Holm, Anna}, title={Letters to the Harbour Master}, date={1902}}")


def cited(folder: Path, text: str, head: str = "") -> Article:
    (folder / "a.md").write_text(f"---\ntitle: T\n{head}---\n\n{text}\n", encoding="utf-8")
    publication = Publication(folder)
    source = read_source(folder / "a.md", publication)
    page, _ = (cite(source, BIBLIOGRAPHY, publication, profile, Templates()) for profile in PROFILES)
    return page


@pytest.mark.parametrize(
    ("message", "id"),
    [
        ("Citeproc: citation x not found", "key-unknown"),
        ("Citation with no printed form: x", "citation-empty"),
        ("Citeproc: undefined macro gone", "style-broken"),
        ("Could not convert TeX math \\x, rendering as TeX: unexpected", "formula"),
        ("Duplicate note reference '1' at line 3 column 1", "note-duplicate"),
        ("Note with key '2' defined at line 4 column 1 but not used.", "note-unused"),
        ("Duplicate link reference '[foo]' at line 9 column 1", "link-duplicate"),
        ("Div at line 14 column 1 unclosed at line 18 column 1, closing implicitly.", "div-open"),
    ],
)
def test_what_loses_words_is_an_error(message: str, id: str) -> None:
    warned = read_warning(message)
    assert (warned.id, warned.is_error) == (id, True)


@pytest.mark.parametrize(
    "message",
    [
        "Could not load translations for zh data file translations/zh.yaml not found",
        "The term Abstract has no translation defined.",
        "Bibliography entry with no printed form: holm",
        "Invalid 'lang' value 'x-foo'.",
        "a warning that nobody has seen yet",
    ],
)
def test_all_else_is_information(message: str) -> None:
    assert not read_warning(message).is_error


def test_every_rule_has_its_reason() -> None:
    assert all(rule.reason and rule.sentence for rule in (*ERRORS, *INFORMATION))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One.[^1]\n\n[^1]: Two.\n\n[^1]: Three.", "a.md:9: error: there are two notes [^1]"),
        ("One.\n\n[^2]: Two.", "a.md:7: error: the note [^2] is called nowhere"),
        ("See [x].\n\n[x]: http://a.example\n[x]: http://b.example", "a.md:8: error: two addresses are given for [x]"),
        ("::: {.a}\nOne.", "a.md:5: error: a ::: has no ::: that closes it"),
    ],
)
def test_an_error_has_its_line(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as caught:
        cited(tmp_path, text)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "tag", "zh zh-Hant-TW ja ko kk ky uz my sw am ka hy th vi km tlh qaa x-foo de-1996 sr-Latn-RS tr-u-nu-latn en-a-bbb-x-a ast".split()
)  # fmt: skip
def test_an_article_may_be_in_any_language(tag: str, tmp_path: Path) -> None:
    article = cited(tmp_path, "One.[^1]\n\n[^1]: [@holm, 3].", f"lang: {tag}\n")
    assert "Letters to the Harbour Master" in plain(article.notes[0].html)
    assert "3" in plain(article.notes[0].html)
    assert all(remark.severity == "warning" for remark in article.remarks)


def test_a_style_may_leave_letters_out_of_its_bibliography(tmp_path: Path) -> None:
    article = cited(tmp_path, "One.[^1]\n\n[^1]: [@holm, 3].", "lang: en\ncitation-style: new-harts-rules-notes\n")
    assert plain(article.notes[0].html).startswith("Anna Holm, ‘Letters to the Harbour Master’")
    assert [(remark.line, remark.id) for remark in article.remarks] == [(9, "entry-unprinted")]


def test_a_work_without_author_and_date_is_cited_by_itself_in_every_style(tmp_path: Path) -> None:
    assert cited(tmp_path, "One.", "citation-style: apa\n").notes == ()
