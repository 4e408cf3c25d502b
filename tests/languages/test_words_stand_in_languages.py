"""No word of a language stands in code: a word with letters outside ASCII is found here; one without them, a reader must find."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import footpress
from footpress.languages.sections import SECTIONS

PACKAGE = Path(footpress.__file__).parent
_CLASS_OR_ESCAPE = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2,}")

MAY = {
    "documents/plain_text/note_numbers.py": "signs of measures, the same in every language of a script",
    "editions/html/citing.py": "the name of a style",
    "languages/sections.py": "the name of a country",
    "references/addresses.py": "a domain",
    "references/assembly.py": "to be moved",
    "references/people/long_families.py": "letters of a class",
    "resolution/identity/tokens.py": "figures of Chinese and Japanese",
}
"""Files that may hold such words, and why."""
FORMS = "references/shapes/"
"""Here words are still parts of the patterns that read one convention (a gazette, a code, a series of a parliament)."""


def literals(path: Path) -> Iterator[str]:
    """The strings of a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def foreign_words(path: Path) -> set[str]:
    """Words with letters outside ASCII; what stands in a class of characters is no word."""
    return {
        word
        for text in literals(path)
        for word in _WORD.findall(_CLASS_OR_ESCAPE.sub(" ", text))
        if word.isalpha() and not word.isascii()
    }


def test_words_stand_in_languages() -> None:
    found = {str(path.relative_to(PACKAGE)): foreign_words(path) for path in PACKAGE.rglob("*.py")}
    assert {file: words for file, words in found.items() if words and file not in MAY and not file.startswith(FORMS)} == {}


def test_every_exception_is_needed() -> None:
    assert [file for file in MAY if not foreign_words(PACKAGE / file)] == []


WHOLE = ("months", "places", "words", "given_names", "bodies", "countries")
"""Sections that are asked for as a whole."""


def test_every_row_is_asked_for() -> None:
    """A row that no module names is read by nothing."""
    asked = {text for path in PACKAGE.rglob("*.py") if path.name != "sections.py" for text in literals(path)}
    assert [
        (section, row) for section, rows in SECTIONS.items() for row in rows if section not in WHOLE and row not in asked
    ] == []


def test_a_word_in_code_would_be_found(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text('"""Zażółć."""\nWORDS = r"\\[page süre\\]"\nLETTERS = r"[А-ЯÀ-Þ]+"\n', encoding="utf-8")
    assert foreign_words(module) == {"süre"}
