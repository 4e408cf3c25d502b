"""Text in which calls are marked by noncharacters until it is written as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from footpress.text.escaping import escape_markdown
from footpress.text.late_patterns import late

OPEN, CLOSE = "\ufdd0", "\ufdd1"  # noncharacters: decoding takes them out of every manuscript
_MARK = late(f"{OPEN}(\\d+):([^{CLOSE}]*){CLOSE}")
_LINK = late(r"\[([^\[\]\n]+)\]\(<?((?:https?://|mailto:)[^\s()<>]+)>?\)")
_STRONG = late(r"(?<![\w*\\])\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*(?![\w*])")
_UNDERLINED = late(r"(?<![\w_\\/])_(?=[^\W_])([^_\n]+?)(?<=[^\s_])_(?![\w_/])")
_ENTITY = late(r"&(?=#?\w+;)")


def mark(number: int, typed: str) -> str:
    """A call of a note, with what was typed for it."""
    return f"{OPEN}{number}:{typed}{CLOSE}"


def without_calls(text: str) -> str:
    """A stretch of marked text with its calls taken out."""
    return _MARK.sub("", text).strip()


def has_call(text: str) -> bool:
    """Whether a stretch of marked text has a call."""
    return OPEN in text


def is_call_alone(text: str) -> bool:
    """Whether a stretch of marked text is nothing but calls."""
    return OPEN in text and not re.sub(r"[\s.,;]", "", without_calls(text))


def as_typed(text: str) -> str:
    """Marked text with its calls as they were typed."""
    return _MARK.sub(lambda match: match[2], text)


def to_markdown(text: str) -> str:
    """A stretch of marked text as Markdown: calls `[^n]`, emphasis and links kept, everything else word for word."""
    kept: list[str] = []

    def keep(markdown: str) -> str:
        kept.append(markdown)
        return f"{OPEN}{len(kept) - 1}{CLOSE}"

    text = re.sub(r"(?<=\S) +(?=" + OPEN + r"\d+:[^\s])", "", text) if OPEN in text else text
    text = _MARK.sub(lambda match: keep(f"[^{match[1]}]"), text)
    text = _LINK.sub(lambda match: keep(f"[{escape_markdown(match[1])}](<{match[2]}>)"), text)
    text = _STRONG.sub(lambda match: f"{keep('**')}{match[1]}{keep('**')}", text)
    text = _UNDERLINED.sub(r"*\1*", text)
    text = _ENTITY.sub(lambda _: keep(r"\&"), text)
    return re.sub(f"{OPEN}(\\d+){CLOSE}", lambda match: _restored(kept, int(match[1])), escape_markdown(text))


def _restored(kept: Sequence[str], index: int) -> str:
    """What was kept aside, and what was kept inside it (a call in the words of a link)."""
    return re.sub(f"{OPEN}(\\d+){CLOSE}", lambda match: _restored(kept, int(match[1])), kept[index])
