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


def test_a_note_is_no_part_of_the_width_of_its_cell() -> None:
    note = "<footnote><p>" + "A long note about boats and ropes. " * 9 + "</p></footnote>"
    assert classes(2, f"1<span class='call'>{note}</span>") == []


def test_a_table_in_a_note_is_not_turned_nor_turns_the_one_that_calls_it() -> None:
    inner = f"<table><tbody><tr>{'<td>1234567.89</td>' * 12}</tr></tbody></table>"
    root = etree.fromstring(f"<div><table><tbody><tr><td>1<footnote>{inner}</footnote></td></tr></tbody></table></div>")
    fit_tables(root)
    assert all("landscape" not in table.get("class", "") for table in root.iter("table"))


def test_a_heading_is_turned_with_the_table_below_it() -> None:
    row = f"<tr>{'<td>123456.789</td>' * 9}</tr>"
    root = etree.fromstring(f"<div><p>Text.</p><h2>Fares</h2><h3>North</h3><table><tbody>{row}</tbody></table></div>")
    fit_tables(root)
    assert [element.get("class", "") for element in root][:3] == ["", "landscape", "landscape"]
