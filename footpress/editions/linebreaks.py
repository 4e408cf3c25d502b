"""Step 6, place notes: where a line may break, as a compositor would have it.

No break inside "p. 590", "25:5", "12–14", "J. R. Tolkien", "6 km"; an address breaks after / . - ? & = _ and never with a hyphen.
Only invisible characters are put in: the words stay the same.
"""

from __future__ import annotations

import re

from footpress.languages.patterns import alternatives

NO_BREAK_SPACE = "\u00a0"
WORD_JOINER = "\u2060"
MAY_BREAK = "\u200b"

_BOUND = alternatives("typesetting", "bound")
_UNITS = alternatives("typesetting", "unit")
_RULES = (
    (re.compile(rf"(?<!\w)({_BOUND})(\.?) (?=\d|[IVXLC]+(?!\w))"), rf"\1\2{NO_BREAK_SPACE}"),
    (re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?!\w))"), NO_BREAK_SPACE),
    (
        re.compile(r"(?<=(?<!\d)\d\.) (?=\d{1,2}\. |\d{1,2}\.\d|\d{4}(?!\w))|(?<=(?<!\d)\d\d\.) (?=\d{1,2}\. |\d{4}(?!\w))"),
        NO_BREAK_SPACE,
    ),
    (re.compile(r"(?<=[§№]) (?=\d)"), NO_BREAK_SPACE),
    (re.compile(r"(?<!\w)([^\W\d_a-zа-яё]\.) (?=[^\W\d_a-zа-яё][\w.’'])"), rf"\1{NO_BREAK_SPACE}"),
    (re.compile(r"(?<=\d)([–‑/:])(?=\d)"), rf"{WORD_JOINER}\1{WORD_JOINER}"),
    (re.compile(r" (?=[–—] )"), NO_BREAK_SPACE),
)
_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/|10\.\d{4,}/)[^\s<>\"“”]+")
_ENDLESS = re.compile(r"[^\W\d_]{24}(?=\w{24})")
"""The beginnings of what is longer than any word: it may break anywhere, and would take the typesetter minutes if it might not."""
_BREAKABLE = re.compile(r"(?<=[/.\-?&=_#%:,~+])(?=[^/.\-?&=_#%:,~+])")


def bind(text: str) -> str:
    """A text with its addresses made breakable and everything else that belongs together bound."""
    pieces, end = [], 0
    for address in _ADDRESS.finditer(text):
        pieces += [_bind_words(text[end : address.start()]), break_address(address.group())]
        end = address.end()
    return "".join((*pieces, _bind_words(text[end:])))


def is_address(text: str) -> bool:
    """Whether a text is nothing but an address."""
    return bool(_ADDRESS.fullmatch(text.strip()))


def break_address(address: str) -> str:
    """An address that may break after its punctuation, but not near its ends: no line begins with "html" alone."""
    pieces = _BREAKABLE.split(address)
    broken = pieces[0]
    done = len(pieces[0])
    for piece in pieces[1:]:
        broken += (MAY_BREAK if 3 < done < len(address) - 5 and not broken.endswith("www.") else "") + piece
        done += len(piece)
    return broken


def _bind_words(text: str) -> str:
    text = _ENDLESS.sub(rf"\g<0>{MAY_BREAK}", text)
    for pattern, bound in _RULES:
        text = pattern.sub(bound, text)
    return text
