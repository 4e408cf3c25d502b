"""The earlier versions of a corrected article: source/versions/<slug>/v<n>/, as they were published."""

from __future__ import annotations

from pathlib import Path

from footpress.disk.reading import listed
from footpress.model.volume import File

VERSIONS = Path("source") / "versions"


def read_versions(slug: str, directory: Path) -> tuple[File, ...]:
    """Every file of the earlier versions that are kept. Raises ProblemsFound for one that is a link out of the publication."""
    paths = listed(directory, f"{(VERSIONS / slug).as_posix()}/v*/**/*")
    return tuple(File(path.relative_to(directory).as_posix(), path.read_bytes()) for path in paths if path.is_file())
