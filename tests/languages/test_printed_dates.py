"""A date as each language prints it (Unicode CLDR, the long form): to the day, to the month, to the year."""

import pytest

from footpress.editions.printed_dates import printed
from footpress.editions.stated_facts import stated_facts
from footpress.model.article import FrontMatter
from footpress.model.facts import Facts
from footpress.templates import Templates

DATES = {
    "en": "1 March 2026 | March 2026",
    "en-US": "March 1, 2026 | March 2026",
    "de": "1. März 2026 | März 2026",
    "fr": "1er mars 2026 | mars 2026",
    "it": "1º marzo 2026 | marzo 2026",
    "es": "1 de marzo de 2026 | marzo de 2026",
    "pt-BR": "1º de março de 2026 | março de 2026",
    "ca": "1 de març del 2026 | març del 2026",
    "pl": "1 marca 2026 | marzec 2026",
    "cs": "1. března 2026 | březen 2026",
    "hr": "1. ožujka 2026. | ožujak 2026.",
    "ru": "1 марта 2026 г. | март 2026 г.",
    "uk": "1 березня 2026 р. | березень 2026 р.",
    "be": "1 марта 2026 г. | март 2026 г.",
    "el": "1 Μαρτίου 2026 | Μάρτιος 2026",
    "fi": "1. maaliskuuta 2026 | maaliskuu 2026",
    "hu": "2026. március 1. | 2026. március",
    "tr": "1 Mart 2026 | Mart 2026",
    "mn": "2026 оны 3 дугаар сарын 1 | 2026 оны 3 дугаар сар",
    "ar": "1 مارس 2026 | مارس 2026",
    "fa": "۱ مارس ۲۰۲۶ | مارس ۲۰۲۶",
    "he": "1 במרץ 2026 | מרץ 2026",
    "zh": "2026年3月1日 | 2026年3月",
    "ja": "2026年3月1日 | 2026年3月",
    "ko": "2026년 3월 1일 | 2026년 3월",
}


@pytest.mark.parametrize("lang", DATES)
def test_to_the_day_and_to_the_month(lang: str) -> None:
    terms = Templates().terms(lang)
    assert " | ".join(printed(date, terms) for date in ("2026-03-01", "2026-03")) == DATES[lang]


@pytest.mark.parametrize(("lang", "year"), [("en", "2026"), ("fa", "۲۰۲۶")])
def test_to_the_year(lang: str, year: str) -> None:
    assert printed("2026", Templates().terms(lang)) == year


def test_what_is_no_date_stays() -> None:
    assert printed("Spring 2026", Templates().terms("fa")) == "Spring 2026"


@pytest.mark.parametrize(
    ("lang", "place"),
    [
        ("en", "Vol. 12, No. 3, pp. 45–52"),
        ("de", "Bd. 12, H. 3, S. 45–52"),
        ("hu", "12. évf., 3. sz., 45–52. o."),
        ("zh", "第12卷，第3期，第45–52页"),
        ("ja", "第12巻、第3号、45–52頁"),
        ("fa", "دورهٔ ۱۲، شمارهٔ ۳، صص ۴۵–۵۲"),
    ],
)
def test_where_an_article_stands(lang: str, place: str) -> None:
    front = FrontMatter("A", lang=lang, number="3", facts=Facts(volume="12", first_page="45", last_page="52"))
    assert stated_facts(front, Templates().terms(lang)).place.replace("\u00a0", " ") == place
