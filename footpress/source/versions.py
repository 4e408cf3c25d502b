"""The earlier versions of a corrected article: source/versions/<slug>/v<n>/, as they were published."""

from __future__ import annotations

from pathlib import Path

from footpress.disk.reading import listed

VERSIONS = Path("source") / "versions"


def versions_of(slug: str, directory: Path) -> tuple[int, ...]:
    """The numbers of the earlier versions that are kept, the first one first."""
    names = [path.name for path in listed(directory, f"{(VERSIONS / slug).as_posix()}/v*") if (path / "index.html").is_file()]
    return tuple(sorted(int(name[1:]) for name in names if name[1:].isdigit()))
