"""Faults as editors make them, each planted alone in a clean article: `check` names each on its line, and nothing in the clean ones."""

from datetime import date
from pathlib import Path

import pytest

from footpress.checks.lint.lint import lint
from footpress.checks.lint.rule import Sources
from footpress.model.article import Publication
from footpress.problems import Problem
from footpress.records.bibtex import parse_bibliography
from footpress.source.reading import read_source

CLEAN = Path(__file__).parent / "clean"
LANGUAGES = sorted(path.stem for path in CLEAN.glob("*.md"))

# What is typed wrongly: in which clean file, the words that were right, what stands there now, and the rule that names it.
PLANTED = {
    "word-broken-reference": ("en.md", 'three counties between', 'three counties (see Error! Reference source not found.) between', "field-broken"),
    "word-broken-reference-de": ("de.md", 'in drei Ländern', 'in drei Ländern (siehe Fehler! Verweisquelle konnte nicht gefunden werden.)', "field-broken"),
    "letter-for-one": ("en.md", 'until 1794, when', 'until l794, when', "letter-for-figure"),
    "hyphen-left-from-line-end": ("en.md", 'The petition of the curers', 'The peti- tion of the curers', "word-parted"),
    "ligature-from-pdf": ("fr.md", 'Quarante sauniers signèrent.', 'Quarante sauniers sign\xe8rent en\ufb01n.', "character-odd"),
    "cyrillic-letter-in-latin-word": ("en.md", 'Parliament settled', 'P\u0430rliament settled', "alphabets-mixed"),
    "lone-combining-dot": ("tr.md", 'İstanbul meseleyi', 'i\u0307stanbul meseleyi', "character-odd"),
    "html-left-over": ("it.md", 'Firmarono quaranta salinai.', 'Firmarono <b>quaranta</b> salinai.<br>', "tag-printed"),
    "mojibake": ("de.md", 'Vierzig Salzer', 'FÃ¼nfzig Salzer', "letters-misread"),
    "query-to-author-left": ("en.md", 'Forty curers signed.', 'Forty curers signed. [AU: please confirm the number]', "question-open"),
    "todo-in-note": ("de.md", '[@rohr2003, 210].', '[@rohr2003, 210]. XXX Seite prüfen!', "question-open"),
    "question-marks-for-a-page": ("fr.md", '[@tissot1988, 14]', '[@tissot1988, ??]', "question-open"),
    "emphasis-never-closed": ("en.md", 'in *Salt for Silver*, a', 'in *Salt for Silver, a', "emphasis-open"),
    "link-with-a-blank": ("en.md", '[text of the act](https', '[text of the act] (https', "link-parted"),
    "heading-without-blank": ("tr.md", '# Kanun', '#Kanun', "heading-unread"),
    "heading-level-skipped": ("en.md", '## What the collector', '#### What the collector', "heading-level"),
    "heading-ends-with-stop": ("de.md", '# Das Gesetz', '# Das Gesetz.', "heading-stop"),
    "row-with-fewer-cells": ("en.md", '| 1795 | 95      | 12   |', '| 1795 | 95      |', "row-uneven"),
    "list-number-jumps": ("en.md", '3. The collector', '5. The collector', "list-number"),
    "note-call-with-blank": ("es.md", 'pidió moneda[^1].', 'pidió moneda[^ 1].', "call-unread"),
    "note-number-in-its-note": ("en.md", '[^4]: [@marsh2003, 210].', '[^4]: 4. [@marsh2003, 210].', "note-number-own"),
    "author-typed-before-citation": ("de.md", '[^1]: [@tiede1988, 14].', '[^1]: Tiede, [@tiede1988, 14].', "author-typed"),
    "same-citation-twice": ("tr.md", '[@tezel1988, 31; @ersoy2003, 12]', '[@tezel1988, 31; @tezel1988, 31]', "citation-twice"),
    "call-twice": ("it.md", 'una pena[^3].', 'una pena[^3][^3].', "note-called-twice"),
    "section-sign-without-number": ("de.md", 'aus § 812 Abs. 1 BGB', 'aus § Abs. 1 BGB', "section-missing"),
    "two-sections-one-number": ("de.md", '§§ 818, 819 BGB', '§§ 818 BGB', "section-missing"),
    "year-range-reversed": ("tr.md", '1795–1798 arasında', '1798–1795 arasında', "years-reversed"),
    "day-that-is-none": ("fr.md", '3 mai 1988, n°', '31 avril 1988, n°', "day-none"),
    "and-left-hanging": ("en.bib", 'author    = {Holt, Peter},', 'author    = {Holt, Peter and},', "names-joined"),
    "authors-by-comma-only": ("fr.bib", 'author       = {Renard, Claire},', 'author       = {Renard, Claire, Petit, Jean, Roux, Luc},', "names-joined"),
    "issue-in-volume": ("en.bib", 'volume       = {12},', 'volume       = {12(2)},', "volume-issue"),
    "place-in-publisher": ("de.bib", 'publisher = {{Hafenverlag}},', 'publisher = {{Hamburg: Hafenverlag}},', "publisher-place"),
    "url-without-scheme": ("es.bib", 'date      = {1988},', 'date      = {1988},\n  url       = {www.puerto.example/sal},', "url-scheme"),
    "read-before-it-was-written": ("en.bib", 'date         = {2003},', 'date         = {2003},\n  urldate      = {2001-05-02},', "date-order"),
    "in-before-the-book": ("en.bib", 'booktitle = {{Money before Banks}},', 'booktitle = {{In: Money before Banks}},', "title-in"),
    "nobody-as-author": ("tr.bib", 'author    = {Tezel, Orhan},', 'author    = {Anonim},', "name-nobody"),
    "langid-against-the-title": ("en.bib", 'title        = {{Curers and Collectors}},', 'title        = {{Соляные промыслы и сборщики}},', "langid-script"),
}  # fmt: skip


def findings(language: str, files: dict[str, str], folder: Path) -> tuple[Problem, ...]:
    (folder / "source").mkdir()
    (folder / "source/article.md").write_text(files[f"{language}.md"], encoding="utf-8")
    (folder / "bibliography.bib").write_text(files[f"{language}.bib"], encoding="utf-8")
    publication = Publication(folder)
    article = read_source(folder / "source/article.md", publication)
    return lint(Sources(publication, parse_bibliography(files[f"{language}.bib"]), (article,), date(2026, 11, 1)))


def clean(language: str) -> dict[str, str]:
    return {f"{language}.{ending}": (CLEAN / f"{language}.{ending}").read_text(encoding="utf-8") for ending in ("md", "bib")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_found_in_a_clean_article(language: str, tmp_path: Path) -> None:
    assert findings(language, clean(language), tmp_path) == ()


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_named_on_its_line(name: str, tmp_path: Path) -> None:
    file, right, wrong, rule = PLANTED[name]
    files = clean(Path(file).stem)
    before, found, behind = files[file].partition(right)
    assert found and right not in behind
    files[file] = before + wrong + behind
    line = before.count("\n") + 1
    if file.endswith(".bib"):  # an entry is named by its first line
        line = before[: before.rindex("@")].count("\n") + 1
    named = {(problem.id, problem.line) for problem in findings(Path(file).stem, files, tmp_path)}
    assert (rule, line) in named
