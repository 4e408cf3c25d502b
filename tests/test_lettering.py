"""Covers and cards are saved with a palette, and look as they were drawn."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat

from footpress.editions.drawing import with_palette

GROUNDS = ((111, 42, 30), (31, 63, 74), (255, 253, 249), (0, 0, 0), (254, 254, 254))


def lettering(ground: tuple[int, int, int]) -> Image.Image:
    """Cream and red letters on a ground, with smooth edges."""
    large = Image.new("RGB", (800, 400), ground)
    draw = ImageDraw.Draw(large)
    for number in range(12):
        draw.ellipse((number * 60, 40, number * 60 + 90, 300), outline=(251, 243, 228), width=9)
        draw.line((number * 60, 380, number * 60 + 200, 0), fill=(176, 60, 40), width=5)
    return large.resize((200, 100), Image.Resampling.LANCZOS)


def photograph() -> Image.Image:
    """Shades of all colours."""
    grey = Image.linear_gradient("L")
    return Image.merge("RGB", (grey, grey.rotate(90), Image.radial_gradient("L")))


def apart(picture: Image.Image, saved: Image.Image) -> float:
    """How far the colours of a picture are from those that were drawn, in the mean, of 255."""
    return max(ImageStat.Stat(ImageChops.difference(picture, saved.convert("RGB"))).mean)


@pytest.mark.parametrize("ground", GROUNDS)
def test_lettering_with_a_palette_looks_as_drawn(ground: tuple[int, int, int]) -> None:
    picture = lettering(ground)
    saved = with_palette(picture)
    assert saved.mode == "P"
    assert saved.convert("RGB").getpixel((0, 0)) == ground
    assert apart(picture, saved) < 2.5


def test_a_photograph_on_a_cover_has_the_colours_that_serve_it_best() -> None:
    picture = photograph()
    assert with_palette(picture).convert("RGB").tobytes() == picture.quantize().convert("RGB").tobytes()
