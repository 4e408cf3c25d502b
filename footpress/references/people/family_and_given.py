"""Step 2, people: the family name told from the given name: "Beekman, John", "Ц.Лхам", "Sastre Genoveva", "KOCKA Jürgen"."""

from __future__ import annotations

import re

from footpress.languages.terms import all_words, fold_term, words
from footpress.model.names import Name
from footpress.references.people.long_families import at_iberian_family, at_particle, behind_initials
from footpress.references.people.organisations import is_organisation
from footpress.references.people.words import INITIAL, is_in_capitals, words_of_name
from footpress.text.late_patterns import late

_WITH_CHARACTERS = late(
    r"(?P<family>[^\W\d_]+)\s(?P<given>[^\W\d_]+(?:[-’' ][^\W\d_]+)?)\s(?P<characters>[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)"
)
"""A name of East Asia in Latin letters, the family's first, and in its own characters: "Chen Guang 陳光"."""
_HONORIFIC = {"sir", "lord", "dr", "prof", "rev", "mr", "mrs", "ders", "dies", "dra", "av", "dr.", "prof.", "hz"}


def person(text: str, family_first: bool = False) -> Name:
    """One person's or organisation's name; the family name comes first where there is a comma or the document does so."""
    text = re.sub(r"(?:['’]s)$", "", " ".join(text.split()).strip(" ,;:"))
    if "," in text:
        return _at_comma(text, family_first)
    if in_characters := _WITH_CHARACTERS.fullmatch(text):
        return Name(in_characters["family"], f"{in_characters['given']} {in_characters['characters']}")
    if is_organisation(text):
        return Name(text, "", literal=True)
    parts = words_of_name(text)
    while len(parts) > 1 and fold_term(parts[0].strip(".")) in _HONORIFIC:
        parts = parts[1:]
    if len(parts) == 1 or (parts[0] == "v." and len(parts) == 2):
        return Name(" ".join(parts))
    if end := _family_before(parts, family_first):
        return Name(" ".join(parts[:end]), " ".join(parts[end:]))
    begin = _family_behind(parts)
    if begin == 1 and parts[0][0].islower() and _is_particle(parts[0]):
        return Name(text)
    return Name(" ".join(parts[begin:]), " ".join(parts[:begin]))


def _at_comma(text: str, family_first: bool) -> Name:
    """ "Beekman, John"; behind the comma may stand what belongs to the family name: "Martin Luther King, Jr."."""
    family, given = (part.strip() for part in text.split(",", 1))
    if _is_suffix(given):
        inner = person(family, family_first)
        return Name(f"{inner.family}, {given}", inner.given)
    return Name(family, given)


def _family_before(parts: list[str], family_first: bool) -> int:
    """Where a family name that stands first ends; 0 where the given name does."""
    if (
        INITIAL.match(parts[-1])
        and not INITIAL.match(parts[0])
        and not _is_suffix(parts[-1])
        and not (len(parts) > 2 and _is_given(parts[0]))
    ):
        end = len(parts) - 1  # "Kocka J."
        while end > 1 and INITIAL.match(parts[end - 1]):
            end -= 1
        return end
    if (
        len(parts) == 2
        and len(parts[1]) < 4
        and parts[1].isupper()
        and parts[1].isalpha()
        and not parts[0].isupper()
        and not _is_given(parts[0])
    ):
        return 1  # "Kocka JM"
    if _are_letters_first(parts):
        return 0  # "JM Kocka"
    if is_in_capitals(parts[0]) and not is_in_capitals(parts[-1]) and not INITIAL.match(parts[0]) and len(parts[0]) > 2:
        end = 1  # "KOCKA Jürgen"
        while end < len(parts) - 1 and is_in_capitals(parts[end]):
            end += 1
        return end
    if (
        _is_family_in_capitals_last(parts)
        or not family_first
        or INITIAL.match(parts[0])
        or (_is_given(parts[0]) and not _is_given(parts[-1]))
    ):
        return 0
    end = 1  # as the document has it
    while end < len(parts) - 1 and _is_particle(parts[end - 1]):
        end += 1
    return end


def _family_behind(parts: list[str]) -> int:
    """Where a family name that stands last begins."""
    if _are_letters_first(parts):
        return 1
    if _is_family_in_capitals_last(parts):
        begin = len(parts) - 1  # "Jürgen VON KOCKA"
        while begin > 1 and (is_in_capitals(parts[begin - 1]) or _is_particle(parts[begin - 1])):
            begin -= 1
        return begin
    if _is_suffix(parts[-1]) and len(parts) > 2:
        return len(parts) - 2
    return at_iberian_family(parts) or behind_initials(parts) or at_particle(parts) or len(parts) - 1


def _are_letters_first(parts: list[str]) -> bool:
    """Whether a name begins with initials written together: "JM Kocka"."""
    first = parts[0]
    return len(first) in (2, 3) and first.isalpha() and first.isupper() and first.isascii() and not parts[-1].isupper()


def _is_family_in_capitals_last(parts: list[str]) -> bool:
    return len(parts) > 2 and is_in_capitals(parts[-1]) and not is_in_capitals(parts[0])


def _is_given(word: str) -> bool:
    return fold_term(word) in all_words("given_names")


def _is_particle(word: str) -> bool:
    return fold_term(word) in words("particles", "particle")


def _is_suffix(word: str) -> bool:
    return fold_term(word.strip(".")) in words("particles", "suffix")
