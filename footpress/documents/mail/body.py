"""A mail whose text is the manuscript: without its greeting, its signature, and the marks of quoting."""

from __future__ import annotations

import re

from footpress.languages.patterns import alternatives
from footpress.model.manuscript import LeftOut
from footpress.text.late_patterns import late

_GREETING = late(rf"(?:{alternatives('manuscript', 'greeting')})(?!\w)", re.IGNORECASE)
_QUOTED = late(r"(?m)^(?:> ?)+")
_LONGEST = 30  # words of a sentence around the manuscript
_MOST = 3


def read_body_of_letter(text: str) -> tuple[str, tuple[LeftOut, ...]]:
    """The manuscript in the text of a mail, and what is the letter around it."""
    text, signed = _without_signature(text.replace("\r\n", "\n"))
    lines = [line for line in text.split("\n") if line.strip()]
    quoted = [line for line in lines if line.startswith(">")]
    left = [LeftOut(signed, 0, "the signature of the mail")] if signed else []
    if len(quoted) > len(lines) / 2:
        around = "\n".join(line for line in text.split("\n") if not line.startswith(">"))
        left += [LeftOut(" ".join(around.split()), 0, "the letter around the manuscript")] if around.strip() else []
        text = "\n".join(line for line in text.split("\n") if line.startswith(">") or not line.strip())
    text = _QUOTED.sub("", text)
    paragraphs = re.split(r"\n\s*\n", text.strip("\n"))
    place = 0
    if len(paragraphs) > 1 and _GREETING.match(paragraphs[0].strip()) and len(paragraphs[0].split()) < _LONGEST:
        place = 1
        while place < min(_MOST, len(paragraphs) - 1) and _is_said(paragraphs[place]):
            place += 1
        left.append(LeftOut(" ".join(" ".join(paragraphs[:place]).split()), 0, "the letter around the manuscript"))
    return "\n\n".join(paragraphs[place:]), tuple(left)


def _is_said(paragraph: str) -> bool:
    """Whether a paragraph is a sentence or two to the editor, and no title."""
    return len(paragraph.split()) < _LONGEST and paragraph.strip().endswith((".", ":", "!", "。"))


def _without_signature(text: str) -> tuple[str, str]:
    """The text above a line "-- ", and what stands below it, where that is no more than a signature."""
    found = re.search(r"(?m)^-- ?=?\n", text)
    if not found or len(text[found.end() :].split()) > _LONGEST * 2:
        return text, ""
    return text[: found.start()], " ".join(text[found.start() :].split())
