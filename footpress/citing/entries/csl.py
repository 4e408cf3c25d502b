"""Entries of the bibliography as what citeproc reads. pandoc knows BibLaTeX; this module keeps it from changing our words.

Titles keep the author's capitals (pandoc would re-case English ones) and carry the language of their entry, so that every edition
can hyphenate and pronounce them. Types are BibLaTeX's (see footpress.citing.entries.csl_types).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from footpress.citing.entries.archives_and_laws import as_lawyers_write, kept_in
from footpress.citing.entries.csl_types import csl_type, written_type
from footpress.citing.entries.entry_dates import DATES, as_typed, readable
from footpress.citing.entries.inheritance import complete
from footpress.citing.entries.title_additions import with_joined_titles
from footpress.model.entry import Bibliography, Entry
from footpress.pandoc import running as pandoc
from footpress.pandoc.elements import inlines_of
from footpress.problems import Problem, ProblemsFound, WorldError
from footpress.records.bibtex import format_entry
from footpress.records.cited_works import public
from footpress.text.latex import plain_address

_TITLES = frozenset(
    "title subtitle booktitle booksubtitle maintitle journaltitle journal series eventtitle organization institution publisher "
    "shorttitle origtitle howpublished titleaddon booktitleaddon maintitleaddon mainsubtitle journaltitleaddon journalsubtitle issuetitle "
    "issuesubtitle reprinttitle".split()
)
_VERBATIM = frozenset({"url", "doi", "eprint", "file"})
ENTRY = "entry"
"""The attribute of a title that names its entry, so that a citation can lead there; in HTML it is data-entry."""
_QUOTATION = re.compile("„([^„“”]+)[“”]|«([^«»]+)»|(?<!\\w)»([^«»]+)«(?!\\w)")
"""Quotations as German, French, Russian and their neighbours mark them; pandoc knows the others itself."""
_OWN_TITLES = ("title", "title-short", "container-title", "collection-title")


def references(bibliography: Bibliography, keys: Iterable[str]) -> list[dict[str, Any]]:
    """The references of these keys as pandoc's metadata, titles marked with their language and kept from re-casing."""
    text, names = bib_text(Bibliography(bibliography.file, tuple(map(_with_set_quotations, bibliography.entries))), keys)
    found = json.loads(_read(text, names, bibliography, pandoc.read_biblatex))["meta"]["references"]["c"] if text else []
    return [_keep_titles(_named(reference, names, bibliography)) for reference in found]


def annotated(bibliography: Bibliography, keys: Iterable[str], field: str) -> dict[str, list[dict[str, Any]]]:
    """What a field of the entries says of the works of these keys, as pandoc's inlines; {} for no field."""
    said = [(key, text) for key in keys if field and (entry := bibliography.get(key)) and (text := entry.get(field).strip())]
    if not said:
        return {}
    bare = (Entry(key, "misc", (("title", "T"), ("annotation", text)), 0) for key, text in said)
    alone = Bibliography(bibliography.file, tuple(bare))
    text, names = bib_text(alone, [key for key, _ in said])
    found = json.loads(_read(text, names, alone, pandoc.read_biblatex))["meta"]["references"]["c"]
    return {names[_text(each["c"]["id"])]: inlines_of(each["c"]["annote"]) for each in found}


def csl_items(bibliography: Bibliography, keys: Sequence[str]) -> tuple[dict[str, Any], ...]:
    """The CSL-JSON items of these keys, in their order, without what is private: readers take them away."""
    text, names = bib_text(Bibliography(bibliography.file, tuple(map(public, bibliography.entries))), keys)
    found = json.loads(_read(text, names, bibliography, pandoc.biblatex_to_csl_json)) if text else []
    items = {names[item["id"]]: _completed(item, names[item["id"]], bibliography) for item in found}
    return tuple(items[key] for key in keys if key in items)


def bib_text(bibliography: Bibliography, keys: Iterable[str]) -> tuple[str, dict[str, str]]:
    """The entries of these keys, with what they inherit, as BibLaTeX that pandoc reads as meant.

    Keys are written k0, k1, … since pandoc's reader stumbles over some that people use; the second value gives them back.
    """
    wanted = {key: complete(bibliography, entry) for key in keys if (entry := bibliography.get(key)) is not None}
    names = {key: f"k{number}" for number, key in enumerate(wanted)}
    text = "\n".join(format_entry(_normalise(entry, names[key])) for key, entry in wanted.items())
    return text, {name: key for key, name in names.items()}


def _read(text: str, names: dict[str, str], bibliography: Bibliography, reader: Callable[[str], str]) -> str:
    """What pandoc makes of the entries. Raises ProblemsFound with the line of each entry that it cannot read."""
    try:
        return reader(text)
    except (WorldError, pandoc.PandocWarning) as error:
        problems = [problem for key in names.values() if (problem := _unread(bibliography, key, reader))]
        if not problems:
            raise
        raise ProblemsFound(sorted(problems)) from error


def _unread(bibliography: Bibliography, key: str, reader: Callable[[str], str]) -> Problem | None:
    entry = bibliography.get(key)
    if entry is None:
        return None
    try:
        reader(format_entry(_normalise(complete(bibliography, entry), "k0")))
    except (WorldError, pandoc.PandocWarning):
        message = f"the entry {key} cannot be read: look for a brace, a quotation mark or a backslash without its partner."
        return Problem(bibliography.file, entry.line, "bib-broken", "error", message)
    return None


