"""The front matter of an article as a text: one key of it is changed where it stands, and every other line stays."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from footpress.problems import ProblemsFound
from footpress.source.reading import front_matter_span
from footpress.source.yaml_text import read_mapping


def with_front_matter(text: str, values: Mapping[str, Any], write: Any, file: str) -> str:
    """The text of an article in which these keys of its front matter have these values, None, "" and [] for none.

    `write` makes YAML of a mapping. A key that stands there with the value already stays to the byte. Raises ProblemsFound with file:line
    where there is no front matter, or it would not be YAML.
    """
    start, end = front_matter_span(text, file)
    standing = read_mapping(text[start:end], file, 2).values
    head = text[start:end]
    for key, value in values.items():
        if value == standing.get(key) or (not value and key not in standing):
            continue
        lines = write({key: value}) if value else ""
        found = re.compile(rf"^{re.escape(key)}:.*\n(?:[ \t-].*\n|[ \t]*\n(?=[ \t-]))*", re.MULTILINE).search(head)
        head = head[: found.start()] + lines + head[found.end() :] if found else head + lines
    read_mapping(head, file, 2)
    return text[:start] + head + text[end:]


def body_of(text: str) -> str:
    """What stands behind the front matter; all of a text that has none."""
    try:
        _, end = front_matter_span(text, "")
    except ProblemsFound:
        return text
    return text[end:].partition("\n")[2]
