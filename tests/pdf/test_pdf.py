"""What a reader of the PDF relies on."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import made_editions
import pikepdf
import pytest
from pdf_articles import NOTES, article, call, publication
from PIL import Image
from pypdfium2 import PdfDocument

from footpress.checks.agreement import compare
from footpress.editions.pdf import PDF
from footpress.editions.pdf.structure import read_structure
from footpress.model.article import Article, ArticleNote, FrontMatter
from footpress.problems import ProblemsFound, WorldError
from footpress.readback.fold import fold_printed
from footpress.readback.passages import plain
from footpress.templates import Templates
from footpress.typesetting import Document, typeset


def built(folder: Path, of: Article | None = None, **settings: object) -> Path:
    """The article as build/<slug>.pdf in a folder."""
    files = made_editions.made(PDF, of or article(), publication(folder, **settings))
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder / next(iter(files))


def with_body(body: str, *notes: str, **front: str) -> Article:
    return replace(
        article(),
        front_matter=FrontMatter(title="An Article", **front),  # type: ignore[arg-type]
        body=body,
        notes=tuple(ArticleNote(number, html) for number, html in enumerate(notes, start=1)),
        entries=(),
        how_to_cite="",
    )


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(built(tmp_path_factory.mktemp("pdf"))) as opened:
        yield opened


def links(pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """(page from 1, destination) of every link within the document."""
    return [
        (number, str(annotation.Dest))
        for number, page in enumerate(pdf.pages, start=1)
        for annotation in page.get("/Annots", [])
        if "/Dest" in annotation
    ]


def destinations(pdf: pikepdf.Pdf) -> dict[str, int]:
    """The page, from 1, of every named destination."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    names = pdf.Root.Names.Dests.Names
    return {str(names[i]): pages[names[i + 1][0].objgen] for i in range(0, len(names), 2)}


