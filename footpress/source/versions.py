"""The earlier versions of a corrected article: source/versions/<slug>/v<n>/, as they were published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from footpress.disk.reading import refusal
from footpress.model.volume import Enclosed, File
from footpress.problems import Problem

VERSIONS = Path("source") / "versions"


def read_versions(slug: str, directory: Path) -> Iterator[Enclosed]:
    """Every file of the earlier versions that are kept, sorted; a problem for one that is a link out of the publication."""
    for path in sorted(directory.glob(f"{(VERSIONS / slug).as_posix()}/v*/**/*")):
        file = path.relative_to(directory).as_posix()
        if reason := refusal(path, directory):
            yield Problem(file, 0, "file-outside", "error", f"this file is not read: {reason}.")
        elif path.is_file():
            yield File(file, path.read_bytes())
