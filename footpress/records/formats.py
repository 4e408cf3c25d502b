"""The records that reference managers take over: the article itself, and the works it cites.

CSL-JSON (citationstyles.org schema 1.0), RIS (Research Information Systems, 2011) and BibTeX in UTF-8. The works cited go out in
BibTeX as they stand in bibliography.bib.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from footpress.model.entry import Entry
from footpress.records.bibtex import format_entry

Item = Mapping[str, Any]

_RIS_TYPES = {
    "article": "JOUR", "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "book": "BOOK",
    "chapter": "CHAP", "entry-encyclopedia": "ENCYC", "legal_case": "CASE", "legislation": "STAT", "bill": "BILL",
    "manuscript": "MANSCPT", "paper-conference": "CPAPER", "personal_communication": "PCOMM", "report": "RPRT", "speech": "UNPB",
    "thesis": "THES", "webpage": "ELEC", "post-weblog": "BLOG",
}  # fmt: skip
_RIS_PEOPLE = {"author": "AU", "editor": "A2", "translator": "A4"}
_RIS_TEXTS = {
    "title": "TI", "container-title": "T2", "collection-title": "T3", "volume": "VL", "issue": "IS", "edition": "ET",
    "publisher": "PB", "publisher-place": "CY", "ISSN": "SN", "language": "LA", "DOI": "DO", "URL": "UR",
}  # fmt: skip
_RIS_OF_A_REPORT = {"genre": "M3", "number": "SN"}


def csl_json(items: Sequence[Item]) -> str:
    """The items as a CSL-JSON array."""
    return json.dumps(list(items), ensure_ascii=False, indent=1) + "\n"


def ris(items: Sequence[Item]) -> str:
    """The items as RIS records, one after the other, lines ending as the format asks for."""
    return "\r\n".join(line for item in items for line in _ris_record(item)) + "\r\n"


def _ris_record(item: Item) -> Iterator[str]:
    yield _tag("TY", _RIS_TYPES.get(str(item.get("type")), "GEN"))
    yield _tag("ID", item["id"])
    for field, tag in _RIS_PEOPLE.items():
        yield from (_tag(tag, _sorted_name(name)) for name in item.get(field, ()))
    texts = _RIS_TEXTS | (_RIS_OF_A_REPORT if item.get("type") == "report" else {})
    yield from (_tag(tag, _plain(item[field])) for field, tag in texts.items() if item.get(field))
    if parts := _date_parts(item, "issued"):
        yield _tag("PY", parts[0])
        yield _tag("DA", "/".join((*parts, "", "")[:3]) + "/")
    if parts := _date_parts(item, "accessed"):
        yield _tag("Y2", "/".join((*parts, "", "")[:3]) + "/")
    first, _, last = re.sub(r"\s*[-–—]+\s*", "–", str(item.get("page", ""))).partition("–")
    yield from (_tag(tag, page) for tag, page in (("SP", first), ("EP", last)) if page)
    yield _tag("ER", "").rstrip("\r\n")


def _tag(tag: str, value: object) -> str:
    return f"{tag}  - {' '.join(str(value).split())}"


def bibtex_of_article(item: Item) -> str:
    """The article itself as a BibTeX entry: @article in a journal, @techreport in a series."""
    journal = item.get("type") == "article-journal"
    parts = _date_parts(item, "issued")
    fields = {
        "author": " and ".join(_bibtex_name(name) for name in item.get("author", ())),
        "title": f"{{{_escaped(item['title'])}}}",
        "journal" if journal else "institution": _escaped(item.get("container-title" if journal else "publisher", "")),
        "type": _escaped(item.get("genre", "")),
        "number": _escaped(item.get("issue" if journal else "number", "")),
        "address": _escaped(item.get("publisher-place", "")),
        "year": parts[0] if parts else "",
        "month": str(int(parts[1])) if len(parts) > 1 else "",
        "doi": item.get("DOI", ""),
        "url": item.get("URL", ""),
        "langid": item.get("language", ""),
    }
    filled = tuple((name, str(value)) for name, value in fields.items() if value)
    return format_entry(Entry(str(item["id"]), "article" if journal else "techreport", filled))


def _bibtex_name(name: Mapping[str, str]) -> str:
    return f"{{{_escaped(name['literal'])}}}" if "literal" in name else _escaped(_sorted_name(name))


def _sorted_name(name: Mapping[str, str]) -> str:
    family = " ".join(part for part in (name.get("non-dropping-particle", ""), name.get("family", "")) if part)
    given = " ".join(part for part in (name.get("given", ""), name.get("dropping-particle", "")) if part)
    return name.get("literal") or ", ".join(part for part in (family, given, name.get("suffix", "")) if part)


def _escaped(text: object) -> str:
    """Text as a BibTeX value: braces, which would end it, are left out; what TeX takes for a command is escaped."""
    return re.sub(r"([&%$#_])", r"\\\1", re.sub(r"[{}\\]", "", str(text)))


def _plain(text: object) -> str:
    """CSL rich text without its marks."""
    return re.sub(r"</?(?:i|b|sc|sup|sub|span)\b[^<>]*>", "", str(text))


def _date_parts(item: Item, field: str) -> tuple[str, ...]:
    """("2020", "08", "28"), or () where there is no date."""
    parts = (item.get(field, {}).get("date-parts") or [[]])[0]
    return tuple(str(part) if place == 0 else f"{int(part):02}" for place, part in enumerate(parts))
