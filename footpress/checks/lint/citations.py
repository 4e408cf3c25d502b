"""Citations that pandoc does not read as they were meant: lost inside another, or printed as they are typed.

What was read is looked up in pandoc's own tree, so that code, formulas, addresses and escaped signs raise no alarm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from footpress.checks.lint.marked import line_in, read_marked, unmarked
from footpress.checks.lint.rule import Finding, Sources, file_of, text_lines
from footpress.citing.tree import paragraphs, typed
from footpress.source.reading import Source

_MARK = "\ue000"
"""Stands for a citation in the words of a paragraph."""
_PRINTED = re.compile(
    r"(?P<command>\\[A-Za-z]*[Cc]ite[A-Za-z]*\*?)[𝟘-𝟡]+ℤ(?:\[[^\[\]]*\])*\{(?P<cited>[^{}]*)\}"
    r"|(?P<doubled>@(?:@+|\ue000|$))|@\s+(?P<blank>[𝟘-𝟡]+ℤ)|@\{(?P<braces>[𝟘-𝟡]+ℤ)|＠(?P<at>[𝟘-𝟡]+ℤ[\w:.-]*)|［\s*(?P<wide>[@\ue000])"
    r"|\[\s*(?P<key>[𝟘-𝟡]+ℤ[^\s\[\]@,;]+)(?P<after>,\s*\d|(?=[,;\]]))"
)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a paragraph, a mark for each citation, and the citations in their order."""

    text: str
    cites: tuple[dict[str, Any], ...]

    @property
    def places(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Each citation with its place in the words."""
        yield from zip((match.start() for match in re.finditer(_MARK, self.text)), self.cites, strict=True)

    def cite_from(self, place: int) -> str:
        """The key, with its line, of the first citation from a place on."""
        return next((_key(cite) for at, cite in self.places if at >= place), "")


def nested(sources: Sources) -> Iterator[Finding]:
    """A second work within a citation, `[@a, 51, @b, 13]`: it and both pages would be lost; a page before its work."""
    for article, words in _paragraphs(sources):
        for citation in (citation for cite in words.cites for citation in cite["c"][0]):
            before = unmarked(_read(citation["citationPrefix"]).text).strip()
            if re.fullmatch(r"(?:\w{1,3}\.\s*)?\d+(?:\s*[-–]+\s*\d+)?,?", before):
                key = unmarked(citation["citationId"])
                message = (
                    f"“{before}” stands before @{key}, and is read as words: write the page behind the key, as in [@{key}, 5]."
                )
                yield Finding(file_of(article), line_in(citation["citationId"]), message)
            for inner in _read([*citation["citationPrefix"], *citation["citationSuffix"]]).cites:
                key, other = unmarked(citation["citationId"]), unmarked(_key(inner))
                message = (
                    f"@{other} stands inside the citation of @{key}, and would be lost: write a semicolon before the second work, "
                    f"as in [@{key}, 5; @{other}, 7]."
                )
                yield Finding(file_of(article), line_in(_key(inner)), message)


def opened(sources: Sources) -> Iterator[Finding]:
    """A citation whose bracket is not closed, or is closed in a way that makes it none: the bracket would be printed."""
    for article, words in _paragraphs(sources):
        told = -1
        for place, cite in words.places:
            before, after = words.text[:place], words.text[place + 1 :]
            if before.count("[") <= before.count("]"):
                continue
            key, bracket = _key(cite), before.rindex("[")
            if cite["c"][0][0]["citationMode"]["t"] == "AuthorInText" and bracket != told:
                told = bracket
                yield Finding(file_of(article), line_in(key), _remedy(unmarked(key), before, after))
            elif before.endswith("[") and after.startswith("]"):
                yield Finding(
                    file_of(article), line_in(key), f"the outer brackets of [[@{unmarked(key)}]] are printed: delete them."
                )


def _remedy(key: str, before: str, after: str) -> str:
    inside, closing, _ = after.partition("]")
    if not closing:
        return f"the bracket before @{key} is not closed, and is printed: write a ] behind the citation, as in [@{key}, 45]."
    if "[" in inside:
        return f"there are brackets within the brackets of @{key}, and both are printed: write ( and ) for the inner ones."
    if _MARK in inside:
        return f"within the brackets of @{key} stands another citation, and they are printed: write [@{key}, 5; see @other, 7]."
    parts = f"{before.rpartition('[')[2]}{_MARK}{inside}".split(";")
    if empty := next((unmarked(part).strip() for part in parts if _MARK not in part), ""):
        return (
            f"the brackets of @{key} are printed, since “{empty}” between its semicolons names no work: write its @key, or \\; "
            "for a semicolon that parts no works."
        )
    return f"the brackets of @{key} are printed, since no citation can be read in them: write it as in [see @{key}, 45, where …]."


def printed(sources: Sources) -> Iterator[Finding]:
    """Markup that is printed: `[key, 45]`, `[@@key]`, `[@ key]`, `@{a key}`, `［@key］`, `\\cite{key}`."""
    yield from _unreadable_keys(sources)
    for article, words in _paragraphs(sources):
        citations = [citation for cite in words.cites for citation in cite["c"][0]]
        for part in (words, *(_read(each[name]) for each in citations for name in ("citationPrefix", "citationSuffix"))):
            for found in _PRINTED.finditer(part.text):
                if message := _printed(found, sources):
                    cited = part.cite_from(found.start()) or next(map(_key, words.cites), "")
                    yield Finding(file_of(article), line_in(found[0]) or line_in(cited), message)


def _unreadable_keys(sources: Sources) -> Iterator[Finding]:
    """A key that begins with a sign, `[@.2003, 5]`: it is read only in braces, and would be printed."""
    keys = [entry.key for entry in sources.bibliography.entries if not re.match(r"\w", entry.key)]
    for article in sources.articles:
        for line, text in chain(enumerate(article.head.split("\n"), start=2), text_lines(article)):
            for key in keys:
                if re.search(rf"(?<!\\)@{re.escape(key)}(?!\w)", text):
                    message = f"@{key} is no citation, since the key begins with a sign, and is printed: write @{{{key}}}."
                    yield Finding(file_of(article), line, message)


def _printed(found: re.Match[str], sources: Sources) -> str:
    """What is wrong with a piece of printed markup, "" where nothing is."""
    if found["command"]:
        key = unmarked(found["cited"].split(",")[0].strip()) or "key"
        return f"{found['command']}{{…}} is LaTeX, and is printed: write [@{key}]."
    if found["doubled"]:
        return "an @ is printed, since two stand before the key: write one."
    if found["blank"]:
        return "a blank stands between @ and the key, and both are printed: delete the blank."
    if found["braces"]:
        return "what stands in the braces behind @ is no key, and is printed: write the key of the entry, as in @{key}."
    if found["at"]:
        key = unmarked(found["at"]).rstrip(":.-")
        return f"the wide ＠ before {key} makes no citation, and is printed: write @." if key in sources.bibliography else ""
    if found["wide"]:
        return "the wide brackets ［ and ］ enclose no citation, and are printed: write [ and ]."
    key = unmarked(found["key"])
    if any(map(str.isdigit, key)) or found["after"]:
        return f"[{key} …] is no citation without @, and is printed: write [@{key} …]."
    return ""


def _key(cite: dict[str, Any]) -> str:
    return str(cite["c"][0][0]["citationId"])


def _paragraphs(sources: Sources) -> Iterator[tuple[Source, _Words]]:
    for article in sources.articles:
        for part in (*_prose(article, sources), article):
            for inlines in paragraphs(read_marked(part, sources.bibliography)["blocks"]):
                yield part, _read(inlines)


def _prose(article: Source, sources: Sources) -> Iterator[Source]:
    """The fields of the front matter that may cite something, each as a text of its own; a handle in them is no citation."""
    for name, text in article.front_matter.prose.items():
        field = "note" if re.fullmatch(r"author-\d+", name) else name
        lines = enumerate(article.head.split("\n"), start=2)
        line = next((number for number, words in lines if re.search(rf"(?<![\w-]){field}[\"']?\s*:", words)), 1)
        handles = re.sub(
            r"(?<![\w\\\[@-])@(?=(\w[\w:.-]*\w|\w))",
            lambda at: at[0] if at[1] in sources.bibliography else f"\\{at[0]}",
            text,
        )
        yield replace(article, text=handles, text_line=line)


def _read(inlines: list[dict[str, Any]]) -> _Words:
    cites: list[dict[str, Any]] = []

    def mark(cite: dict[str, Any]) -> str:
        cites.append(cite)
        return _MARK

    return _Words(typed(inlines, mark), tuple(cites))
