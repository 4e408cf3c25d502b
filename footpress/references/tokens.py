"""Step 2, reading: a typed note cut into tokens that remember where they stood and how they were set.

Markup (`*emphasis*`, `[label](address)`, `<address>`, backslash escapes) becomes flags of the tokens; nothing is copied or
cleaned, so that every token's [start, end) is a place in the note as typed. Time is linear in the length of the note.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from footpress.references.addresses import ADDRESS, angled_address, extend_address, trim_address
from footpress.references.quotations import quotations
from footpress.text.late_patterns import late

Kind = Literal["word", "number", "punct", "url", "doi"]


class Token(NamedTuple):
    """A word, number, sign or address. A NamedTuple and not a dataclass because a long note has tens of thousands of them.

    `italic`, `quoted` and `linked` number the span that the token lies in, 0 for none; `depth` counts open brackets;
    `gap` says whether a blank stands before it.
    """

    text: str
    start: int
    end: int
    kind: Kind
    gap: bool
    italic: int = 0
    quoted: int = 0
    linked: int = 0
    depth: int = 0


_LINK = late(
    r"\[(?P<label>[^\[\]]{0,600})\]\s?\(\s?<?(?P<url>(?:https?://|www\.|mailto:)[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?"
    r"(?:\s+(?:\"[^\"\n]{0,2000}\"|'[^'\n]{0,2000}'))?[^)]{0,80}\)"
)
"""A link of Markdown, with or without a title: [label](address "title")."""
_PIECE = late(
    r"(?P<word>(?:[^\W\d_]|[\u0300-\u036f])+(?:['’ʼ‐‑-](?:[^\W\d_]|[\u0300-\u036f])+)*)|(?P<number>\d+)|(?P<escape>\\[!-/:-@\[-`{-~])|(?P<stars>\*+)|(?P<punct>\S)"
)
_Cut = Literal["word", "number", "punct", "url", "doi", "stars"]
_WIDE = {"，": ",", "、": ",", "：": ":", "；": ";", "。": ".", "．": ".", "（": "(", "）": ")", "？": "?", "！": "!", "／": "/"}
"""Chinese and Japanese signs, read as their Western sisters."""
_KINDS: dict[str, _Cut] = {"word": "word", "number": "number", "stars": "stars", "escape": "punct", "punct": "punct"}
_OPENING, _CLOSING = "([{", ")]}"


def tokenise(raw: str) -> tuple[Token, ...]:
    """The tokens of a note in order; emphasis marks, link brackets and escapes are flags and not tokens."""
    loose = _Loose()
    _scan(raw, 0, len(raw), loose, 0)
    italic = _emphasis(raw, loose)
    kept = [i for i, piece in enumerate(loose.pieces) if piece[2] != "stars" or i in italic.literal]
    texts = [loose.pieces[i] for i in kept]
    quoted = quotations([(piece[3], raw[piece[0] - 1 : piece[0]].isspace() or piece[0] == 0, piece[2]) for piece in texts])
    tokens: list[Token] = []
    depth = 0
    previous_end = 0
    for place, i in enumerate(kept):
        start, end, kind, text, linked = loose.pieces[i]
        if text in _CLOSING and kind == "punct":
            depth = max(0, depth - 1)
        gap = start == 0 or raw[start - 1].isspace() or " " in raw[previous_end:start]
        tokens.append(
            Token(text, start, end, "punct" if kind == "stars" else kind, gap, italic.span[i], quoted[place], linked, depth)
        )
        if text in _OPENING and kind == "punct":
            depth += 1
        previous_end = end
    return tuple(tokens)


class _Loose:
    """Pieces before emphasis and quotation are known: (start, end, kind, text, link)."""

    def __init__(self) -> None:
        self.pieces: list[tuple[int, int, _Cut, str, int]] = []
        self.links = 0


def _scan(raw: str, start: int, end: int, loose: _Loose, linked: int) -> None:
    """Cut raw[start:end]; a link's label is cut in its turn, one level deep."""
    position = start
    while position < end:
        char = raw[position]
        if char.isspace():
            position += 1
            continue
        if char == "[" and not linked and (link := _LINK.match(raw, position, end)):
            loose.links += 1
            _scan(raw, link.start("label"), link.end("label"), loose, loose.links)
            loose.pieces.append((link.start("url"), link.end(), "url", link["url"], loose.links))
            position = link.end()
            continue
        if char == "<" and (found := angled_address(raw, position, end)):
            loose.pieces.append((position, found[0], "url", found[1], linked))
            position = found[0]
            continue
        if (char.isalnum()) and (address := ADDRESS.match(raw, position, end)):
            stop = extend_address(raw, trim_address(raw, position, address.end()), position, end)
            text = raw[position:stop]
            loose.pieces.append((position, stop, "doi" if text.startswith("10.") else "url", text, linked))
            position = stop
            continue
        piece = _PIECE.match(raw, position, end)
        if piece is None:
            position += 1
            continue
        kind = _KINDS[piece.lastgroup or "punct"]
        text = piece[0][1:] if piece.lastgroup == "escape" else _WIDE.get(piece[0], piece[0])
        loose.pieces.append((position, piece.end(), kind, text, linked))
        position = piece.end()


class _Italic(NamedTuple):
    """The emphasis span of each piece (0 none), and the star pieces that are stars and no marks."""

    span: list[int]
    literal: set[int]


def _emphasis(raw: str, loose: _Loose) -> _Italic:
    """Pair the stars: an opening one is not followed by a blank, a closing one not preceded by one."""
    span = [0] * len(loose.pieces)
    literal: set[int] = set()
    opened, number, last_close = -1, 0, -1
    for i, (start, end, kind, _, _) in enumerate(loose.pieces):
        if kind != "stars":
            continue
        if opened < 0:
            if end < len(raw) and not raw[end].isspace():
                opened = i
            else:
                literal.add(i)
        elif (start - 1 >= 0 and not raw[start - 1].isspace()) or i + 1 == len(loose.pieces):
            if not _continues(raw, loose, last_close, opened):
                number += 1
            else:
                for k in range(last_close, opened):
                    span[k] = number
            for k in range(opened + 1, i):
                span[k] = number
            opened, last_close = -1, i
        elif end < len(raw) and not raw[end].isspace():
            literal.add(opened)
            opened = i
    if opened >= 0:
        literal.add(opened)
    return _Italic(span, literal)


def _continues(raw: str, loose: _Loose, close: int, opened: int) -> bool:
    """Whether an italic span only goes on: "*Sécurité*, *territoire et population*", "*Die* *Welt*"."""
    if close < 0 or opened + 1 >= len(loose.pieces):
        return False
    between = raw[loose.pieces[close][1] : loose.pieces[opened][0]]
    following = loose.pieces[opened + 1][3][:1]
    if between.strip() == "":
        return True
    return between.strip() in {",", ":", "-", "–", "—", "’", "'"} and (
        following.islower() or (following.isdigit() and between.strip() == ",")
    )
