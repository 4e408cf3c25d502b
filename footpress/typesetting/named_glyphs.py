"""What each glyph of a PDF is in Unicode (ISO 32000-1, 9.10.3) where letters and marks become glyphs together, as in vowelled Arabic and Hebrew.

WeasyPrint gives the text of such a cluster to one of its glyphs and none to the others, which programs then read as other characters:
Pango makes alif and a hamza of أ. What the font itself calls such a glyph is better, and so it is for a mark that got a whole cluster.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont
from weasyprint.pdf import fonts as weasyprint_fonts

_NOTHING_SEEN = "\u2060"


class _Names(dict[int, str]):
    """Text by glyph of a font, as WeasyPrint fills it in."""

    def __init__(self, font: Any) -> None:
        super().__init__()
        self._font = font

    def __setitem__(self, glyph: int, text: str) -> None:
        if not text:
            text = self._by_font.get(glyph, _NOTHING_SEEN)
        elif len(text) > 1 and not text.isascii() and unicodedata.combining(own := self._by_font.get(glyph, " ")):
            text = own
        super().__setitem__(glyph, text)

    @cached_property
    def _by_font(self) -> Mapping[int, str]:
        with TTFont(BytesIO(self._font.file_content), fontNumber=self._font.index, lazy=True) as read:
            named = sorted((read.getBestCmap() or {}).items(), reverse=True)
            return {read.getGlyphID(name): chr(code) for code, name in named}


@contextmanager
def glyphs_named() -> Iterator[None]:
    """While this holds, WeasyPrint's fonts name the glyphs of clusters so."""
    begin = weasyprint_fonts.Font.__init__

    def begun(self: Any, *args: Any, **options: Any) -> None:
        begin(self, *args, **options)
        self.to_unicode = _Names(self)

    weasyprint_fonts.Font.__init__ = begun
    try:
        yield
    finally:
        weasyprint_fonts.Font.__init__ = begin
