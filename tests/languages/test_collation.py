"""Lists in the order of the language: each row is in order as it stands (Unicode CLDR, chart of collations)."""

import random

import pytest

from footpress import languages
from footpress.editions.pdf.index_of_names import index_of_names
from footpress.languages.collation import sort_key
from footpress.model.article import Article, ArticleNote, FrontMatter
from footpress.site.lists import Page, by_subject

IN_ORDER = {
    "en": "Ægidius, Ångström, Aquinas, de Beauvoir, De Bono, Eco, Éluard, Łaski, Lem, Zola",
    "de": "Adler, Ähren, Arndt, Müller, Mulzer, Straße, Strasser",
    "tr": "Ceyhan, Çelik, Dağ, Irmak, İnal, Öz, Şahin, Tan, Ülgen, Vural",
    "es": "nube, Núñez, ñandú, ojo",
    "pl": "Lach, Łaski, Sokół, Śliwa, Zając, Źródło, Żak",
    "cs": "Capek, Čapek, Hora, Chalupa, Ibl, Říha, Sova, Šiška",
    "hu": "Cukor, Csaba, Géza, Gyula, Oláh, Öveges, Zala, Zsigmond",
    "sv": "Zorn, Åberg, Ärlig, Öberg",
    "da": "Zahle, Æbelø, Øster, Ågård",
    "hr": "Cvek, Čop, Ćosić, Luka, Ljubić, Mak",
    "ru": "Ежов, Ёлкин, Жуков, Иванов, Йорк, Adams, Zola",
    "uk": "Гай, Ґава, Дуб, Єва, Зуб, Ива, Їжак, Йона",
    "mn": "Нар, Одон, Өнөр, Пүрэв, Уул, Үүл, Фото",
    "el": "Άγγελος, Βασίλης, Ωμέγα",
    "fa": "آذر, امین, پرویز, تهران, چنگیز, ژاله, کرمانی, گلستان, مینا, یزدی",
    "ar": "إدريس, أمين, بدر, ليلى, هند, وليد, ياسر, Lem",
    "he": "Lem, אדם, דן, כהן, תמר",
    "et": "Saar, Šmidt, Zelter, Tamm, Õun, Äär, Öpik, Ülo",
    "ko": "Lem, 강, 김, 박, 이, 최",
    "zh": "Lem, 陈, 港, 林, 王, 张",
    "zh-TW": "Lem, 丁, 王, 林, 陳, 港",
    "ja": "Lem, あおき, イトウ, がとう, かない, 伊藤, 青木, 林",
    "xq": "10th, 2 cats, abbé, Abel",
}
"""The last one has no file: a to z, blanks and figures first."""


@pytest.mark.parametrize("code", IN_ORDER)
def test_a_list_is_sorted_as_its_language_sorts(code: str) -> None:
    names = IN_ORDER[code].split(", ")
    mixed = random.Random(code).sample(names, len(names))
    assert sorted(mixed, key=lambda name: sort_key(name, code)) == names


@pytest.mark.parametrize("language", languages.every(), ids=lambda language: language.code)
def test_an_alphabet_has_each_letter_once_and_small(language: languages.Language) -> None:
    letters = language.terms("language", "alphabet")
    assert len(set(letters)) == len(letters)
    assert all(letter == letter.casefold() for letter in letters)


TURKISH = ("Ceyhan", "Çelik", "Irmak", "İnal", "Özal", "Şahin", "Tan")


def test_the_lists_of_the_site_are_sorted_so() -> None:
    mixed = random.Random(1).sample(TURKISH, len(TURKISH))
    pages = [Page(f"a{at}", FrontMatter("A", keywords=(word,))) for at, word in enumerate(mixed)]
    assert tuple(group.name for group in by_subject(pages, "tr")) == TURKISH
    assert tuple(group.name for group in by_subject(pages, "en")) != TURKISH


def test_the_index_of_names_is_sorted_so() -> None:
    works = tuple({"id": name, "author": [{"family": name, "given": "Ada"}]} for name in reversed(TURKISH))
    notes = (ArticleNote(1, "<p></p>", TURKISH),)
    article = Article("a", "page", FrontMatter("A", lang="tr"), "", notes, (), csl_items=works)
    assert [name.sort.split(",")[0] for name in index_of_names(article, {})] == list(TURKISH)
