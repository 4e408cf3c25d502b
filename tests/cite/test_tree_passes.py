"""The passes over a tree: those that leave out words give all else, in the same order; a copy shares nothing."""

import json
from pathlib import Path

from footpress.citing.cited_tree import printed, structures_in_print
from footpress.pandoc.elements import WORDS, copied, structures, walk
from footpress.pandoc.running import read_markdown

KITCHEN = Path(__file__).parents[1] / "checks/kitchen/source/kitchen.md"


def test_what_is_left_out_is_words_alone() -> None:
    tree = json.loads(read_markdown(KITCHEN.read_text(encoding="utf-8").partition("\n---\n")[2]).text)["blocks"]
    for whole, without_words in ((walk, structures), (printed, structures_in_print)):
        others = [element for element in whole(tree) if element["t"] not in WORDS]
        assert {"Cite", "Note", "Table"} <= {element["t"] for element in others}
        assert list(map(id, without_words(tree))) == list(map(id, others))


def test_a_copy_shares_nothing_that_can_be_changed() -> None:
    tree = json.loads(read_markdown("A *word* [@osei, 5].[^1]\n\n[^1]: A note.\n").text)["blocks"]
    copy = copied(tree)
    assert copy == tree
    assert not set(map(id, walk(copy))) & set(map(id, walk(tree)))
