"""The values of an entry as a person types them who has never seen BibTeX, and back: no braces, no escapes, people by semicolons."""

from __future__ import annotations

import re

from footpress.gathering.entries import escape, format_name
from footpress.model.names import Name
from footpress.model.reference import NAME_FIELDS
from footpress.resolution.identity import people_of_entry
from footpress.text.latex import plain_address, without_latex

_ADDRESSES = ("url", "doi")
_KEPT = frozenset(
    "title subtitle journaltitle booktitle series organization institution publisher eventtitle library howpublished".split()
)
"""Fields whose words keep their capitals, and are no list of people: written in braces of their own."""
_OTHERS = "et al."


def as_typed(field: str, value: str) -> str:
    """ "Reeves, Jeffrey and {Central Bank} and others" → "Reeves, Jeffrey; Central Bank; et al."; "{Ropes \\& Chains}" → "Ropes & Chains"."""
    if field in NAME_FIELDS:
        others = [_OTHERS] if re.search(r"\band others$", value.strip()) else []
        return "; ".join([*(name.sort for name in people_of_entry(value)), *others])
    return plain_address(field, value) if field in _ADDRESSES else without_latex(value)


def as_bibtex(field: str, typed: str, standing: str = "") -> str:
    """What a person typed as a value, set as the `standing` one is; a person without a comma is an organisation, or has one name."""
    typed = " ".join(typed.split())
    if not typed or typed == as_typed(field, standing):
        return standing if typed else ""
    if field in NAME_FIELDS:
        return " and ".join(_person(each.strip()) for each in typed.split(";") if each.strip())
    if field in _ADDRESSES:
        return typed.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
    braced = standing.startswith("{") if standing else field in _KEPT
    return f"{{{escape(typed)}}}" if braced else escape(typed)


def _person(text: str) -> str:
    if text == _OTHERS:
        return "others"
    family, comma, given = (part.strip() for part in text.partition(","))
    return format_name(Name(family, given) if comma and given else Name(family, literal=True))
