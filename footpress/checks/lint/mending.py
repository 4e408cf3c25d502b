"""What `footpress check --fix` mends: only what cannot be meant otherwise. Everything else in the file stays to the byte."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from footpress.checks.lint.certain import mended, slips
from footpress.checks.lint.urls import TRACKING

_DONE = {"space": "two spaces became one", "range": "a hyphen in a range became an en dash"}
_URL_FIELD = re.compile(r"(?i)(^\s*url\s*=\s*[{\"])([^}\"]*)")


@dataclass(frozen=True, slots=True)
class Mended:
    """A text after mending, and what was done: (line from 1, what)."""

    text: str
    done: tuple[tuple[int, str], ...]


def mend_markdown(text: str, first_line: int = 1) -> Mended:
    """Doubled spaces become one; a hyphen between two pages or two years becomes an en dash. Everything else stays."""
    found = slips(text)
    done = {(first_line + text.count("\n", 0, slip.start), _DONE[slip.kind]): None for slip in found}
    return Mended(mended(text, found), tuple(done))


def mend_bibliography(text: str) -> Mended:
    """Tracking parameters leave the addresses; http becomes https where the same host is https in another entry."""
    urls = [match[2] for line in text.split("\n") if (match := _URL_FIELD.match(line))]
    secure = {urlsplit(url).netloc for url in urls if url.startswith("https://")}
    lines, done = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if field := _URL_FIELD.match(line):
            url = TRACKING.sub("", field[2]).rstrip("?&") if TRACKING.search(field[2]) else field[2]
            if url != field[2]:
                done.append((number, "a tracking parameter was taken out of the address"))
            if url.startswith("http://") and urlsplit(url).netloc in secure:
                url = f"https://{url.removeprefix('http://')}"
                done.append((number, "http became https"))
            line = f"{field[1]}{url}{line[field.end() :]}"
        lines.append(line)
    return Mended("\n".join(lines), tuple(done))
