"""Step 3. Texts and names folded for comparing: case, accents, alphabet, hyphens and small words do not count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from anyascii import anyascii

from footpress.model.names import Name

SMALL_WORDS = frozenset(
    "a an the of in on at to for from by and or der die das den dem des ein eine und von zu im am zur zum le la les l d un une "
    "de du et en au aux il lo gli i uno una e del della dello dei degli di da al el los las y o os as um uma do dos "
    "ve ile bir v i na o po iz".split()
)
"""Articles, prepositions and the like, which do not tell titles apart."""
_SIGNALS = frozenset(
    "see also compare contrast further cited quoted following accord vgl siehe dazu hierzu anders dagegen ahnlich bereits ebenso so auch "
    "grundlegend zuletzt ferner zitiert nach voir aussi notamment ainsi comme vedi anche veja ver tambem nesse neste sentido vease tambien "
    "citado citato apud cfr bkz ayrica krs aktaran sm sr takzhe tsit po sit uzne uu zie ook zob".split()
)
"""Words before a citation, folded, that may be read into it."""
_PARTICLES = frozenset("von van der den de del della di da do dos das du des la le l d el al zu zur af ten ter y".split())
_TOO_LONG_TO_MISSPELL = 24


@lru_cache(maxsize=65536)
def fold_words(text: str) -> str:
    """Words of small ASCII letters and digits, one blank between them: "Türk’ün Şiiri" → "turkun siiri", "Лхам" → "lkham"."""
    plain = re.sub(r"(?<=\w)['’ʼ](?=\w)", "", text)
    return " ".join(re.findall(r"[a-z0-9]+", anyascii(plain).lower()))


def title_words(text: str) -> tuple[str, ...]:
    """The words that tell titles apart, in order; all words where there are only small ones."""
    words = tuple(fold_words(text).split())
    return tuple(word for word in words if word not in SMALL_WORDS) or words


def without_signals(words: Iterable[str]) -> tuple[str, ...]:
    """Folded words without signals: "So Menke" → menke."""
    return tuple(word for word in words if word not in _SIGNALS)


def stem(word: str) -> str:
    """What two spellings or inflections of one word share, roughly."""
    return word[:6]


@lru_cache(maxsize=65536)
def name_key(text: str) -> str:
    """A family name as one word without particles; ä, ae and a are one, as are ö, oe, ü, ue."""
    words = fold_words(text).split()
    own = [word for word in words if word not in _PARTICLES] or words
    key = "".join(own)
    plain = re.sub(r"([aou])e", r"\1", key)
    return plain if len(plain) > 3 else key


def name_parts(name: Name) -> tuple[str, ...]:
    """The keys by which a name may also be known: halves of a double name, and given names typed in full."""
    words = re.split(r"[\s-]+", name.family if name.literal else f"{name.family} {name.given}")
    keys = (name_key(word) for word in words if not word.endswith("."))
    whole = name_key(name.family)
    return tuple(dict.fromkeys(key for key in keys if len(key) > 3 and key != whole))


@lru_cache(maxsize=16384)
def initials(given: str) -> str:
    """First letters of the given names: "Hans-Heinrich" and "H. H." → "hh"."""
    return "".join(word[0] for word in fold_words(given.replace("-", " ")).split())


def initialism(text: str) -> str:
    """The first letters of a name's longer words: "Asian Development Bank" → "adb"."""
    return "".join(word[0] for word in title_words(text))


def misspellings(key: str) -> Iterator[str]:
    """The key and all forms with one letter less: two keys that share one of them differ in about one letter."""
    yield key
    if 4 <= len(key) <= _TOO_LONG_TO_MISSPELL:
        yield from {key[:place] + key[place + 1 :] for place in range(1, len(key))}


def is_misspelling(one: str, two: str) -> bool:
    """One letter added, left out, exchanged (in names of six letters and more) or swapped with its neighbour; never the first."""
    if one == two or not one or not two or one[0] != two[0]:
        return False
    longer, shorter = (one, two) if len(one) >= len(two) else (two, one)
    if len(longer) - len(shorter) > 1 or len(shorter) < 4:
        return False
    start = next((place for place, pair in enumerate(zip(longer, shorter, strict=False)) if pair[0] != pair[1]), len(shorter))
    if len(longer) > len(shorter):
        return longer[start + 1 :] == shorter[start:]
    swapped = longer[start : start + 2] == shorter[start : start + 2][::-1] and longer[start + 2 :] == shorter[start + 2 :]
    return swapped or (len(one) >= 6 and longer[start + 1 :] == shorter[start + 1 :])


def share(words: Iterable[str], among: Iterable[str]) -> float:
    """The share of `words` that stand among the others, inflected, misspelt at the end or abbreviated; 0.0 for no words."""
    wanted = set(words)
    others: dict[str, list[str]] = {}
    for word in among:
        others.setdefault(stem(word), []).append(word)
    found = [
        word
        for word in wanted
        if any(_is_one_word(word, other) for other in others.get(stem(word), ()))
        or (3 <= len(word) <= 5 and any(begins.startswith(word) for begins in others))
    ]
    return len(found) / len(wanted) if wanted else 0.0


def _is_one_word(one: str, two: str) -> bool:
    """Whether two words with one stem differ in their endings only: three quarters of the longer are the same."""
    longest = max(len(one), len(two))
    return one == two or one[: max(6, longest * 3 // 4)] == two[: max(6, longest * 3 // 4)]
