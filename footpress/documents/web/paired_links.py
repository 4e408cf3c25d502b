"""Notes of a page that was written by hand, or by a program whose names we do not know: a raised number that links to an item, a paragraph
or a division further down, which links back to it as a rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from footpress.text.late_patterns import late

_MARK = late(r"[\[(]?\s*(?:\d{1,4}|[*†‡§¶]{1,4})\s*[\])]?")
_HOLDERS = frozenset("li p div aside dd".split())
_RAISED = frozenset(("sup", "span", "small"))


@dataclass(frozen=True, slots=True)
class Pair:
    """The link in the text that calls a note, the element that the note stands in, and the links back within it."""

    call: Any
    holder: Any
    back: tuple[Any, ...]


def pairs_in(body: Any) -> Iterator[Pair]:
    """The notes of a page, each once, in the order of their calls."""
    places = {name: element for element in body.iter() for name in (element.get("id"), element.get("name")) if name}
    order = {element: number for number, element in enumerate(body.iter())}
    calls: dict[Any, list[Any]] = {}
    for link in body.iter("a"):
        href = link.get("href", "")
        holder = _holder(places.get(href[1:])) if href.startswith("#") else None
        if holder is not None and _MARK.fullmatch("".join(link.itertext()).strip()) and order[holder] > order[link]:
            calls.setdefault(holder, []).append(link)
    for holder, links in calls.items():
        if any(
            holder in link.iterancestors() or other in holder.iterancestors()
            for link in links
            for other in calls
            if other is not holder
        ):
            continue
        names = {f"#{name}" for link in links for name in _names(link)}
        back = tuple(link for link in holder.iter("a") if link.get("href") in names)
        if back or _is_raised(links[0]):
            yield Pair(links[0], holder, back)
            for again in links[1:]:
                again.attrib.pop("href")  # the note stands at its first call, and nowhere to be linked to


def _holder(target: Any) -> Any:
    """The element that a link leads to, or, from the anchor at its beginning, that around it; None for a heading and the like."""
    if target is not None and target.tag in ("a", "span", "sup"):
        target = next((above for above in target.iterancestors() if above.tag not in ("a", "span", "sup")), None)
    return target if target is not None and target.tag in _HOLDERS else None


def _names(link: Any) -> Iterator[str]:
    """The names that a call can be linked to by: its own, those within it, those of the raised letters around it."""
    around = []
    for above in link.iterancestors():
        if above.tag not in _RAISED:
            break
        around.append(above)
    for element in (*link.iter(), *around):
        yield from filter(None, (element.get("id"), element.get("name")))


def _is_raised(link: Any) -> bool:
    words = "".join(link.itertext()).strip()
    return words.startswith("[") or link.getparent().tag == "sup" or next(link.iter("sup"), None) is not None
