"""The lines of one note as its first paragraph and, as Markdown, what follows: further paragraphs, lists, quotations."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from footpress.documents.plain_text.marked_text import to_markdown
from footpress.documents.plain_text.paragraphs import Line
from footpress.text.escaping import escape_start
from footpress.text.late_patterns import late
from footpress.text.scripts import ends_sentence

_ITEM = late(r"(?:(?P<number>\d{1,2}|[a-z])[.)]|[-–•·▪*])\s+(?=\S)")
_QUOTE = late(r">\s*")
_OPEN_RANGE = late(r"\d[-–]$")
_OPEN_URL = late(r"(?:<?(?:https?://|www\.)\S*)$")


def compose(lines: Sequence[Line], begin: int, cuts: Sequence[int]) -> tuple[str, tuple[int, ...], str]:
    """A note as typed, the places at which its second paragraph begins, the third …, and the Markdown of what is no paragraph, with all that
    follows it. `begin` is where the text of the first line begins,
    `cuts` are the lines that begin a paragraph."""
    pieces: list[list[str]] = [[lines[0].text[begin:]]]
    kinds = [""]
    first_item = _first_item(lines)
    for at, line in enumerate(lines[1:], start=1):
        text = line.text
        item = _ITEM.match(text) if first_item and at >= first_item else None
        quote = _QUOTE.match(text)
        if item:
            pieces.append([text[item.end() :]])
            kinds.append(f"{item['number']}." if item["number"] and item["number"].isdigit() else "-")
        elif quote and (at in cuts or kinds[-1] != ">"):
            pieces.append([text[quote.end() :]])
            kinds.append(">")
        elif at in cuts and (ends_sentence(pieces[-1][-1]) or kinds[-1]) and not text[:1].islower():
            pieces.append([text])
            kinds.append("")
        else:
            pieces[-1].append(text[quote.end() :] if quote else text)
    joined = [join_lines(piece) for piece in pieces]
    if any(kinds):
        return joined[0], (), _markdown(kinds[1:], joined[1:])
    ends = list(accumulate(len(text) + 1 for text in joined[:-1]))
    return " ".join(joined), tuple(ends), ""


def _first_item(lines: Sequence[Line]) -> int:
    """The line at which a list begins: items 1, 2 … or two bullets and more; 0 for none."""
    found = [(at, match["number"] or "-") for at, line in enumerate(lines[1:], 1) if (match := _ITEM.match(line.text))]
    marks = [mark for _, mark in found]
    if len(found) < 2:
        return 0
    in_order = all(mark == "-" for mark in marks) or marks == [str(n) for n in range(1, len(marks) + 1)]
    return found[0][0] if in_order or marks == [chr(97 + n) for n in range(min(len(marks), 26))] else 0


def _markdown(kinds: Sequence[str], texts: Sequence[str]) -> str:
    made = ""
    for place, (kind, text) in enumerate(zip(kinds, texts, strict=True)):
        written = escape_start(to_markdown(text))
        same = place and kind[-1:] in (".", "-", ">") and kinds[place - 1][-1:] == kind[-1:]
        made += ("\n" if same else "\n\n") * bool(place) + (f"{kind} {written}" if kind else written)
    return made


def join_lines(lines: Sequence[str]) -> str:
    """Lines as one text: a blank between them, none inside an address or a range ("4-" / "19") that the end of a line cut."""
    text = ""
    for line in lines:
        last = text[text.rfind(" ") + 1 :]
        address = _OPEN_URL.search(last)
        cut = address and (text[-1] in "/-_=&?%" or address.group().startswith("<")) and not text.endswith(">")
        cut = cut or (_OPEN_RANGE.search(last) and line.strip()[:1].isdigit())
        text = f"{text}{'' if not text or cut else ' '}{line.strip()}"
    return " ".join(text.split())
