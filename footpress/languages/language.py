"""A language: its words by section and row, read from its file (docs/languages.md shows one)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from footpress.languages.sections import SECTIONS
from footpress.problems import Problem, ProblemsFound

_NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Language:
    """What is known of a language. `code` is its BCP 47 tag; `words` are section → row → terms, in the order of the file."""

    code: str
    words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict, repr=False)

    def terms(self, section: str, row: str) -> tuple[str, ...]:
        """The terms of a row as they stand in the file; () where the language has none."""
        return self.words.get(section, _NOTHING).get(row, ())

    def rows(self, section: str) -> Mapping[str, tuple[str, ...]]:
        """The rows of a section by name."""
        return self.words.get(section, _NOTHING)

    @property
    def babel(self) -> str:
        """The name in BibLaTeX's `langid`; "" for a language in which no text is looked for."""
        return next(iter(self.terms("language", "babel")), "")

    @property
    def endonym(self) -> str:
        """The language by its own name: "polski"; "" where that is not known."""
        return next(iter(self.terms("language", "endonym")), "")


def of(code: str) -> Language:
    """The language of a BCP 47 tag ("pt-BR" is "pt"); one without words where footpress has no file for it."""
    primary = code.replace("_", "-").split("-")[0].lower()
    return _by_code().get(primary) or Language(primary)


def every() -> tuple[Language, ...]:
    """All languages that have a file, by code; "mul", what many write alike (ibid., et al.), is one of them."""
    return tuple(_by_code().values())


@cache
def _by_code() -> Mapping[str, Language]:
    found = sorted((file for file in files("footpress.languages").iterdir() if file.name.endswith(".txt")), key=lambda f: f.name)
    return {file.name.removesuffix(".txt"): read(file) for file in found}


def read(file: Traversable) -> Language:
    """The language of one file.

    A line in brackets opens a section, a row is "name: term | term", a line that begins with a blank goes on with the row above,
    and one that begins with # is a remark. Raises ProblemsFound with every line that is none of these or that nothing would read.
    """
    words: dict[str, dict[str, tuple[str, ...]]] = {}
    problems: list[Problem] = []
    section = ""
    for number, line in _joined(file.read_text(encoding="utf-8")):
        name, colon, rest = line.partition(":")
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1].strip()
            if section not in SECTIONS:
                problems.append(_problem(file, number, f"no section is called “{section}”: {_named(SECTIONS)}."))
        elif not colon or not rest.strip():
            problems.append(_problem(file, number, "this is neither a [section] nor a row “name: term | term”."))
        elif name.strip() not in SECTIONS.get(section, (name.strip(),)):
            known = _named(SECTIONS[section])
            problems.append(_problem(file, number, f"the section [{section}] has no row called “{name.strip()}”: {known}."))
        elif name.strip() in words.setdefault(section, {}):
            problems.append(_problem(file, number, f"“{name.strip()}” stands twice in [{section}]: put its terms into one row."))
        else:
            words[section][name.strip()] = tuple(term for term in (part.strip() for part in rest.split("|")) if term)
    if problems:
        raise ProblemsFound(problems)
    return Language(
        file.name.removesuffix(".txt"), MappingProxyType({name: MappingProxyType(rows) for name, rows in words.items()})
    )


def _joined(text: str) -> Iterator[tuple[int, str]]:
    """The rows of a file with the number of their first line; a row may take several lines."""
    held: tuple[int, str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if line[:1].isspace() and line.strip() and held:
            held = (held[0], f"{held[1]} {line.strip()}")
            continue
        if held:
            yield held
        held = (number, line.strip()) if line.strip() and not line.startswith("#") else None
    if held:
        yield held


def _named(known: Mapping[str, object]) -> str:
    return f"there are {', '.join(known)}"


def _problem(file: Traversable, line: int, message: str) -> Problem:
    return Problem(f"footpress/languages/{file.name}", line, "language-row", "error", message)
