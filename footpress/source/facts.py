"""The facts of an article in its front matter: volume and pages, type, history, funding, statements, what it translates or corrects.

type: book review
volume: 12
pages: 45-67
received: 2026-01-12
funding: {funder: Research Council, award: "123", ror: "https://ror.org/03yrm5c26"}
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from footpress.languages.codes import refusal_of_tag
from footpress.model.facts import TYPES, Facts, Funding, Original, Retraction, is_before
from footpress.source.dates import date
from footpress.source.identifiers import address, ror
from footpress.source.nearest import key_of, named
from footpress.source.yaml_text import YamlMapping

FACTS = (
    "volume", "pages", "article-number", "type", "received", "revised", "accepted", "published", "printed", "version", "funding",
    "conflicts", "data-availability", "acknowledgement", "copyright", "original", "retraction", "notice-of",
)  # fmt: skip
_HISTORY = ("received", "revised", "accepted")
_SAID_OTHERWISE = {
    "article": "research-article",
    "review": "review-article",
    "commentary": "article-commentary",
    "erratum": "correction",
}
_PAGES = re.compile(r"([^\s–—-]+)(?:\s*[-–—]+\s*([^\s–—-]+))?")
_FUNDING = ("funder", "award", "ror")
_ORIGINAL = ("title", "lang", "source", "doi", "url")
_RETRACTION = ("date", "note", "doi", "url")


def read_facts(fields: YamlMapping) -> Facts:
    """The facts. Raises ProblemsFound with file:line for one that cannot be read, or that cannot be true beside another."""
    first, last = _pages(fields)
    return Facts(
        volume=fields.text("volume"),
        first_page=first,
        last_page=last,
        article_number=fields.text("article-number"),
        type=_type(fields),
        **_history(fields),
        version=fields.text("version"),
        funding=_funding(fields),
        conflicts=fields.prose("conflicts"),
        data_availability=fields.prose("data-availability"),
        acknowledgement=fields.prose("acknowledgement"),
        copyright=fields.prose("copyright"),
        original=_original(fields),
        retraction=_retraction(fields),
        notice_of=_notice_of(fields),
    )


def _pages(fields: YamlMapping) -> tuple[str, str]:
    """First and last page: "45-67", "547–53" (to 553), "45", "e12"."""
    said = fields.text("pages")
    found = _PAGES.fullmatch(said)
    if said and not found:
        raise fields.problem("pages", f"pages: {said} is no range of pages; write the first and the last, as 45-67.")
    first, last = (found[1], found[2] or "") if found else ("", "")
    if first.isdecimal() and last.isdecimal():
        whole = first[: len(first) - len(last)] + last if len(last) < len(first) else last
        if int(whole) < int(first):
            raise fields.problem(
                "pages", f"pages: {said} ends before it begins; write the first page and then the last, as 45-67."
            )
        last = "" if int(whole) == int(first) else whole
    return first, last


def _type(fields: YamlMapping) -> str:
    said = fields.text("type")
    key = key_of(said)
    key = _SAID_OTHERWISE.get(key, key)
    if said and key not in TYPES:
        raise fields.problem("type", f"type: {said} is no type of an article that JATS and Crossref know; {named(key, TYPES)}")
    return key


def _history(fields: YamlMapping) -> dict[str, str]:
    """received, revised, accepted, and when it appeared, each not before the one that it follows."""
    found = {name: date(fields, name) for name in (*_HISTORY, "published", "printed")}
    appeared = [name for name in ("published", "printed", "date") if found.get(name) or (name == "date" and date(fields))]
    known = [name for name in _HISTORY if found[name]]
    pairs = [*pairwise(known), *((name, later) for name in known for later in appeared)]
    for earlier, later in pairs:
        one, other = found[earlier], found.get(later) or date(fields)
        if is_before(other, one):
            raise fields.problem(earlier, f"{earlier}: {one} is after {later}: {other}; one of the two dates is wrong.")
    return found


def _funding(fields: YamlMapping) -> tuple[Funding, ...]:
    """`funding:`, the funder's name, a block with funder:, award: and ror:, or a list of these."""
    value = fields.values.get("funding")
    found = []
    for item in value if isinstance(value, list) else [] if value is None else [value]:
        block = _inner(fields, "funding", item if isinstance(item, dict) else {"funder": item}, _FUNDING)
        if not block.text("funder"):
            raise fields.problem("funding", "funding: needs funder:, the name of who paid.")
        found.append(Funding(block.prose("funder"), block.text("award"), ror(block)))
    return tuple(found)


def _original(fields: YamlMapping) -> Original | None:
    block = fields.mapping("original", _ORIGINAL)
    if block is None:
        return None
    title, lang = block.text("title"), block.text("lang")
    if not title:
        raise fields.problem("original", "original: needs title:, that of the text which this one translates.")
    if lang and (reason := refusal_of_tag(lang)):
        raise fields.problem("original", f"lang: {lang} {reason}")
    return Original(replace(block, lang=lang or block.lang).prose("title"), lang, block.prose("source"), address(block))


def _retraction(fields: YamlMapping) -> Retraction | None:
    block = fields.mapping("retraction", _RETRACTION)
    if block is None:
        return None
    if not block.text("date") or not block.text("note"):
        raise fields.problem("retraction", "retraction: needs date: 2026-10-01 and note:, a sentence that says why.")
    return Retraction(date(block), block.prose("note"), address(block))


def _notice_of(fields: YamlMapping) -> str:
    """The DOI or the address of the article that a notice is about, as an address."""
    said = fields.text("notice-of")
    key = "url" if said.startswith("http") else "doi"
    return address(_inner(fields, "notice-of", {key: said}, (key,))) if said else ""


def _inner(fields: YamlMapping, key: str, values: dict[str, object], known: tuple[str, ...]) -> YamlMapping:
    block = YamlMapping(fields.file, values, dict.fromkeys(map(str, values), fields.lines.get(key, 1)), fields.lang)
    block.refuse_unknown(known)
    return block
