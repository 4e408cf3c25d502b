"""Step 6: where the pages of the PDF begin, marked in the text, so that both editions can be cited by page.

EPUB Accessibility 1.1, 3.1 (https://www.w3.org/TR/epub-a11y-11/#sec-page-nav).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from footpress.model.article import PageStart
from footpress.readback.fold import fold_printed

_TOKEN = re.compile(r'<math\b.*?</math>|<(?:[^<>"]|"[^"]*")*>|&[^;\s]+;|\s+|[^\s<&]+', re.DOTALL)
"""A formula, a tag, an entity, white space, or a word or part of one."""
_TEX = re.compile(r"<annotation\b[^>]*>(.*?)</annotation>", re.DOTALL)


def with_page_breaks(body: str, pages: Sequence[PageStart]) -> str:
    """The body with a mark before the first word of each page; a page that begins within a word is marked before that word."""
    coming = list(reversed(pages))
    pieces: list[str] = []
    place = word = 0  # how many characters were folded; the piece with which the present word begins
    for token, folded in _tokens(body):
        if token.startswith("<math"):
            word = len(pieces)
        while coming and coming[-1].place < place + folded:
            pieces.insert(word, _mark(coming.pop()))
            word += 1
        pieces.append(token)
        place += folded
        if token.startswith("<") or token.isspace():
            word = len(pieces)
    return "".join(pieces)


def _tokens(body: str) -> Iterator[tuple[str, int]]:
    """(piece of the body, how many characters of the folded text it is)."""
    for match in _TOKEN.finditer(body):
        token = match[0]
        if token.startswith("<math"):
            yield token, len(fold_printed(unescape("".join(_TEX.findall(token)))))
        else:
            yield token, 0 if token.startswith("<") else len(fold_printed(unescape(token)))


def _mark(page: PageStart) -> str:
    return f'<span epub:type="pagebreak" role="doc-pagebreak" id="page-{page.label}" aria-label="{page.label}"></span>'
