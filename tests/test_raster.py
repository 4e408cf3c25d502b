"""Pictures made of pixels, in every form in which they come: each is printed as it is, or refused in a sentence."""

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from pypdfium2 import PdfDocument

from footpress.pictures.raster import fault
from footpress.problems import ProblemsFound
from footpress.publication.building import build

SIZE = (120, 90)
GREY = Image.linear_gradient("L").resize(SIZE)
RGB = Image.merge("RGB", (GREY, GREY.rotate(90).resize(SIZE), Image.new("L", SIZE, 40)))
RGBA = Image.merge("RGBA", (*RGB.split(), GREY))
SIXTEEN = GREY.convert("I").point(lambda value: value * 257).convert("I;16")
PALETTE = RGB.quantize(16)


def saved(picture: Image.Image, kind: str, **how: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **how)
    return stream.getvalue()


def interlaced() -> bytes:
    """A PNG of grey pixels in the seven passes of Adam7 (PNG, 8.2)."""
    passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    width, height = SIZE
    rows = b"".join(
        b"\0" + bytes(2 * x for x in range(left, width, across))
        for left, top, across, down in passes
        for _ in range(top, height, down)
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", *SIZE, 8, 0, 0, 0, 1)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


PRINTED = {
    "black-and-white.png": saved(GREY.convert("1"), "PNG"),
    "grey.png": saved(GREY, "PNG"),
    "sixteen-bits.png": saved(SIXTEEN, "PNG"),
    "colours.png": saved(RGB, "PNG"),
    "transparent.png": saved(RGBA, "PNG"),
    "grey-transparent.png": saved(Image.merge("LA", (GREY, GREY)), "PNG"),
    "palette.png": saved(PALETTE, "PNG"),
    "palette-transparent.png": saved(PALETTE, "PNG", transparency=3),
    "interlaced.png": interlaced(),
    "colours.jpg": saved(RGB, "JPEG"),
    "progressive.jpeg": saved(RGB, "JPEG", progressive=True),
    "grey.jpg": saved(GREY, "JPEG"),
    "palette.gif": saved(PALETTE, "GIF"),
    "palette-transparent.gif": saved(PALETTE, "GIF", transparency=3),
    "lossless.webp": saved(RGB, "WEBP", lossless=True),
    "lossy.webp": saved(RGB, "WEBP"),
    "transparent.webp": saved(RGBA, "WEBP"),
    "capitals.PNG": saved(RGB, "PNG"),
}
MOVING = {f"moving.{kind}": saved(RGB, format_, save_all=True, append_images=[RGB.rotate(180)])
          for kind, format_ in (("gif", "GIF"), ("png", "PNG"), ("webp", "WEBP"))}  # fmt: skip


def publication(folder: Path, pictures: dict[str, bytes]) -> Path:
    (folder / "source").mkdir(exist_ok=True)
    (folder / "bibliography.bib").write_text("", encoding="utf-8")
    (folder / "source/publication.yaml").write_text("title: Papers\n", encoding="utf-8")
    for name, data in pictures.items():
        (folder / "source" / name).write_bytes(data)
    shown = "\n\n".join(f"![A picture]({name})" for name in pictures)
    (folder / "source/a.md").write_text(f"---\ntitle: Pictures\nlang: en\n---\n\n{shown}\n", encoding="utf-8")
    return folder


def on_white(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    alone = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", alone.size, "white"), alone).convert("RGB")


def drawn_in(pdf: Path) -> list[Image.Image]:
    """The pictures of a PDF as a reader sees them on its pages, in order."""
    found = []
    with PdfDocument(pdf) as document:
        for page in document:
            whole = page.render(scale=2).to_pil().convert("RGB")
            for item in page.get_objects(filter=(3,)):
                left, bottom, right, top = (2 * edge for edge in item.get_bounds())
                found.append(whole.crop((round(left), round(whole.height - top), round(right), round(whole.height - bottom))))
    return found


def test_each_is_printed_whole(tmp_path: Path) -> None:
    folder = publication(tmp_path, PRINTED)
    list(build(folder, (), ["pdf", "epub", "html"]))
    drawn = drawn_in(folder / "build/a.pdf")
    assert len(drawn) == len(PRINTED)
    for (name, data), seen in zip(PRINTED.items(), drawn, strict=True):
        one, two = (picture.resize((12, 9), Image.Resampling.BOX) for picture in (on_white(data), seen))
        assert max(ImageStat.Stat(ImageChops.difference(one, two)).mean) < 12, f"{name} looks otherwise"


CUT = {
    "to its half": lambda data: data[: len(data) // 2],
    "by twenty bytes": lambda data: data[:-20],
    "to its half and ended": lambda data: data[: len(data) // 2] + data[-2:],
    "to nothing": lambda data: data[:0],
}


@pytest.mark.parametrize("cut", CUT)
@pytest.mark.parametrize("name", ["colours.png", "sixteen-bits.png", "palette.png", "colours.jpg", "progressive.jpeg",
                                  "palette.gif", "lossless.webp", "lossy.webp"])  # fmt: skip
def test_a_picture_that_is_cut_off_is_refused(name: str, cut: str, tmp_path: Path) -> None:
    how: Callable[[bytes], bytes] = CUT[cut]
    path = tmp_path / name
    path.write_bytes(how(PRINTED[name]))
    assert fault(path).endswith("save it again")


@pytest.mark.parametrize("name", ["colours.png", "sixteen-bits.png", "palette.png"])
def test_a_png_of_which_bytes_were_changed_is_refused(name: str, tmp_path: Path) -> None:
    data = PRINTED[name]
    half = len(data) // 2
    (tmp_path / name).write_bytes(data[:half] + bytes(60) + data[half + 60 :])
    assert fault(tmp_path / name).endswith("save it again")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        *((name, data, "it moves, and a page cannot") for name, data in MOVING.items()),
        ("really.png", PRINTED["colours.jpg"], "it is a JPEG and is named .png"),
        ("really.jpg", PRINTED["colours.png"], "it is a PNG and is named .jpg"),
        ("scan.tif", saved(RGB, "TIFF"), "it is of no format that every edition shows"),
        ("bits.bmp", saved(RGB, "BMP"), "it is of no format that every edition shows"),
        ("see-through.png", saved(SIXTEEN, "PNG", transparency=7), "it has 16 bits and a transparent grey"),
    ],
)
def test_what_no_page_can_show_is_refused_in_every_edition_with_its_line(
    name: str, data: bytes, words: str, tmp_path: Path
) -> None:
    folder = publication(tmp_path, {name: data})
    assert fault(folder / "source" / name).startswith(words)
    for edition in ("pdf", "epub", "html"):
        with pytest.raises(ProblemsFound, match=r"source/a\.md:6: error: the picture .* (cannot be published|is of no format)"):
            list(build(folder, (), [edition]))
    assert not (folder / "build").exists()


def test_a_picture_that_is_mended_is_looked_at_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(PRINTED["colours.png"][:-200])
    assert fault(path)
    path.write_bytes(PRINTED["colours.png"])
    assert not fault(path)
