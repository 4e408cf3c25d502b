"""Step 2, doubts: what is asked, for an editor who never saw a bibliography file. What is named first stands in the entry."""

from __future__ import annotations

from collections.abc import Sequence

_LONG = 80
_MANY = 4
_INNER = str.maketrans('“”„«»"', "‘’‚‹›'")
"""Quotation marks within quotation marks."""
_FIELDS = {
    "author": "the author", "title": "the title", "container": "the journal or book that it stands in", "publisher": "the publisher",
    "place": "the place of publication", "date": "the date", "volume": "the volume", "issue": "the issue", "pages": "the pages",
    "url": "the web address", "doi": "the DOI",
}  # fmt: skip
_CONTAINERS = {
    "article": "the journal", "incollection": "the book that it stands in", "news": "the newspaper", "web": "the web site",
    "archival": "the archive",
}  # fmt: skip


def called(name: str, kind: str) -> str:
    """A field as an editor calls it: the container of an article is its journal."""
    return _CONTAINERS.get(kind, _FIELDS[name]) if name == "container" else _FIELDS[name]


def shown(text: str) -> str:
    """A piece of a note between quotation marks, on one line, a long one shortened in its middle."""
    text = " ".join(text.replace("*", "").split()).strip(" ,;:“”\"'„«»‘’").translate(_INNER)
    return f"“{text if len(text) <= _LONG else f'{text[: _LONG // 2].rstrip()} … {text[-_LONG // 2 + 3 :].lstrip()}'}”"


def listed(texts: Sequence[str]) -> str:
    """Pieces of a note in a row, the first few of many."""
    few = [shown(text) for text in texts[:_MANY]]
    return ", ".join(few) if len(texts) <= _MANY else f"{', '.join(few)} and more"


def may_be(name: str, rival: str, kind: str, text: str) -> str:
    """Words that are one field to one reader and another field to the other."""
    return f"Read once as {called(name, kind)}, once as {called(rival, kind)}: {shown(text)}. Which is it?"


def left_out(name: str, kind: str, text: str, taken: bool) -> str:
    """Words that are a field to one reader and none to the other; `taken`: the reading has them as it. What the entry has is not said: it may
    be that of an earlier note, or have been corrected since."""
    was = "was" if taken else "was not"
    return f"Read once as {called(name, kind)}, once not: {shown(text)}. It {was} taken as {called(name, kind)}: is it?"


def unlike(name: str, kind: str, one: str, other: str) -> str:
    """A field that begins or ends elsewhere to the other reader."""
    what = called(name, kind)
    return f"{what[:1].upper()}{what[1:]} was read once as {shown(one)}, once as {shown(other)}. Which is right?"


def all_unlike(names: Sequence[str], kind: str, text: str) -> str:
    """A citation that the other reader reads otherwise in most of what it says."""
    *most, last = (called(name, kind) for name in names)
    return f"{shown(text)} was read twice, and differently in {', '.join(most)} and {last}. Compare its entry with the note."


def nothing_there(text: str) -> str:
    """A citation where the other reader sees none."""
    return f"Read once as a citation, once as the author’s own words: {shown(text)}. Is a work cited here?"


def unexplained(texts: Sequence[str]) -> str:
    """Words of a citation that are in none of its fields."""
    rest = "stands in the citation and in no field of its entry. Where does it belong?"
    return f"{listed(texts)} {rest if len(texts) == 1 else rest.replace('stands', 'stand').replace('does it', 'do they')}"


def unread(text: str) -> str:
    """Words that look like a citation and were left in the prose."""
    return f"{shown(text)} looks like a citation and was left as the author’s own words. Is a work cited here?"
