"""Whether two works name the same people, perhaps misspelt or turned round."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from footpress.model.names import Name
from footpress.resolution.folding import fold_words, initials, is_misspelling
from footpress.resolution.identity.description import Description
from footpress.resolution.identity.verdict import Difference


@dataclass(frozen=True, slots=True)
class People:
    """Whether the people are the same (None where only one description names any), and what of them is spelt otherwise."""

    agree: bool | None
    spellings: tuple[Difference, ...] = ()


_ALIKE, _UNLIKE, _UNKNOWN = People(True), People(False), People(None)


def compare_people(one: Description, two: Description) -> People:
    """One family name in common, perhaps misspelt; editors count where one names no author. Other initials are other people."""
    both = bool(one.keys and two.keys)
    own, other = (one.keys, two.keys) if both else ((*one.keys, *one.editor_keys), (*two.keys, *two.editor_keys))
    if not own or not other:
        return _ALIKE if not own and not other else _UNKNOWN
    if any(key in other for key in own):
        return _UNLIKE if _other_initials(one, two) else _ALIKE
    spelt, near = _spelt_otherwise(frozenset(own), frozenset(other))
    if spelt:
        return People(True, spelt)
    return _ALIKE if _names_in_parts(one, two) else People(False, near) if near else _UNLIKE


@lru_cache(maxsize=16384)
def _spelt_otherwise(own: frozenset[str], other: frozenset[str]) -> tuple[tuple[Difference, ...], tuple[Difference, ...]]:
    """Of family names of which none is in common two that are one misspelt, and two that are nearly so."""
    misspelt = ((a, b) for a in sorted(own) for b in sorted(other) if is_misspelling(a, b))
    return tuple(Difference("name", *pair) for pair in misspelt)[:1], _nearly(own, other)


def _nearly(own: frozenset[str], other: frozenset[str]) -> tuple[Difference, ...]:
    """One letter of a short name: "Aubry" and "Aubri" may be one, where all else is the same."""
    near = ((a, b) for a in sorted(own) for b in sorted(other) if len(a) == len(b) >= 4 and a[0] == b[0])
    return tuple(Difference("name", a, b) for a, b in near if sum(x != y for x, y in zip(a, b, strict=True)) == 1)[:1]


def are_perhaps_one(people: People, one: Description, two: Description) -> bool:
    """Whether names that differ in one letter are one, because title and year are the same and the given names begin alike."""
    alike = one.words == two.words != () and one.year == two.year != ""
    return bool(people.spellings) and alike and not any(have_other_initials(a, b) for a in one.authors for b in two.authors)


def _other_initials(one: Description, two: Description) -> bool:
    """Whether each of the family names in common has other given names: "Adam Birch" and "Basil Birch"."""
    pairs = [
        (a, b)
        for a, mine in zip(one.authors, one.keys, strict=True)
        for b, yours in zip(two.authors, two.keys, strict=True)
        if mine == yours
    ]
    return bool(pairs) and all(have_other_initials(a, b) for a, b in pairs)


def have_other_initials(one: Name, two: Name) -> bool:
    """Whether two people of one family name have given names that begin otherwise, in one script: "А." is no "A."."""
    if one.literal or two.literal or not one.given or not two.given or one.given.isascii() != two.given.isascii():
        return False
    mine, yours = initials(one.given), initials(two.given)
    return bool(mine and yours) and mine[0] != yours[0] and not set(mine) & set(yours)


def _names_in_parts(one: Description, two: Description) -> bool:
    """The same names divided otherwise: "Sastre Genoveva" and "Genoveva Sastre", an organisation with and without "The"."""
    mine, yours = _words(one.authors), _words(two.authors)
    return bool(mine and yours) and (mine <= yours or yours <= mine)


@lru_cache(maxsize=16384)
def _words(names: tuple[Name, ...]) -> frozenset[str]:
    return frozenset(word for name in names for word in fold_words(name.display).split() if len(word) > 2)
