"""Step 2, reading: web addresses and DOIs as they are typed: bare, in angle brackets, escaped, broken by blanks."""

from __future__ import annotations

import re

from footpress.text.late_patterns import late

_TLD = (
    "com|org|net|edu|gov|mil|int|info|eu|uk|de|fr|it|es|pt|br|tr|ru|mn|cn|jp|kr|us|ca|au|nz|ch|at|nl|be|pl|cz|se|no|dk|fi|ie|"
    "mx|ar|cl|co|pe|uy|ve|cat|in|il|gr|ua|by|kz|az|ge|ir|pk|bd|lk|hk|tw|sg|my|th|vn|id|ph|za|ng|ke|eg|ma|io|me|tv|ai|app|dev|"
    "blog|news|online|site|lu|li|hu|ro|bg|rs|hr|si|sk|lt|lv|ee|is|su|рф|press|science|museum|academy|asia|biz|cc|to|ly|fm|travel"
)
ADDRESS = late(
    rf"(?:https?:[/\\]{{1,3}}|ftp://|www\.)[^\s<>«»“”„\"]{{1,2000}}"
    rf"|10\.\d{{4,9}}/[^\s<>«»“”„\"]{{1,300}}"
    rf"|(?:[^\W_](?:[\w-]{{0,62}}[^\W_])?\.){{1,5}}(?:{_TLD})/[^\s<>«»“”„\"]{{0,2000}}"
    rf"|[a-z0-9](?:[a-z0-9-]{{0,62}}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{{0,62}}[a-z0-9])?){{0,4}}\.(?:com|org|net|edu|gov|mn|info)(?![\w.]*\w@)(?=[\s,;.)\]>]|$)"
)
_ANGLED = late(r"<\s?(?:URL:\s?)?((?:https?:|www\.|ftp:)[^<>]{1,2500})>", re.IGNORECASE)
_MORE = late(r" ?([^\s<>«»“”„\",;()\[\]]{1,400})")
_HOST = late(rf"^(?:https?:/{{1,3}})?[^/\s]+\.(?:{_TLD})(?:[:/?#]|$)", re.IGNORECASE)
_FILE = late(r"[/_=?&%#~]|\.(?:html?|php|aspx?|pdf|jsp|cfm|xml|docx?)\b|-\w+-", re.IGNORECASE)


def angled_address(raw: str, start: int, end: int) -> tuple[int, str] | None:
    """The end and the text of an address in angle brackets, blanks and all; None where there is none."""
    found = _ANGLED.match(raw, start, end)
    return (found.end(), found[1]) if found else None


def trim_address(raw: str, start: int, end: int) -> int:
    """The end of an address without the punctuation of the sentence: a full stop, a bracket that it did not open."""
    while end > start + 1:
        last = raw[end - 1]
        if (
            last in ".,;:!?'’‘*…|"
            or (last in ")]}" and raw.count(last, start, end) > raw.count("([{"[")]}".index(last)], start, end))
            or last in "([{"
        ):
            end -= 1
        else:
            break
    return end


def extend_address(raw: str, stop: int, start: int, end: int) -> int:
    """The end of an address that a line break has cut: "http://www.sentencingproject. org/doc"; at most six pieces."""
    for _ in range(6):
        rest = raw[stop : stop + 2]
        hanging = bool(rest) and (
            (rest[0] == " " and raw[stop - 1] in "/-_=&%?") or (rest in {". ", "- "} and not _HOST.match(raw[start:stop]))
        )
        unfinished = bool(rest) and rest[0] == " " and not _HOST.match(raw[start:stop])
        if not (hanging or unfinished):
            return stop
        begin = stop + 1 if rest == ". " else stop
        more = _MORE.match(raw, begin, end)
        if more is None or not _belongs(more[1], raw[start:stop], unfinished or rest == ". "):
            return stop
        stop = trim_address(raw, start, more.end())
    return stop


def _belongs(piece: str, before: str, host_open: bool) -> bool:
    """Whether a piece after a blank goes on with the address."""
    if piece.startswith(("http", "www.", "*")):
        return False
    if host_open:
        return bool(re.match(rf"[\w.-]*\b(?:{_TLD})\b", piece)) and (piece[:1].islower() or piece[:1].isdigit())
    if _FILE.search(piece):
        return piece[:1].islower() or piece[:1].isdigit() or piece[:1] in "/_=?&%#~" or before[-1] in "_=&%?"
    return piece[:1].islower() and before[-1] in "_=&%"


def clean_address(text: str) -> str:
    """The intended address: no escapes, no blanks, ligatures opened, no punctuation of the sentence."""
    text = re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", text)
    for ligature, letters in (("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff"), ("ﬃ", "ffi"), ("ﬄ", "ffl")):
        text = text.replace(ligature, letters)
    return re.sub(r"[\s<>\u00ad\u200b]+", "", text).rstrip(".,;")
