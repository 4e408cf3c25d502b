"""A command asked again in the same words, of a publication in which not a byte has changed since, says again what it said.

What is compared is everything that it could read or write: footpress itself, the sources, the bibliography, the templates, and what stands
in build/. Where anything differs, or nothing is known, the command is done as ever. What is known stands in build/.plan/, which may be
deleted at any time.
"""

from __future__ import annotations

import os
import sys
import time

from footpress.disk import remembered
from footpress.disk.digests import KNOWN, content, contents, digest_of

TYPE_CHECKING = False  # `typing` is not loaded
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_COMMANDS = ("build", "check")
_at_first: list[tuple[list[str], str]] = []
_NO_FILES: Mapping[str, str] = {}
_PASSED_OVER = (KNOWN, ".lock")
_UNREAD = ("manuscripts",)
_MORE = ("--f", "--v", "--n", "--a", "--h", "-h")
"""The beginnings of options with which a command does more than look: --fix, --validators, --new, --anew, --help."""


def said_again(words: Sequence[str]) -> int | None:
    """The exit code of a command whose words were said again; None where it is to be done."""
    publication = _publication(words)
    if publication is None:
        return None
    remembered.begin(f"{publication}/build")
    _at_first.clear()
    try:
        with open(_file(publication, words), encoding="utf-8") as stream:
            sources, built, code, *lines = stream.read().split("\n")
        if lines.pop() != "end":
            return None
        _at_first.append((list(words), sources_of(words)))
        if sources != _at_first[0][1] or built != digest_of(_built(publication)):
            return None
        found = int(code)
    except (OSError, ValueError, IndexError):
        return None
    remembered.end()
    for line in lines:
        print(line[1:], file=sys.stderr if line[:1] == "2" else sys.stdout, flush=True)
    return found


def say_again(
    words: Sequence[str],
    sources: str,
    code: int,
    told: Sequence[str],
    said: Sequence[str],
    files: Mapping[str, str] = _NO_FILES,
    last: Sequence[str] = (),
) -> None:
    """Have a command say `told` to the errors, `said` to the output and `last` to the errors when it is asked again,
    unless something has changed since `sources`, which `sources_of` gave before it began, or somebody was at the files that it made or found
    standing, `files` with their digests."""
    publication = _publication(words)
    if publication is None or sources != sources_of(words):
        return
    built = _built(publication)
    digests = dict(zip(built[::2], built[1::2], strict=True))
    if any(digests.get(name) != made for name, made in files.items()):
        return
    from pathlib import Path

    from footpress.disk.writing import replace_text
    from footpress.problems import WorldError
    from footpress.text.terminal import readable

    lines = [
        *(f"2{line}" for each in told for line in each.split("\n")),
        *(f"1{line}" for line in said),
        *(f"2{line}" for line in last),
    ]
    text = "\n".join([sources, digest_of(built), str(code), *map(readable, lines), "end"])
    try:
        replace_text(Path(_file(publication, words)), text)
    except WorldError:
        return  # the next time it is done as ever


def sources_before(words: Sequence[str]) -> str:
    """As `sources_of`, for a command that begins: what was found when it was asked whether it has anything to do."""
    asked, found = _at_first.pop() if _at_first else ([], "")
    return found if asked == list(words) else sources_of(words)


def sources_of(words: Sequence[str]) -> str:
    """A digest of everything that a command can read besides what is built; "" for one that cannot be said again."""
    publication = _publication(words)
    if publication is None:
        return ""
    asks_for_the_day = words[:1] == ["check"] or any(word.startswith("--c") for word in words)  # a date may lie in the future
    parts = [*words, os.getcwd(), time.strftime("%Y-%m-%d") if asks_for_the_day else "", remembered.itself()]
    for folder, passed_over in (("source", _UNREAD), ("templates", ())):
        parts += (folder, *contents(f"{publication}/{folder}", passed_over))
    return digest_of([*parts, content(f"{publication}/bibliography.bib")])


def editions_of(words: Sequence[str]) -> str:
    """A digest of all that is built, but the concordances, which a check writes."""
    publication = _publication(words)
    if publication is None:
        return ""
    names = os.listdir(f"{publication}/build") if os.path.isdir(f"{publication}/build") else []
    concordances = tuple(name for name in names if name.endswith(".concordance.html"))
    return digest_of(contents(f"{publication}/build", (*_PASSED_OVER, *concordances), of=remembered.built))


def _built(publication: str) -> list[str]:
    """The name and the digest of each file that is built, after each other."""
    return list(contents(f"{publication}/build", _PASSED_OVER, of=remembered.built))


def _file(publication: str, words: Sequence[str]) -> str:
    return f"{publication}/build/{KNOWN}/{digest_of(words)[:32]}.said"


def _publication(words: Sequence[str]) -> str | None:
    """The folder that a command's words name; None for a command of another kind, or one that has more to do than to look."""
    if not words or words[0] not in _COMMANDS or any(word.startswith(_MORE) for word in words):
        return None
    named = [at for at, word in enumerate(words) if word.startswith("--p")]
    if not named:
        return "."
    return words[named[0] + 1] if len(named) == 1 and words[named[0]] == "--publication" and len(words) > named[0] + 1 else None