class TestNotes:
    def test_every_note_call_and_entry_is_in_it_once_and_in_order(self, tmp_path: Path) -> None:
        built(tmp_path)
        read = made_editions.read(PDF, tmp_path, article().slug)
        assert read.calls == tuple(range(1, len(NOTES) + 1))
        assert not compare(article(), read, "the PDF")
        assert len(read.entries) == len(article().entries)
        assert fold_printed(read.body) == fold_printed(plain(article().body))

    def test_a_note_stands_on_the_page_that_calls_it(self, pdf: pikepdf.Pdf) -> None:
        places = destinations(pdf)
        for number in range(1, len(NOTES) + 1):
            assert places[f"note:{number}"] == places[f"call:{number}"]

    def test_call_and_note_are_linked_both_ways(self, pdf: pikepdf.Pdf) -> None:
        places = destinations(pdf)
        for number in range(1, len(NOTES) + 1):
            assert (places[f"call:{number}"], f"note:{number}") in links(pdf)
            assert (places[f"note:{number}"], f"call:{number}") in links(pdf)

    def test_a_link_can_be_hit(self, pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            for annotation in page.get("/Annots", []):
                left, bottom, right, top = (float(edge) for edge in annotation.Rect)
                assert abs(right - left) > 2 and abs(top - bottom) > 5

    def test_a_note_of_three_thousand_words_goes_on_over_pages_and_is_whole(self, tmp_path: Path) -> None:
        long = f"<p>Begin {'and so it goes on ' * 600} end.</p>"
        made = with_body(f"<p>A word{call(1)} and another{call(2)}.</p>" + "<p>Text.</p>" * 90, long, "<p>Short.</p>")
        built(tmp_path, made)
        assert not compare(made, made_editions.read(PDF, tmp_path, made.slug), "the PDF")

    def test_sixty_notes_on_one_page(self, tmp_path: Path) -> None:
        text = " ".join(f"word{call(number)}" for number in range(1, 61))
        made = with_body(f"<p>{text}</p>", *(f"<p>N{number}.</p>" for number in range(1, 61)))
        built(tmp_path, made)
        assert not compare(made, made_editions.read(PDF, tmp_path, made.slug), "the PDF")

    def test_the_note_that_weasyprint_loses(self, tmp_path: Path) -> None:
        """A line too many after a note was put off: WeasyPrint 70 leaves its loop before the notes of that line are set."""
        lines = "<br/>".join(f"line{call(number) if number in (1, 2) else ''}" for number in range(1, 45))
        made = with_body(f"<p>t</p><p>{lines}</p>", f"<p>{'N<br/>' * 30}</p>", "<p>NOTE2</p>")
        built(tmp_path, made, **{"page-size": "A5"})
        assert not compare(made, made_editions.read(PDF, tmp_path, made.slug), "the PDF")

    def test_notes_in_every_kind_of_block(self, tmp_path: Path) -> None:
        body = (
            f"<h2 id='h'>Heading{call(1)}</h2><ul><li>Item{call(2)}</li></ul><blockquote><p>Quoted{call(3)}</p></blockquote>"
            f"<table><caption>Caption{call(4)}</caption><thead><tr><th>Head{call(5)}</th></tr></thead>"
            f"<tbody><tr><td>Cell{call(6)}</td></tr></tbody></table><p><em>Stressed{call(7)}</em></p>"
        )
        notes = (
            "<p>One.</p><p>Two paragraphs.</p>",
            "<p>A</p><ul><li>list</li></ul>",
            *(f"<p>Note {n}.</p>" for n in range(3, 8)),
        )
        made = with_body(body, *notes)
        built(tmp_path, made)
        assert not compare(made, made_editions.read(PDF, tmp_path, made.slug), "the PDF")

    def test_the_same_address_twice_and_one_that_is_divided_by_the_line(self, tmp_path: Path) -> None:
        one = '<a href="https://a.example/x">https://a.example/x</a>'
        long = f"https://a.example/{'very-long-name/' * 20}"
        mixed = '<a href="https://a.example/y">a <em>slanted</em> word</a>'
        notes = (f"<p>See {one} for it. See {one}, {one}.</p>", f'<p>{mixed}{mixed}, <a href="{long}">{long}</a></p>')
        made = with_body(f"<p>A{call(1)} and b{call(2)}.</p>", *notes)
        built(tmp_path, made)
        read = made_editions.read(PDF, tmp_path, made.slug)
        assert not compare(made, read, "the PDF")
        less = with_body(made.body, notes[0].replace(f", {one}", ", https://a.example/x"), notes[1])
        assert [problem.id for problem in compare(less, read, "the PDF")] == ["note-links"]

    def test_a_call_in_a_heading_stays_out_of_its_bookmark(self, tmp_path: Path) -> None:
        made = with_body(f"<h2 id='h'>A heading{call(1)}</h2><p>Text.</p>", "<p>A note.</p>")
        with pikepdf.open(built(tmp_path, made)) as opened, opened.open_outline() as outline:
            assert [(item.title, [child.title for child in item.children]) for item in outline.root] == [
                ("An Article", ["A heading"])
            ]


class TestOddArticles:
    def test_a_picture_is_set(self, tmp_path: Path) -> None:
        (tmp_path / "source").mkdir()
        Image.new("RGB", (60, 40), "#804000").save(tmp_path / "source/a.png")
        body = '<figure><img src="a.png" alt="A brown square"/><figcaption>Brown.</figcaption></figure>'
        root = read_structure(built(tmp_path, with_body(body)).read_bytes())
        assert [element.type for element in root.walk() if element.type in ("Figure", "Caption")] == ["Figure", "Caption"]

    def test_an_endless_word_is_broken(self, tmp_path: Path) -> None:
        made = with_body(f"<p>{'endless' * 300}{call(1)}</p>", f"<p>{'unbroken' * 200}</p>")
        built(tmp_path, made)
        read = made_editions.read(PDF, tmp_path, made.slug)
        assert not compare(made, read, "the PDF")
        assert fold_printed(read.body) == "endless" * 300

    def test_an_empty_article(self, tmp_path: Path) -> None:
        assert built(tmp_path, with_body("<p></p>")).stat().st_size

    def test_no_heading_level_is_skipped(self, tmp_path: Path) -> None:
        root = read_structure(built(tmp_path, with_body("<h2>Two</h2><p>A</p><h5>Five</h5><p>B</p>")).read_bytes())
        assert [element.type for element in root.walk() if element.type[0] == "H"] == ["H1", "H2", "H3"]

    def test_a_table_over_several_pages_has_its_head_on_each_and_once_for_a_screen_reader(self, tmp_path: Path) -> None:
        rows = "".join(f"<tr><td>{year}</td><td>{year * 7}</td></tr>" for year in range(1900, 2000))
        path = built(
            tmp_path, with_body(f"<table><thead><tr><th>Year</th><th>Tons</th></tr></thead><tbody>{rows}</tbody></table>")
        )
        with PdfDocument(path) as document:
            assert all("Tons" in page.get_textpage().get_text_bounded() for page in list(document)[:2])
        types = [element.type for element in read_structure(path.read_bytes()).walk()]
        assert (types.count("Table"), types.count("TH"), types.count("TD")) == (1, 2, 200)

    @pytest.mark.parametrize("times", [10, 60, 400])
    def test_a_row_as_tall_as_a_page_goes_on_on_the_next_and_is_whole(self, times: int, tmp_path: Path) -> None:
        cell = "The tide comes up the quay and the clerk writes it down. " * times
        made = with_body(
            f"<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>Tall{call(1)}</td><td>{cell}{call(2)}</td></tr>"
            "<tr><td>c</td><td>d</td></tr></tbody></table>",
            "<p>One.</p>",
            "<p>Two.</p>",
        )
        began = time.process_time()
        path = built(tmp_path, made)
        assert time.process_time() - began < 20
        read = made_editions.read(PDF, tmp_path, made.slug)
        assert not compare(made, read, "the PDF")
        assert fold_printed(read.body) == fold_printed(plain(made.body))
        with PdfDocument(path) as document:
            assert "The tide" in document[0].get_textpage().get_text_bounded()

    def test_long_words_in_narrow_columns_are_broken(self, tmp_path: Path) -> None:
        link = '<a href="https://example.org/a/long/address/of/a/page">https://example.org/a/long/address/of/a/page</a>'
        words = (
            "Bezirkshauptmannschaft",
            "1,234,567,890,123",
            "<em>Verwaltungsgemeinschaft</em>",
            "<code>a_name_of_a_function</code>",
            link,
        )
        row = "".join(f"<td>{word}{call(number)}</td>" for number, word in enumerate(words * 2, start=1))
        made = with_body(f"<table><tbody><tr>{row}</tr></tbody></table>", *(f"<p>Note {n} {words[0]}</p>" for n in range(1, 11)))
        built(tmp_path, made)
        assert not compare(made, made_editions.read(PDF, tmp_path, made.slug), "the PDF")


class TestFile:
    def test_only_the_named_fonts_are_in_it_and_all_are_embedded(self, pdf: pikepdf.Pdf) -> None:
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"]
        assert fonts
        for font in fonts:
            assert "Gentium-Plus" in str(font.FontName)
            assert "/FontFile2" in font or "/FontFile3" in font

    def test_it_says_what_it_is(self, pdf: pikepdf.Pdf) -> None:
        assert str(pdf.docinfo["/Title"]) == "A Third Neighbour: Notes on Balance"
        assert str(pdf.docinfo["/Author"]) == "Ayşe Öztürk"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20200828")
        assert str(pdf.Root.Lang) == "en"

    def test_a_note_is_a_note_to_a_screen_reader(self, tmp_path: Path) -> None:
        root = read_structure(built(tmp_path).read_bytes())
        references = [element for element in root.walk() if element.type == "Reference"]
        assert [[kid.type for kid in element.kids if not isinstance(kid, tuple)] for element in references] == [
            ["Link", "Note"]
        ] * 6

    def test_a_link_is_read_aloud_as_what_it_is(self, pdf: pikepdf.Pdf) -> None:
        said = {str(annotation.Contents) for page in pdf.pages for annotation in page.get("/Annots", []) if "/Dest" in annotation}
        assert said == {"Back to the text", *(f"Note {number}" for number in range(1, len(NOTES) + 1))}

    def test_same_article_same_bytes_in_another_folder_and_time_zone(self, tmp_path: Path) -> None:
        program = (
            "import sys; from pathlib import Path; sys.path[:0] = sys.argv[1], str(Path(sys.argv[1]).parent);"
            "from pdf_articles import article, publication; from footpress.editions.pdf import PDF; from made_editions import made;"
            "sys.stdout.buffer.write(*made(PDF, article(), publication(Path(sys.argv[2]))).values())"
        )
        made = set()
        for zone, seed in (("Asia/Ulaanbaatar", "1"), ("America/Lima", "2")):
            folder = tmp_path / zone.replace("/", "-")
            folder.mkdir()
            command = [sys.executable, "-c", program, str(Path(__file__).parent), str(folder)]
            environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
            made.add(subprocess.run(command, check=True, capture_output=True, env=environment).stdout)
        assert len(made) == 1


def formula(content: str, tex: str, display: str = "inline") -> str:
    """As pandoc writes it."""
    annotation = f'<annotation encoding="application/x-tex">{tex}</annotation>'
    math = f'<math display="{display}" xmlns="http://www.w3.org/1998/Math/MathML">'
    return f"{math}<semantics><mrow>{content}</mrow>{annotation}</semantics></math>"


SQUARE = formula("<msup><mi>a</mi><mn>2</mn></msup>", "a^2")


class TestFormulas:
    def test_a_formula_is_drawn_once_with_its_tex_as_words(self, tmp_path: Path) -> None:
        of = with_body(f"<p>A square, {SQUARE}, and a note.{call(1)}</p>", f"<p>Where {SQUARE} is small.</p>")
        path = built(tmp_path, of)
        drawn = [element.alternative for element in read_structure(path.read_bytes()).walk() if element.type == "Formula"]
        assert drawn == ["a^2", "a^2"]
        assert "a2" not in PdfDocument(path)[0].get_textpage().get_text_bounded()
        assert compare(of, made_editions.read(PDF, tmp_path, of.slug), path.name) == []

    def test_it_grows_with_the_text_around_it(self, tmp_path: Path) -> None:
        of = with_body(f"<p>{SQUARE}{call(1)}</p>", f"<p>{SQUARE}</p>")
        with pikepdf.open(built(tmp_path, of)) as pdf:
            formulas = [
                element for element in pdf.objects if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Formula"
            ]
            heights = sorted(float(box[3] - box[1]) for box in (formula.A.BBox for formula in formulas))
        assert heights[1] / heights[0] == pytest.approx(11.5 / 9, rel=0.05)

    def test_what_cannot_be_drawn_is_named_with_its_line(self, tmp_path: Path) -> None:
        (tmp_path / "source").mkdir()
        (tmp_path / "source/third-neighbour.md").write_text("---\ntitle: A\n---\n\nNo: $\\text{漢}$.\n", encoding="utf-8")
        with pytest.raises(ProblemsFound, match=r'third-neighbour.md:5: error: the font of formulas has no "漢" \(U\+6F22\)'):
            built(tmp_path, with_body(formula("<mtext>漢</mtext>", r"\text{漢}")))
        with pytest.raises(ProblemsFound, match="<maction> is not drawn; write it more simply"):
            built(tmp_path, with_body(formula("<maction><mi>x</mi></maction>", "x")))


class TestDrawings:
    """A chart has live text, in faces that a publication seldom has: it is set in those of the publication, and can be found."""

    CHART = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="240" height="130"><style>.t {{ font: bold 12px "Open Sans", Arial }}</style>'
        "{}<rect width='5' height='5'/></svg>"
    )
    WORDS = (
        '<text y="20" font-family="sans-serif">Exports</text>',
        '<text y="20">Exports</text>',
        '<text y="20" style="font: 10px \'DejaVu Sans\'">Exports</text>',
        '<text y="20" style="font: italic bold 1.2em/1.5 Verdana, sans-serif">Exports</text>',
        '<text y="20" class="t">Exports</text>',
        '<text y="20" font-family="Gentium Plus, serif">Exports</text>',
        '<text y="20"><tspan font-family="Helvetica">Exports</tspan></text>',
        '<a href="#x"><text y="20" font-family="monospace">Exports</text></a>',
    )

    def test_its_words_are_set_in_the_faces_of_the_publication_and_found(self, tmp_path: Path) -> None:
        (tmp_path / "source").mkdir()
        body = ""
        for number, words in enumerate(self.WORDS):
            (tmp_path / f"source/chart{number}.svg").write_text(self.CHART.format(words), encoding="utf-8")
            body += f'<figure><img src="chart{number}.svg" alt="A chart"/><figcaption>Coal {number}.</figcaption></figure>'
        made = with_body(f"{body}<p>Text{call(1)}</p>", '<p>As <img src="chart3.svg" alt="a chart"/> shows.</p>')
        path = built(tmp_path, made)
        assert not compare(made, made_editions.read(PDF, tmp_path, made.slug), "the PDF")
        with PdfDocument(path) as document:
            drawn = "".join(page.get_textpage().get_text_bounded() for page in document)
        assert drawn.count("Exports") == len(self.WORDS) + 1
        with pikepdf.open(path) as opened:
            names = {
                str(item.FontName) for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item
            }
        assert names and all("Gentium-Plus" in name for name in names)
        assert any("Bold" in name for name in names)

    def test_words_along_a_path_are_refused(self, tmp_path: Path) -> None:
        (tmp_path / "source").mkdir()
        words = '<path id="p" d="M 10 120 L 200 110"/><text><textPath href="#p">Exports</textPath></text>'
        (tmp_path / "source/chart.svg").write_text(self.CHART.format(words), encoding="utf-8")
        with pytest.raises(ProblemsFound, match="its words run along a path, which is not printed; turn them into outlines"):
            built(tmp_path, with_body('<p><img src="chart.svg" alt="A chart"/></p>'))

    def test_a_sign_in_it_that_no_face_has_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "source").mkdir()
        (tmp_path / "source/chart.svg").write_text(self.CHART.format('<text y="20">𒀀</text>'), encoding="utf-8")
        with pytest.raises(ProblemsFound, match=r"has the character 𒀀 \(U\+12000\)"):
            built(tmp_path, with_body('<p><img src="chart.svg" alt="A chart"/></p>'))


