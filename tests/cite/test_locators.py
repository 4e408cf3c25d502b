"""Locators as authors write them: what follows a key in the brackets, read as type, value and the rest."""

import pytest

from footpress.locators import read_locator


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (", 590", ("page", "590", "")),
        (" 593", ("page", "593", "")),
        (", 590, for a contrary view", ("page", "590", ", for a contrary view")),
        (", 12–15, 20, n. 4", ("page", "12–15, 20", ", n. 4")),
        (", 599 ff.", ("page", "599 ff.", "")),
        (", xii", ("page", "xii", "")),
        (", xii–xiv and 5", ("page", "xii–xiv and 5", "")),
        (", p.\u00a05", ("page", "5", "")),
        (", S. 12 f., wo", ("page", "12 f.", ", wo")),
        (", sf. 119", ("page", "119", "")),
        (", с. 12", ("page", "12", "")),
        (", chap. 3", ("chapter", "3", "")),
        (", böl. 3", ("chapter", "3", "")),
        (", §§ 3–4", ("section", "3–4", "")),
        (", dn. 7", ("note", "7", "")),
        (", {p. 3}", ("page", "3", "")),
        (", 590, 3 of them wrong", ("page", "590", ", 3 of them wrong")),
        (", for a contrary view", None),
        (", I think", None),
        (", mild as it is", None),
        (", mild", None),
        (", {}", None),
        ("", None),
    ],
)
def test_locators(typed: str, read: tuple[str, str, str] | None) -> None:
    assert read_locator(typed) == read
