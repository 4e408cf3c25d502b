"""What a rule of the lint is given, and what it gives back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain

from footpress.citing.bibliography_parts import uncited
from footpress.citing.entries.inheritance import complete, referred
from footpress.citing.tree import cited_keys, parse
from footpress.model.article import Publication
from footpress.model.entry import Bibliography, Entry
from footpress.problems import Problem, ProblemsFound, Severity
from footpress.source.reading import Source


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of a publication. `whole`: all its articles are here, so that an entry none of them cites is unused."""

    publication: Publication
    bibliography: Bibliography
    articles: tuple[Source, ...]
    today: date
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Remedy:
    """What mends a finding, if whoever looks at it agrees: the characters [start, end) of its line, and what stands there instead."""

    start: int
    end: int
    instead: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule is broken: the file, the line from 1, and the sentence that says so and what to do; `remedy` where the
    rule knows to the letter what to write."""

    file: str
    line: int
    message: str
    remedy: Remedy | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its stable id. `severity` is what a publication gets that sets none for it under `checks:`.

    `alone`: it looks at each entry by itself, so that those which an article does not cite are none of its business.
    """

    id: str
    severity: Severity
    find: Callable[[Sources], Iterator[Finding]]
    alone: bool = False

    def problem(self, finding: Finding, severity: Severity) -> Problem:
        """A finding of this rule as a problem."""
        return Problem(finding.file, finding.line, self.id, severity, finding.message)


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as it stands in a text: its key, what follows it up to the next citation, and its line in the file."""

    key: str
    after: str
    line: int

    @property
    def pages(self) -> tuple[int, ...]:
        """The page numbers of a bare locator: "590" → (590,), "12–14" → (12, 14); () for anything else."""
        found = re.match(r"\{\}|,?\s*(\d+)(?:\s*[–-]\s*(\d+))?", self.after)
        return tuple(int(number) for number in found.groups() if number) if found else ()


_CODE = re.compile(
    r"^(?P<fence> {0,3}(`{3,}|~{3,})).*?(?:^(?P=fence)|\Z)|(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)


def text_lines(article: Source) -> Iterator[tuple[int, str]]:
    """The lines of an article's Markdown with their numbers in the file; code is blank, and what follows it stays in its place."""
    yield from enumerate(_without_code(article.text).split("\n"), start=article.text_line)


@lru_cache(maxsize=8)
def _without_code(text: str) -> str:
    """A text whose code is blank; a dozen rules ask for that of one article after another."""
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def citations(article: Source) -> Iterator[Cited]:
    """Every citation of an article, in order; those in the prose of its front matter come first."""
    for line, text in chain(enumerate(article.head.split("\n"), start=2), text_lines(article)):
        for match in re.finditer(r"(?<![\w\\.])@(?:\{([^{}]+)\}|(\w[\w:.#$%&+?<>~/-]*\w|\w))([^@;\]]*)", text):
            yield Cited(match[1] or match[2], match[3], line)


def cited(sources: Sources) -> frozenset[str]:
    """The keys that the articles cite, also in a note that no call names, and those that their entries refer to."""
    read = (key for article in sources.articles for key in cited_keys(parse(article.text)))
    written = (citation.key for article in sources.articles for citation in citations(article))
    listed = (key for article in sources.articles for key in uncited(article.front_matter, sources.bibliography))
    return referred(sources.bibliography, chain(read, written, listed))


def lines_of_uncited(sources: Sources) -> frozenset[int]:
    """The lines of the bibliography that belong to entries which none of the articles cites."""
    wanted = cited(sources)
    readable = [(entry.line, entry.key) for entry in sources.bibliography.entries]
    begins = sorted([*readable, *((one.problem.line, one.key) for one in sources.bibliography.broken)])
    ends = [line for line, _ in begins[1:]] + [begins[-1][0] + 1000 if begins else 0]
    return frozenset(
        line for (begin, key), end in zip(begins, ends, strict=False) if key not in wanted for line in range(begin, end)
    )


def whole(sources: Sources, entry: Entry) -> Entry:
    """An entry with what it inherits; as it stands where its crossrefs go in a circle, which is told elsewhere."""
    try:
        return complete(sources.bibliography, entry)
    except ProblemsFound:
        return entry


def place(bibliography: Bibliography, entry: Entry, message: str) -> Finding:
    """A finding at the first line of an entry."""
    return Finding(bibliography.file, entry.line, message)


def file_of(article: Source) -> str:
    """The path of an article's source, as a person would type it."""
    return f"source/{article.slug}.md"


def at(article: Source, line: int, message: str, remedy: Remedy | None = None) -> Finding:
    """A finding at a line of an article's source."""
    return Finding(file_of(article), line, message, remedy)
