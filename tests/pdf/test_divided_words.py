"""Words are divided as their languages divide them, with the dictionaries that Pyphen has and those that footpress adds."""

from __future__ import annotations

import re

import pytest

from footpress.languages.hyphenation_patterns import PATTERNS
from footpress.typesetting.hyphenation import READ, Patterns, dictionary_of, divisions, pyphen


def divided(word: str, lang: str) -> str:
    places = divisions(word, lang, (6, 3, 3))
    return "-".join(word[begin:end] for begin, end in zip((0, *places), (*places, len(word)), strict=True))


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("tr", "Cum-hu-ri-ye-ti-mi-zin"),
        ("tr", "kont-rol"),
        ("tr-TR", "saat-lerce"),
        ("az", "müs-tə-qil-li-yi-mi-zin"),
        ("fi", "epä-jär-jes-tel-mäl-li-syys"),
        ("la", "con-sti-tu-tio-ni-bus"),
        ("kk", "тәуел-сіз-ді-гі-міз-дің"),
        ("ka", "საქარ-თვე-ლოს"),
        ("cy", "llywodr-aeth-wyr"),
        ("de", "Donau-dampf-schiff-fahrt"),
        ("en", "incom-pre-hens-ib-il-ity"),
    ],
)
def test_a_word_is_divided_as_its_language_does(lang: str, expected: str) -> None:
    assert divided(expected.replace("-", ""), lang) == expected


@pytest.mark.parametrize(
    "lang", ["en_US", "ca", "af_ZA", "uk_UA"]
)  # with other letters at a break, with signs by their numbers, not ASCII
def test_a_pattern_is_what_pyphen_reads_whenever_it_is_read(lang: str) -> None:
    path = pyphen.LANGUAGES[lang]
    whole, read = READ(path), Patterns(path)

    def said(pattern: tuple[int, tuple[int, ...]] | None) -> object:
        return pattern and (pattern[0], [(value, getattr(value, "data", None)) for value in pattern[1]])

    assert read.maxlen == whole.maxlen
    assert read.patterns.keys() == whole.patterns.keys()
    assert {each: said(read.patterns.get(each)) for each in whole.patterns} == {
        each: said(pattern) for each, pattern in whole.patterns.items()
    }
    assert read.patterns.get("no letters") is None


@pytest.mark.parametrize("lang", ["am", "sw", "", "xx"])
def test_a_language_without_a_dictionary_divides_none(lang: str) -> None:
    assert not dictionary_of(lang)
    assert divided("unquestionably", lang) == "unquestionably"


@pytest.mark.parametrize("path", PATTERNS.values(), ids=PATTERNS)
def test_each_dictionary_says_whose_it_is_and_has_patterns(path: object) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()  # type: ignore[attr-defined]
    assert lines[0] == "UTF-8"
    assert re.search(r"Licence: |Made by footpress", lines[1])
    patterns = [line for line in lines if not line.startswith(("UTF-8", "%"))]
    assert len(patterns) > 100
    assert all(re.fullmatch(r"[^\s%]*\d[^\s%]*", pattern) for pattern in patterns)


def test_a_licence_that_asks_for_its_words_has_them() -> None:
    licences = (PATTERNS["la"].parent / "LICENCES.txt").read_text(encoding="utf-8")
    under_mit = {code for code, path in PATTERNS.items() if "Licence: MIT" in path.read_text(encoding="utf-8")}
    assert under_mit == set(re.findall(r"^(\w+) +Copyright", licences, re.MULTILINE))
    assert "Permission is hereby granted" in licences


def test_a_letter_that_is_two_when_it_is_small_shifts_no_place() -> None:
    """İ is i and a dot of its own, as Python has it."""
    for word in ("iktisat", "insanlar", "imparatorluk", "ilkeleri"):
        assert list(divisions(f"İ{word[1:]}", "tr", (5, 2, 2))) == list(divisions(word, "tr", (5, 2, 2))) != []
