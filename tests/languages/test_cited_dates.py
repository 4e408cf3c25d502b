"""Days and locators as the citation engine sets them, in each language that footpress knows."""

from __future__ import annotations

import json

import pytest

from footpress.citing.cited_tree import citation_of, notes, words_in
from footpress.citing.profiles import prepare
from footpress.citing.styles import find_style, language
from footpress.languages import every
from footpress.pandoc import running as pandoc
from footpress.templates import Templates


def note(lang: str, **fields: str) -> str:
    """The note of the house style for one work."""
    style = find_style("footpress-notes", Templates())
    set_in = language(style, lang)
    items = {name.replace("_", "-"): {"t": "MetaString", "c": value} for name, value in {"id": "a", **fields}.items()}
    meta = {"references": {"t": "MetaList", "c": [{"t": "MetaMap", "c": items}]}, "lang": {"t": "MetaString", "c": set_in}}
    tree = {"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": [{"t": "Para", "c": [citation_of("a")]}]}
    cited = json.loads(pandoc.cite(json.dumps(tree), prepare(style, set_in)).text)
    return " ".join(words_in(each["c"]).strip() for each in notes(cited["blocks"]))


@pytest.fixture(scope="module", autouse=True)
def _one_pandoc() -> object:
    with pandoc.kept_running():
        yield


def test_no_day_has_a_leading_zero_in_any_language() -> None:
    codes = [each.code for each in every() if each.code != "mul"]
    said = {code: note(code, type="article-newspaper", title="T", container_title="C", issued="1871-03-04") for code in codes}
    assert len(said) > 50
    assert {code: words for code, words in said.items() if "04" in words} == {}


@pytest.mark.parametrize(
    ("lang", "date"),
    [("tr", "4 Mart 1871"), ("sv", "4 mars 1871"), ("hr", "4. ožujak 1871."), ("sk", "4. marec 1871"), ("no", "4. mars 1871")],
)
def test_a_date_is_that_of_its_language(lang: str, date: str) -> None:
    assert date in note(lang, type="article-newspaper", title="T", container_title="C", issued="1871-03-04")
    assert "04" not in note(lang, type="book", title="T", issued="1871")
