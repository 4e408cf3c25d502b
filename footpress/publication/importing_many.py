"""Many manuscripts at once: each is imported by itself, and one that fails keeps no other from coming in.

They are read beside each other; keys are given and files written here, one manuscript after another, so that the result is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from footpress.documents.formats import ENDINGS
from footpress.problems import Refused, UsageError
from footpress.publication.importing import Imported, asked_first, import_manuscript, slug_in
from footpress.publication.importing_again import asked_again, import_again
from footpress.publication.reading_manuscripts import Ahead, Asked, reader_of

_REFUSED = (".doc", ".pdf", ".msg", ".pages", ".wpd", ".wps")
"""Endings of what authors send and footpress does not read: it is tried, so that each is told with what to do."""


def manuscripts_in(folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The manuscripts of a folder, and its other files, both by name; folders in it, hidden files and what Word leaves while it is open
    ("~$…") are neither. Raises UsageError where there is none."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "~$")))
    found = tuple(path for path in files if path.suffix.lower() in (*ENDINGS, *_REFUSED))
    if not found:
        raise UsageError(
            f"There is no manuscript in {folder}: name the folder in which they are. Formats known: {', '.join(ENDINGS)}."
        )
    return found, tuple(path for path in files if path not in found)


def import_many(
    paths: Sequence[Path],
    publication: Path,
    changes: str,
    tell: Callable[[int, Path], None],
    *,
    ahead: Ahead,
    again: bool = False,
    bibliographies: Sequence[Path] = (),
) -> Iterator[tuple[Path, Imported | Refused]]:
    """Import each, in order; `tell` hears of each before it is. With `again`, those that are there already are merged with what stands.
    `ahead` reads them; who stops asking ends that."""
    slugs: dict[str, Path] = {}

    def is_merged(slug: str) -> bool:
        return again and (publication / f"source/notes/{slug}.yaml").is_file()

    def asked(path: Path) -> tuple[Asked, ...]:
        slug = slug_in(publication, path, "")
        return (asked_again if is_merged(slug) else asked_first)(path, publication, slug, changes)

    with closing(ahead([partial(asked, path) for path in paths])) as reading:
        for number, path in enumerate(paths, start=1):
            tell(number, path)
            read = reader_of(next(reading))
            try:
                slug = slug_in(publication, path, "")
                if slug in slugs:
                    message = f"{slugs[slug].name} is {slug} already: import {path.name} by itself, with another --slug."
                    raise UsageError(message)
                bring = import_again if is_merged(slug) else import_manuscript
                imported = bring(path, publication, slug, changes, bibliographies, read=read)
                slugs[slug] = path
                yield path, imported
            except Exception as error:  # whatever it is, the next manuscript is not to blame
                yield path, Refused(str(path), error)
