"""Pictures as authors send them: what is refused, and what becomes of the colours of a printer."""

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from footpress.pictures.admitting import fault, for_screen
from footpress.problems import ProblemsFound
from footpress.publication.building import build

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def publication(folder: Path, picture: str, print_it: bool = False) -> Path:
    (folder / "source").mkdir(exist_ok=True)
    (folder / "bibliography.bib").write_text("", encoding="utf-8")
    (folder / "source/publication.yaml").write_text(f"title: Papers\nprint: {str(print_it).lower()}\n", encoding="utf-8")
    text = f"---\ntitle: A Map\nlang: en\n---\n\nLook.\n\n![A map]({picture})\n"
    (folder / "source/a.md").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<script>alert(1)</script>", "it has a script"),
        ('<rect onload="alert(1)"/>', "it has a script"),
        ('<a xlink:href="javascript:alert(1)"><rect/></a>', "it has a script"),
        ('<image href="https://example.org/a.png"/>', "it loads https://example.org/a.png"),
        ("<rect>", "it is damaged"),
        ('<a href="https://example.org/"><rect/></a>', ""),
        ('<image href="data:image/png;base64,AAAA"/>', ""),
    ],
)
def test_an_svg_runs_and_loads_nothing(inside: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text(SVG.format(inside), encoding="utf-8")
    assert fault(path).startswith(words)
    assert bool(fault(path)) == bool(words)


def test_a_picture_is_refused_in_every_edition_with_its_line(tmp_path: Path) -> None:
    folder = publication(tmp_path, "torn.png")
    (folder / "source/torn.png").write_bytes(b"not a picture")
    for edition in ("pdf", "epub", "html"):
        with pytest.raises(
            ProblemsFound, match=r"source/a\.md:8: error: the picture torn\.png cannot be published: it is damaged"
        ):
            list(build(folder, (), [edition]))
    assert not (folder / "build").exists()


def test_a_picture_of_100_megapixels_is_refused(tmp_path: Path) -> None:
    Image.new("1", (10000, 10000)).save(tmp_path / "huge.png")
    assert "it has 100 million pixels" in fault(tmp_path / "huge.png")


def cmyk(folder: Path) -> None:
    Image.new("CMYK", (20, 20), (0, 255, 255, 0)).save(folder / "source/red.jpg")


def colours(pdf: Path) -> list[str]:
    with pikepdf.open(pdf) as opened:
        return [
            str(item.ColorSpace)
            for item in opened.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]


def test_the_colours_of_a_printer_are_those_of_a_screen_on_a_screen(tmp_path: Path) -> None:
    folder = publication(tmp_path, "red.jpg")
    cmyk(folder)
    list(build(folder, (), ["pdf", "html"]))
    assert colours(folder / "build/a.pdf") == ["/DeviceRGB"]
    with Image.open(folder / "build/html/a/red.jpg") as shown:
        red, green, blue = shown.getpixel((10, 10))
    assert red > 200 > 60 > max(green, blue)


def test_and_stay_what_they_are_for_the_printer(tmp_path: Path) -> None:
    folder = publication(tmp_path, "red.jpg", print_it=True)
    cmyk(folder)
    list(build(folder, (), ["pdf"]))
    assert colours(folder / "build/a.pdf") == ["/DeviceCMYK"]


def test_any_other_picture_keeps_its_bytes() -> None:
    stream = io.BytesIO()
    Image.new("RGB", (2, 2)).save(stream, "JPEG")
    for data in (stream.getvalue(), b"\x89PNG and so on", b"<svg/>"):
        assert for_screen(data) == data
