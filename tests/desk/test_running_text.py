"""The text at the desk: as it would have been typed, a call of a numbered note as its number, of a named one as its name."""

from footpress.desk.running_text import NamedCall, TextBlock, text_blocks

TEXT = """---
title: T
---

# A *heading* with a call[^keepers]

One *two* **three**, a [link](https://x.org/y) and \\* a star, \\[^1\\] no call, x^2^.[^1] Then[^keepers] more.
Second line[^9].

[^1]: A note.

[^keepers]: Named,
    and on.

    A second paragraph.
"""


def test_calls_are_told_apart_from_what_looks_like_one() -> None:
    keepers = NamedCall("keepers", 12)
    assert text_blocks(TEXT) == (
        TextBlock(1, ("A heading with a call", keepers)),
        TextBlock(
            0, ("One two three, a link and * a star, [^1] no call, x2.", 1, " Then", keepers, " more.\nSecond line", 9, ".")
        ),
    )


def test_a_named_call_leads_to_its_note_in_the_text(sitter) -> None:
    markdown = sitter.texts().markdown.replace("Word[^1]", "Word[^keepers] Word[^1]") + "\n[^keepers]: Mine.\n"
    sitter.file("source/tide.md").write_text(markdown, encoding="utf-8")
    line = markdown.split("\n").index("[^keepers]: Mine.") + 1
    page = sitter.get("/a/tide/note/1").text
    assert f'href="/a/tide/text?line={line}"' in page and "[^keepers]" not in page.partition('<div id="note"')[0]
