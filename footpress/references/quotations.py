"""Step 2, reading: which tokens stand between quotation marks, in the marks of every language; linear, unbalanced marks allowed."""

from __future__ import annotations

from collections.abc import Sequence

from footpress.languages.terms import words

_PAIRS = {
    "“": "”“",
    "„": "“”„",
    "«": "»",
    "»": "«",
    "‹": "›",
    '"': '"',
    "‘": "’",
    "‚": "‘’",
    "'": "'",
    "`": "'’`",
    "”": "”",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
}
_REACH = 160
_AFTER = set(',.;:!?)]}([{–—-…”»"') | {""}


def quotations(pieces: Sequence[tuple[str, bool, str]]) -> list[int]:
    """For each (text, blank before, kind) the number of the outermost quotation that it lies in, marks included; 0 for none."""
    number = [0] * len(pieces)
    count, i = 0, 0
    barren: dict[str, int] = {}
    while i < len(pieces):
        text, gap, kind = pieces[i]
        close = (
            _closing(pieces, i, barren) if kind in ("punct", "escape") and text in _PAIRS and _opens(pieces, i, text, gap) else -1
        )
        if close > i + 1:
            count += 1
            for k in range(i, close + 1):
                number[k] = count
            i = close
        i += 1
    return number


def _opens(pieces: Sequence[tuple[str, bool, str]], i: int, text: str, gap: bool) -> bool:
    """An opening mark has a blank, a bracket or nothing before it and, but for French guillemets, none after it."""
    free = gap or i == 0 or pieces[i - 1][0] in "([{–—-/:,.“”„«‘’*\"'"
    if text in "„«“「『《〈‹":
        return True
    if text == "»":
        return free and i + 1 < len(pieces) and not pieces[i + 1][1]
    return free and i + 1 < len(pieces) and not pieces[i + 1][1]


def _closing(pieces: Sequence[tuple[str, bool, str]], i: int, barren: dict[str, int]) -> int:
    """The place of the mark that closes the one at i, -1 where none is near. Single marks may be apostrophes: prefer one before punctuation.

    `barren` keeps how far each opening mark has been looked after in vain, so that no stretch is searched twice.
    """
    opener = pieces[i][0]
    closers = _PAIRS[opener]
    nested, fallback = 0, -1
    last = min(len(pieces), i + _REACH)
    single = opener in "‘'‚`"
    for k in range(max(i + 1, barren.get(opener, 0)), last):
        text, gap, _ = pieces[k]
        if text == opener and opener not in closers:
            nested += 1
        elif text in closers and pieces[k][2] != "word":
            following = pieces[k + 1] if k + 1 < len(pieces) else ("", True, "punct")
            if nested:
                nested -= 1
                continue
            if opener in "\"'”" and gap and not following[1] and following[2] in ("word", "number"):
                continue
            if not single:
                if opener == "„" and text == "„":
                    continue
                return k
            if not following[1] and following[2] in ("word", "number"):
                continue
            if (
                following[0] in _AFTER
                or following[0].casefold() in words("quotations", "goes on")
                or following[2] in ("number", "stars")
            ):
                return k
            fallback = fallback if fallback >= 0 else k
    if fallback < 0:
        barren[opener] = last
    return fallback
