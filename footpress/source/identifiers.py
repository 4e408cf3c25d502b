"""Identifiers and addresses as a front matter gives them: each checked by its own rule."""

from __future__ import annotations

import re

from footpress.allowed.addresses import is_web
from footpress.source.yaml_text import YamlMapping
from footpress.text.check_digits import mistaken

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_BASE32 = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's, https://ror.readme.io/docs/identifier


def doi(fields: YamlMapping, key: str = "doi") -> str:
    """A DOI without what stands before it in an address."""
    return re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", fields.text(key), flags=re.IGNORECASE)


def own_doi(fields: YamlMapping) -> str:
    """`doi:` of an article or a collection. Raises ProblemsFound for one that is none (https://www.doi.org/doi-handbook/)."""
    given = doi(fields)
    if given and not _DOI.fullmatch(given):
        raise fields.problem("doi", f"doi: {given} is no DOI; it begins with 10. and has a stroke in it.")
    return given


def orcid(fields: YamlMapping) -> str:
    """`orcid:` without the address before it. Raises ProblemsFound for one whose last digit does not belong to the others."""
    said = fields.text("orcid")
    signs = re.sub(r"^(?:https?://)?(?:www\.)?orcid\.org/|/$|[\s–-]", "", said, flags=re.IGNORECASE).upper()
    if not said:
        return ""
    if why := mistaken("ORCID", signs):
        raise fields.problem("orcid", f"orcid: {said} {why}.")
    return "-".join(signs[at : at + 4] for at in range(0, 16, 4))


def ror(fields: YamlMapping) -> str:
    """`ror:`, as an address. Raises ProblemsFound where its last two digits do not belong to the rest (ISO/IEC 7064, mod 97-10)."""
    said = fields.text("ror")
    found = re.fullmatch(rf"(?:https?://)?(?:ror\.org/)?(0[{_BASE32}]{{6}})(\d\d)", said, re.IGNORECASE)
    if said and not (found and _check(found[1].lower()) == int(found[2])):
        raise fields.problem("ror", f"ror: {said} is no address of an organization in ROR, as https://ror.org/03yrm5c26 is.")
    return f"https://ror.org/{found[1].lower()}{found[2]}" if found else ""


def _check(digits: str) -> int:
    number = 0
    for digit in digits:
        number = number * 32 + _BASE32.index(digit)
    return 98 - (number * 100) % 97


def address(fields: YamlMapping) -> str:
    """What `doi:` or, without one, `url:` of a block leads to, "" where it has neither."""
    if given := own_doi(fields):
        return f"https://doi.org/{given}"
    url = fields.text("url")
    if url and not is_web(url):
        raise fields.problem("url", f"url: {url} is no web address that can be published; it begins with https://.")
    return url
