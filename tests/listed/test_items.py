"""Items of lists of works and the entries that they become: items.yaml."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from footpress.gathering.listed.finding import Item
from footpress.gathering.listed.item_entries import entry_of, key_of, listed_work
from footpress.gathering.listed.item_notes import read_items
from footpress.model.entry import Entry
from footpress.references import read_notes

TABLE = yaml.safe_load((Path(__file__).parent / "items.yaml").read_text(encoding="utf-8"))


def entries(typed: list[str], lang: str = "") -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """The entry of each item, and its words that no field holds."""
    items = read_items([Item(text, line) for line, text in enumerate(typed, 1)], lang)
    taken: list[str] = []
    for item, reading in zip(items, read_notes([item.note for item in items]), strict=True):
        work = listed_work(item, reading)
        taken.append(key_of(work, taken))
        yield entry_of(work, taken[-1], ()), work.lost


@pytest.mark.parametrize("form", TABLE)
def test_the_items_of_a_list(form: str) -> None:
    read = [
        {"key": entry.key, **{name: re.sub(r"[{}]", "", value) for name, value in entry.fields}}
        for entry, _ in entries([row["typed"] for row in TABLE[form]])
    ]
    wanted = [row["entry"] for row in TABLE[form]]
    assert [{name: each.get(name) for name in one} for each, one in zip(read, wanted, strict=True)] == wanted


def test_words_that_no_field_holds_stand_in_the_note() -> None:
    ((entry, lost),) = entries(["Hobb, Ben. 1999. *Roads*. Port: Quay Press. Zorblax quintessence."])
    assert lost
    assert all(word in entry.get("note") for word in lost)


def test_an_item_that_cannot_be_read_is_an_entry_all_the_same() -> None:
    ((entry, _),) = entries(["Zorblax 1921 quintessence without a form, of which nobody knows what it is"])
    words = " ".join(value for _, value in entry.fields)
    assert all(word in words for word in ("Zorblax", "1921", "quintessence", "nobody"))


def test_a_hungarian_item_has_the_family_name_first() -> None:
    ((entry, _),) = entries(["Kovács Anna – Szabó Béla (2010): A sóadó. *Történelmi Szemle* 12(3), 45–67."], "hu")
    assert entry.get("author") == "Kovács, Anna and Szabó, Béla"
