"""Step 2, people: where a family name of several words begins: "Ludwig | van Beethoven", "Manuel | Miño Grijalva"; 0 where none does."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from footpress.languages.terms import all_words, fold_term, words, words_of
from footpress.model.names import Name
from footpress.references.people.words import INITIAL, words_of_name

_LARGE = frozenset("Du Van Von Le La De Di Del Della Dello De' Da Dos Ter Ten El Saint Mac St.".split())
SPANISH_LETTERS = frozenset("áéíóúñ")
"""Letters that Spanish has and, but for é, its neighbours seldom."""
_LUSITANIAN = frozenset("da do dos das e".split())


def at_particle(parts: list[str]) -> int:
    """Where the family name begins with a particle: "Emmanuel | Le Roy Ladurie", "Ludwig | van Beethoven"; Portuguese ones stay with the given names."""
    portuguese = fold_term(parts[0]) in words_of("pt", "given_names", "name") or any(p in ("do", "dos", "das") for p in parts)
    for k in range(1, len(parts) - 1):
        part = parts[k]
        if (
            part in _LARGE
            or part == "v."
            or (
                part[0].islower()
                and fold_term(part) in words("particles", "particle")
                and not (portuguese and part in _LUSITANIAN | {"de"})
            )
        ):
            return k
    return 0


def at_iberian_family(parts: list[str]) -> int:
    """Where a Spanish double family name begins: "Manuel | Miño Grijalva", "Jaime E. | Rodríguez O."; 0 where it is none."""
    spanish = words_of("es", "given_names", "name")
    if len(parts) < 3 or fold_term(parts[0]) not in spanish or any(p in _LUSITANIAN for p in parts):
        return 0
    k = 1
    while k < len(parts) - 1 and (fold_term(parts[k]) in spanish or INITIAL.match(parts[k])):
        k += 1
    rest = [p for p in parts[k:] if fold_term(p) not in words("particles", "particle")]
    accented = (
        INITIAL.match(rest[-1]) is not None
        or "del" in parts
        or any(
            fold_term(p) in words("particles", "particle")
            or any(c in SPANISH_LETTERS for c in p.lower())
            or p.lower().endswith("ez")
            for p in parts[k:]
        )
        or any(c in SPANISH_LETTERS for c in parts[0].lower())
    )
    return k if len(rest) == 2 and accented else 0


def behind_initials(parts: list[str]) -> int:
    """Where a Spanish double family name begins behind initials: "J. J. | Díaz Benítez"; 0 where the first of two words may be a given name."""
    k = next((k for k, part in enumerate(parts) if not INITIAL.match(part)), 0)
    double = parts[k:]
    if not k or len(double) != 2 or fold_term(double[0]) in all_words("given_names") | words("particles", "particle"):
        return 0
    spanish = any(part[0].isupper() and (SPANISH_LETTERS & set(part.lower()) or part.lower().endswith("ez")) for part in double)
    return k if spanish and all(part[0].isupper() for part in double) else 0


def with_both_families(name: Name, double: Collection[str]) -> Name:
    """The name with both of its family names, "J. | Ponce Marrero", where they are among `double`, as `both_families` has them."""
    *before, last = words_of_name(name.given) or [""]
    both = f"{last} {name.family}"
    return Name(both, " ".join(before)) if not name.literal and fold_term(both) in double else name


def both_families(people: Iterable[str], spanish: Iterable[str]) -> frozenset[str]:
    """The double family names among a document's people as typed: those that stand alone and behind given names as well ("Ponce Marrero,
    *Canarias*", "J. Ponce Marrero"), and those that stand behind given names before a work in Spanish (`spanish`)."""
    parted = [words_of_name(text) for text in people if "," not in text]
    alone = {tuple(parts) for parts in parted if len(parts) == 2}
    behind = {tuple(parts[-2:]) for parts in parted if _has_given(parts)}
    of_spanish = {
        tuple(parts[-2:]) for parts in (words_of_name(text) for text in spanish if "," not in text) if _has_given(parts)
    }
    return frozenset(fold_term(" ".join(both)) for both in (alone & behind) | of_spanish if all(map(_may_be_family, both)))


def _has_given(parts: Sequence[str]) -> bool:
    """Whether given names or initials stand before two words more."""
    return len(parts) > 2 and all(INITIAL.match(word) or fold_term(word) in all_words("given_names") for word in parts[:-2])


def _may_be_family(word: str) -> bool:
    folded = fold_term(word)
    return (
        word[0].isupper() and not INITIAL.match(word) and folded not in all_words("given_names") | words("particles", "particle")
    )
