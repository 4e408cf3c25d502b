"""A work as the notes know it becomes one entry of the bibliography, in BibLaTeX's types and fields."""

from __future__ import annotations

import re
from collections.abc import Collection

from footpress import languages
from footpress.languages.detection import detect
from footpress.languages.patterns import alternatives
from footpress.model.entry import Entry
from footpress.model.names import Name
from footpress.model.reference import NAME_FIELDS, Reference
from footpress.text.late_patterns import late

# Our reference type → BibLaTeX type, the field that holds `container`, the field that holds `publisher`, fields always set.
_TYPES: dict[str, tuple[str, str, str, tuple[tuple[str, str], ...]]] = {
    "book": ("book", "series", "publisher", ()),
    "article": ("article", "journaltitle", "publisher", ()),
    "news": ("article", "journaltitle", "publisher", (("entrysubtype", "newspaper"),)),
    "incollection": ("incollection", "booktitle", "publisher", ()),
    "thesis": ("thesis", "series", "institution", ()),
    "report": ("report", "series", "institution", ()),
    "web": ("online", "organization", "organization", ()),
    "legal": ("legislation", "journaltitle", "institution", ()),
    "archival": ("unpublished", "library", "institution", ()),
    "speech": ("unpublished", "eventtitle", "institution", (("entrysubtype", "speech"),)),
    "other": ("misc", "howpublished", "publisher", ()),
}
_PLAIN = {
    "place": "location",
    "date": "date",
    "orig_date": "origdate",
    "edition": "edition",
    "volume": "volume",
    "issue": "number",
    "pages": "pages",
    "collection": "archive_collection",
    "shelfmark": "archive_location",
    "idno": "note",
    "doi": "doi",
    "url": "url",
    "accessed": "urldate",
}
_ORDER = (
    "author", "editor", "translator", "title", "type", "journaltitle", "booktitle", "series", "organization", "institution",
    "publisher", "location", "eventtitle", "library", "archive_collection", "archive_location", "howpublished", "edition", "date", "origdate", "volume", "number", "pages",
    "note", "doi", "url", "urldate", "langid", "entrysubtype",
)  # fmt: skip
_ESCAPED = {"\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
_PARTIES = late(r"\s(?:v\.?|vs\.?|gegen|c\.)\s|^In re ", re.IGNORECASE)
_VERBATIM = frozenset({"doi", "url"})
_THESIS = late(
    rf"(?:(?:{alternatives('theses', 'unpublished')}) )?(?:(?:{alternatives('theses', 'degree')})[’']?s? (?:{alternatives('theses', 'work')})"
    rf"|{alternatives('theses', 'called')})",
    re.IGNORECASE,
)


def make_entry(key: str, reference: Reference, typed: str = "", others: Collection[str] = (), called: str = "") -> Entry:
    """The entry of a work: titles keep their capitals by double braces, organisations are literal, pages are as typed.

    `typed` is the note that the reading comes from: it tells what kind of thesis a thesis is. `others` are the name fields that have
    more people than are named ("et al."). `called` is what the note calls a thesis or a report, where that is known.
    """
    kind, container, publisher, fixed = _TYPES.get(reference.type, _TYPES["other"])
    kind = "jurisdiction" if _is_case(reference) else kind
    fields: dict[str, str] = dict(fixed)
    for name in NAME_FIELDS:
        if people := reference.names(name):
            fields[name] = " and ".join([*map(format_name, people), *(["others"] if name in others else [])])
    if title := reference.get("title"):
        fields["title"] = f"{{{escape(title)}}}"
    for name, target in (("container", container), ("publisher", publisher)):
        if value := f"{reference.get(name)} {reference.get('container_year') if name == 'container' else ''}".strip():
            fields.setdefault(target, f"{{{escape(value)}}}")
    for name, target in _PLAIN.items():
        if value := reference.get(name):
            fields[target] = _verbatim(value) if target in _VERBATIM else escape(value)
    if reference.type == "thesis":
        fields["type"] = escape(called) or _thesis_kind(typed)
    elif reference.type == "report" and called:
        fields["type"] = escape(called)
    elif genre := reference.get("genre"):
        fields["type"] = escape(genre)
        if reference.get("issue") in genre:
            fields.pop("number", None)
    if lang := detect(reference.get("title")):
        fields["langid"] = languages.of(lang).babel
    return Entry(key, kind, tuple((name, value) for name in _ORDER if (value := " ".join(fields.get(name, "").split()))))


def _is_case(reference: Reference) -> bool:
    """Whether a law is a judgment: it names a court's act, or two parties."""
    return reference.type == "legal" and bool(reference.get("genre") or _PARTIES.search(reference.get("title")))


def format_name(name: Name) -> str:
    """A name in BibTeX's form: "Reeves, Jeffrey"; an organisation in braces, so that it is neither split nor turned round."""
    if name.literal or not name.given:
        return f"{{{escape(name.family)}}}"
    return f"{escape(name.family)}, {escape(name.given)}"


def escape(text: str) -> str:
    r"""A text as a BibTeX value: LaTeX's special characters escaped, braces balanced by escaping, emphasis marks dropped."""
    text = re.sub(r"(?<!\w)\*(\S(?:[^*]*\S)?)\*(?!\w)", r"\1", text)
    return re.sub(r"[%&#$_{}\\~^]", lambda special: _ESCAPED.get(special.group(), f"\\{special.group()}"), text)


def _verbatim(url: str) -> str:
    """A URL or DOI is not LaTeX: nothing is escaped, but what would end the field is percent-encoded."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _thesis_kind(typed: str) -> str:
    """What the note calls the thesis ("Masters Project"), else "Thesis"."""
    found = _THESIS.search(typed)
    return escape(found.group().strip(" ,.")) if found else "Thesis"
