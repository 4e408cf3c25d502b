"""What cannot be true of an article is refused with its line, in one sentence that says what is wrong."""

from pathlib import Path

import pytest

from footpress.model.article import FrontMatter, Publication
from footpress.problems import ProblemsFound
from footpress.source.reading import read_source


def read(folder: Path, lines: str) -> FrontMatter:
    (folder / "source").mkdir(exist_ok=True)
    path = folder / "source/ferry.md"
    path.write_text(f"---\ntitle: A Ferry\n{lines}\n---\n\nText.\n", encoding="utf-8")
    return read_source(path, Publication(folder)).front_matter


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("pages: 67-45", "pages: 67-45 ends before it begins"),
        ("pages: about forty", "is no range of pages"),
        ("type: bok reviw", "did you mean book-review?"),
        ("type: essay", "known are research-article"),
        ("received: 2026-05-01\naccepted: 2026-04-01", "received: 2026-05-01 is after accepted: 2026-04-01"),
        ("received: 2026-05-01\npublished: 2026-04-01", "received: 2026-05-01 is after published: 2026-04-01"),
        ("accepted: 2026-05\ndate: 2025", "accepted: 2026-05 is after date: 2025"),
        ("received: 2026-02-30", "received: 2026-02-30 is no date that can be read"),
        ("accepted: soon", "accepted: soon is no date"),
        ("lang: tr\nabstract: Öz.\ntranslated: {tr: {abstract: Öz.}}", "translated: tr is the language of the article"),
        ("translated:\n  de: {abstract: Eins.}\n  de: {abstract: Zwei.}", "de: stands here a second time"),
        ("abstract: One.\nabstract: Two.", "abstract: stands here a second time"),
        ("lang: xq", "lang: xq is the tag of no language"),
        ("lang: jp", "did you mean ja?"),
        ("translated: {gr: {title: Πορθμείο}}", "translated: gr is the tag of no language; did you mean el?"),
        ("original: {title: Furt, lang: qq}", "lang: qq is the tag of no language"),
        ("original: {lang: de}", "original: needs title:"),
        ("funding: {award: A-1}", "funding: needs funder:"),
        ("funding: {funder: F, awards: A-1}", "did you mean award?"),
        ("funding: {funder: F, ror: https://ror.org/05dxps056}", "is no address of an organization in ROR"),
        ("author: {family: Oakes, credit: [Writing]}", "did you mean writing-original-draft?"),
        ("author: {family: Oakes, corresponding: yes}", "Oakes is the corresponding author: write email:"),
        ("author: {family: Oakes, corresponding: sometimes}", "corresponding: must be yes or no"),
        ("retraction: {date: 2026-01-02}", "retraction: needs date: 2026-10-01 and note:"),
        ("notice-of: the other article", "is no DOI"),
        ("volume: [1, 2]", "volume: must be one line of text"),
    ],
)
def test_one_sentence(tmp_path: Path, lines: str, sentence: str) -> None:
    with pytest.raises(ProblemsFound) as refused:
        read(tmp_path, lines)
    (problem,) = refused.value.problems
    assert sentence in problem.message
    assert problem.file == "source/ferry.md"
    assert 3 <= problem.line <= 2 + len(lines.splitlines())


def test_what_is_taken(tmp_path: Path) -> None:
    facts = read(tmp_path, "volume: Sonderband\npages: 547–53\ntype: Review\nreceived: 2025\naccepted: 2025-03-01").facts
    assert (facts.volume, facts.pages, facts.counts_from) == ("Sonderband", "547–553", 547)
    assert (facts.type, facts.received, facts.accepted) == ("review-article", "2025", "2025-03-01")


@pytest.mark.parametrize(
    ("pages", "shown", "first"), [("45", "45", 45), ("e12", "e12", 1), ("iv-xi", "iv–xi", 1), ("7-7", "7", 7)]
)
def test_pages_of_all_kinds(tmp_path: Path, pages: str, shown: str, first: int) -> None:
    facts = read(tmp_path, f"pages: {pages}").facts
    assert (facts.pages, facts.counts_from) == (shown, first)


def test_the_day_in_print_stands_in_for_the_date(tmp_path: Path) -> None:
    assert read(tmp_path, "published: 2026-01-02\nprinted: 2026-02").date == "2026-02"
    assert read(tmp_path, "published: 2026-01-02").date == "2026-01-02"
