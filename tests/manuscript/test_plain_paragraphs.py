"""A paragraph of nothing but words is written without pandoc, as pandoc writes it; and an account of notes reads no more than it needs."""

import json
import random

from footpress.checks.written_notes import _without_plain_words
from footpress.documents.tree.canonical_markdown import _by_pandoc, _of_words
from footpress.documents.tree.taken_notes import call
from footpress.pandoc.elements import SPACE, Blocks, paragraph, structures, text_of
from footpress.pandoc.running import read_markdown

WORDS = (
    "Ferry", "the", "a", "I", "i", "A.", "i.", "I.", "iv.", "No.", "Mr.", "e.g.", "tide,", "pier;", "Türk", "Лхам", "注釈", "Table", "table", "x", "1.", "1", "(a)", "a)", "-", "–",
    "*", "_a_", "a_b", "#", "@a", "http", "https://a.b", "...", "…", "'", "ends.", "straße", "ﬁ", "é", "\u00a0", "a\u00a0b", "true", "toc", "begin", "TODO", ":", "~", "^", "\\", "`",
)  # fmt: skip


PLAIN = ("Ferry", "the", "Türk", "harbour", "with", "and", "tide,", "pier;", "ends.")


def word(chance: random.Random) -> str:
    return chance.choice(WORDS if chance.random() < 0.3 else PLAIN)


def paragraphs() -> list[Blocks]:
    chance = random.Random(4)
    made = []
    for _ in range(1500):
        inlines = []
        for _ in range(chance.randint(1, 6)):
            inlines += chance.choice(([text_of(word(chance))], [text_of(word(chance)), call(chance.randint(1, 12))]))
            inlines += [SPACE] * chance.choice((0, 1, 1, 1, 1, 2))
        made.append([paragraph(*inlines)])
    return made


def test_a_paragraph_of_words_is_written_as_pandoc_writes_it() -> None:
    parts = paragraphs()
    own = [_of_words(part) for part in parts]
    assert sum(text is not None for text in own) > 30
    for part, text, written in zip(parts, own, _by_pandoc(parts), strict=True):
        assert text in (None, written), part
    assert _of_words([]) == ""


def test_words_that_are_left_out_change_no_note() -> None:
    chance = random.Random(6)
    lines = []
    for number in range(1, 200):
        words = " ".join(word(chance) for _ in range(chance.randint(1, 14)))
        lines.append(
            f"{chance.choice(('', '', '', '> ', '- ', '    ', '| '))}{words}[^{number}]{chance.choice(('.', '', ' then it went on,', ' and'))}\n"
        )
    text = "\n".join(lines) + "\n" + "".join(f"[^{number}]: Note {number} says what it says.\n\n" for number in range(1, 200))
    shorter = _without_plain_words(text)
    assert len(shorter) < len(text) - 200
    notes = [
        [element for element in structures(json.loads(read_markdown(each).text)) if element["t"] == "Note"]
        for each in (text, shorter)
    ]
    assert notes[0] == notes[1]
    assert len(notes[0]) > 100
