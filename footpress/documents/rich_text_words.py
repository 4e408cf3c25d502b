"""The words of a rich text, told without pandoc, to be held against what pandoc read. RTF 1.9.1 (Microsoft, 2008)."""

from __future__ import annotations

import re

_TOKEN = re.compile(rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\(.)|([{}])|([^\\{}\r\n]+)", re.DOTALL)
_NO_WORDS = frozenset(
    b"fonttbl colortbl stylesheet info pict object fldinst header headerl headerr headerf footer footerl footerr footerf listtext pntext "
    b"listtable listoverridetable themedata colorschememapping datastore latentstyles xmlnstbl bkmkstart bkmkend generator rsidtbl pgdsctbl "
    b"pnseclvl atnid atnauthor annotation atrfstart atrfend atndate atnref mmathPr falt panose shppict nonshppict ftnsep ftnsepc ftncn "
    b"aftnsep aftnsepc aftncn userprops docvar formfield".split()
)
_BLANKS = {
    b"par": "\n",
    b"line": "\n",
    b"cell": "\n",
    b"row": "\n",
    b"sect": "\n",
    b"page": "\n",
    b"tab": " ",
    b"emspace": " ",
    b"enspace": " ",
}
_SIGNS = {b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•"}
_READ = frozenset({b"footnote", b"shptxt", b"shpinst", b"shp", b"ud", b"upr"})
"""Destinations whose words are printed, though other programs may pass over them (`\\*`)."""


def words_of_rich_text(data: bytes) -> str:
    """The words that a rich text prints, a line for each paragraph, cell and note."""
    page = _code_page(data)
    pieces: list[str] = []
    stack: list[tuple[bool, int]] = []
    silent, wide, skip, starred = False, 1, 0, False
    for found in _TOKEN.finditer(data):
        word, number, figures, sign, brace, text = found.groups()
        if brace == b"{":
            stack.append((silent, wide))
            skip, starred = 0, False
        elif brace == b"}":
            if not silent:
                pieces.append("\n" if stack and stack[-1][0] else "")
            silent, wide = stack.pop() if stack else (False, 1)
            skip = 0
        elif word:
            if word == b"uc":
                wide = int(number or 1)
            elif word == b"u" and number:
                pieces.append("" if silent else chr(int(number) % 65536))
                skip = wide
            elif word in _NO_WORDS or (starred and word not in _READ):
                silent = True
            elif not silent:
                pieces.append("\n" if word == b"footnote" else _BLANKS.get(word) or _SIGNS.get(word) or "")
            starred = False
        elif sign == b"*":
            starred = True
        elif figures or sign or text:
            shown = bytes.fromhex(figures.decode()) if figures else text or {b"~": b" ", b"_": b"-", b"-": b""}.get(sign, sign)
            shown, skip = shown[skip:], max(0, skip - len(shown))
            pieces.append("" if silent else "".join(f"\ufdd0{byte:02x}" for byte in shown))
    return _decoded("".join(pieces), page)


def _decoded(text: str, page: str) -> str:
    """The text with the stretches of bytes that stand in it decoded, in which two may be one character."""
    stretches = re.compile("(?:\ufdd0[0-9a-f]{2})+")
    text = stretches.sub(lambda run: bytes.fromhex(run[0].replace("\ufdd0", "")).decode(page, "replace"), text)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _code_page(data: bytes) -> str:
    found = re.search(rb"\\ansicpg(\d+)", data[:2000])
    try:
        return "x".encode(name := f"cp{found[1].decode()}").decode() and name if found else "cp1252"
    except LookupError:
        return "cp1252"
