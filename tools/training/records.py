"""Real records in invented notes: works that take their title, persons, container, house, place and numbers from a record.

A file of records is JSON, gzipped or not: a list of {"type", "lang", "title", "author" [[family, given], …], "editor", "container",
"publisher", "place", "year", "month", "day", "volume", "issue", "first", "last", "url", "doi", "series"}, texts "" where unknown.
"""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from compose import MakeWork
from invent import LANGUAGES, TYPES, WEIGHTS_OF_TYPES, Chance, Human, Work, work

_FEWEST = 15
"""Records of a type and language below which English ones are taken, and below which none."""
_LONGEST = {"publisher": 60, "place": 40, "series": 60, "volume": 8, "issue": 8}


def works_of(path: Path, share: float) -> MakeWork:
    """invent.work, a share of whose works are real records of the file."""
    pool = _pool(path)

    def make(chance: Chance, code: str, kind: str = "") -> Work:
        kind = kind or chance.choices(TYPES, weights=WEIGHTS_OF_TYPES)[0]
        base = work(chance, code, kind)
        if not chance.maybe(share):
            return base
        language = "en" if chance.maybe(0.25) else code
        if len(pool.get((kind, language), ())) < _FEWEST:
            language = "en"
        found = pool.get((kind, language), [])
        return _dressed(base, chance.choice(found), kind, language) if len(found) >= _FEWEST else base

    return make


def _pool(path: Path) -> dict[tuple[str, str], list[dict[str, Any]]]:
    raw = path.read_bytes()
    text = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
    pool: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for record in json.loads(text):
        language = record["lang"] if record["lang"] in LANGUAGES else "en"
        pool.setdefault((record["type"], language), []).append(record)
    return pool


def _dressed(base: Work, record: dict[str, Any], kind: str, language: str) -> Work:
    """The invented work with what the record says."""
    new: dict[str, Any] = {
        "lang": language, "title": record["title"].strip().rstrip("."), "authors": _people(record["author"]), "year": int(record["year"]),
    }  # fmt: skip
    if kind in ("article", "incollection", "news", "web", "legal") and record["container"]:
        new["container"] = record["container"]
    if kind == "incollection" or (kind == "book" and record["editor"] and not record["author"]):
        new["editors"] = _people(record["editor"])
    new |= {name: record[name] for name, longest in _LONGEST.items() if record[name] and len(record[name]) < longest}
    if record["first"] and record["last"] and 0 < int(record["last"]) - int(record["first"]) < 400:
        new |= {"first_page": int(record["first"]), "last_page": int(record["last"])}
    if record["month"] and record["day"]:
        new |= {"month": record["month"], "day": record["day"]}
    if re.fullmatch(r"https?://\S{1,130}", record["url"]):
        new["url"] = record["url"]
    if re.fullmatch(r"10\.\S+", record["doi"]):
        new["doi"] = record["doi"]
    return replace(base, **new)


def _people(values: list[list[str]]) -> list[Human]:
    return [Human(family.strip(), given.strip(), not given) for family, given in values[:4]]
