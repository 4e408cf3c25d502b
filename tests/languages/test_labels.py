"""The words that footpress prints: each language has all of them, in its own words, and stands in only for languages that have none."""

from pathlib import Path

import pytest
import yaml

from footpress.checks.lint.labels import labels_missing
from footpress.checks.lint.rule import Sources
from footpress.model.article import FrontMatter, Publication
from footpress.model.entry import Bibliography
from footpress.source.reading import Source
from footpress.templates import Templates
from footpress.templates.terms import WITH_MONTHS

FOLDER = Templates().find("terms/en.yaml").parent
WORDS = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml"))}
PARTS = ("de-AT", "en-US", "pt-BR")
"""What these say otherwise than the language of which they are a part is all that stands in their files."""
WHOLE = sorted(set(WORDS) - {*PARTS, "en"})
SIGNS = ("comma", "colon", "date", "month_of_year")
AS_IN_ENGLISH = {
    "ca": "Notes, Text, et al., Tel., Fax, Articles, p., Editorial",
    "cs": "Text, et al., Licence, Tel., Fax",
    "da": "Note, Fax, Interview, Version",
    "de": "Text, Tel., Fax, Editorial, Software, online",
    "es": "et al., Tel., Fax, Series, p., pp., Editorial, Software",
    "fr": "Notes, Note, et al., Licence, Fax, Pages, Figure, Articles, Corrections, Illustrations, Introduction, p., Version, Contributions, "
    "Discussion, Correction, Addendum, Supervision, Validation, Investigation",
    "hr": "Tel.",
    "hu": "et al., Tel., Fax",
    "it": "et al., Colophon, Tel., Fax, p., pp., Addendum, Software, online",
    "nl": "Tel., Fax, Interview, p., Addendum",
    "no": "Note",
    "pl": "Tel.",
    "pt": "et al., Tel., Fax, p., pp., Editorial, Software",
    "ro": "Text, et al., Tel., Fax, p., pp., Editorial",
    "sk": "Text, Tel., Fax",
    "sl": "Tel.",
    "sr-Latn": "Tel.",
    "sv": "Text, Tel., Fax, Version",
    "tr": "Tel.",
}
"""Words that a language has as English has them."""


def test_the_languages_of_most_journals_are_here() -> None:
    wanted = "en de fr es it pt pl cs nl tr ru uk el ar fa zh zh-Hant ja ko sv da no fi hu ro bg hr sr sr-Latn sk sl ca he mn"
    assert set(wanted.split()) <= set(WHOLE) | {"en"}


@pytest.mark.parametrize("lang", WHOLE)
def test_a_language_has_every_word(lang: str) -> None:
    assert set(WORDS["en"]) - set(WORDS[lang]) == set()
    assert set(WORDS[lang]) - set(WORDS["en"]) <= set(WITH_MONTHS)
    assert all(str(text).strip() for text in WORDS[lang].values())
    assert len(WORDS[lang]["months"]) == len(WORDS[lang].get("months_alone", WORDS[lang]["months"])) == 12
    assert {"%d", "%Y"} <= {WORDS[lang]["date"][at : at + 2] for at in range(len(WORDS[lang]["date"]))}


@pytest.mark.parametrize("lang", WHOLE)
def test_in_words_of_its_own(lang: str) -> None:
    same = {text for word, text in WORDS[lang].items() if text == WORDS["en"].get(word) and word not in SIGNS}
    assert same == set(filter(None, AS_IN_ENGLISH.get(lang, "").split(", ")))


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_a_language_has_only_what_it_says_otherwise(part: str) -> None:
    whole = WORDS[part.split("-")[0]]
    assert WORDS[part] and set(WORDS[part]) <= {*WORDS["en"], *WITH_MONTHS}
    assert not [word for word, text in WORDS[part].items() if text == whole.get(word)]


@pytest.mark.parametrize(
    ("lang", "labelled_in", "notes"),
    [
        ("pt-BR", "pt-BR", "Notas"),
        ("nb-NO", "no", "Noter"),
        ("zh-TW", "zh-Hant", "註釋"),
        ("zh-Hant-HK", "zh-Hant", "註釋"),
        ("zh-Hans", "zh", "注释"),
        ("sr", "sr", "Напомене"),
        ("sr-Latn-RS", "sr-Latn", "Napomene"),
        ("be", "ru", "Примечания"),
        ("bs", "hr", "Bilješke"),
        ("ckb", "ar", "الهوامش"),
        ("az-Arab", "ar", "الهوامش"),
        ("ru-Latn", "en", "Notes"),
        ("sw", "en", "Notes"),
        ("qaa", "en", "Notes"),
    ],
)
def test_what_stands_in_for_a_tag(lang: str, labelled_in: str, notes: str) -> None:
    assert Templates().labelled_in(lang) == labelled_in
    assert Templates().terms(lang)["notes"] == notes


def found(tmp_path: Path, lang: str) -> list[str]:
    article = Source("a", "source/a.md", FrontMatter("A", lang=lang), "Text.", 5, "x", head=f"title: A\nlang: {lang}\n")
    sources = Sources(Publication(tmp_path), Bibliography("bibliography.bib"), (article,), None)  # type: ignore[arg-type]
    return [f"{finding.line}: {finding.message}" for finding in labels_missing(sources)]


def test_a_language_without_words_is_told_once(tmp_path: Path) -> None:
    (said,) = found(tmp_path, "be")
    assert said.startswith(
        "3: footpress has no labels in беларуская; “Notes” and its like are printed in русский: write them in "
    )
    assert "templates/terms/be.yaml" in said
    assert found(tmp_path, "pt-BR") == found(tmp_path, "sr-Latn") == []


def test_a_publication_adds_a_language_as_a_file(tmp_path: Path) -> None:
    (tmp_path / "templates" / "terms").mkdir(parents=True)
    (tmp_path / "templates" / "terms" / "be.yaml").write_text(
        "notes: Заўвагі\nmonths: [a, b, c, d, e, f, g, h, i, j, k, l]\n", "utf-8"
    )
    terms = Templates(tmp_path).terms("be")
    assert (terms["notes"], terms["keywords"]) == ("Заўвагі", "Ключевые слова")
    assert "months_alone" not in terms
    assert found(tmp_path, "be") == []
