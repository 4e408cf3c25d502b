"""A heading has the same address with a note as without, as pandoc makes it: a note put before it moves none."""

import json

import pytest

from footpress.citing.heading_ids import settle_heading_ids
from footpress.pandoc import running as pandoc

HEADINGS = (
    "The quay", "The quay: of oak, 1838", "1838. A year", "*Quay* and `crane`", "Çarşı ve Işık", "Набережная", "港口", "المرفأ", "नदी का घाट",
    "§ 12", "“Quoted” words", "x_y-z. and more", "The quay and the quay",
)  # fmt: skip


def ids(text: str) -> list[str]:
    tree = json.loads(pandoc.read_markdown(text).text)
    settle_heading_ids(tree, text)
    return [block["c"][1][0] for block in tree["blocks"] if block["t"] == "Header"]


@pytest.mark.parametrize("call", ["[^1]", "[^keepers]"])
def test_a_note_changes_no_id(call: str) -> None:
    for words in HEADINGS:
        assert ids(f"# {words}{call}\n\n{call}: A note.\n") == ids(f"# {words}\n"), words


def test_two_headings_of_the_same_words_and_given_ids() -> None:
    text = "# The quay[^1]\n\n# The quay[^2]\n\n# The quay\n\n# Crane[^3] {#quay-1}\n\n[^1]: A.\n\n[^2]: B.\n\n[^3]: C.\n"
    assert ids(text) == ["the-quay-1", "the-quay-2", "the-quay", "quay-1"]
