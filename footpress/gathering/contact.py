"""The lines of a publisher's address block as a Contact."""

from __future__ import annotations

import re
from collections.abc import Iterable

from footpress.languages.patterns import alternatives
from footpress.model.article import Contact
from footpress.text.late_patterns import late

_EMAIL = late(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_URL = late(r"(?:https?://|www\.)[^\s<>]+")
_SOCIAL = late(r"(?<![\w.])@\w+|(?:https?://)?(?:www\.)?(?:facebook|twitter|x|instagram|linkedin|youtube|t)\.(?:com|me)/[^\s<>]+")
_PHONE = late(rf"(?:{alternatives('manuscript', 'telephone')})\s*[.:]?\s*(\+?[\d()\s./-]{{5,}})", re.IGNORECASE)
_FAX = late(rf"(?:{alternatives('manuscript', 'fax')})\s*[.:]?\s*(\+?[\d()\s./-]{{5,}})", re.IGNORECASE)


def read_contact(lines: Iterable[str]) -> Contact:
    """The address, telephone, fax, e-mail, web and social addresses that the lines give, as typed."""
    address, found = [], {"phone": "", "fax": "", "email": "", "url": ""}
    social: list[str] = []
    for line in (line.replace("*", "") for line in lines):
        hits = {
            "phone": _first(_PHONE, line),
            "fax": _first(_FAX, line),
            "email": _first(_EMAIL, line),
        }
        handles = [match.group() for match in _SOCIAL.finditer(_EMAIL.sub("", line))]
        if not handles:
            hits["url"] = _first(_URL, line)
        social += handles
        for name, value in hits.items():
            found[name] = found[name] or value
        if not handles and not any(hits.values()) and line.strip():
            address.append(line.strip())
    return Contact(", ".join(address), **found, social=tuple(social))


def _first(pattern: re.Pattern[str], line: str) -> str:
    match = pattern.search(line)
    return " ".join((match[1] if match.lastindex else match.group()).split()) if match else ""
