"""A language file: sections, rows and terms; what is wrong in one is said with its line."""

from pathlib import Path

import pytest

from footpress import languages
from footpress.languages.language import read
from footpress.languages.sections import SECTIONS
from footpress.languages.terms import all_words, match, months, phrases, terms, words, words_of
from footpress.problems import ProblemsFound

FILES = sorted(Path(languages.__file__).parent.glob("*.txt"))


def written(folder: Path, text: str) -> Path:
    path = folder / "xq.txt"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_language_is_read(file: Path) -> None:
    language = languages.of(file.stem)
    assert language.code == file.stem
    assert language.words
    assert file.stem == "mul" or language.endonym


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_sections_and_rows_stand_in_the_order_of_the_table(file: Path) -> None:
    """So that one finds a row in a file as one finds it in the next."""
    found = [(section, row) for section, rows in languages.of(file.stem).words.items() for row in rows]
    table = [(section, row) for section, rows in SECTIONS.items() for row in rows]
    assert found == sorted(found, key=table.index)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_term_stands_twice_in_a_row(file: Path) -> None:
    printed = "printed terms"  # one, several: the same word in some languages
    rows = [listed for section, found in languages.of(file.stem).words.items() if section != printed for listed in found.values()]
    assert not [term for listed in rows for term in listed if listed.count(term) > 1]


BY_LOCATOR = ("own locators", "printed terms")
"""Sections that have a row for each of CSL's locators, whether or not a language needs it today."""


def test_every_row_of_the_table_is_used_by_some_language() -> None:
    rows = {(section, row) for language in languages.every() for section, found in language.words.items() for row in found}
    table = {(section, row) for section, found in SECTIONS.items() for row in found}
    assert {row for row in table - rows if row[0] not in BY_LOCATOR} == set()


def test_a_row_goes_on_where_a_line_begins_with_a_blank(tmp_path: Path) -> None:
    file = written(tmp_path, "# Quenti.\n\n[fields]\n# pages\npage: blad | bl |\n  bladi\nvolume: tomu\n")
    language = read(file)
    assert language.code == "xq"
    assert language.terms("fields", "page") == ("blad", "bl", "bladi")
    assert language.terms("fields", "volume") == ("tomu",)
    assert language.terms("fields", "issue") == ()
    assert language.babel == ""


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("[feilds]\npage: bl\n", 1, "no section is called “feilds”: there are language, manuscript"),
        ("[fields]\n\npaeg: bl\n", 3, "the section [fields] has no row called “paeg”: there are page, "),
        ("[fields]\npage bl\n", 2, "neither a [section] nor a row"),
        ("[fields]\npage:\n", 2, "neither a [section] nor a row"),
        ("[fields]\npage: bl\nissue: nr |\n  num\npage: sd\n", 5, "“page” stands twice in [fields]"),
    ],
)
def test_what_nothing_would_read_is_named_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        read(written(tmp_path, text))
    (problem,) = found.value.problems
    assert (problem.file, problem.line) == ("footpress/languages/xq.txt", line)
    assert says in problem.message


def test_a_language_is_asked_for_by_its_tag() -> None:
    assert languages.of("pt-BR") is languages.of("pt")
    assert languages.of("de_AT").babel == "german"
    assert languages.of("xq") == languages.Language("xq")
    assert "mul" in {language.code for language in languages.every()}


def test_the_views_hold_the_words_of_every_language() -> None:
    assert {"p", "sf", "стр", "blz"} <= words("fields", "page")
    assert {"jan", "ocak", "styczeń"} <= set(months()) and months()["ekim"] == 10
    assert {"winter", "zima"} <= all_words("seasons")
    assert "see also" in terms("signals", "before a citation")
    assert words_of("pl", "fields", "translator") == {"przeł", "tłum"}


def test_the_longest_term_is_matched() -> None:
    table = phrases("backs")
    assert match(table, ["am", "angeführten", "ort", "."], 0, 4) == 3
    assert match(table, ["am", "angeführten", "ort"], 0, 2) == 0
