"""Shapes of law: the numbers by which courts know their cases: "C-411/03", "IX ZR 45/89", "II CSK 123/90", "E. 2015/12, K. 2016/34"."""

from __future__ import annotations

import re
from functools import cache

from footpress.references.shapes.found import Piece
from footpress.references.shapes.vocabulary import alternatives
from footpress.text.late_patterns import late

_EUROPEAN = r"[CTF][-‐‑–]\s?\d{1,4}/\d{2,4}(?:\sP(?:PU)?|\sR)?"
_ONE = (
    _EUROPEAN,
    r"E\.?:?\s?\d{4}/\d[\d\-]{0,8},?\s?K\.?:?\s?\d{4}/\d{1,6}",
    r"(?:I[-\s])?(?:[IVX]{1,5}[a-z]?|\d{1,4}|GrS)\s[A-ZÚ][A-Za-z]{0,4}(?:\s\([A-Za-z]{1,5}\))?\s\d{1,6}/\d{1,4}(?:\s[A-Z](?![\w.]))?",
    r"[IVX0-9]{1,5}-\d{1,3}\s[A-Z]{1,3}\s\d{1,5}/\d{2,4}",
    r"(?:Pl|I{1,3}|IV)\.\sÚS\s\d{1,5}/\d{2,4}",
    r"\d{1,2}[A-Z]_\d{1,5}/\d{4}",
    r"\d{2}-\d{2}[.\s]\d{3}",
    r"\d{2,4}-\d{1,4}\s(?:DC|QPC|L|LP|FNR)(?!\w)",
    r"[A-Z]\.\d{2}\.\d{4}\.[A-Z]",
    r"[A-Z][a-z]{1,4}\.(?:[IVX]{1,5}\.)?\d[\d.]{0,9}/\d{4}(?:/\d{1,3})?",
    r"(?:RE|REsp|ADI|ADPF|ADC|HC|MS|RMS|ARE|AI|AgRg|EREsp|Rcl|RHC)\s(?:n\.?º?\s)?\d[\d.]{0,10}(?:/[A-Z]{2})?",
    r"(?:SK|[KPUW])\s\d{1,3}/\d{2}(?!\d)",
    r"[A-Z]\s?\d{1,4}/\d{2,4}(?![\d/])",
    r"\d{2}/\d{2}/\d{4}",
    r"\d{1,4}-[А-ЯЁ]{1,3}\d{0,2}(?:-\d{1,6}(?:/\d{2,4})?)?",
    r"\d-\d{1,6}/\d{4}",
    r"[АA]\d{2}-\d{1,7}/\d{2,4}",
    r"\d{1,6}/\d{2,4}(?:/\d{1,4})?",
    r"\d{1,2}(?:-|:)(?:\d{2}-)?[A-Za-z]{2}-\d{1,6}",
)
_COUNTED = r"\d[\d.\-]{0,12}(?:/\d{2,4})?"
DOCKET = late(
    rf"(?:{'|'.join(_ONE)})(?:(?:,|\s(?:und|and|y|et|e|u\.|i|en))\s(?:{_EUROPEAN}|\d{{1,6}}/\d\d|\d\s[A-Z][A-Za-z]{{1,4}}\s\d{{1,5}}/\d\d))*(?![\w/]|\.\d)"
)
_AND_OTHERS = late(r"\s(?:u\.\s?a\.|and others|e\.a\.|et al\.)(?:\s-)?")
_DAY = late(r"\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d(?!\d)")


def docket(text: str, at: int, limit: int) -> list[Piece]:
    """The case number at `at` with the word before it, [] where none stands. Behind such a word any number is one."""
    label = _label().match(text, at, limit)
    begin = label.end() if label else at
    if _DAY.match(text, begin, limit):
        return []
    match = DOCKET.match(text, begin, limit) or (_counted().match(text, begin, limit) if label else None)
    if match is None:
        return []
    others = _AND_OTHERS.match(text, match.end(), limit)
    rest = [Piece("", match.end(), others.end())] if others else []
    return [*([Piece("", at, begin)] if begin > at else []), Piece("issue", match.start(), match.end()), *rest]


@cache
def _label() -> re.Pattern[str]:
    words = alternatives("law", "docket")
    return late(rf"(?i:(?:{words})(?![^\W\d_]):?\s?(?:(?:n°|nº|n\.º|n\.|nr\.?|no\.?|№|núm\.|akt)\s?)?)")


@cache
def _counted() -> re.Pattern[str]:
    return late(rf"{_COUNTED}(?<![.\-])(?![\w/])")
