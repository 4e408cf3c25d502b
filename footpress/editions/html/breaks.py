"""An address that is shown may break after its punctuation, as in the PDF, and nowhere else."""

from __future__ import annotations

import re
from html import escape, unescape

from footpress.editions.linebreaks import MAY_BREAK, break_address

_SHOWN = re.compile(r"(?<=>)(?:https?://|www\.)[^\s<>]+(?=</a>)")


def with_breaks(page: str) -> str:
    """A page with `<wbr>` in every address that stands as the words of a link."""
    return _SHOWN.sub(lambda found: _broken(found.group()), page)


def _broken(markup: str) -> str:
    pieces = break_address(unescape(markup)).split(MAY_BREAK)
    return "<wbr>".join(escape(piece, quote=False) for piece in pieces)
