"""Article, report and book; page sizes; for the printer; languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import made_editions
import pikepdf
import pytest
from pdf_articles import article, call, publication

from footpress.checks.agreement import compare
from footpress.editions.pdf import PDF
from footpress.model.article import Article, ArticleNote, Publication
from footpress.problems import ProblemsFound
from footpress.typesetting.fonts import installed

CHAPTERS = replace(
    article(),
    body=f"<h2 id='coal'>Coal{call(1)}</h2><p>One{call(2)}.</p><h2 id='copper'>Copper</h2><p>Two{call(3)}, three{call(4)}.</p>"
    f"<h4>Too deep</h4><p>Four{call(5)}, five{call(6)}.</p>",
    csl_items=(
        {"id": "reeves2012", "author": [{"family": "Reeves", "given": "Jeffrey"}]},
        {"id": "turk2013", "author": [{"family": "Türk", "given": "Ömer Faruk"}]},
        {"id": "concept2010", "author": [{"literal": "National Security Council"}]},
    ),
)


def made(of: Article, where: Publication) -> Path:
    path = where.directory / f"{of.slug}.pdf"
    path.write_bytes(made_editions.made(PDF, of, where)[path.name])
    assert not compare(of, made_editions.read(PDF, where.directory, of.slug), "the PDF")
    return path


def words(path: Path) -> list[str]:
    """The words of each page, as drawn."""
    from pypdfium2 import PdfDocument

    with PdfDocument(path) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def test_a_report_has_a_cover_and_contents(tmp_path: Path) -> None:
    pages = words(made(CHAPTERS, publication(tmp_path, layout="report")))
    assert "A Third Neighbour: Notes on Balance" in pages[0]
    assert "Contents" in pages[1] and "Coal" in pages[1] and "Too deep" in pages[1]
    assert "One" in pages[2]


def test_a_book_begins_chapters_on_a_right_hand_page_and_has_an_index(tmp_path: Path) -> None:
    pages = words(made(CHAPTERS, publication(tmp_path, layout="book")))
    opening = {
        name: next(number for number, page in enumerate(pages, start=1) if page.startswith(name)) for name in ("Coal", "Copper")
    }
    assert all(number % 2 for number in opening.values())
    contents = next(page for page in pages if "Contents" in page)
    for name, number in opening.items():
        assert f"{name}" in contents and f" {number}" in contents
    index = next(page for page in pages if "Index of names" in page and "Reeves, Jeffrey" in page)
    assert f"Reeves, Jeffrey, {opening['Coal']}, {opening['Copper']}" in index
    assert f"Türk, Ömer Faruk, {opening['Copper']}" in index


def test_an_article_may_choose_its_own_layout(tmp_path: Path) -> None:
    own = replace(CHAPTERS, front_matter=replace(CHAPTERS.front_matter, settings={"contents": True, "page-size": "A5"}))
    pages = words(made(own, publication(tmp_path)))
    assert "Contents" in pages[0]


@pytest.mark.parametrize(("size", "points"), [("A4", (595, 842)), ("Letter", (612, 792)), ("B5", (499, 709)), ("A5", (420, 595))])
def test_the_page_has_the_size_asked_for(size: str, points: tuple[int, int], tmp_path: Path) -> None:
    with pikepdf.open(made(article(), publication(tmp_path, **{"page-size": size}))) as opened:
        assert tuple(round(float(edge)) for edge in opened.pages[0].mediabox[2:]) == points


def test_for_the_printer_there_are_bleed_and_marks_and_black_alone(tmp_path: Path) -> None:
    with pikepdf.open(made(article(), publication(tmp_path, print=True))) as opened:
        page = opened.pages[0]
        assert float(page.TrimBox[0]) - float(page.MediaBox[0]) > 5
        operators = [(str(item.operator), [float(value) for value in item.operands if not isinstance(value, pikepdf.Name)])
                     for item in pikepdf.parse_content_stream(page) if str(item.operator) in ("rg", "k", "scn")]  # fmt: skip
        assert ("scn", [0.0, 0.0, 0.0, 1.0]) in operators or ("k", [0.0, 0.0, 0.0, 1.0]) in operators


def test_an_unknown_layout_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match="`layout: poster` is none of article, report, book"):
        made(article(), publication(tmp_path, layout="poster"))


def speaking(*notes: str) -> Article:
    calls = " ".join(f"word{call(number)}" for number in range(1, len(notes) + 1))
    return replace(
        article(),
        body=f"<p>{calls}</p>",
        notes=tuple(ArticleNote(number, f"<p>{text}</p>") for number, text in enumerate(notes, start=1)),
        entries=(),
    )


def test_turkish_mongolian_russian_and_greek_need_no_other_font(tmp_path: Path) -> None:
    made(
        speaking(
            '<span lang="tr">Moğolistan’ın jeopolitiği, İstanbul, ışık</span>',
            '<span lang="mn">Гадаад бодлого, өнөөгийн үзэл, Ө Ү</span>',
            '<span lang="ru">внешняя политика, съезд</span>',
            '<span lang="grc">ἐν ἀρχῇ ἦν ὁ λόγος, ᾧ</span>',
        ),
        publication(tmp_path),
    )


@pytest.mark.skipif(not installed("Noto Serif CJK SC"), reason="the font Noto Serif CJK SC is not installed")
def test_chinese_and_japanese_within_a_latin_text(tmp_path: Path) -> None:
    fonts = {"also": ["Noto Serif CJK SC"], "languages": {"ja": "Noto Serif CJK JP"}}
    made(
        speaking("王立：《蒙古国的外交政策》，北京，2012年。", '<span lang="ja">モンゴルの外交政策</span>'),
        publication(tmp_path, fonts=fonts),
    )


@pytest.mark.skipif(not installed("DejaVu Sans"), reason="the font DejaVu Sans is not installed")
def test_arabic_and_hebrew_are_read_back_in_reading_order(tmp_path: Path) -> None:
    made(
        speaking(
            'See <span lang="ar" dir="rtl">محمد علي، السياسة الخارجية، ١٩٩٩، ص ٢٥</span>, p. 3.',
            'See <span lang="he" dir="rtl">דוד כהן, מדיניות החוץ (תשנ״ט), עמ׳ 25</span>, p. 3.',
        ),
        publication(tmp_path, fonts={"also": ["DejaVu Sans"]}),
    )
