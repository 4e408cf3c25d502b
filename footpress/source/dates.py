"""Dates of a front matter: ISO 8601, to the day, the month or the year."""

from __future__ import annotations

import re
from datetime import date as day_of

from footpress.source.yaml_text import YamlMapping

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def date(fields: YamlMapping, key: str = "date") -> str:
    """A date, "" where there is none. Raises ProblemsFound for one that cannot be read, or that no calendar has."""
    said = fields.text(key)
    if said and not (_DATE.fullmatch(said) and _is_a_day(said)):
        raise fields.problem(key, f"{key}: {said} is no date that can be read; write it as 2020-08-28 (or 2020-08, or 2020).")
    return said


def _is_a_day(said: str) -> bool:
    try:
        return len(said) < 10 or bool(day_of.fromisoformat(said))
    except ValueError:
        return False
