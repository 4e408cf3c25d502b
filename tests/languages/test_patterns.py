"""Terms as parts of patterns: what a blank, a full stop, an apostrophe and a star of a term match in a text."""

import re

import pytest

from footpress import languages
from footpress.languages.patterns import alternatives, own_alternatives, pattern


@pytest.mark.parametrize(
    ("term", "matches", "not_matched"),
    [
        ("am angeführten ort", ["am angeführten ort", "am  angeführten\nort"], ["amangeführten ort"]),
        ("op. cit", ["op. cit", "op.cit", "op cit", "opcit"], ["op, cit"]),
        ("a. e", ["a. e", "a.e"], ["a e", "ae"]),
        ("d'ora in poi", ["d'ora in poi", "d’ora in poi"], ["d ora in poi"]),
        ("сноск*", ["сноска", "сноске"], ["сноск", "сноск а"]),
        ("adı geçen *", ["adı geçen eser"], ["adı geçen", "adı geçen "]),
        ("дурд. *", ["дурд. зохиол", "дурд.зохиол"], ["дурдсан"]),
        ("(n", ["(n"], ["n"]),
    ],
)
def test_what_a_term_matches(term: str, matches: list[str], not_matched: list[str]) -> None:
    assert [text for text in [*matches, *not_matched] if re.fullmatch(pattern(term), text)] == matches


def test_the_longest_alternative_comes_first() -> None:
    found = re.match(alternatives("pointing", "ibid"), "ibidem")
    assert found and found.group() == "ibidem"


def test_a_language_without_words_matches_nothing() -> None:
    assert not re.search(own_alternatives(languages.of("xq"), "manuscript", "notes"), "")
    assert re.fullmatch(own_alternatives(languages.of("de"), "manuscript", "notes"), "fußnoten")
