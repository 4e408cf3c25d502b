"""What an edition says of the article besides its text: title, authors, language. Held against the front matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from footpress.problems import Problem
from footpress.readback.fold import fold_printed

Said = tuple[str, Sequence[str], Sequence[str]]
"""(what it is, what the front matter says, what stands in the edition)."""


def differing(file: str, said: Iterable[Said]) -> Iterator[Problem]:
    """A problem for each that is not as it is said; what an edition does not say at all is its template's affair."""
    for what, expected, found in said:
        if found and list(map(fold_printed, expected)) != list(map(fold_printed, found)):
            message = f"{what} is “{'; '.join(found)}” instead of “{'; '.join(expected)}”: build the article again."
            yield Problem(file, 0, "front-differs", "error", message)
