"""What `check --fix` mends in a text, and all that it leaves: mending/traps.md has each construct with slips, and what only looks like one."""

import random
import re
from pathlib import Path

import pytest

from footpress.checks.lint.mending import mend_markdown
from footpress.citing.tree import parse
from footpress.commands.new import start_publication
from footpress.publication.checking import mend

HERE = Path(__file__).parent
TRAPS = HERE / "mending/traps.md"
DOCUMENTS = sorted((HERE.parent / "documents/source").glob("*.md"))


def test_what_is_mended(same_as) -> None:
    same_as(TRAPS.with_name("traps-mended.md"), mend_markdown(TRAPS.read_text(encoding="utf-8")).text)


def squeezed(text: str) -> str:
    return re.sub("  +", " ", text).replace("–", "-")


def assert_only_what_is_meant(text: str) -> None:
    mended = mend_markdown(text).text
    assert mend_markdown(mended).text == mended
    assert squeezed(mended) == squeezed(text)
    assert mended.count("–") >= text.count("–")
    assert repr(parse(mended)).replace("–", "-") == repr(parse(text)).replace("–", "-")


def test_of_the_traps_only_what_is_meant_is_mended() -> None:
    assert_only_what_is_meant(TRAPS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", range(3))
def test_slips_anywhere_in_a_document(path: Path, seed: int) -> None:
    """Blanks doubled and ranges put at forty places of a document, wherever they fall."""
    chance = random.Random(f"{path.stem} {seed}")
    text = path.read_text(encoding="utf-8").split("---\n", 2)[2]
    for _ in range(40):
        place = chance.choice([match.end() for match in re.finditer(r"(?<=\S) (?=\S)", text)])
        text = text[:place] + chance.choice([" ", "  ", "1990-1995 ", "pp. 3-5 ", "555-1234 "]) + text[place:]
    assert_only_what_is_meant(text)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_file_keeps_its_line_ends_and_its_front_matter(line_end: str, tmp_path: Path) -> None:
    start_publication(tmp_path / "p")
    head = "---\ntitle: 'Ports  1990-1995'\nabstract: Two  blanks.\n---\n\n"
    text = head + "Ships  sailed.[^1]\n\n[^1]: Pp.  3-5 in 1990-1995.\n"
    path, bib = tmp_path / "p/source/a.md", tmp_path / "p/bibliography.bib"
    path.write_bytes(text.replace("\n", line_end).encode())
    bib.write_bytes("@online{a,\n  url = {https://a.example/?utm_source=x},\n}\n".replace("\n", line_end).encode())
    assert mend(tmp_path / "p") != ()
    mended = head + "Ships sailed.[^1]\n\n[^1]: Pp. 3-5 in 1990–1995.\n"
    assert path.read_bytes().decode() == mended.replace("\n", line_end)
    assert bib.read_bytes().decode() == "@online{a,\n  url = {https://a.example/},\n}\n".replace("\n", line_end)
