"""The earlier versions of a corrected article: source/versions/<slug>/v<n>/, as they were published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from footpress.disk.reading import refusal
from footpress.model.volume import Enclosed, File
from footpress.problems import Problem

VERSIONS = Path("source") / "versions"


def read_versions(slug: str, directory: Path, former: Sequence[str] = ()) -> Iterator[Enclosed]:
    """Every file of the earlier versions that are kept, sorted, those under the `former` slugs of the article too; a problem for one
    that is a link out of the publication. Where two slugs have a version of one number it is that of the first."""
    seen: set[str] = set()
    for name in (slug, *former):
        folders = [each for each in kept_versions(name, directory) if each.name not in seen]
        seen |= {folder.name for folder in folders}
        for path in sorted(path for folder in folders for path in folder.rglob("*")):
            file = path.relative_to(directory).as_posix()
            if reason := refusal(path, directory):
                yield Problem(file, 0, "file-outside", "error", f"this file is not read: {reason}.")
            elif path.is_file():
                yield File(file, path.read_bytes())


def kept_versions(slug: str, directory: Path) -> tuple[Path, ...]:
    """The folders of the versions that are kept under a slug, v1 first."""
    found = [path for path in (directory / VERSIONS / slug).glob("v*") if path.name[1:].isdecimal()]
    return tuple(sorted(found, key=lambda path: int(path.name[1:])))


def kept_slugs(directory: Path) -> tuple[str, ...]:
    """The slugs under which versions are kept, sorted."""
    return tuple(sorted({path.parent.name for path in (directory / VERSIONS).glob("*/v*")}))
