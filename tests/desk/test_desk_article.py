"""The article: its form changes the lines that were changed; its text is never written over another."""

import difflib
import html
import re
import time
from pathlib import Path

import pytest

from footpress.desk.article_fields import BLOCKS, FIELDS
from footpress.desk.jobs import Job
from footpress.desk.pages.places import place_of
from footpress.desk.work import Made
from footpress.problems import Problem
from footpress.source.facts import FACTS
from footpress.source.reading import _FRONT_MATTER, _LOOK, _WEB, _WORKS

ROOT = Path(__file__).parents[2]
FRONT = """---
# Mine.
title: 'The Tide'
author:
- family: Osei  # as she signs
  given: Ada
lang: en
keywords: [tide, boats]
---

Word.
"""


def form(sitter, **changed: str) -> dict[str, str]:
    page = sitter.get("/a/tide/article").text
    inputs = re.findall(r'<input (type="checkbox")?[^>]*name="([^"]+)" value="([^"]*)"([^>]*)>', page)
    fields = {name: value for box, name, value, more in inputs if not box or "checked" in more}
    fields |= dict(re.findall(r'<textarea [^>]*name="([^"]+)"[^>]*>([^<]*)<', page))
    fields |= {
        name: chosen[0] if (chosen := re.findall(r'value="([^"]*)" selected', options)) else ""
        for name, options in re.findall(r'<select [^>]*name="([^"]+)"[^>]*>(.*?)</select>', page)
    }
    return {**{name: html.unescape(value) for name, value in fields.items()}, **changed}


def difference(one: str, two: str) -> list[str]:
    return [line for line in difflib.ndiff(one.split("\n"), two.split("\n")) if line[0] in "+-"]


def test_only_what_was_changed_is_written(sitter) -> None:
    sitter.file("source/tide.md").write_text(FRONT, encoding="utf-8")
    sitter.ask("POST", "/a/tide/article", data=form(sitter))
    assert sitter.texts().markdown == FRONT
    answer = sitter.ask("POST", "/a/tide/article", data=form(sitter, abstract="Of tides: all.", keywords="tide, ropes"))
    assert answer.status_code == 303
    assert difference(FRONT, sitter.texts().markdown) == [
        "- keywords: [tide, boats]", "+ keywords: [tide, ropes]", "+ abstract: 'Of tides: all.'",
    ]  # fmt: skip
    sitter.ask(
        "POST", "/a/tide/article", data=form(sitter, **{"author-family-1": "Blum", "author-orcid-1": "0000-0002-1825-0097"})
    )
    assert "- family: Blum\n  orcid: 0000-0002-1825-0097\n" in sitter.texts().markdown
    assert "# Mine." in sitter.texts().markdown


def test_other_languages_are_a_block_each(sitter) -> None:
    front = FRONT.replace("lang: en\n", "lang: en\ntranslated:\n  tr:\n    title: Gelgit\n    keywords: [gelgit, tekne]\n")
    sitter.file("source/tide.md").write_text(front, encoding="utf-8")
    sitter.ask("POST", "/a/tide/article", data=form(sitter))
    assert sitter.texts().markdown == front
    more = {"translated-lang-1": "de", "translated-abstract-1": "Von Gezeiten.", "translated-keywords-1": "Gezeiten, Boote"}
    assert sitter.ask("POST", "/a/tide/article", data=form(sitter, **more)).status_code == 303
    assert difference(front, sitter.texts().markdown) == [
        "+   de:", "+     abstract: Von Gezeiten.", "+     keywords: [Gezeiten, Boote]",
    ]  # fmt: skip
    answer = sitter.ask("POST", "/a/tide/article", data=form(sitter, **{"translated-lang-1": "!"}))
    assert answer.status_code == 422 and "no language tag" in answer.text


EVERY_FACT = (ROOT / "tests/facts/every-fact/source/crossing.md").read_text(encoding="utf-8")


def test_an_article_that_has_every_fact_stays_to_the_byte(sitter) -> None:
    sitter.file("source/tide.md").write_text(EVERY_FACT, encoding="utf-8")
    assert sitter.ask("POST", "/a/tide/article", data=form(sitter)).status_code == 303
    assert sitter.texts().markdown == EVERY_FACT
    assert sitter.desk.sitting.done == []


