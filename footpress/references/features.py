"""Step 2, reading: what the model sees of each token: its form, its dictionaries, how it is set, and the piece of text it lies in.

A piece ("chunk") is what stands between two signs of punctuation, or one italic or quoted span. The names of features are
short because a model file names them all.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from footpress.languages.terms import all_words, phrases, words
from footpress.references.people.likeness import person_like
from footpress.references.sentences import sentence_end
from footpress.references.sheet import Sheet

_DICTIONARIES = (
    ("G", "given_names", ""), ("P", "places", ""),
    ("C", "countries", ""), ("J", "periodicals", "journal"), ("N", "periodicals", "news"), ("U", "institutions", "publisher"),
    ("B", "institutions", "body"), ("L", "institutions", "legal"), ("A", "institutions", "archive"), ("k", "particles", "particle"), ("H", "particles", "title"),
    ("p", "fields", "page"), ("h", "fields", "here"), ("s", "fields", "section"), ("v", "fields", "volume"), ("n", "fields", "issue"), ("d", "fields", "edition"),
    ("e", "fields", "editor"), ("t", "fields", "translator"), ("i", "fields", "in"), ("&", "fields", "and"), ("l", "fields", "etal"), ("r", "fields", "retrieved"),
    ("T", "fields", "thesis"), ("R", "fields", "report"), ("y", "fields", "speech"), ("m", "months", "*"), ("S", "seasons", ""), ("F", "words", ""),
)  # fmt: skip
_SIGNS = {
    "–": "-",
    "—": "-",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "„": "“",
    "«": "“",
    "‘": "“",
    "‚": "“",
    '"': "“",
    "»": "”",
    "’": "”",
    "'": "”",
}


@cache
def _tables() -> tuple[tuple[str, frozenset[str]], ...]:
    months = frozenset(word for name in range(1, 13) for word in words("months", str(name)))
    tables = [
        (tag, months if file == "months" else words(file, name) if name else all_words(file)) for tag, file, name in _DICTIONARIES
    ]
    return (*tables, ("g", frozenset(phrases("signals"))), ("b", frozenset(phrases("backs"))))


_closed = "phsvndetirTRyl&gbFSm"


@cache
def _dictionary(word: str) -> tuple[str, bool]:
    """The tags of a folded word, and whether the word itself may be a feature (a closed class)."""
    tags = "".join(tag for tag, table in _tables() if word in table)
    return tags, any(tag in _closed for tag in tags)


def dictionary_tags(word: str) -> str:
    """One letter for each dictionary that holds a folded word: G given names, P places, J journals, N news, U publishers, B bodies …"""
    return _dictionary(word)[0]


def _shape(text: str) -> str:
    if text.isupper():
        return "X." if len(text) == 1 else "XX"
    if text[0].isupper():
        return "Xx" if text[1:].islower() or "-" in text else "XxX"
    return "x" if len(text) == 1 else "xx"


class _Form(NamedTuple):
    """A token's class (for its neighbours), its dictionary tags and its shape."""

    cls: str
    tags: str
    shape: str


def _form(sheet: Sheet, i: int) -> _Form:
    token, word = sheet.tokens[i], sheet.words[i]
    if token.kind == "punct":
        sign = _SIGNS.get(token.text, token.text)
        return _Form(sign, "", "#")
    if token.kind == "number":
        size = len(token.text)
        year = size == 4 and 1450 <= int(token.text) <= 2099
        return _Form("Y" if year else f"9{min(size, 5)}", "", "9")
    if token.kind in ("url", "doi"):
        return _Form(token.kind, "", token.kind)
    tags, closed = _dictionary(word)
    shape = _shape(token.text)
    return _Form(f"{word}" if closed and len(word) < 14 else shape + tags, tags, shape)


class _Chunk(NamedTuple):
    """A piece of text: tokens [start, end), what kind it is, how long, what signs stand around it."""

    start: int
    end: int
    style: str
    kind: str
    size: str
    tags: str
    before: str
    after: str
    hint: str


def _plain_kind(sheet: Sheet, forms: list[_Form], wordy: list[int], caps: int, lower: int) -> str:
    """What unmarked words look like: n3 n2 n1 names, A M one abbreviation, c capitals only, C mostly, L some, l none."""
    first, last = wordy[0], wordy[-1] + 1
    if len(wordy) == 1 and forms[first].shape in ("XX", "XxX"):
        return "A" if forms[first].shape == "XX" else "M"
    likely = person_like(sheet.tokens, first, last) if len(wordy) < 12 else 0.0
    if likely:
        return "n3" if likely == 1 else "n2" if likely > 0.5 else "n1"
    return "c" if lower == 0 else "C" if caps > lower else "L" if caps else "l"


