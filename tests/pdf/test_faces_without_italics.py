"""A face that was asked for italics and has none is told: what is emphasised in it would stand upright, and nobody would see it."""

import pytest
import weasyprint

from footpress.typesetting.fonts import installed, upright


@pytest.mark.parametrize(
    ("family", "text", "told"),
    [
        ("Noto Serif CJK SC", "Quay 港", (("Noto Serif CJK SC", "Quay"),)),
        ("Noto Serif CJK SC", "港《》 12", ()),
        ("Gentium Plus", "Quay Гавань", ()),
    ],
)
def test_a_face_without_italics_is_told(family: str, text: str, told: tuple[tuple[str, str], ...]) -> None:
    if not installed(family):
        pytest.skip(f"{family} is not here")
    document = weasyprint.HTML(string=f'<p lang="en" style="font-family: {family}">Words <i>{text}</i></p>').render()
    document.write_pdf()
    assert upright(document.fonts) == told
