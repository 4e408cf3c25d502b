"""What is printed: nothing that a stranger wrote into a file may move the cursor, change colours, or turn the words of a line about.

Control characters are shown as JSON writes them (\\u001b), so that what is printed as JSON is still the same JSON.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
"""C0 but tab and line end, C1, overrides of direction, what separates lines, tags, and halves of characters (file names)."""
_COLOUR = re.compile("(\x1b\\[[0-9;]*m)")


def readable(text: str) -> str:
    """A text in which every character is seen."""
    return _UNSEEN.sub(_shown, text)


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"


def write_painted(text: str) -> None:
    """Print a text with colours of ours (SGR); what in it is a stranger's has been made `readable` before."""
    stream = sys.stdout._stream if isinstance(sys.stdout, _Readable) else sys.stdout
    stream.write("".join(piece if _COLOUR.fullmatch(piece) else readable(piece) for piece in _COLOUR.split(text)))


def write_over(line: str) -> None:
    """Write a line to the errors of a terminal over the one that stands there."""
    stream = sys.stderr._stream if isinstance(sys.stderr, _Readable) else sys.stderr
    stream.write(f"\r\x1b[K{readable(line)}")
    stream.flush()


class _Readable:
    """A stream that writes what is readable; all else is the stream's own."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text; its length, as streams say it."""
        self._stream.write(readable(text))
        return len(text)

    def writelines(self, lines: list[str]) -> None:
        """Write several."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def readable_output() -> Iterator[None]:
    """Everything that is printed meanwhile, to the output and to the errors, is readable."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _Readable(sys.stdout), _Readable(sys.stderr)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
