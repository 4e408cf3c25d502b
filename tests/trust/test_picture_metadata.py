"""No picture is published with the place where it was taken, the camera, comments or previews; its pixels and its colours stay."""

import base64
import io
import struct
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms, PngImagePlugin

from footpress.pictures.admitting import published
from footpress.pictures.drawings import plain
from footpress.pictures.metadata import without_metadata
from footpress.publication.building import build

SECRET = b"SECRET-51.5N"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def exif(orientation: int = 1) -> bytes:
    found = Image.Exif()
    found[0x010F] = "SECRET-51.5N"  # the camera's maker
    found[0x0112] = orientation
    found.get_ifd(0x8825)[1] = "N"  # GPS
    return found.tobytes()


def painted(mode: str = "RGB", size: tuple[int, int] = (24, 16)) -> Image.Image:
    picture = Image.new("RGB", size, "white")
    picture.paste((200, 30, 30), (0, 0, size[0] // 2, size[1] // 2))
    return picture.convert(mode)


def saved(format: str, mode: str = "RGB", **how: object) -> bytes:
    stream = io.BytesIO()
    painted(mode).save(stream, format, **how)
    return stream.getvalue()


def jpeg(orientation: int = 1, **how: object) -> bytes:
    """A photograph with Exif, XMP, IPTC, a comment, a maker's block, and a second picture after its end."""
    data = saved("JPEG", exif=exif(orientation), comment=SECRET, icc_profile=PROFILE, quality=90, **how)

    def segment(marker: int, content: bytes) -> bytes:
        return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content

    more = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00<x>" + SECRET) + segment(0xED, b"Photoshop 3.0\x00" + SECRET)
    more += segment(0xE2, b"FPXR\x00" + SECRET) + segment(0xE5, SECRET)
    return data[:2] + more + data[2:] + b"\xff\xd8" + SECRET


def png() -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", SECRET.decode())
    told.add_text("Author", SECRET.decode(), zip=True)
    told.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    data = saved("PNG", pnginfo=told, exif=exif(), icc_profile=PROFILE, dpi=(300, 300))
    own = b"prVt" + SECRET
    return data[:-12] + struct.pack(">I", len(SECRET)) + own + struct.pack(">I", zlib.crc32(own)) + data[-12:] + SECRET


def gif() -> bytes:
    stream = io.BytesIO()
    painted("P").save(stream, "GIF", save_all=True, append_images=[painted("L").rotate(90)], loop=3, comment=SECRET)
    data = stream.getvalue()
    return data[:-1] + b"\x21\xff\x0bXMP DataXMP" + bytes([len(SECRET)]) + SECRET + b"\x00;" + SECRET


PHOTOGRAPHS = {
    "jpeg": jpeg(),
    "progressive": jpeg(progressive=True),
    "grey": saved("JPEG", "L", exif=exif(), comment=SECRET),
    "cmyk": saved("JPEG", "CMYK", exif=exif(), comment=SECRET),
    "png": png(),
    "webp": saved("WEBP", exif=exif(), xmp=SECRET, icc_profile=PROFILE),
    "webp-lossless": saved("WEBP", exif=exif(), xmp=SECRET, icc_profile=PROFILE, lossless=True),
    "gif": gif(),
    "tiff": saved("TIFF", exif=exif(), description=SECRET.decode(), software=SECRET.decode()),
}


def pixels(data: bytes) -> list[bytes]:
    with Image.open(io.BytesIO(data)) as picture:
        frames = []
        for number in range(getattr(picture, "n_frames", 1)):
            picture.seek(number)
            frames.append(picture.convert("RGBA").tobytes())
        return frames


@pytest.mark.parametrize("name", PHOTOGRAPHS)
def test_nothing_is_left_but_what_is_seen(name: str) -> None:
    before = PHOTOGRAPHS[name]
    after = without_metadata(before)
    assert SECRET not in after and b"Exif" not in after and b"xap" not in after
    assert pixels(after) == pixels(before)
    with Image.open(io.BytesIO(after)) as bare, Image.open(io.BytesIO(before)) as full:
        assert not dict(bare.getexif()) or name == "tiff"
        assert bare.info.get("icc_profile") == full.info.get("icc_profile")
        assert bare.info.get("loop") == full.info.get("loop")
    assert without_metadata(after) == after


def test_the_pixels_of_a_photograph_are_not_compressed_again() -> None:
    before = saved("JPEG", quality=80)
    assert without_metadata(before) == before
    scan = before[before.index(b"\xff\xda") :]
    assert without_metadata(jpeg()).count(b"\xff\xda") == 1 and scan in without_metadata(before)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_a_photograph_stands_upright(format: str, orientation: int) -> None:
    from PIL import ImageOps

    before = saved(format, exif=exif(orientation), icc_profile=PROFILE, **({"lossless": True} if format == "WEBP" else {}))
    with Image.open(io.BytesIO(before)) as full, Image.open(io.BytesIO(without_metadata(before))) as bare:
        wanted, shown = ImageOps.exif_transpose(full).convert("L"), bare.convert("L")
        assert wanted.size == shown.size and bare.getexif().get(0x0112, 1) == 1
        assert bare.info.get("icc_profile") == PROFILE
        assert all(abs(one - other) < 24 for one, other in zip(wanted.tobytes(), shown.tobytes(), strict=True))


def test_so_does_one_of_a_telephone_that_has_a_preview_behind_it() -> None:
    stream = io.BytesIO()
    painted(size=(24, 16)).save(stream, "MPO", save_all=True, append_images=[painted(size=(8, 8))], exif=exif(6))
    with Image.open(io.BytesIO(stream.getvalue())) as full, Image.open(io.BytesIO(without_metadata(stream.getvalue()))) as bare:
        assert (full.format, full.size, bare.format, bare.size) == ("MPO", (24, 16), "JPEG", (16, 24))
    assert SECRET not in without_metadata(stream.getvalue())


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\xff", b"\x89PNG\r\n\x1a\n\x00", b"GIF89a", b"RIFF\x00\x00\x00\x00WEBPVP8X"]
)
def test_what_is_damaged_stops_nothing(data: bytes) -> None:
    without_metadata(data.ljust(14, b"\x00"))
    for whole in PHOTOGRAPHS.values():
        for end in range(0, len(whole), max(1, len(whole) // 40)):
            without_metadata(whole[:end])


def test_a_picture_within_a_drawing_says_nothing_either() -> None:
    inside = base64.b64encode(jpeg()).decode()
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/jpeg;base64,{inside}"/></svg>'.encode()
    address = plain(svg).split(b"base64,")[1].split(b'"')[0]
    assert SECRET not in base64.b64decode(address) and pixels(base64.b64decode(address)) == pixels(jpeg())


def test_in_every_edition_and_in_the_logo(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "publication.yaml").write_text("title: Papers\nlogo: photo.jpg\n", encoding="utf-8")
    (source / "a.md").write_text("---\ntitle: T\n---\n\nLook.\n\n![A map](photo.jpg)\n\n![A map](map.png)\n", encoding="utf-8")
    (source / "photo.jpg").write_bytes(jpeg(orientation=6))
    (source / "map.png").write_bytes(png())
    list(build(tmp_path, (), ["pdf", "epub", "html", "kindle"]))
    checked = 0
    for path in (tmp_path / "build").rglob("*"):
        contents = [path.read_bytes()] if path.is_file() else []
        if path.suffix == ".epub":
            with zipfile.ZipFile(path) as archive:
                contents += [archive.read(name) for name in archive.namelist()]
        if path.suffix == ".pdf":
            with pikepdf.open(path) as opened:
                contents += [item.read_raw_bytes() for item in opened.objects if isinstance(item, pikepdf.Stream)]
        if path.name == "index.html":
            addresses = path.read_text(encoding="utf-8").split("base64,")[1:]
            contents += [base64.b64decode(address.split('"')[0]) for address in addresses if address.startswith("/9j/")]
            assert len(contents) > 1
        assert not any(SECRET in content for content in contents), path
        checked += len(contents)
    assert checked > 20
    assert published(jpeg(), for_print=True) == without_metadata(jpeg())
