"""What `footpress check --fix` mends: only what cannot be meant otherwise. Everything else in the file stays to the byte."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from footpress.checks.lint.typing import DOUBLED, RANGE, prose_lines, unprotected
from footpress.checks.lint.urls import TRACKING

_URL_FIELD = re.compile(r"(?i)(^\s*url\s*=\s*[{\"])([^}\"]*)")


@dataclass(frozen=True, slots=True)
class Mended:
    """A text after mending, and what was done: (line from 1, what)."""

    text: str
    done: tuple[tuple[int, str], ...]


def mend_markdown(text: str, first_line: int = 1) -> Mended:
    """Doubled spaces become one; a hyphen between two numbers becomes an en dash. Addresses, code and dates stay."""
    lines, done = [], []
    for number, line, prose in prose_lines(text, first_line):
        if not prose:
            lines.append(line)
            continue
        mended = _at_places(line, DOUBLED, lambda _: " ")
        if mended != line:
            done.append((number, "two spaces became one"))
        dashed = _at_places(mended, RANGE, lambda match: f"{match[1]}–{match[2]}")
        if dashed != mended:
            done.append((number, "a hyphen in a range became an en dash"))
        lines.append(dashed)
    return Mended("\n".join(lines), tuple(done))


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


def _at_places(line: str, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]) -> str:
    """Replace what the pattern finds outside addresses, code and dates."""
    for match in reversed(list(pattern.finditer(unprotected(line)))):
        line = f"{line[: match.start()]}{replacement(match)}{line[match.end() :]}"
    return line
