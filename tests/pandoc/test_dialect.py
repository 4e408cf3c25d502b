"""The Markdown of an article: every extension that pandoc has is decided on, and none eats what was typed."""

import json
import subprocess

import pytest

from footpress.citing.tree import typed
from footpress.pandoc.dialect import NOT_READ, READ
from footpress.pandoc.elements import structures, walk
from footpress.pandoc.running import pandoc_path, read_markdown


def test_every_extension_of_pandoc_is_decided_on() -> None:
    listed = subprocess.run([pandoc_path(), "--list-extensions=markdown"], capture_output=True, text=True, check=True).stdout
    assert {name[1:] for name in listed.split()} == {*READ, *NOT_READ}
    assert not {*READ} & {*NOT_READ}


def words(markdown: str) -> str:
    """What is printed of a text, citations by their keys, blanks and typographic marks apart."""
    tree = json.loads(read_markdown(markdown).text)
    found = [
        typed(element["c"][2] if element["t"] == "Header" else element["c"], lambda cite: f"@{cite['c'][0][0]['citationId']}")
        for element in walk(tree["blocks"])
        if element["t"] in ("Para", "Plain", "Header")
    ]
    return " ".join(" ".join(found).split())


@pytest.mark.parametrize(
    ("markdown", "printed"),
    [
        ("@dorn2004.", "@dorn2004."),
        ("(@dorn2004) says", "(@dorn2004) says"),
        ("(@dorn2004, 5)", "(@dorn2004, 5)"),
        ("One.[^1]\n\n[^1]: @dorn2004.", "One. @dorn2004."),
        ("> @dorn2004. says", "@dorn2004. says"),
        ("- @dorn2004. says", "@dorn2004. says"),
        ("% Five per cent\n\nof ships", "% Five per cent of ships"),
        ("One.\n\n---\nport: Hull\n---\n\nTwo.", "One. port: Hull Two."),
        ("# Sources\n\nSee [Sources] there.", "Sources See [Sources] there."),
        ("\\newcommand{\\a}{b} and \\a", "\\newcommand{\\a}{b} and \\a"),
        ("a <b and c> d <!-- e -->", "a <b and c> d <!– e –>"),
        ("> [!NOTE]\n> of", "[!NOTE] of"),
        ("x ==y== :smile: [[z]] H.~2~", "x ==y== :smile: [[z]] H.2"),
    ],
)
def test_no_word_is_eaten(markdown: str, printed: str) -> None:
    assert words(markdown) == printed


def test_the_structures_of_a_tree_are_all_of_it_but_words_and_blanks() -> None:
    tree = json.loads(
        read_markdown("# A *b*\n\nC [d](e) *f **g***.[^1]\n\n- h\n\n| i | j |\n|---|---|\n| k[^1] | `l` |\n\n[^1]: M *n* o.").text
    )
    for inside in (True, False):
        every = [element for element in walk(tree, into_notes=inside) if element["t"] not in ("Str", "Space")]
        assert list(structures(tree, into_notes=inside)) == every
