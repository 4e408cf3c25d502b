"""Straight quotation marks in the front matter are set in those of its language, as in the text: title, abstract, notes, facts, translations."""

from pathlib import Path

import pytest

from footpress.languages.typography import typographic
from footpress.model.article import FrontMatter, Publication
from footpress.source.reading import source_of


@pytest.mark.parametrize(
    ("lang", "typed", "printed"),
    [
        ("en", """He said "it's 'so'" in the '90s (the dogs' "own")""", "He said “it’s ‘so’” in the ’90s (the dogs’ “own”)"),
        ("en", """'it's so' and 'don't'""", "‘it’s so’ and ‘don’t’"),
        ("de", """"Was 'so' ist" und Hans' Hut""", "„Was ‚so‘ ist“ und Hans’ Hut"),
        ("de-CH", '"so"', "«so»"),
        ("fr", """L'abbé dit "oui".""", "L’abbé dit «\u00a0oui\u00a0»."),
        ("pl", """"Co 'to' jest"?""", "„Co ‚to’ jest”?"),
        ("ru", """"Что 'это'?" """, "«Что „это“?» "),
        ("sr-Latn", '"so"', "„so“"),
        ("ar", """رئيس الميناء و"الدفتر 'الصغير'":""", "رئيس الميناء و«الدفتر ‹الصغير›»:"),
        ("fa", '"دفتر"', "«دفتر»"),
        ("he", """ג'ורג' אמר "כן".""", "ג’ורג’ אמר ”כן”."),
        ("zh", """港务长与"小'账'簿"：论计数""", "港务长与“小‘账’簿”：论计数"),
        ("zh-TW", """港務長與"小'帳'簿" """, "港務長與「小『帳』簿」 "),
        ("ja", """港長と"小さな帳簿"について""", "港長と「小さな帳簿」について"),
        ("qaa", '"so"', "“so”"),
    ],
)
def test_straight_marks_of_a_line(lang: str, typed: str, printed: str) -> None:
    assert typographic(typed, lang) == printed


FRONT = """---
title: 'Das "Buch"'
subtitle: 'Ein "Wort"'
lang: de
date: 2026-03-01
author:
- {family: Lind, note: 'Der "Rest"'}
abstract: 'Wer "zählt"'
author-note: 'Sie "liest"'
title-note: 'Zuerst "hier"'
conflicts: 'Keine "Konflikte"'
data-availability: 'Auf "Anfrage"'
acknowledgement: 'Der "Hafen"'
copyright: 'Der "Verlag"'
funding: [{funder: 'Das "Amt"'}]
original: {title: 'The "Book"', lang: en, source: 'In "Heften"', url: 'https://quay.example/b'}
retraction: {date: 2026-04-01, note: 'Ein "Irrtum"'}
translated:
  fr: {title: 'Le "livre"', subtitle: 'Un "mot"', abstract: 'Qui "compte"'}
---

Text.
"""


def test_every_field_of_prose_has_the_marks_of_its_language(tmp_path: Path) -> None:
    front: FrontMatter = source_of(FRONT, "a", Publication(tmp_path)).front_matter
    facts, (french,) = front.facts, front.translated
    assert facts.original and facts.retraction
    german = (
        front.title, front.subtitle, front.authors[0].note, front.abstract, front.author_note, front.title_note, facts.conflicts,
        facts.data_availability, facts.acknowledgement, facts.copyright, facts.funding[0].funder, facts.original.source, facts.retraction.note,
    )  # fmt: skip
    assert not [said for said in german if not (said.count("„") == said.count("“") == 1)]
    assert facts.original.title == "The “Book”"
    assert french.title == "Le «\u00a0livre\u00a0»"
    assert french.abstract == "Qui «\u00a0compte\u00a0»"
    assert '"' not in repr(front).replace("\\'", "")
