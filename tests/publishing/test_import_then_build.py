"""Import writes nothing that build refuses, and a note is published as it was typed: manuscripts of nasty pieces, by chance."""

import random
import re
from pathlib import Path

import made_editions
import pytest

from footpress.publication.building import Built, publish
from footpress.publication.importing import import_manuscript

STARTS = (
    "1999. The year was long", "(c) Ada Field", "N.", "- a dash", "-- two dashes", "# a cross", "> larger", "| a bar", ": a colon", "::: three",
    "~~~ waves", "    four blanks", "@key", "@key.", "(@key) says", "+ plus", "* a star", "iv. four", "II. two", "a) first", "(1) one", "1) one",
    "i.", "MM. les juges", "= equals", "===", "% per cent", "+---+", "[x] done", "Table: of tides", "B. Russell said", "```", "#. next", "1.", "\\", "&amp; so on",
)  # fmt: skip
PIECES = (
    "a [bracket] here", "an open [ bracket", "a closing ] one", "*starred*", "a lone * star", "_low_ lines", "a `tick` and ``two``", "$5 and $6",
    "x^2^ and H~2~O", "~~gone~~", "<b>bold</b>", "a < b > c", "&lt; &#65;", "[^7]: no note", "@smith2001 says", "-@smith", "mail@example.org",
    "{.class #id}", "{12}", "a{b", "}", "back\\slash", "\\textbf{x}", "![alt](x.png)", "[words](x.html)", "<https://example.org/a_b>{.c}",
    "https://example.org/a_b?c=1&d=2#e", "http://example.org/[x]", "^[inline]", "a; b", "100 % of it", "C#", "no. 5", "“quoted”", "«guillemets»",
    "wrote\x02 it", "a\x1eb", "bell\x07rung", "soft\xadly", "zero\u200bwidth", "no\u00a0break", "ﬁne ligature", "naïve café", "Ц. Лхам", "中文字", "—dash–",
    "a\u2028b", "$$x$$", "\\(x\\)", "|a|b|", ":smile:", "==mark==", "[@a; @b]", "[see @a, 5]", "\\[\\]", "***both***", "**strong**", "x*y*z",
    "O'Neil's", "A.B.C.", "K . Ferrer", "pp . 77-114 .", "\\", "~", "^", "_", "#", "|",
)  # fmt: skip
WORKS = (
    "A. Field, *Salt*, Port: Quay Press, 2001, p. {n}.",
    "Jeffrey Reeves, “Omni-Enmeshment and Balance”, *The Pacific Review* 25:5 (2012), p. 59{n}.",
    'K . Ferrer, "Old Tides", in C . F . Marsh ed ., The Sea and Its Books (Quayport, Tenn ., 1974), pp . 77-11{n} .',
    "See M. Ortiz, *Reading the Moon_{n}*, Boston: {{Moon}} & Sons, 197{n}, p. 12, with {piece}.",
    "alacalaKÄ±y, B\\ook of ~ {piece}, Town: Press, 199{n}.",
)
KEPT = re.compile(r"[^\W_]+")  # words and figures; marks that typography changes are compared by the build itself


def manuscript(seed: int) -> tuple[str, dict[int, str]]:
    """A manuscript, and its notes that cite nothing, by number."""
    chance = random.Random(seed)
    body, notes, prose = [], [], {}
    for number in range(1, 13):
        body.append(
            f"{chance.choice(STARTS)} {chance.choice(PIECES)} and the keeper wrote {chance.choice(PIECES)} in the log of that night.[{number}]"
        )
        if number % 3:
            typed = f"{chance.choice(STARTS)} {' and '.join(chance.sample(PIECES, 3))}"
            prose[number] = typed
        else:
            typed = chance.choice(WORKS).format(n=number % 10, piece=chance.choice(PIECES))
        notes.append(f"[{number}] {typed}")
    head = f"On {chance.choice(PIECES)}\n\nAnna Elder\n\nThis is the first paragraph of a text about lamps, quays and tides.\n\n"
    return head + "\n\n".join(body) + "\n\nNotes\n\n" + "\n".join(notes) + "\n", prose


def words(text: str) -> list[str]:
    plain = (
        text.replace("\x02", "")
        .replace("\x1e", "-")
        .replace("\x07", " ")
        .replace("\xad", "")
        .replace("\u200b", "")
        .replace("ﬁ", "fi")
    )
    return KEPT.findall(plain)


@pytest.mark.parametrize("seed", range(16))
def test_what_is_imported_can_be_built_and_says_what_was_typed(seed: int, publication: Path, tmp_path: Path) -> None:
    text, prose = manuscript(seed)
    (tmp_path / "odd.txt").write_text(text, encoding="utf-8")
    import_manuscript(tmp_path / "odd.txt", publication)
    made = list(publish(publication, editions=["html"]))
    assert [item for item in made if not isinstance(item, Built)] == []
    read = {note.number: note.text for note in made_editions.read("html", publication / "build", "odd").notes}
    assert len(read) == 12
    source = (publication / "source/odd.md").read_text(encoding="utf-8")
    cited = {
        int(number) for number in re.findall(r"^\[\^(\d+)\]:.*(?<!\\)@", source, re.MULTILINE)
    }  # is the account's to compare
    prose = {number: typed for number, typed in prose.items() if number not in cited}
    assert {number: words(read[number]) for number in prose} == {number: words(typed) for number, typed in prose.items()}
