"""Characters that come along when text is copied: they are not seen, or are not what they seem."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from footpress.checks.lint.rule import Finding, Sources, file_of
from footpress.disk.reading import read_bytes

_ODD = re.compile("[\u2028\u2029\x85\u200b\u2060\ufeff\u202d\u202e\ufffc\ufffd\ufb00-\ufb06\ue000-\uf8ff]|(?<=i)\u0307")
_LOOK_ALIKE = re.compile("[асеіорхуАВСЕНІКМОРТХУαορνΑΒΕΗΙΚΜΝΟΡΤΧΥΖ]")
"""Cyrillic and Greek letters that look like Latin ones."""
_WITHOUT_BLANKS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Burmese and Khmer, whose words a zero-width space parts."""
_WHAT = {
    "\u2028": "a line separator, which is taken for a blank: type a blank, or end the line",
    "\u2029": "a paragraph separator, which is taken for a blank: type a blank, or an empty line",
    "\x85": "a line end of other systems, which is taken for a blank: type a blank, or end the line",
    "\u202d": "a character that turns round what follows: delete it",
    "\u202e": "a character that turns round what follows: delete it",
    "\u0307": "a dot over a letter that has its own, as programs leave it when they make small letters of İ: delete it",
    "\ufffc": "a sign for a picture or a note that was lost when the text was copied: put in what it stood for",
    "\ufffd": "a sign for a character that was lost: put in what it stood for",
}


def odd_characters(sources: Sources) -> Iterator[Finding]:
    """A character that cannot be seen, or stands for one that was lost."""
    for file in (*map(file_of, sources.articles), sources.bibliography.file):
        for number, line in enumerate(_lines(sources.publication.directory / file, sources.publication.directory), start=1):
            for found in _ODD.finditer(line):
                character = found[0]
                if character == "\u200b" and _WITHOUT_BLANKS.search(line):
                    continue
                if character == "\ufeff" and number == 1 and found.start() == 0:
                    continue  # the mark of UTF-8
                what = (
                    _WHAT.get(character)
                    or _made(character)
                    or "a character that has no width, and parts words that look whole: delete it"
                )
                words = line[: found.start()].split()
                behind = f" behind “{words[-1][-30:]}”" if words else ""
                yield Finding(file, number, f"U+{ord(character):04X}{behind} is {what}.")
                break


def alphabets_mixed(sources: Sources) -> Iterator[Finding]:
    """A word of Latin letters with Cyrillic or Greek ones that look like them, or the other way round: nobody finds it by searching."""
    for file in (*map(file_of, sources.articles), sources.bibliography.file):
        for number, line in enumerate(_lines(sources.publication.directory / file, sources.publication.directory), start=1):
            for found in re.finditer(r"[^\W\d_]{3,}", line) if not line.isascii() else ():
                if strange := _strangers(found[0]):
                    letters = ", ".join(f"{each} ({unicodedata.name(each).capitalize()})" for each in dict.fromkeys(strange))
                    yield Finding(file, number, f"“{found[0]}” mixes alphabets: type {letters} anew.")
                    break


def _strangers(word: str) -> str:
    """The letters of a word that look like, and are not, letters of the alphabet that most of it is written in."""
    latin, look_alike = re.sub(r"[^A-Za-zÀ-ɏ]", "", word), "".join(_LOOK_ALIKE.findall(word))
    if latin and look_alike and len(latin) + len(look_alike) == len(word):
        return look_alike
    foreign = re.sub("[^\u0370-\u03ff\u0400-\u052f]", "", word)
    return latin if 0 < len(latin) < len(foreign) and set(latin) <= set("aceiopxyABCEHIKMOPTXY") else ""


def _made(character: str) -> str:
    """What is to be typed for a ligature, or what a private character is."""
    if "\ufb00" <= character <= "\ufb06":
        return f"two letters in one, as PDFs have them: type {unicodedata.normalize('NFKC', character)}"
    return (
        "a character of one font only, which other fonts do not show: type what it stands for"
        if character >= "\ue000" and character < "\uf900"
        else ""
    )


def _lines(path: Path, directory: Path) -> list[str]:
    return read_bytes(path, directory).decode("utf-8", errors="ignore").split("\n") if path.is_file() else []
