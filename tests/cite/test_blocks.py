"""What Markdown can mean besides paragraphs, as every edition gets it: verse, tables, lists of tasks."""

from __future__ import annotations

import pytest
from lxml import etree

from footpress.citing.tables import decimal_mark, set_tables
from footpress.citing.task_lists import set_task_lists
from footpress.citing.verse import set_verse
from footpress.text.parsing import parse_fragment


def test_a_line_of_verse_is_an_element_and_an_empty_one_parts_stanzas() -> None:
    root = parse_fragment(
        '<div class="line-block">The boatman pulls,<br/>\n\u00a0\u00a0the <em>rope</em> is wet,<br/>\n<br/>\nAnd ends.<a class="footnote-ref">1</a></div>'
    )
    set_verse(root)
    stanzas = root.findall("div/p")
    assert [["".join(line.itertext()) for line in stanza.findall("span")] for stanza in stanzas] == [
        ["The boatman pulls,", "\u00a0\u00a0the rope is wet,"],
        ["And ends.1"],
    ]
    assert root.find(".//em") is not None and root.find(".//a") is not None and root.find(".//br") is None
    assert "pulls,\n\u00a0" in "".join(root.itertext()), "words of two lines are never one word"


def test_other_divisions_keep_their_line_breaks() -> None:
    root = parse_fragment('<div class="letter">One<br/>\nTwo</div>')
    set_verse(root)
    assert root.find("div/br") is not None


def test_a_box_of_a_list_of_tasks_is_printed_and_cannot_be_changed() -> None:
    root = parse_fragment(
        '<ul class="task-list"><li><label><input type="checkbox"/>Count</label></li>'
        '<li><p><label><input type="checkbox" checked=""/>Done</label></p></li><li>None</li></ul>'
    )
    set_task_lists(root)
    assert [item.get("class") for item in root.iter("li")] == ["task", "task done", None]
    assert all("disabled" in box.attrib for box in root.iter("input"))


def table(*rows: str, side: str = "right") -> etree._Element:
    """A table of one heading row and rows of cells parted by |, of which the last column stands on a side."""
    style = f' style="text-align: {side}"' if side else ""
    cells = (
        "".join(f"<td>{cell}</td>" for cell in row.split("|")[:-1]) + f"<td{style}>{row.split('|')[-1]}</td>" for row in rows
    )
    head = "".join(f"<th>{name}</th>" for name in range(rows[0].count("|") + 1))
    widths = '<colgroup><col style="width: 3%"/><col style="width: 90%"/></colgroup>'
    root = parse_fragment(
        f"<table>{widths}<thead><tr>{head}</tr></thead><tbody>{''.join(f'<tr>{row}</tr>' for row in cells)}</tbody></table>"
    )
    set_tables(root)
    return root


def pads(root: etree._Element) -> list[str | None]:
    return [row[-1].get("data-pad") for row in root.findall(".//tbody/tr")]


def test_columns_have_no_widths_of_their_dashes_and_headers_say_what_they_head() -> None:
    root = table("a|1", "b|2")
    assert root.find(".//colgroup") is None
    assert [header.get("scope") for header in root.iter("th")] == ["col", "col"]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (("12.5", "1,204.75", "7"), ["0", None, ".00"]),
        (("12,5", "1.204,75", "7"), ["0", None, ",00"]),
        (("12,5 %", "3 %"), [None, ",0"]),
        (("−3.125", "–", "0.5"), [None, None, "00"]),
        (("1,204", "7"), [None, None]),  # thousands: figures without decimals stand under each other anyway
        (("1 204,5", "7"), [None, ",0"]),
        (("1701", "1702"), [None, None]),
        (("12.5", "none of it"), [None, None]),
        (("12.5 kg", "3 m"), [None, None]),
        (("12.5<a class='footnote-ref'>3</a>", "3.25"), ["0", None]),
    ],
)
def test_figures_stand_under_each_other_by_their_decimal_mark(figures: tuple[str, ...], expected: list[str | None]) -> None:
    assert pads(table(*(f"row|{figure}" for figure in figures))) == expected


@pytest.mark.parametrize("side", ["left", "center"])
def test_what_its_author_set_elsewhere_stays_there(side: str) -> None:
    assert pads(table("a|1.5", "b|2", side=side)) == [None, None]


def test_a_column_of_figures_of_no_side_is_set_to_the_right_with_its_header() -> None:
    root = table("a|1.5", "b|2", side="")
    assert [cell.get("style") for cell in root.xpath("//tr/*[last()]")] == ["text-align: right"] * 3
    assert [cell.get("style") for cell in root.xpath("//tr/*[1]")] == [None] * 3


def test_a_table_with_cells_over_several_columns_is_left_as_it_is() -> None:
    root = parse_fragment("<table><tbody><tr><td colspan='2'>1.5</td></tr><tr><td>1</td><td>2.25</td></tr></tbody></table>")
    set_tables(root)
    assert root.find(".//td[@data-pad]") is None


@pytest.mark.parametrize(
    ("figures", "mark"), [(["1.204"], ""), (["1.204", "2,5"], ","), (["1.5", "2,5"], ""), (["1,204.5"], ".")]
)
def test_the_decimal_mark_is_that_which_cannot_part_thousands(figures: list[str], mark: str) -> None:
    assert decimal_mark(figures) == mark
