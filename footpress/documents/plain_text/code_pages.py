"""Which code page an old text is in: charset-normalizer tells the script, the letters of its language tell pages of one script apart."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from footpress.languages.detection import likeliest
from footpress.languages.language import every
from footpress.text.late_patterns import late

PAGES = {
    "cp1252": "Windows-1252 (Western European)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1250": "Windows-1250 (Central European)",
    "cp1257": "Windows-1257 (Baltic)",
    "mac_roman": "Mac Roman",
    "cp1251": "Windows-1251 (Cyrillic)",
    "koi8_r": "KOI8-R (Cyrillic)",
    "cp866": "DOS 866 (Cyrillic)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic)",
    "gb18030": "GB 18030 (Chinese)",
    "big5": "Big5 (Chinese)",
    "cp932": "Shift-JIS (Japanese)",
    "euc_jp": "EUC-JP (Japanese)",
    "cp949": "EUC-KR (Korean)",
}
"""The code pages that are tried, and what each is called."""

_LATIN = ("cp1252", "cp1254", "cp1250", "cp1257", "mac_roman")
_SAMPLE = 60_000  # bytes
_FEW = 4  # bytes beyond ASCII that tell no script
_LIKELY = 6  # languages
_MARKS = "‘’“”„‚–—…•«»‹›§°·№€†‡¿ª¡º\u00a0"
_WORD = late(r"[^\W\d_]+|[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Guess:
    """The text, and the code page it was read with."""

    text: str
    page: str


def guess(data: bytes) -> Guess | None:
    """The text in the code page that fits; None where none does."""
    sample = _whole_lines(data)
    page = _of_script(sample)
    if page in _LATIN or not page:
        weighed = {each: _weight(sample, each) for each in _LATIN}
        page = max(weighed, key=lambda each: weighed[each])
        if weighed[page] <= 0:
            return None
    return Guess(data.decode(page, errors="replace"), page)


def without_mark(data: bytes) -> str:
    """A text in UTF-16 that has no mark of its order; "" where this is none."""
    read = []
    for order in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(order)
        except UnicodeDecodeError:
            continue
        common = sum(text.count(each) for each in " \n.,、。")
        if common and not any(unicodedata.category(each) in ("Cn", "Co") or each == "\0" for each in text[:2000]):
            read.append((common, text))
    return max(read, default=(0, ""))[1]


def _of_script(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    if sum(byte >= 0x80 for byte in sample) < _FEW:
        return ""
    best = from_bytes(sample, cp_isolation=list(PAGES)).best()
    return best.encoding if best and best.encoding in PAGES else ""


def _whole_lines(data: bytes) -> bytes:
    """The lines that have letters beyond ASCII, as many as tell the page: all others say nothing."""
    lines = b"\n".join(line for line in data[: 20 * _SAMPLE].split(b"\n") if not line.isascii())
    return lines if len(lines) <= _SAMPLE else lines[: lines.rfind(b"\n", 0, _SAMPLE) + 1] or lines[:_SAMPLE]


def _weight(sample: bytes, page: str) -> float:
    """How well the letters of a text fit together: those of a word belong to one language, best to one that the text is like."""
    text = sample.decode(page, errors="replace")
    likely = likeliest(text[:5000], _LIKELY)
    weight = 0.0
    for word in (word.lower().replace("i\u0307", "i") for word in _WORD.findall(text)):
        own = {each for each in word if not each.isascii()}
        if own:
            weight += _weight_of(word, own, likely)
    return weight


def _weight_of(word: str, own: set[str], likely: tuple[str, ...]) -> float:
    letters = _letters()
    if not word.isalpha():
        return 0.8 if own <= set(_MARKS) else -1
    if len(word) == 1:
        return 0.2
    if own <= letters.get(likely[0], frozenset()):
        return 1
    if any(own <= letters[code] for code in likely if code in letters):
        return 0.6
    return 0.3 if any(own <= each for each in letters.values()) else -1


@cache
def _letters() -> dict[str, frozenset[str]]:
    """The letters beyond a to z of each language that is written in Latin."""
    return {language.code: frozenset("".join(found)) for language in every() if (found := language.terms("language", "letters"))}
