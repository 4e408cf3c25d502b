"""Typed text as it is set: typographic quotation marks and apostrophes for straight ones, as pandoc sets them in the body."""

from __future__ import annotations

import re

_OPENING = r"(^|[\s(\[{“‘«„—–/-])"


def typographic(text: str) -> str:
    """A text with its straight quotation marks and apostrophes made typographic."""
    text = re.sub(_OPENING + '"', r"\1“", text).replace('"', "”")
    text = re.sub(_OPENING + r"'(?=\d\ds?\b)", r"\1’", text)
    return re.sub(_OPENING + "'", r"\1‘", text).replace("'", "’")
