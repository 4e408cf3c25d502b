"""Many manuscripts at once: each is imported by itself, and one that fails keeps no other from coming in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from footpress.documents.formats import ENDINGS
from footpress.problems import Refused, UsageError
from footpress.publication.importing import Imported, import_manuscript, slug_in
from footpress.publication.importing_again import import_again

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
    again: bool = False,
    bibliographies: Sequence[Path] = (),
) -> Iterator[tuple[Path, Imported | Refused]]:
    """Import each; `tell` hears of each before it is read. With `again`, those that are there already are merged with what stands."""
    slugs: dict[str, Path] = {}
    for number, path in enumerate(paths, start=1):
        tell(number, path)
        try:
            slug = slug_in(publication, path, "")
            if slug in slugs:
                message = f"{slugs[slug].name} is {slug} already: import {path.name} by itself, with another --slug."
                raise UsageError(message)
            is_there = (publication / f"source/notes/{slug}.yaml").is_file()
            imported = (import_again if again and is_there else import_manuscript)(
                path, publication, slug, changes, bibliographies
            )
            slugs[slug] = path
            yield path, imported
        except Exception as error:  # whatever it is, the next manuscript is not to blame
            yield path, Refused(str(path), error)
