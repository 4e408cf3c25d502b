"""An entry of the bibliography, perhaps written or corrected by hand, as the description of a work."""

from __future__ import annotations

import re
from functools import lru_cache

from footpress.model.entry import Entry
from footpress.model.names import Name
from footpress.resolution.folding import title_words
from footpress.resolution.identity.description import Description, keys_of
from footpress.text.latex import without_latex

_TYPES = {
    "article": "article", "incollection": "incollection", "inbook": "incollection", "inproceedings": "incollection",
    "thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis", "report": "report", "techreport": "report",
    "online": "web", "legislation": "legal", "jurisdiction": "legal", "unpublished": "archival", "misc": "other",
}  # fmt: skip
_CONTAINERS = ("journaltitle", "journal", "booktitle", "series", "library", "eventtitle", "howpublished")


@lru_cache(maxsize=65536)
def describe_entry(entry: Entry) -> Description:
    """What an entry says, without BibTeX's braces and escapes."""
    authors, editors = (
        people_of_entry(entry.get("author")),
        (*people_of_entry(entry.get("editor")), *people_of_entry(entry.get("translator"))),
    )
    title = ". ".join(text for name in ("title", "subtitle") if (text := without_latex(entry.get(name))))
    shelfmark = " ".join(text for name in ("archive_collection", "archive_location") if (text := without_latex(entry.get(name))))
    container = next((text for name in _CONTAINERS if (text := without_latex(entry.get(name)))), "")
    kind = "news" if entry.get("entrysubtype") == "newspaper" else _TYPES.get(entry.type, "book")
    date, issue = entry.get("date") or entry.get("year"), entry.get("number") or entry.get("issue")
    title = title or shelfmark or (without_latex(issue or entry.get("type")) if kind == "legal" else "")
    imprint = " ".join(
        text
        for name in ("publisher", "institution", "organization", "location", "address")
        if (text := without_latex(entry.get(name)))
    )
    return Description(
        kind, authors, editors, keys_of(authors), keys_of(editors), title, title_words(title), container, title_words(container),
        date=re.match(r"[\d-]*", date)[0], orig_date=entry.get("origdate"), edition=entry.get("edition"),  # type: ignore[index]
        volume=entry.get("volume"), issue=issue, imprint=imprint, pages=entry.get("pages").replace("--", "–"),
        doi=entry.get("doi"), url=entry.get("url"), shelfmark=shelfmark,
    )  # fmt: skip


def people_of_entry(value: str) -> tuple[Name, ...]:
    """People as "Family, Given" or "Given Family"; an organisation in braces is one name, whatever stands in it."""
    return tuple(
        _name(part)
        for part in re.findall(r"((?:\{(?:[^{}]|\{[^{}]*\})*\}|.)+?)(?:\s+and\s+|$)", value.strip())
        if part.strip() not in ("", "others")
    )


def _name(text: str) -> Name:
    if text.startswith("{") and text.endswith("}"):
        return Name(without_latex(text), literal=True)
    family, comma, given = without_latex(text).partition(",")
    if not comma:
        given, _, family = family.rpartition(" ")
    return Name(family.strip(), given.strip())
