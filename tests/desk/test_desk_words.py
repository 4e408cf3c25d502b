"""The desk's own words: each in every language, each used, none in the pages themselves."""

import re
from pathlib import Path

import pytest

import footpress
from footpress.desk.article_fields import BLOCKS, FIELDS, GROUPS
from footpress.desk.kinds import ENTRY_FIELDS, NO_FIELD, NOTE_FIELDS, WORK_TYPES
from footpress.desk.words import LANGUAGES, Words, chosen_language
from footpress.model.reference import NAME_FIELDS, TEXT_FIELDS
from footpress.templates import Templates

PAGES = Path(footpress.__file__).parents[1] / "templates/desk"
TABLE = Words(Templates()).table


def test_every_word_is_in_every_language() -> None:
    assert {name: sorted(texts) for name, texts in TABLE.items() if sorted(texts) != sorted(LANGUAGES)} == {}
    assert [
        name for name, texts in TABLE.items() for text in texts.values() if not isinstance(text, str) or not text.strip()
    ] == []


def test_every_field_and_type_has_a_word() -> None:
    fields = {*NAME_FIELDS, *TEXT_FIELDS, *(name for names in ENTRY_FIELDS.values() for name in names)} - {
        "type",
        "note",
        "series",
    }
    assert fields - set(TABLE) == set()
    assert {f"type_{name}" for name in WORK_TYPES} <= set(TABLE)


def test_every_field_of_an_article_has_a_word() -> None:
    fields = [*FIELDS, *(field for block in BLOCKS for field in block.fields)]
    named = {field.word or field.name for field in fields} | {f"choice_{name}" for field in fields for name in field.choices}
    headings = {group.name for group in GROUPS} | {f"blocks_{block.name}" for block in BLOCKS}
    counted = {f"{how}_{block.name}" for block in BLOCKS if not block.is_one for how in ("one", "more")}
    assert (named | headings | counted) - set(TABLE) == set()


def test_every_word_is_asked_for() -> None:
    pages = "\n".join(path.read_text(encoding="utf-8") for path in PAGES.glob("*.html"))
    code = "\n".join(path.read_text(encoding="utf-8") for path in (PAGES.parents[1] / "footpress/desk").rglob("*.py"))
    made = ("blocks_", "one_", "more_", "choice_", "short_", "state_", "kind_", "type_", "severity_", "step_")
    asked = set(
        re.findall(r'\bw\.([\w]+)|w\["([\w-]+)"\]', pages)
        and [a or b for a, b in re.findall(r'\bw\.(\w+)|w\["([\w-]+)"\]', pages)]
    )
    asked |= set(re.findall(r'"([\w-]+)"', code + pages))
    assert [name for name in TABLE if name not in asked and not name.startswith(made) and name not in TEXT_FIELDS] == []


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda path: path.name)
def test_no_page_has_words_of_its_own(page: Path) -> None:
    source = re.sub(r"\{% block (?:kind|heading) %\}.*?\{% endblock %\}", " ", page.read_text(encoding="utf-8"))
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<!doctype[^>]*>", " ", source, flags=re.DOTALL)
    shown = re.sub(r"<kbd>[^<]*</kbd>|<[^>]*>", " ", text)
    attributes = " ".join(re.findall(r'(?:aria-label|title|placeholder|alt)="([^"]*)"', text))
    assert set(re.findall(r"[^\W\d_]{3,}", f"{shown} {attributes}")) <= {"footpress"}


def test_each_field_has_a_key_of_its_own() -> None:
    keys = [*NOTE_FIELDS.values(), NO_FIELD]
    assert len(keys) == len(set(keys))
    assert set(NOTE_FIELDS) <= {*NAME_FIELDS, *TEXT_FIELDS}


@pytest.mark.parametrize(
    ("asked", "accepted", "lang"), [("", "de-DE,de;q=0.9,en;q=0.8", "de"), ("tr", "de", "tr"), ("xx", "fr", "en"), ("", "", "en")]
)
def test_the_language_is_the_readers(asked: str, accepted: str, lang: str) -> None:
    assert chosen_language(asked, accepted) == lang


def test_the_desk_speaks_turkish(sitter) -> None:
    sitter.cookies["footpress-desk-lang"] = "tr"
    page = sitter.get("/a/tide/note/3").text
    assert '<html lang="tr">' in page and "Yazıldığı gibi" in page and "Basılacağı gibi" in page