_SPLIT = frozenset(",;:()[]{}/|")


def _chunks(sheet: Sheet, forms: list[_Form]) -> list[_Chunk]:
    """The pieces of a note in order; a sign that splits belongs to none and is a piece of its own with kind "#"."""
    out: list[_Chunk] = []
    i, size = 0, len(sheet.tokens)
    while i < size:
        token = sheet.tokens[i]
        style = (
            "q"
            if token.quoted
            else "u"
            if token.kind in ("url", "doi")
            else "l"
            if token.linked
            else "i"
            if token.italic
            else "p"
        )
        k = i + 1
        if style == "q":
            while k < size and sheet.tokens[k].quoted == token.quoted:
                k += 1
        elif style == "i":
            while k < size and sheet.tokens[k].italic == token.italic and not sheet.tokens[k].quoted:
                k += 1
        elif style == "l":
            while k < size and sheet.tokens[k].linked == token.linked and sheet.tokens[k].kind != "url":
                k += 1
        elif style == "p" and not _splits(sheet, i):
            while k < size and _plain_goes_on(sheet, k):
                k += 1
        out.append(_chunk(sheet, forms, i, k, style))
        i = k
    return out


def _splits(sheet: Sheet, i: int) -> bool:
    text = sheet.tokens[i].text
    return sheet.tokens[i].kind == "punct" and (
        text in _SPLIT or (text in ".?!" and sentence_end(sheet, i)) or (text in "-–—" and sheet.tokens[i].gap)
    )


def _plain_goes_on(sheet: Sheet, k: int) -> bool:
    token = sheet.tokens[k]
    return not (token.quoted or token.italic or token.linked or token.kind in ("url", "doi") or _splits(sheet, k))


def _chunk(sheet: Sheet, forms: list[_Form], start: int, end: int, style: str) -> _Chunk:
    tokens = sheet.tokens
    wordy = [i for i in range(start, end) if tokens[i].kind == "word"]
    tags = "".join(sorted({tag for i in wordy for tag in forms[i].tags if tag in "GPCJNUBTRAeLy"}))
    caps = sum(1 for i in wordy if forms[i].shape[0] == "X")
    size = len(wordy)
    lower = size - caps
    hint = next((label for label in sheet.labels[start:end] if label and label != "term"), "")
    unread = [i for i in wordy if not sheet.labels[i]]
    if style != "p":
        kind = style
    elif end == start + 1 and tokens[start].kind == "punct":
        kind = "#"
    elif hint and not unread:
        kind = hint[:4]
    elif not wordy:
        kind = "0"
    else:
        kind = _plain_kind(sheet, forms, unread or wordy, caps, lower) + (hint[:1] if hint else "")
    return _Chunk(
        start, end, style, kind, "0123" [size] if size < 4 else "5" if size < 6 else "9" if size < 10 else "X", tags,
        forms[start - 1].cls if start else "^", forms[end].cls if end < len(tokens) else "$", hint[:4],
    )  # fmt: skip


def features(sheet: Sheet) -> list[list[str]]:
    """The features of each token of a note whose hints are read."""
    size = len(sheet.tokens)
    forms = [_form(sheet, i) for i in range(size)]
    chunks = _chunks(sheet, forms)
    content = [c for c in chunks if c.kind != "#"]
    out: list[list[str]] = [[] for _ in range(size)]
    for shared, chunk in zip(_chunk_features(sheet, chunks, content), chunks, strict=True):
        for i in range(chunk.start, chunk.end):
            out[i] = _token_features(sheet, forms, i, chunk) + shared
    return out


def _token_features(sheet: Sheet, forms: list[_Form], i: int, chunk: _Chunk) -> list[str]:
    token, form = sheet.tokens[i], forms[i]
    before = forms[i - 1] if i else None
    after = forms[i + 1] if i + 1 < len(forms) else None
    back, ahead = before.cls if before else "^", after.cls if after else "$"
    hint = sheet.labels[i] or "-"
    back_hint = sheet.labels[i - 1] if i else ""
    ahead_hint = sheet.labels[i + 1] if i + 1 < len(forms) else ""
    edge = ("B" if i == chunk.start else "") + ("E" if i == chunk.end - 1 else "") or "M"
    gap = "_" if token.gap else ""
    found = [
        "w=" + form.cls, "s=" + form.shape, "h=" + hint, "eh=" + hint + edge, "st=" + chunk.style + edge, "-1=" + back, "+1=" + ahead,
        "-1w=" + back + "|" + form.cls, "w+1=" + form.cls + "|" + ahead, "hh=" + back_hint + "|" + hint + "|" + ahead_hint,
        "-2=" + (forms[i - 2].cls if i > 1 else "^"), "+2=" + (forms[i + 2].cls if i + 2 < len(forms) else "$"),
        "gs=" + gap + form.shape + (before.shape if before else "^"), "dp=" + str(min(token.depth, 2)), "e=" + edge,
        "shh=" + form.shape + "|" + ahead + "|" + ahead_hint, "k=" + chunk.kind + edge,
    ]  # fmt: skip
    if form.tags:
        found.append("t=" + form.tags)
        found.append("ts=" + form.tags + chunk.style)
    if i == 0:
        found.append("first")
    return found


