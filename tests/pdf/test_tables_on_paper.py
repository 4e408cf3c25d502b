"""Tables on paper: the size and the place that each needs."""

from __future__ import annotations

import pytest
from lxml import etree

from footpress.editions.pdf.tables import fit_tables


def classes(columns: int, word: str, around: str = "{}") -> list[str]:
    row = f"<tr>{f'<td>{word}</td>' * columns}</tr>"
    root = etree.fromstring(f"<div>{around.format(f'<table><tbody>{row}</tbody></table>')}</div>")
    fit_tables(root)
    return (root.find(".//table").get("class") or "").split()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("columns", "word", "expected"),
    [
        (2, "ferry", []),
        (2, "ferry " * 10, ["full"]),
        (5, "1234567.89", []),
        (5, "12345678.901", ["small"]),
        (7, "1234567.89", ["small"]),
        (8, "123456.789", ["landscape", "small"]),
        (13, "1234567.89", ["landscape", "small"]),
        (5, "Constantinopolitan", []),  # words can be divided, figures cannot
    ],
)
def test_a_table_is_as_large_as_its_contents_need(columns: int, word: str, expected: list[str]) -> None:
    assert [name for name in classes(columns, word) if name != "full" or expected == ["full"]] == expected


def test_an_author_may_turn_a_table() -> None:
    assert "small" not in classes(5, "12345678.901", '<div class="landscape">{}</div>')