def test_the_form_asks_for_every_fact() -> None:
    """What an article may say of itself, but for what is a setting of its editions, stands in the form."""
    named = {field.name for field in FIELDS} | {block.name for block in BLOCKS}
    assert set(FACTS) <= named
    settings = {*_LOOK, *_WEB, *_WORKS, "publisher", "contact", "citation-style", "isbn"}
    assert set(_FRONT_MATTER) - named == settings - named


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ({"volume": "12", "pages": "45-67"}, ["+ volume: '12'", "+ pages: 45-67"]),
        ({"type": "book-review"}, ["+ type: book-review"]),
        ({"funding-funder-0": "Fund for Dry Lands", "funding-award-0": "FDL-9"}, ["+ funding:", "+ - funder: Fund for Dry Lands", "+   award: FDL-9"]),
        ({"retraction-date-0": "2026-01-02", "retraction-note-0": "Why."}, ["+ retraction:", "+   date: '2026-01-02'", "+   note: Why."]),
        (
            {"author-email-0": "a@example.org", "author-corresponding-0": "yes", "author-credit-0": "Software, Validation"},
            ["- - family: Osei  # as she signs", "+ - family: Osei", "+   email: a@example.org", "+   corresponding: true", "+   credit: [Software, Validation]"],
        ),
        (
            {"author-affiliation-0": "Pier; Institute for Reeds https://ror.org/03yrm5c26"},
            [
                "- - family: Osei  # as she signs", "+ - family: Osei", "+   affiliation:", "+   - Pier", "+   - name: Institute for Reeds",
                "+     ror: https://ror.org/03yrm5c26",
            ],
        ),
    ],
)  # fmt: skip
def test_each_fact_is_typed_in_its_field(typed: dict[str, str], line: list[str], sitter) -> None:
    sitter.file("source/tide.md").write_text(FRONT, encoding="utf-8")
    assert sitter.ask("POST", "/a/tide/article", data=form(sitter, **typed)).status_code == 303
    assert difference(FRONT, sitter.texts().markdown) == line


@pytest.mark.parametrize(
    ("typed", "name", "sentence"),
    [
        ({"pages": "67-45"}, "t-pages", "ends before it begins"), ({"received": "soon"}, "t-received", "is no date"),
        ({"title": ""}, "t-title", "there is no title"), ({"accepted": "2026-01-01", "published": "2025-01-01"}, "t-accepted", "is after published"),
        ({"author-family-0": "", "author-given-0": "Ada"}, "author", "needs family:"), ({"funding-award-0": "9"}, "funding", "needs funder:"),
    ],
)  # fmt: skip
def test_a_refusal_stands_beside_its_field_which_is_not_folded_away(
    typed: dict[str, str], name: str, sentence: str, sitter
) -> None:
    sitter.file("source/tide.md").write_text(FRONT, encoding="utf-8")
    page = sitter.ask("POST", "/a/tide/article", data=form(sitter, **typed)).text
    said = re.search(rf'id="s-{name}">([^<]+)<', page)
    assert said and sentence in html.unescape(said[1])
    before = page[: said.start()]
    assert before.count("<details") == before.count("</details>") or before.rpartition("<details")[2].startswith(
        ' class="card" open'
    )


def test_what_was_changed_elsewhere_is_not_written_over(sitter) -> None:
    sitter.file("source/tide.md").write_text(FRONT, encoding="utf-8")
    given = form(sitter, abstract="Mine.")
    theirs = FRONT.replace("'The Tide'", "'Their Tide'")
    sitter.file("source/tide.md").write_text(theirs, encoding="utf-8")
    answer = sitter.ask("POST", "/a/tide/article", data=given)
    assert answer.status_code == 409 and "Their Tide" in answer.text and "Mine." in answer.text
    assert sitter.texts().markdown == theirs
    stands = re.search(r'name="stands" value="(\w+)"', answer.text)[1]
    assert sitter.ask("POST", "/a/tide/article", data={**given, "stands": stands}).status_code == 303, "now it was seen"


def test_what_a_build_could_not_read_is_refused_and_stays_in_the_form(sitter) -> None:
    before = sitter.texts()
    for changed, words in ({"title": ""}, "there is no title"), ({"date": "soon"}, "is no date"), ({"lang": "!"}, "no language"):
        answer = sitter.ask("POST", "/a/tide/article", data=form(sitter, abstract="Kept.", **changed))
        assert answer.status_code == 422 and words in answer.text and "Kept." in answer.text
    assert sitter.texts() == before


