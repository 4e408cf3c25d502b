"""Titles typed in capitals, set as titles are set; names likewise. The words of the text itself are the evidence."""

from __future__ import annotations

import re
from collections import Counter

from footpress.languages.terms import words_of
from footpress.text.late_patterns import late

_ROMAN = late(r"[IVXL]+[.)]|[IVX]{2,}(?<!VI)[.,:)]*")
_TURKISH = late("[ĞİŞğışÖÜÇöüç]")


def is_capitals(text: str) -> bool:
    """Whether all the letters are capitals, and there are some."""
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 3 and any(map(str.isupper, letters)) and not any(map(str.islower, letters))


def lower(text: str, *, turkish: bool) -> str:
    """Small letters; in Turkish I becomes ı and İ becomes i."""
    if turkish:
        text = text.replace("İ", "i").replace("I", "ı")
    return text.lower().replace("i\u0307", "i")


def capitalise(word: str, *, turkish: bool) -> str:
    """The first letter a capital, whatever mark stands before it; in Turkish i becomes İ."""
    for position, character in enumerate(word):
        if character.isalpha():
            capital = "İ" if turkish and character == "i" else character.upper()
            return word[:position] + capital + word[position + 1 :]
    return word


def title_case(title: str, lang: str, text: str) -> str:
    """A title in capitals as a title: English and Turkish capitalise its main words, other languages only what the text does."""
    turkish = lang == "tr"
    stay_small = words_of(lang, "manuscript", "small in titles")
    forms = _forms(text, turkish=turkish)
    words, begins = [], True
    for word in title.split():
        if _ROMAN.fullmatch(word):
            words.append(word)
            continue
        small = lower(word, turkish=turkish)
        bare = re.sub(r"[’'].*$", "", small).strip('.,:;!?()"“”')
        main = bool(stay_small) and bare not in stay_small
        if known := forms.get(bare):
            small = known + small[small.find(bare) + len(bare) :] if small.startswith(bare) else small.replace(bare, known, 1)
        words.append(capitalise(small, turkish=turkish) if begins or main else small)
        begins = word.endswith((":", "?", "!", ".")) or not any(map(str.isalpha, word))
    return " ".join(words)


def _forms(text: str, *, turkish: bool) -> dict[str, str]:
    """How the text writes a word inside sentences, where that is with capitals ("Mongolia", "NATO")."""
    counts: dict[str, Counter[str]] = {}
    for match in re.finditer(r"(?<=[^\W\d_,;] )([^\W\d_]+)", text):
        counts.setdefault(lower(match[1], turkish=turkish), Counter())[match[1]] += 1
    common = {word: forms.most_common(1)[0][0] for word, forms in counts.items()}
    return {word: form for word, form in common.items() if form != word}


def recase_name(name: str) -> str:
    """A name in capitals as a name: "GÜLPERİ GÜNGÖR" → "Gülperi Güngör"."""
    turkish = bool(_TURKISH.search(name)) and not re.search("[ßàâêîôûñãõ]", name)
    parts = re.split(r"([\s-]+)", name)
    return "".join(capitalise(lower(part, turkish=turkish), turkish=turkish) if is_shouted(part) else part for part in parts)


def is_shouted(word: str) -> bool:
    """Whether a word of two letters or more is in capitals ("GÜNGÖR"; not the initial "J.")."""
    letters = [character for character in word if character.isalpha()]
    return len(letters) > 1 and not any(character.islower() for character in letters)