def _normalise(entry: Entry, name: str) -> Entry:
    entry = with_joined_titles(entry)
    fields = tuple((field, _value(field, value)) for field, value in entry.fields if field not in DATES)
    return Entry(name, written_type(entry.type), (*fields, *readable(entry)), entry.line)


def _value(name: str, value: str) -> str:
    if name in _VERBATIM:
        return plain_address(name, value)
    value = re.sub(r"(?<!\\)([%&#])", r"\\\1", value)
    if name not in _TITLES:
        return value
    value = re.sub(r'(?<!\\)"([^"]*)"', r"``\1''", value)  # so that citeproc can set quotations within quotations
    return value if _is_braced(value) else f"{{{value}}}"


def _with_set_quotations(entry: Entry) -> Entry:
    """An entry in whose titles quotations are marked as such, so that a style sets them in its own marks, within others too."""

    def quotation(match: re.Match[str]) -> str:
        return f"``{next(filter(None, match.groups()), '').strip()}''"

    fields = tuple((name, _QUOTATION.sub(quotation, value) if name in _TITLES else value) for name, value in entry.fields)
    return replace(entry, fields=fields)


def _is_braced(value: str) -> bool:
    """Whether one pair of braces holds the whole value."""
    if not (value.startswith("{") and value.endswith("}")):
        return False
    depth = 0
    for position, character in enumerate(value):
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return position == len(value) - 1
    return False


def _named(reference: dict[str, Any], names: dict[str, str], bibliography: Bibliography) -> dict[str, Any]:
    """A reference under the key that its entry has in the bibliography, and of the type that its subtype makes it."""
    key = names[_text(reference["c"]["id"])]
    fields = {**reference["c"], "id": {"t": "MetaString", "c": key}}
    if type := csl_type(bibliography.get(key)):
        fields["type"] = {"t": "MetaString", "c": type}
    for variable, words in _as_typed(bibliography, key).items():
        fields[variable] = {"t": "MetaMap", "c": {"literal": {"t": "MetaString", "c": words}}}
    if archive := kept_in(bibliography.get(key)):
        fields.pop("call-number", None)
        fields |= {name: {"t": "MetaString", "c": value} for name, value in archive.items()}
    return {"t": "MetaMap", "c": as_lawyers_write(fields, bibliography.get(key))}


def _completed(item: dict[str, Any], key: str, bibliography: Bibliography) -> dict[str, Any]:
    """A CSL-JSON item under its own key; seasons, which pandoc gives as months from 21, are written as CSL-JSON has them."""
    item = {**item, "id": key, "type": csl_type(bibliography.get(key)) or item["type"]}
    if archive := kept_in(bibliography.get(key)):
        item.pop("call-number", None)
        item |= archive
    for name, date in item.items():
        parts = date.get("date-parts") if isinstance(date, dict) else None
        if parts and len(parts[0]) > 1 and parts[0][1] > 20:
            item[name] = {**date, "date-parts": [part[:1] for part in parts], "season": parts[0][1] - 20}
    return item | {variable: {"literal": words} for variable, words in _as_typed(bibliography, key).items()}


def _as_typed(bibliography: Bibliography, key: str) -> dict[str, str]:
    """The dates of an entry that are printed as they are typed, by their CSL variables."""
    entry = bibliography.get(key)
    return as_typed(complete(bibliography, entry)) if entry else {}


def _keep_titles(reference: dict[str, Any]) -> dict[str, Any]:
    """A reference whose titles keep their capitals, say their language, and (its own title) of which entry they are."""
    fields: dict[str, Any] = dict(reference["c"])
    if "title-short" not in fields and (short := _before_colon(fields.get("title"))):
        fields["title-short"] = short
    lang = _text(fields.get("language"))
    for name in _OWN_TITLES:
        if name in fields and fields[name]["t"] == "MetaInlines":
            attributes = [["lang", lang]] if lang and name != "collection-title" else []
            attributes += [[ENTRY, _text(fields["id"])]] if name in ("title", "title-short") else []
            fields[name] = {"t": "MetaInlines", "c": [{"t": "Span", "c": [["", ["nocase"], attributes], fields[name]["c"]]}]}
    return {"t": "MetaMap", "c": fields}


def _before_colon(title: dict[str, Any] | None) -> dict[str, Any] | None:
    """The title without its subtitle, as short forms have it; None where it has none."""
    inlines = title["c"] if title is not None and title["t"] == "MetaInlines" else []
    while len(inlines) == 1 and inlines[0]["t"] == "Span":
        inlines = inlines[0]["c"][1]
    for at, inline in enumerate(inlines):
        if inline["t"] == "Str" and inline["c"].endswith(":") and at + 1 < len(inlines):
            return {"t": "MetaInlines", "c": [*inlines[:at], {"t": "Str", "c": inline["c"][:-1]}]}
    return None


def _text(value: dict[str, Any] | None) -> str:
    """The plain text of a metadata value."""
    if value is None:
        return ""
    if value["t"] == "MetaString":
        return str(value["c"])
    return "".join(str(inline.get("c", " ")) for inline in value["c"])