class TestWhatIsRefused:
    def test_a_font_that_is_not_installed(self, tmp_path: Path) -> None:
        with pytest.raises(WorldError, match='The font "No Such Font" is not installed') as error:
            built(tmp_path, fonts={"text": "No Such Font"})
        assert error.value.exit_code == 3

    def test_a_typesetter_that_was_not_tested(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("weasyprint.__version__", "71.0")
        with pytest.raises(WorldError, match=r"footpress needs WeasyPrint 70.0, this is 71.0: pip install weasyprint==70.0"):
            built(tmp_path)

    def test_a_character_is_named_with_its_line(self, tmp_path: Path) -> None:
        (tmp_path / "source").mkdir()
        (tmp_path / "source/third-neighbour.md").write_text("---\ntitle: A\n---\n\nText.\n\nA sign: 𒀀.\n", encoding="utf-8")
        with pytest.raises(ProblemsFound, match=r"source/third-neighbour.md:7: error: No font"):
            built(tmp_path, with_body("<p>A sign: 𒀀.</p>"))

    def test_a_character_that_no_font_has(self, tmp_path: Path) -> None:
        with pytest.raises(ProblemsFound, match=r"has the character 𒀀 \(U\+12000\)"):
            built(tmp_path, with_body("<p>A sign: 𒀀.</p>"))

    @pytest.mark.parametrize(
        ("address", "words"),
        [
            ("https://example.org/a.png", "opens no connection"),
            ("file:///etc/passwd", "opens no connection"),
            ("../../a.png", "its address leads out of source/"),
            ("missing.png", "there is no picture source/missing.png: put it there"),
        ],
    )
    def test_a_picture_that_is_not_a_file_of_the_publication(self, address: str, words: str, tmp_path: Path) -> None:
        with pytest.raises(ProblemsFound, match=words):
            built(tmp_path, with_body(f'<p><img src="{address}" alt="A picture"/></p>'))

    @pytest.mark.parametrize(
        ("address", "words"),
        [
            ("https://example.org/a.png", "opens no connection"),
            ("file:///etc/passwd", "opens no connection"),
            ("../../a.png", "there is no such file"),
            ("missing.png", "there is no such file"),
        ],
    )
    def test_a_document_loads_nothing_that_it_was_not_given(self, address: str, words: str) -> None:
        markup = '<html lang="en"><head><title>T</title></head><body><p>Words.</p></body></html>'
        style = f'body {{ font-family: "Gentium Plus"; background: url("{address}") }}'
        given = Document(markup=markup, style=style, files={"source/a.png": b""}, path="source/x.md", families=("Gentium Plus",))
        with pytest.raises(WorldError, match=words):
            typeset(given)

    def test_a_picture_too_large_to_show(self, tmp_path: Path) -> None:
        (tmp_path / "source").mkdir()
        Image.new("1", (10000, 10000)).save(tmp_path / "source/huge.png")
        with pytest.raises(ProblemsFound, match="it has 100 million pixels"):
            built(tmp_path, with_body('<p><img src="huge.png" alt="A picture"/></p>'))

    def test_a_picture_without_words(self, tmp_path: Path) -> None:
        (tmp_path / "source").mkdir()
        Image.new("1", (10, 10)).save(tmp_path / "source/a.png")
        with pytest.raises(ProblemsFound, match="no required alt description"):
            built(tmp_path, with_body('<p><img src="a.png"/></p>'))

    def test_a_page_size_that_is_none(self, tmp_path: Path) -> None:
        with pytest.raises(ProblemsFound, match="`page-size: A3` is none of A4, Letter, B5, A5"):
            built(tmp_path, **{"page-size": "A3"})

    def test_a_template_that_breaks(self, tmp_path: Path) -> None:
        (tmp_path / "templates/pdf").mkdir(parents=True)
        (tmp_path / "templates/pdf/article.html").write_text("<html><body>{{ body | safe }}</html>")
        with pytest.raises(WorldError, match="does not make well-formed XHTML"):
            made_editions.made(PDF, article(), publication(tmp_path), Templates(tmp_path))

    def test_a_table_too_wide_for_the_page(self, tmp_path: Path) -> None:
        row = "".join(f"<td>{number}</td>" for number in range(1000, 1200))
        with pytest.raises(ProblemsFound, match="runs over the edge of the paper"):
            built(tmp_path, with_body(f"<table><tbody><tr>{row}</tr></tbody></table>"))
