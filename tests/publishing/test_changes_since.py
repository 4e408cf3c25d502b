"""What has changed since an article was built: word for word, by paragraph, note and entry, and nothing where nothing has."""

import random
from pathlib import Path

import pytest

from footpress.publication.building import build
from footpress.publication.changes_since import changes_since
from footpress.readback.word_changes import NEAR, Stretch, changed_paragraphs, changed_passages

TEXT = """---
title: The Tide
author: [Ada Osei]
abstract: Of boats and lights.
---

In the year of the tide, *boats* came and went, and an exceptionally long-winded keeper wrote it all down.[^1] The second sentence follows.

## The north

- A light[^2]

[^1]: Harbours are many.

[^2]: [@osei2003, 7].
"""
WORKS = "@book{osei2003,\n  author = {Osei, Ada},\n  title = {Harbours},\n  date = {2003},\n}\n"


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "source").mkdir()
    (folder / "source/publication.yaml").write_text("title: Papers\n", encoding="utf-8")
    (folder / "source/tide.md").write_text(TEXT, encoding="utf-8")
    (folder / "bibliography.bib").write_text(WORKS, encoding="utf-8")
    assert changes_since(folder, "tide") == ((), ()), "nothing is built"
    list(build(folder))
    return folder


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Of boats", "Of old boats", [("front", "", "+old", 0)]),
        ("title: The Tide", "title: The Tides", [("front", "", "-Tide +Tides", 0)]),
        ("boats* came", "ships* came", [("text", "In the year", "-boats +ships", 3)]),
        (" The second sentence follows.", "", [("text", "In the year", "-The second sentence follows.", 3)]),
        ("## The north", "A new one.\n\n## The north", [("text", "A new one.", "+A new one.", 3)]),
        ("A light", "A lamp", [("text", "A lamp", "-light +lamp", 3)]),
        ("many.", "few.", [("note", "1", "-many. +few.", 3)]),
        ("it all down.[^1]", "it all down.", [("note", "", "-Harbours are many.", 3)]),
        ("osei2003, 7", "osei2003, 9", [("note", "2", "-7. +9.", 3)]),
        ("*boats*", "boats", []),
    ],
)  # fmt: skip
def test_a_change_is_told_once_at_its_place(old: str, new: str, said: list, papers: Path) -> None:
    text = TEXT.replace(old, new)
    (papers / "source/tide.md").write_text(
        text if "[^1]" in text.partition("##")[0] else text.replace("[^1]: Harbours are many.\n", "")
    )
    changed, editions = changes_since(papers, "tide")
    assert editions == ("pdf", "epub", "html")
    marks = {"added": "+", "removed": "-"}
    found = [
        (
            each.part,
            each.place,
            " ".join(marks[stretch.how] + stretch.words for stretch in each.stretches if stretch.how),
            len(each.editions),
        )
        for each in changed
    ]
    assert [(part, place[:11], words, editions) for part, place, words, editions in found] == said


def test_an_entry_is_told_by_its_key(papers: Path) -> None:
    (papers / "source/tide.md").write_text(TEXT, encoding="utf-8")
    (papers / "bibliography.bib").write_text(WORKS.replace("Harbours", "Havens"), encoding="utf-8")
    changed, _ = changes_since(papers, "tide")
    (papers / "bibliography.bib").write_text(WORKS, encoding="utf-8")
    assert {(each.part, each.place) for each in changed} == {("note", "2"), ("entry", "osei2003")}
    assert changes_since(papers, "tide")[0] == ()


@pytest.mark.parametrize("seed", range(30))
def test_what_stands_and_what_was_removed_is_the_old_text_and_with_what_was_added_the_new(seed: int) -> None:
    chance = random.Random(seed)
    old = [chance.choice("boat tide lamp keeper north light sea rope".split()) + str(chance.randrange(9)) for _ in range(40)]
    new = [word for word in old if chance.random() > 0.2]
    for _ in range(5):
        new.insert(chance.randrange(len(new) + 1), f"new{chance.randrange(99)}")
    cut = chance.randrange(1, len(new))
    paragraphs = [" ".join(new[:cut]), " ".join(new[cut:])]
    found = {each.place: each.stretches for each in changed_paragraphs(" ".join(old), paragraphs)}
    removed = [word for stretches in found.values() for each in stretches if each.how == "removed" for word in each.words.split()]
    added = [word for stretches in found.values() for each in stretches if each.how == "added" for word in each.words.split()]
    assert sorted([*new, *removed]) == sorted([*old, *added])
    for place, stretches in found.items():
        left = iter(paragraphs[place].split())
        shown = [word for each in stretches if each.how != "removed" for word in each.words.split() if word != "…"]
        assert all(word in left for word in shown), "in the order of the paragraph"


def test_lines_and_hyphens_that_fall_otherwise_are_no_change() -> None:
    assert list(changed_paragraphs("a long-winded keep er wrote", ["a long\u2010winded keeper", "wrote"])) == []
    assert list(changed_passages(["see https://a.example/x y"], ["see https://a.example/xy"])) == []


def test_of_what_stands_only_what_is_near_is_shown() -> None:
    words = [f"w{number}" for number in range(60)]
    (passage,) = changed_passages([" ".join(words)], [" ".join([*words[:30], "x", *words[31:]])])
    assert passage.stretches == (
        Stretch("", "… " + " ".join(words[30 - NEAR : 30])), Stretch("removed", "w30"), Stretch("added", "x"),
        Stretch("", " ".join(words[31 : 31 + NEAR]) + " …"),
    )  # fmt: skip
