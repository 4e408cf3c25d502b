"""Identifiers in a front matter and in a bibliography: the last sign of each follows from the others, and is said where it does not."""

from pathlib import Path

import pytest

from footpress.model.article import Publication
from footpress.problems import ProblemsFound
from footpress.source.reading import source_of
from footpress.text.check_digits import mistaken


@pytest.mark.parametrize(
    ("kind", "right"),
    [
        ("ISBN", "9783161484100"),
        ("ISBN", "316148410X"),
        ("ISBN", "0306406152"),
        ("ISSN", "12345679"),
        ("ISSN", "2049369X"),
        ("ORCID", "0000000218250097"),
        ("ORCID", "000000021694233X"),
        ("ORCID", "0000000151093700"),
    ],
)
def test_each_wrong_sign_is_found_and_the_right_one_said(kind: str, right: str) -> None:
    assert mistaken(kind, right) == ""
    for sign in sorted({*"0123456789X"} - {right[-1]}):
        assert f"would be {right[-1]}" in mistaken(kind, right[:-1] + sign) or sign == "X"
    assert mistaken(kind, right[:-2]).startswith(f"is no {kind}: it has ")


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("author: {name: Ada Keeper, orcid: 0000-0002-1825-0079}", "orcid: 0000-0002-1825-0079 is no ORCID: its last sign is a check of the others, and would be 0; compare it."),
        ("author: {name: Ada Keeper, orcid: 0000-0002-1825}", "is no ORCID: it has 16 digits"),
        ("author: {name: Ada Keeper, orcid: https://example.org/1}", "is no ORCID"),
        ("doi: waters.4711", "doi: waters.4711 is no DOI"),
        ("doi: 10.5555", "is no DOI"),
        ("isbn: 978-3-16-148410-1", "would be 0"),
        ("isbn: 3-16-148410-X", "it has 13 digits"),
    ],
)  # fmt: skip
def test_a_mistaken_one_is_refused_with_its_line(lines: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as refused:
        source_of(f"---\ntitle: T\n{lines}\n---\n\nWords.\n", "a", Publication(tmp_path))
    (problem,) = refused.value.problems
    assert says in problem.message
    assert problem.line == 3


def test_an_id_may_be_given_as_its_address(tmp_path: Path) -> None:
    lines = "title: T\nauthor: {name: Ada Keeper, orcid: https://orcid.org/0000-0002-1825-0097}\ndoi: https://doi.org/10.5555/x"
    front = source_of(f"---\n{lines}\n---\n\nWords.\n", "a", Publication(tmp_path)).front_matter
    assert (front.authors[0].orcid, front.doi) == ("0000-0002-1825-0097", "10.5555/x")
