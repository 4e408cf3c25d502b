"""Step 3, rule: a full citation of a work that was cited in full before is the same work."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher

from footpress.model.reference import Reference
from footpress.resolution.dates import differ
from footpress.resolution.folding import is_misspelling, share
from footpress.resolution.locators import page_range
from footpress.resolution.mention import Link, Mention
from footpress.resolution.sentences import called, shown
from footpress.resolution.shelf import Shelf, Work

_LONG = 300


def by_identity(mention: Mention, shelf: Shelf) -> Link | None:
    """The same DOI or URL, or title and people and year that do not contradict."""
    if mention.is_thin and not mention.container:
        return None
    by_address = shelf.by_address(mention)
    if by_address is not None and not _contradicts(mention, by_address.first.mention):
        return Link(by_address.first, 0.97, "the same address")
    for work in _candidates(mention, shelf):
        for other in work.described:
            if (alike := likeness(mention, other)) > 0:
                return Link(work.first, alike, "the same work cited again", _spelling(mention, other, work))
    return None


def doubt_new_work(mention: Mention, shelf: Shelf) -> str:
    """The query about a full citation that differs from an earlier one in nothing but its year; "" where there is none."""
    if not mention.title or not mention.year or not mention.keys:
        return ""
    undated = replace(mention, year="", reference=without_date(mention))
    for work in _candidates(mention, shelf):
        first = work.first.mention
        if first.year not in ("", mention.year) and first.title == mention.title and likeness(undated, first) > 0:
            return (
                f"{shown(mention)} may be another edition of {called(work.first)}, or its date ({mention.year}, there "
                f"{first.year}) is mistyped."
            )
    return ""


def without_date(mention: Mention) -> Reference:
    """The reference without its date."""
    fields = tuple(field for field in mention.reference.fields if field.name != "date")
    return replace(mention.reference, fields=fields)


def _candidates(mention: Mention, shelf: Shelf) -> list[Work]:
    by_name = shelf.by_name(mention.keys[0]) if mention.keys else ()
    return list(dict.fromkeys((*by_name, *shelf.by_words(mention.title or mention.container))))


def likeness(one: Mention, two: Mention) -> float:
    """How surely two full citations are of one work; 0.0 where something speaks against it."""
    if _contradicts(one, two):
        return 0.0
    people = _same_people(one, two)
    if people is False or (people is None and _sites_differ(one, two)):
        return 0.0
    if _same_numbers(one, two):
        return 0.95
    if not one.title or not two.title:
        return _untitled(one, two)
    if set(one.keys) & set(two.keys) and (_same_issue_and_words(one, two) or _is_volume_of(one, two)):
        return 0.88
    if is_chapter_of(one, two) or is_chapter_of(two, one):
        return 0.0
    return _titles(one, two, people is True) if _same_place(one, two) else 0.0


def _same_numbers(one: Mention, two: Mention) -> bool:
    """The same volume and page of the same journal or reports: "BVerfGE 7, 198"."""
    pairs = [(one.reference.get(name), two.reference.get(name)) for name in ("volume", "pages")]
    starts = [tuple(re.match(r"\W*(\w*)", text)[1] for text in pair) for pair in pairs]  # type: ignore[index]
    return one.container == two.container != () and all(a == b != "" for a, b in starts)


def _sites_differ(one: Mention, two: Mention) -> bool:
    sites = [
        re.sub(r"^(?:\w+://)?(?:www\.)?", "", mention.reference.get("url").casefold()).partition("/")[0] for mention in (one, two)
    ]
    return all(sites) and sites[0] != sites[1]


def _same_issue_and_words(one: Mention, two: Mention) -> bool:
    shorter, longer = sorted((one.title, two.title), key=len)
    return _same_issue(one, two) and share(shorter, longer) > 0.9


def _same_issue(one: Mention, two: Mention) -> bool:
    """Whether both stand in the same volume or issue of the same year of one journal."""
    a, b = one.reference, two.reference
    numbers = [(a.get(name), b.get(name)) for name in ("volume", "issue")]
    return one.container == two.container != () and one.year == two.year != "" and any(x == y != "" for x, y in numbers)


def is_chapter_of(one: Mention, two: Mention) -> bool:
    """Whether one stands in the book that the other is."""
    return one.reference.type == "incollection" != two.reference.type and one.container == two.title


def _is_volume_of(one: Mention, two: Mention) -> bool:
    """Whether one names the whole where the other names its volume or chapter: "Gesellschaftsgeschichte, Bd. 3: Von der …"."""
    volume, editors = one.reference.get("volume"), set(one.editor_keys) & set(two.editor_keys)
    same = one.year == two.year and volume == two.reference.get("volume") and (volume != "" or bool(editors))
    return same and () not in (one.title, two.title) and (one.title == two.container or two.title == one.container)


def _contradicts(one: Mention, two: Mention) -> bool:
    """A different year, volume, DOI or extent; a newspaper page that differs is another article."""
    a, b = one.reference, two.reference
    if differ(a.get("date"), b.get("date")) and one.year not in _origin(two) and two.year not in _origin(one):
        return True
    if any(a.get(field) and b.get(field) and a.get(field).casefold() != b.get(field).casefold() for field in ("volume", "doi")):
        return True
    extents = page_range(a.get("pages")), page_range(b.get("pages"))
    if all(extents) and extents[0] != extents[1]:
        return True
    return "news" in (a.type, b.type) and not one.keys and bool(a.get("locator")) and a.get("locator") != b.get("locator")


def _origin(mention: Mention) -> str:
    return mention.reference.get("orig_date") or "-"


def _same_people(one: Mention, two: Mention) -> bool | None:
    """One family name in common, perhaps misspelt, or no names at all; None where only one of the two names anyone."""
    both = bool(one.keys and two.keys)
    own, other = (set(m.keys) if both else {*m.keys, *m.editor_keys} for m in (one, two))
    if not own or not other:
        return True if not own and not other else None
    return bool(own & other) or any(is_misspelling(a, b) for a in own for b in other) or _names_in_parts(one, two)


def _names_in_parts(one: Mention, two: Mention) -> bool:
    """The same names divided otherwise: "Sastre Genoveva" and "Genoveva Sastre", an organisation with and without "The"."""
    words = [
        {word for name in mention.authors for word in name.display.casefold().split() if len(word) > 2} for mention in (one, two)
    ]
    return bool(words[0] and words[1]) and (words[0] <= words[1] or words[1] <= words[0])


def _untitled(one: Mention, two: Mention) -> float:
    """Without a title: the same people, container and date; without people, the same page too."""
    a, b = one.reference, two.reference
    if not one.container or share(one.container, two.container) < 0.9 or share(two.container, one.container) < 0.9:
        return 0.0
    if one.keys and two.keys:
        return 0.9 if one.year == two.year and one.keys[0] == two.keys[0] else 0.0
    same = not one.title and not two.title and not one.keys and not two.keys
    return 0.8 if same and a.get("date") == b.get("date") != "" and a.get("locator") == b.get("locator") else 0.0


def _same_place(one: Mention, two: Mention) -> bool:
    """Containers that share no word are two printings of one text."""
    if not one.container or not two.container:
        return True
    return max(share(one.container, two.container), share(two.container, one.container)) >= 0.4 or _initials_of(one, two)


def _initials_of(one: Mention, two: Mention) -> bool:
    """Whether one is the initials of the other: "DRdA" for "Das Recht der Arbeit"."""
    names = [mention.reference.get("container") for mention in (one, two)]
    short, long = sorted(names, key=len)
    letters = "".join(word[0] for word in long.split())
    return letters.casefold() == short.replace(".", "").casefold()


def _titles(one: Mention, two: Mention, people: bool) -> float:
    """How surely two titles are one; `people` tells whether the names speak for it."""
    shorter, longer = sorted((one.title, two.title), key=len)
    if shorter == longer:
        return 0.97 if people else 0.9 if len(shorter) > 3 else 0.0
    if shorter == longer[: len(shorter)] and (len(shorter) >= 2 or people):
        return 0.93 if people else 0.85
    if _spelt_alike(" ".join(shorter), " ".join(longer)):
        return 0.92 if people else 0.85
    inside = share(shorter, longer) >= 0.9 and share(longer, shorter) >= 0.5
    return 0.85 if inside and people and one.keys else 0.0


def _spelt_alike(one: str, two: str) -> bool:
    if abs(len(one) - len(two)) > 0.2 * max(len(one), len(two)) or max(len(one), len(two)) > _LONG:
        return False
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= 0.88


def _spelling(mention: Mention, other: Mention, work: Work) -> tuple[str, ...]:
    if mention.keys and other.keys and not set(mention.keys) & set(other.keys) and is_misspelling(mention.keys[0], other.keys[0]):
        return (f"{shown(mention)}: the name is spelt otherwise in {called(work.first)}; the same work was taken.",)
    return ()
