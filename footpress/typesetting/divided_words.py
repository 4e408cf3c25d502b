"""Step 8, pack: the hyphen that divides a word is a soft one in the text, so that search and copy find the word whole.

ISO 32000-1, 14.8.2.2.3: a hyphen that exists only since a line ends there is U+00AD. WeasyPrint draws U+2010; what is drawn stays.
"""

from __future__ import annotations

from typing import Any

from weasyprint.pdf import pydyf

DRAWN, READ = "\u2010", "\u00ad"
_DRAWN, _READ = (f"> <{ord(hyphen):04x}>".encode() for hyphen in (DRAWN, READ))


def soften_hyphens(pdf: Any, text: str) -> None:
    """Say so in the maps from glyphs to characters of a finished PDF (pydyf), unless its author typed such a hyphen in `text`."""
    if DRAWN in text:
        return
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and b"begincmap" in item.stream:
            item.stream = [line.replace(_DRAWN, _READ) if isinstance(line, bytes) else line for line in item.stream]