def test_findings_stand_at_their_lines_and_lead_to_the_note(sitter) -> None:
    markdown = (
        sitter.texts()
        .markdown.replace("Word[^1]", "Word  and  Word[^1]")
        .replace("[@lovelace1999, 12;", "[@lovelace1999, 12-14;")
    )
    sitter.file("source/tide.md").write_text(markdown, encoding="utf-8")
    page = sitter.get("/a/tide/check").text
    assert 'href="/a/tide/note/2"' in page and 'href="/a/tide/text?line=6#body"' in page
    assert sitter.ask("POST", "/a/tide/mend").status_code == 303
    assert "Word and Word" in sitter.texts().markdown and "12–14" in sitter.texts().markdown


def test_what_is_refused_leads_to_its_place_and_the_rest_is_handed_out(sitter) -> None:
    markdown = sitter.texts().markdown.replace("[@lovelace1999, 12;", "[@nobody, 12;")
    sitter.file("source/tide.md").write_text(markdown, encoding="utf-8")
    (sitter.file("build/html/tide")).mkdir(parents=True)
    sitter.file("build/tide.epub").write_bytes(b"EPUB")
    refused = (Problem("source/tide.md", 10, "key-unknown", "error", "@nobody is cited."),)
    remark = Problem("source/tide.md", 6, "typed-unprinted", "warning", "Nowhere.")
    job = Job(
        "1",
        "build",
        "tide",
        result=(Made("source/tide.md (pdf)", "pdf", refused=refused), Made("tide.epub", "epub", 6, 4, (), (remark, remark))),
    )
    job.is_done = True
    sitter.desk.jobs._jobs["1"] = job
    page = sitter.get("/a/tide/publish").text
    assert '<a href="/a/tide/note/2">' in page and "@nobody is cited." in page
    assert page.count("Nowhere.") == 1
    assert sitter.get("/a/tide/download/epub").content == b"EPUB"
    assert "is not built yet" in sitter.get("/a/tide/download/pdf").text
    assert sitter.get("/a/tide/download/kindle").status_code == 422


@pytest.mark.parametrize(
    ("file", "line", "place"),
    [
        ("source/manuscripts/tide.txt", 3, "/a/tide/note/3"), ("source/manuscripts/tide.txt", 99, ""),
        ("source/tide.md", 10, "/a/tide/note/2"), ("source/tide.md", 6, "/a/tide/text?line=6#body"), ("source/tide.md", 0, "/a/tide/text"),
        ("bibliography.bib", 12, "/a/tide/note/2"), ("bibliography.bib", 0, ""), ("source/publication.yaml", 1, ""),
    ],
)  # fmt: skip
def test_each_finding_leads_to_where_it_is_mended(file: str, line: int, place: str, sitter) -> None:
    assert place_of(sitter.desk, "tide", Problem(file, line, "x", "warning", "")) == place


def test_a_word_file_is_dropped_and_what_was_found_is_listed(sitter) -> None:
    word = ROOT / "tests/manuscript/cases/english-word.docx"
    files = {"file": ("../keepers.docx", word.read_bytes(), "application/octet-stream")}
    answer = sitter.ask("POST", "/import", files=files, data={"slug": "keepers"})
    assert answer.status_code == 303
    place = answer.headers["location"]
    for _ in range(600):
        page = sitter.get(place).text
        if "data-again" not in page:
            break
        time.sleep(0.1)
    assert "source/keepers.md" in page and 'href="/a/keepers"' in page
    assert sitter.file("source/manuscripts/keepers.docx").read_bytes() == word.read_bytes()
    assert sitter.get("/a/keepers").headers["location"].startswith("/a/keepers/")


def test_what_is_no_manuscript_is_a_sentence(sitter) -> None:
    place = sitter.ask("POST", "/import", files={"file": ("torn.docx", b"PK\x03\x04 torn", "x/y")}).headers["location"]
    for _ in range(300):
        page = sitter.get(place).text
        if "data-again" not in page:
            break
        time.sleep(0.1)
    assert "torn.docx" in page and "Traceback" not in page and "/tmp" not in page
    assert sitter.ask("POST", "/import", data={"slug": "x"}).status_code == 422
    assert sitter.ask("POST", "/import", files={"file": ("a.txt", b"x", "x/y")}, data={"slug": "../x"}).status_code == 422
