"""A work and the book or journal that it stands in."""

from __future__ import annotations

from footpress.resolution.folding import share
from footpress.resolution.identity.description import Description


def is_chapter_of(one: Description, two: Description) -> bool:
    """Whether one stands in the book that the other is."""
    return one.type == "incollection" != two.type and one.container_words == two.words


def is_volume_of(one: Description, two: Description) -> bool:
    """Whether one names the whole where the other names its volume or chapter: "Gesellschaftsgeschichte, Bd. 3: Von der …"."""
    if one.year != two.year or one.volume != two.volume:
        return False
    same = one.volume != "" or any(editor in two.editor_keys for editor in one.editor_keys)
    return same and () not in (one.words, two.words) and (one.words == two.container_words or two.words == one.container_words)


def are_in_one_issue(one: Description, two: Description) -> bool:
    """Whether both stand in the same volume or issue of the same year of one journal."""
    numbers = ((one.volume, two.volume), (one.issue, two.issue))
    return (
        one.container_words == two.container_words != () and one.year == two.year != "" and any(a == b != "" for a, b in numbers)
    )


def may_be_in_one_place(one: Description, two: Description) -> bool:
    """Containers that share no word are two printings of one text; one may be the other's initials, "DRdA" for "Das Recht der Arbeit"."""
    mine, yours = one.container_words, two.container_words
    if not mine or not yours:
        return True
    return max(share(mine, yours), share(yours, mine)) >= 0.4 or _is_initials(one.container, two.container)


def _is_initials(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    letters = "".join(word[0] for word in long.split())
    return letters.casefold() == short.replace(".", "").casefold()
