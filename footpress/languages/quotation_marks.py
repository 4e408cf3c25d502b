"""The quotation marks of a language, for those typed straight ("x", 'x'): double and single, opening and closing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuotationMarks:
    """Marks around a quotation, and around one that is typed with single marks, as within another."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


_ENGLISH = QuotationMarks("“", "”", "‘", "’")
_LOW = QuotationMarks("„", "“", "‚", "‘")
_LOW_HIGH = QuotationMarks("„", "”", "‚", "’")
_HIGH = QuotationMarks("”", "”", "’", "’")
_ANGLES = QuotationMarks("«", "»", "„", "“")

_MARKS = {
    **dict.fromkeys("de cs sk sl bg mk is lt et ka".split(), _LOW),
    **dict.fromkeys("ru uk be".split(), _ANGLES),
    **dict.fromkeys("sv fi".split(), _HIGH),
    "pl": _LOW_HIGH,
    "hu": QuotationMarks("„", "”", "»", "«"),
    "ro": QuotationMarks("„", "”", "«", "»"),
    "fr": QuotationMarks("«\u00a0", "\u00a0»", "“", "”"),
    "el": QuotationMarks("«", "»", "“", "”"),
    "no": QuotationMarks("«", "»", "‘", "’"),
    "de-CH": QuotationMarks("«", "»", "‹", "›"),
}
"""As the locales of CSL have them (https://github.com/citation-style-language/locales), by which the citations are set."""
_ALSO = {"nb": "no", "nn": "no"}


def quotation_marks(lang: str) -> QuotationMarks:
    """The marks of a language by its tag ("de-AT"); the English ones for a language that is not known to have others."""
    plain = lang.split("-")[0].lower()
    return _MARKS.get(lang) or _MARKS.get(_ALSO.get(plain, plain), _ENGLISH)