def _chunk_features(sheet: Sheet, chunks: list[_Chunk], content: list[_Chunk]) -> list[list[str]]:
    """The features that all tokens of a piece share."""
    out: list[list[str]] = []
    breaks = [
        n for n, c in enumerate(chunks) if c.kind == "#" and sheet.tokens[c.start].text == ";" and not sheet.tokens[c.start].depth
    ]
    seen: set[str] = set()
    clause: set[str] = set()
    position = 0
    ahead = _ahead(chunks, set(breaks))
    number = 0
    for n, chunk in enumerate(chunks):
        if chunk.kind == "#":
            text = sheet.tokens[chunk.start].text
            if n in breaks:
                clause, position = set(), 0
            following, last = _near(content, number), _near(content, number - 1)
            out.append(
                [
                    "#f=" + text + _brief(last) + _brief(following),
                    "#c=" + text + "".join(sorted(clause)),
                    "#n=" + text + _brief(following) + (following.tags if following else ""),
                    "#a=" + text + ahead[n],
                    "#p=" + text + str(min(position, 5)),
                ]
            )
            if text in ".?!":
                clause = clause | {"."}
            continue
        last, following, later = _near(content, number - 1), _near(content, number + 1), _near(content, number + 2)
        spot = str(min(position, 6))
        so_far = "".join(sorted(clause))
        out.append([
            "c=" + chunk.kind + chunk.size, "ct=" + chunk.style + chunk.tags, "cb=" + chunk.before + chunk.kind, "ca=" + chunk.kind + chunk.after, "cba=" + chunk.before + chunk.style + chunk.after,
            "c-=" + _brief(last) + "|" + chunk.kind, "c+=" + chunk.kind + "|" + _brief(following), "c-+=" + _brief(last) + "|" + chunk.kind + "|" + _brief(following),
            "c++=" + chunk.kind + "|" + _brief(following) + "|" + _brief(later), "cp=" + spot + chunk.kind, "cs=" + so_far + "|" + chunk.kind, "cz=" + so_far + "|" + chunk.style + chunk.size,
            "cA=" + ahead[n] + "|" + chunk.kind, "csA=" + so_far + "|" + ahead[n] + "|" + chunk.style, "cas=" + ("".join(sorted(seen))) + chunk.style, "ctb=" + chunk.tags + chunk.before, "cta=" + chunk.tags + chunk.after,
            "c+t=" + chunk.kind + "|" + (following.tags if following else ""), "c-t=" + (last.tags if last else "") + "|" + chunk.kind, "cd=" + str(min(sheet.tokens[chunk.start].depth, 2)) + chunk.kind + so_far[:3],
        ])  # fmt: skip
        mark = _mark(chunk)
        if mark:
            clause = clause | {mark}
            seen.add(mark)
        position += 1
        number += 1
    return out


def _near(content: list[_Chunk], n: int) -> _Chunk | None:
    return content[n] if 0 <= n < len(content) else None


def _brief(chunk: _Chunk | None) -> str:
    return "^" if chunk is None else chunk.kind + ("+" if chunk.size in "59X" else "")


def _mark(chunk: _Chunk) -> str:
    """One letter for what a piece brings into its clause: q i l u, D date, P pages, V volume, B back-reference."""
    if chunk.style in "qilu":
        return chunk.style
    return {"date": "D", "page": "P", "loca": "P", "volu": "V", "issu": "V", "back": "B", "url": "u"}.get(chunk.hint, "")


def _ahead(chunks: list[_Chunk], breaks: set[int]) -> list[str]:
    """For each piece the marks that still come before the next semicolon."""
    out = [""] * len(chunks)
    coming: set[str] = set()
    for n in range(len(chunks) - 1, -1, -1):
        out[n] = "".join(sorted(coming))
        if n in breaks:
            coming = set()
        mark = _mark(chunks[n])
        if mark:
            coming = coming | {mark}
    return out
