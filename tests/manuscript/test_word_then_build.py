"""What is imported of a Word file can be built, and says what was typed: files of nasty pieces, by chance."""

import io
import random
import re
from pathlib import Path
from xml.sax.saxutils import escape

import made_editions
import pytest
from PIL import Image
from word_files import call, docx, p, picture, r, table, text_box

from footpress.commands.new import start_publication
from footpress.publication.building import Built, publish
from footpress.publication.importing import import_manuscript

STARTS = ("1999. The year was long", "(c) Ada Field", "N.", "- a dash", "# a cross", "> larger", "| a bar", ": a colon", "::: three", "~~~ waves",
    "@key", "(@key) says", "+ plus", "* a star", "iv. four", "a) first", "===", "% per cent", "+---+", "[x] done", "```", "1.", "\\", "&amp; so on", "---")  # fmt: skip
PIECES = ("a [bracket] here", "an open [ bracket", "*starred*", "a lone * star", "_low_ lines", "a `tick`", "$5 and $6", "x^2^ and H~2~O", "~~gone~~",
    "<b>bold</b>", "a < b > c", "&lt; &#65;", "[^7]: no note", "@smith2001 says", "mail@example.org", "{.class #id}", "a{b", "back\\slash", "![alt](x.png)",
    "[words](x.html)", "https://example.org/a_b?c=1&d=2#e", "^[inline]", "a; b", "C#", "“quoted”", "naïve café", "Ц. Лхам", "—dash–", "a\u2028b", "$$x$$",
    "|a|b|", ":smile:", "[@a; @b]", "***both***", "O'Neil's", "soft\xadly", "no\u00a0break", "\\", "~", "^", "_", "#", "|")  # fmt: skip
LOOKS = (
    "",
    "<w:i/>",
    "<w:b/>",
    "<w:smallCaps/>",
    '<w:vertAlign w:val="superscript"/>',
    '<w:u w:val="single"/>',
    "<w:strike/>",
    "<w:i/><w:b/>",
)
KEPT = re.compile(r"[^\W_]+")


def png() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (8, 6), "navy").save(stream, "PNG")
    return stream.getvalue()


def runs(chance: random.Random, count: int) -> list[str]:
    return [r(escape(f" {chance.choice(PIECES)} and so "), chance.choice(LOOKS)) for _ in range(count)]


def blocks(chance: random.Random, number: int) -> list[str]:
    """A paragraph with the call of a note, as it is or in what a text may have besides."""
    plain = p(r(escape(chance.choice(STARTS))), *runs(chance, 2), "the keeper wrote it in the log of that night.", call(number))
    return chance.choice(
        [
            [plain],
            [p("A Heading", *runs(chance, 1), style="Heading1"), plain],
            [table(("Year", escape(chance.choice(PIECES))), ("1871", escape(chance.choice(STARTS)))), plain],
            [
                p(picture(description=escape(chance.choice(PIECES), {'"': "&quot;"}))),
                p("Figure 1. ", *runs(chance, 1), style="Caption"),
                plain,
            ],
            [p("Before the box.", text_box(p(*runs(chance, 1)))), plain],
            [p(*runs(chance, 1), properties='<w:ind w:left="720" w:right="720"/>'), plain],
        ]
    )


def words(text: str) -> list[str]:
    return KEPT.findall(text.replace("\xad", ""))


@pytest.mark.parametrize("seed", range(12))
def test_a_word_file_is_built_and_its_notes_say_what_was_typed(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    start_publication(tmp_path / "papers", "Papers")
    said = {number: [chance.choice(STARTS), *chance.sample(PIECES, 3)] for number in range(1, 9)}
    body = [p("On Ferries", style="Title"), p("Ada Field", style="Author"), *(each for n in said for each in blocks(chance, n))]
    notes = {number: p(*(r(escape(f"{part} ")) for part in parts)) for number, parts in said.items()}
    path = docx(tmp_path / "odd.docx", *body, footnotes=notes, parts={"word/media/i.png": png()})
    imported = import_manuscript(path, tmp_path / "papers")
    lost = {problem.id: problem.message for problem in imported.problems if problem.id in ("word-lost", "part-lost")}
    assert lost == {}
    assert [item for item in publish(tmp_path / "papers", editions=["html"]) if not isinstance(item, Built)] == []
    read = {note.number: note.text for note in made_editions.read("html", tmp_path / "papers/build", "odd").notes}
    source = (tmp_path / "papers/source/odd.md").read_text(encoding="utf-8")
    cited = {int(number) for number in re.findall(r"^\[\^(\d+)\]:.*(?<!\\)@", source, re.MULTILINE)}
    typed = {number: words(" ".join(parts)) for number, parts in said.items() if number not in cited}
    assert {number: words(read[number]) for number in typed} == typed
