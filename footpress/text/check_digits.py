"""The last sign of an identifier, which follows from the others: ISBN (ISO 2108), ISSN (ISO 3297), ORCID (ISO/IEC 7064, mod 11-2)."""

from __future__ import annotations

import re


def of_isbn(digits: str) -> str:
    """The check digit of the first 12, or of an old number the first 9, digits."""
    if len(digits) == 9:
        return _weighted(digits)
    return str(-sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits)) % 10)


def of_issn(digits: str) -> str:
    """The check digit of the first 7."""
    return _weighted(digits)


def of_orcid(digits: str) -> str:
    """The check digit of the first 15, https://support.orcid.org/hc/en-us/articles/360006897674."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    return _sign(-total + 1)


def _weighted(digits: str) -> str:
    """Modulo 11; the weights end in 2 at the last digit."""
    return _sign(-sum(int(digit) * weight for digit, weight in zip(digits, range(len(digits) + 1, 1, -1), strict=True)))


def _sign(value: int) -> str:
    return "X" if value % 11 == 10 else str(value % 11)


_FORMS = {
    "ISBN": (r"97[89]\d{10}|\d{9}[\dX]", "13 digits, or the 10 of an old one", of_isbn),
    "ISBN-13": (r"97[89]\d{10}", "13 digits", of_isbn),
    "ISSN": (r"\d{7}[\dX]", "eight digits", of_issn),
    "ORCID": (r"\d{15}[\dX]", "16 digits", of_orcid),
}


def mistaken(kind: str, signs: str) -> str:
    """Why signs, without blanks and hyphens, are no ISBN, ISBN-13, ISSN or ORCID, as the end of a sentence; "" where they may be one."""
    form, size, last = _FORMS[kind]
    name = kind.partition("-")[0]
    if not re.fullmatch(form, signs, re.ASCII):
        return f"is no {name}: it has {size}, of which the last is a check of the others"
    right = last(signs[:-1])
    return "" if right == signs[-1] else f"is no {name}: its last sign is a check of the others, and would be {right}; compare it"
