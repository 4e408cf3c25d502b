"""The quotation marks of a language, for those typed straight ("x", 'x'): double and single, opening and closing."""

from __future__ import annotations

from dataclasses import dataclass

from footpress.languages.standing_in import tags_of


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
_ANGLES_HIGH = QuotationMarks("«", "»", "“", "”")
_ANGLES_BOTH = QuotationMarks("«", "»", "‹", "›")
_CORNERS = QuotationMarks("「", "」", "『", "』")

_MARKS = {
    **dict.fromkeys("de cs sk sl bg mk is lt et ka sr lb".split(), _LOW),
    **dict.fromkeys("ru uk be".split(), _ANGLES),
    **dict.fromkeys("sv fi he".split(), _HIGH),
    **dict.fromkeys("pl hr bs".split(), _LOW_HIGH),
    **dict.fromkeys("el ca eu hy kk ky sq".split(), _ANGLES_HIGH),
    **dict.fromkeys("fa ar ps ckb ug az-Arab de-CH".split(), _ANGLES_BOTH),
    **dict.fromkeys("ja yue zh-Hant".split(), _CORNERS),
    "hu": QuotationMarks("„", "”", "»", "«"),
    "ro": QuotationMarks("„", "”", "«", "»"),
    "fr": QuotationMarks("«\u00a0", "\u00a0»", "“", "”"),
    "fr-CH": _ANGLES_BOTH,
    "it-CH": _ANGLES_BOTH,
    "no": QuotationMarks("«", "»", "‘", "’"),
}
"""As the locales of CSL have them (https://github.com/citation-style-language/locales), by which the citations are set; where these have
the English ones for want of others, as Unicode CLDR has them."""


def quotation_marks(lang: str) -> QuotationMarks:
    """The marks of a language by its tag ("de-AT"); the English ones for a language that is not known to have others."""
    return next((_MARKS[tag] for tag in (*tags_of(lang), lang.split("-")[0].lower()) if tag in _MARKS), _ENGLISH)
