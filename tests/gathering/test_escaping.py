"""What was typed is text: no beginning of a block becomes a list, a rule or a quotation, and no key breaks off."""

import json
import random

import pytest

from footpress.gathering.entries import make_entry
from footpress.model.entry import Entry
from footpress.model.names import Name
from footpress.model.reference import Field, Reference
from footpress.pandoc import running as pandoc
from footpress.records.bibtex import append_entries, can_be_written, format_entry, parse_bibliography
from footpress.records.keys import make_key
from footpress.text.escaping import citation_key, escape_markdown, escape_start

STARTS = (
    "1999. The year", "(c) Ada", "N.", "- x", "-", "---", "- - -", "# x", "#. x", "> x", "| x", ": x", "::: x", "~~~", "@key x", "(@) x", "+ x",
    "+---+", "* x", "iv. x", "II. x", "MM. x", "a) x", "(A) x", "A) x", "(12) x", "1)", "i. x", "= x", "===", "% x", "B. Russell", "V. Ivanov", "1.5 x",
    "-5 x", "\"'\"'\"'\"'\"' x", "&amp; x", "![x](y.png) z", "<https://example.org/>{.x}", "Cf. x", "vi", "C. x",
)  # fmt: skip


@pytest.mark.parametrize("typed", STARTS)
@pytest.mark.parametrize("place", ["[^1]: {}\n\nA.[^1]\n", "A.\n\n{}\n"], ids=["note", "paragraph"])
def test_a_block_is_a_paragraph_and_says_what_was_typed(typed: str, place: str) -> None:
    tree = json.loads(pandoc.read_markdown(place.format(escape_start(escape_markdown(typed)))).text)
    block = tree["blocks"][-1]
    if "^1" in place:
        block = next(inline for inline in block["c"] if inline["t"] == "Note")["c"][0]
    assert block["t"] == "Para"
    pieces = (inline for inline in block["c"] for inline in (inline["c"][1] if inline["t"] == "Link" else [inline]))
    text = "".join(inline["c"] if inline["t"] == "Str" else " " for inline in pieces)
    assert text.replace("–", "--").replace("—", "---") == typed.replace("<https://example.org/>", "https://example.org/")


def test_an_initial_stays_readable() -> None:
    assert escape_start("B. Russell, Power") == "B. Russell, Power"


@pytest.mark.parametrize("key", ["smith2001", "türk2013", "alacalaKÄ±y", "a--b", "smith:2001", "x.", "DBLP:conf/x"])
def test_pandoc_reads_every_key_whole(key: str) -> None:
    tree = json.loads(pandoc.read_markdown(f"A [@{citation_key(key)}, 5].").text)
    (cite,) = [inline for inline in tree["blocks"][0]["c"] if inline["t"] == "Cite"]
    assert [citation["citationId"] for citation in cite["c"][0]] == [key]


@pytest.mark.parametrize("date", ["١٩٩٩", "1999", "19XX", "c. 19", "~199", ""])
def test_a_key_is_plain_ascii(date: str) -> None:
    reference = Reference(
        "full", "book", (Field("author", (Name("alacalaKÄ±y", ""),), (0, 1)), Field("date", date, (0, 1))), (0, 1)
    )
    key = make_key(reference, ())
    assert key.isascii() and key.isalnum() and key == key.lower()


@pytest.mark.parametrize("end", ["\\", "~", "^", " ", "\u00a0", "{", "}", "$", "%", "a\\b", "x\ty", '"', ","])
def test_a_value_that_ends_oddly_comes_back(end: str) -> None:
    fields = (
        Field("title", f"Tides {end}", (0, 1)),
        Field("publisher", f"{end} Press {end}", (0, 1)),
        Field("edition", end, (0, 1)),
    )
    people = (Field("author", (Name(f"Ferrer{end}", f"K {end}"),), (0, 1)),)
    entry = make_entry("x", Reference("full", "book", people + fields, (0, 1)))
    assert can_be_written(entry)
    back = parse_bibliography(append_entries("", [entry])).get("x")
    assert back is not None and back.fields == entry.fields
    assert f"Tides {end}".split() == _title(pandoc.biblatex_to_csl_json(append_entries("", [entry]))).split()


def _title(csl: str) -> str:
    return str(json.loads(csl)[0]["title"])


def test_an_entry_that_cannot_be_written_is_known_beforehand() -> None:
    assert not can_be_written(Entry("x", "book", (("title", "one } two {"),)))
    assert not can_be_written(Entry("x", "book", (("title", "ends in a blank "),)))


def test_an_entry_that_is_plain_comes_back_from_a_bibliography() -> None:
    chance = random.Random(1)
    plain = 0
    for number in range(3000):
        fields = tuple(
            (chance.choice("abc"), "".join(chance.choices("ab1é ,.:;()/’'–-{}%\\\"@#=~\n", k=chance.randint(0, 5))))
            for _ in range(2)
        )
        entry = Entry(f"a{number}", chance.choice(("book", "article", "string", "comment", "online")), fields)
        back = parse_bibliography(format_entry(entry)).get(entry.key)
        came_back = back is not None and (back.type, back.fields) == (entry.type, entry.fields)
        assert can_be_written(entry) == came_back, entry
        plain += came_back
    assert plain > 100
