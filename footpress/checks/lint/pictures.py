"""Pictures: there, and described for readers who do not see them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footpress.checks.lint.rule import Finding, Sources, file_of, text_lines
from footpress.disk.reading import addressed, refusal
from footpress.pictures.admitting import fault
from footpress.source.reading import Source

_PICTURE = re.compile(r"(?<!\\)!\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*(?:<([^>]*)>|([^\s)>]+))[^)]*\)(\{[^}]*\})?")
_DESCRIBED = re.compile(r"\balt\s*=")
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")  # another host, or data: what may not be published is told elsewhere


def missing_pictures(sources: Sources) -> Iterator[Finding]:
    """A picture that is not in source/."""
    for article in sources.articles:
        for line, address, _ in _pictures(article):
            path = addressed(address, sources.publication.directory)
            if not _ELSEWHERE.match(address) and path is not None and not path.is_file():
                message = f"there is no picture source/{address}: put it there, or correct its name (capitals count)."
                yield Finding(file_of(article), line, message)


def unfit_pictures(sources: Sources) -> Iterator[Finding]:
    """A picture that is damaged, too large to show, or runs or loads something."""
    for article in sources.articles:
        for line, address, _ in _pictures(article):
            if _ELSEWHERE.match(address):
                continue
            path = addressed(address, sources.publication.directory)
            reason = "its address leads out of source/" if path is None else refusal(path, sources.publication.directory)
            if path is not None and path.is_file():
                reason = reason or fault(path)
            if reason:
                yield Finding(file_of(article), line, f"the picture {address} cannot be published: {reason}.")


def undescribed_pictures(sources: Sources) -> Iterator[Finding]:
    """A picture without a caption and without an alternative text."""
    for article in sources.articles:
        for line, address, described in _pictures(article):
            if not described:
                message = (
                    f"nothing describes the picture {address} to those who do not see it: write ![what it shows]({address})."
                )
                yield Finding(file_of(article), line, message)


def _pictures(article: Source) -> Iterator[tuple[int, str, bool]]:
    """Each picture of an article: its line, its address, and whether words stand for it."""
    for line, text in text_lines(article):
        for match in _PICTURE.finditer(text):
            yield line, match[2] or match[3], bool(match[1].strip() or _DESCRIBED.search(match[4] or ""))
