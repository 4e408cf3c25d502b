"""A sample of `make sweep`: styles of every kind print each place that was typed, with its word, and no word of footpress's own.

The sample has the familiar styles and one for each way in which a style was seen to lose or change a locator.
"""

import pytest
from judge import judged, judged_prose
from locator_document import KEYS, LANGUAGES, Place, ProseNote, markdown, places
from sweep import all_styles, faults, tasks

from footpress.citing.styles import FAMILIAR

LOSING = {
    "anti-trafficking-review": "has no place for locators and ends its citations with a blank",
    "aib-studi": "sets no blank after ivi",
    "bluebook-law-review": "prints no label, no locator of a thesis, and nothing at all of a statute cited again",
    "gost-r-7-0-5-2008": "makes a page of everything",
    "hochschule-munchen-fakultat-fur-angewandte-sozialwissenschaften": "calls a volume Jg.",
    "law-citation-manual": "Chinese: 第…页, and ends with 。",
    "palaeovertebrata": "sets the year and the page as one number",
    "ritid": "prints a place twice, once without its label",
    "universite-de-liege-histoire": "prints paragr. p. 3",
}
LANGUAGE_OF = dict(zip(FAMILIAR, (*LANGUAGES, *LANGUAGES), strict=False))


@pytest.mark.parametrize("style", LOSING)
def test_a_style_that_loses_locators_prints_them_all(style: str) -> None:
    assert [each for task in tasks([style])[:1] for each in faults(task)] == []


@pytest.mark.parametrize("style", FAMILIAR)
def test_a_familiar_style_prints_every_locator_in_a_language(style: str) -> None:
    assert faults((style, LANGUAGE_OF[style])) == []


def test_the_sweep_has_every_style_and_every_language() -> None:
    assert len(all_styles()) > 2800
    assert {lang for _, lang in tasks(["oscola"])} == set(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_article_has_every_number_once_and_cites_every_work(lang: str) -> None:
    text = markdown(lang)
    assert all(text.count(place.number) == 1 for place in places(lang))
    assert all(f"@{key}" in text for key in KEYS)


SECTION = Place(1, "act", "§", "3001", frozenset({"§"}))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Harbours Act, § 3001.", []),
        ("", ["empty note"]),
        ("§ 3001.", ["work not named"]),
        ("Harbours Act, § 12.", ["number lost"]),
        ("Harbours Act 19843001.", ["number lost"]),
        ("Harbours Act, p. 3001.", ["label changed"]),
        ("Harbours Act, p. § 3001.", ["label changed"]),
        ("Harbours Act 3001.", ["label changed"]),
        ("Harbours Act, fpsection 3001.", ["inner word", "label changed"]),
        ("Harbours Act, \U0010f102§ 3001.", ["inner word"]),
        ("Harbours Act, § 3001. .", ["doubled stop"]),
        ("Harbours Act,. § 3001.", ["doubled stop"]),
    ],
)
def test_the_judge_finds_what_is_wrong(text: str, what: list[str]) -> None:
    assert [fault for fault, _ in judged({1: text}, (SECTION,))] == what


def test_the_judge_misses_prose_that_is_not_printed() -> None:
    note = ProseNote(1, "[@holm, 4001] disagrees.", ("disagrees",), ("4001",))
    assert list(judged_prose({1: "Lamps, 4001 disagrees."}, (note,))) == []
    assert [what for what, _ in judged_prose({1: "Lamps."}, (note,))] == ["prose lost", "number lost"]
