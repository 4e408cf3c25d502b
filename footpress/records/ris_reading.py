"""RIS read: records of reference managers as references, each with its key and the line on which it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from footpress.model.names import Name
from footpress.model.reference import Field, Reference

_LINE = re.compile(r"^\s*(?P<tag>[A-Z][A-Z0-9]) {0,2}-(?: (?P<value>.*))?$")
_TYPES = {
    "JOUR": "article", "JFULL": "article", "EJOUR": "article", "MGZN": "article", "INPR": "article", "ABST": "article", "NEWS": "news", "BOOK": "book", "WHOLE": "book",
    "EBOOK": "book", "EDBOOK": "book", "CHAP": "incollection", "ECHAP": "incollection", "ENCYC": "incollection", "CPAPER": "incollection", "CONF": "incollection",
    "RPRT": "report", "GOVDOC": "report", "THES": "thesis", "ELEC": "web", "BLOG": "web", "ICOMM": "web", "STAT": "legal", "CASE": "legal", "BILL": "legal", "LEGAL": "legal",
    "MANSCPT": "archival", "UNPB": "archival", "PCOMM": "archival",
}  # fmt: skip
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("TI", "T1", "CT", "BT"), "container": ("T2", "JF", "JO", "JA", "J2", "BT", "T3"), "publisher": ("PB",), "place": ("CY", "PP"),
    "volume": ("VL",), "issue": ("IS",), "edition": ("ET",), "doi": ("DO",), "url": ("UR", "L2"), "genre": ("M3",),
}  # fmt: skip
_PEOPLE: Mapping[str, tuple[str, ...]] = {"author": ("AU", "A1"), "editor": ("ED", "A2"), "translator": ("A4",)}


def is_ris(text: str) -> bool:
    """Whether a text has a record of RIS."""
    return bool(re.search(r"^\s*TY {0,2}- \w+", text, re.MULTILINE))


def read_ris(text: str) -> Iterator[tuple[str, int, Reference | None]]:
    """(key, line, reference) of each record; the key "" where it has none, None for a record without a title or a number."""
    record: list[tuple[str, str]] = []
    start = 0
    for number, line in enumerate([*text.splitlines(), "TY  - "], 1):
        found = _LINE.match(line)
        tag = found["tag"] if found else ""
        if tag in ("TY", "ER") and record:
            yield _read(record, start)
            record = []
        if tag == "TY":
            record, start = [("TY", (found["value"] or "").strip() if found else "")], number
        elif found and tag != "ER" and record:
            record.append((tag, (found["value"] or "").strip()))
        elif record and line.strip() and tag != "ER":
            record[-1] = (record[-1][0], f"{record[-1][1]} {line.strip()}".strip())


def _read(record: Sequence[tuple[str, str]], line: int) -> tuple[str, int, Reference | None]:
    said: dict[str, list[str]] = {}
    for tag, value in record:
        if value:
            said.setdefault(tag, []).append(" ".join(value.split()))
    kind = _TYPES.get(next(iter(said.get("TY", [])), "").upper(), "other")
    values: dict[str, str | tuple[Name, ...]] = {name: _first(said, tags) for name, tags in _FIELDS.items()}
    if values["container"] == values["title"]:
        values["container"] = _first(said, [tag for tag in _FIELDS["container"] if tag != "BT"])
    values |= {
        name: tuple(map(_person, (value for tag in tags for value in said.get(tag, ())))) for name, tags in _PEOPLE.items()
    }
    first, last = _first(said, ("SP",)), _first(said, ("EP",))
    values["pages"] = f"{first}–{last}" if first and last and first != last else first
    values["date"] = _date(_first(said, ("DA", "PY", "Y1"))) or _date(_first(said, ("PY", "Y1")))
    values["accessed"] = _date(_first(said, ("Y2",)))
    fields = tuple(Field(name, value, (0, 0), rule="ris") for name, value in values.items() if value)
    key = re.sub(r"[^\w:.#$%&+?<>~/-]", "", _first(said, ("ID",)))
    return key, line, Reference("full", kind, fields, (0, 0)) if values["title"] else None


def _first(said: Mapping[str, Sequence[str]], tags: Sequence[str]) -> str:
    return next((said[tag][0] for tag in tags if said.get(tag)), "")


def _person(value: str) -> Name:
    family, comma, given = value.partition(",")
    return Name(family.strip(), given.replace(",", " ").strip()) if comma else Name(value, literal=True)


def _date(value: str) -> str:
    """ "2012/05/14/" as 2012-05-14."""
    found = re.match(r"(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?", value)
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else ""
