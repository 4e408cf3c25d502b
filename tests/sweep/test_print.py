"""A sample of `make sweep`: no style leaves marks over where a work lacks what it would print, and titles that end with a mark keep it."""

import pytest
from judge import judged_marks
from sweep import mark_faults
from test_sweep import LANGUAGE_OF

from footpress.citing.styles import FAMILIAR

LEAVING = {
    "antiquity": "Book of Beacons.: 176",
    "european-environment-agency-numeric": "Book of Beacons,.",
    "exercer": "Quay and Co.,.",
    "fachhochschule-kiel-fachbereich-medien": "(1902m):, Bergen and in:, Working Water",
    "iso690-author-date-es": "Book of Beacons., [sin fecha] and Quayside Inc.,",
    "oxford-guide-to-style-notes-initials-article-sentence-case-roman-volume-label-page": "Book of Lamps, (Bergen, 1902)",
    "psychiatry-and-clinical-neurosciences": "1979; and 1988; : 9–30",
    "religion-in-the-roman-empire": "Port Co. 2019. .",
    "research-and-education-promotion-association": "(vol. 14, no. 2, )",
    "universitat-basel-deutsche-sprachwissenschaft": "Studies , 14(2) behind a block within a block",
}
"""Styles that leave marks over, and what they would print."""


@pytest.mark.parametrize("style", LEAVING)
def test_a_style_that_leaves_marks_over_prints_none(style: str) -> None:
    assert mark_faults((style, "en")) == []


@pytest.mark.parametrize("style", FAMILIAR)
def test_a_familiar_style_leaves_no_mark_over_in_a_language(style: str) -> None:
    assert mark_faults((style, LANGUAGE_OF[style])) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Anna Holm, Lamps, (a), Bergen, 1902.", []),
        ("Lamps, (Bergen, 1902).", ["comma before a bracket"]),
        ("Lamps (Bergen:, 1902).", ["mark left over: ':,'"]),
        ("Holm. Lamps. Bergen;", ["mark left over: ';'"]),
        ("Lamps ().", ["mark left over: '()'"]),
        ("Lamps Co..", ["mark left over: '..'"]),
        ("Holm, Odd, () ..., 5.", []),
    ],
)
def test_the_judge_finds_marks_left_over(text: str, what: list[str]) -> None:
    assert [fault for fault, _ in judged_marks(text, ("Lamps", "Odd, () ..."), is_note=True)] == what
