"""A correction of a published article: the version that stands is kept, and the article says what changed.

The kept files stand in source/versions/<slug>/v<n>/ and are published at <slug>/v<n>/ with every later version.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from footpress.disk.writing import change_text, write_folder
from footpress.problems import UsageError
from footpress.records.relations import corrections
from footpress.source.reading import front_matter_span, read_publication, read_source
from footpress.source.versions import VERSIONS


def correct(directory: Path, slug: str, note: str, day: date) -> Path:
    """Keep the web pages and downloads that stand, and add the correction to the front matter. Returns the folder of what is kept.

    Raises UsageError where there is no such article, no published page of it, or nothing said of the change.
    """
    path, page = directory / "source" / f"{slug}.md", directory / "build/html" / slug
    if not path.is_file():
        raise UsageError(f"There is no article {path}.")
    if not " ".join(note.split()):
        raise UsageError("Say in a sentence what will be corrected: readers see it.")
    if not (page / "index.html").is_file():
        raise UsageError(f"{page}/index.html is not there: build the version to keep first, with `footpress build {slug}`.")
    source = read_source(path, read_publication(directory))
    number = len(corrections(slug, source.front_matter)) + 1
    kept = directory / VERSIONS / slug / f"v{number}"
    if kept.exists():
        raise UsageError(f"{kept} is there already, but the article tells of no correction after it: add one to `corrections:`.")
    _keep(page, kept)
    change_text(path, lambda text: _with_correction(text, source.file, day, note))
    return kept


def _keep(page: Path, kept: Path) -> None:
    """Copy a page and its files, whole or not at all; versions that stand in its folder are kept already."""
    own = sorted(
        path for path in page.rglob("*") if path.is_file() and not re.fullmatch(r"v\d+", path.relative_to(page).parts[0])
    )
    write_folder(kept, {path.relative_to(page).as_posix(): path.read_bytes() for path in own})


def _with_correction(text: str, file: str, day: date, note: str) -> str:
    """The text of an article with one more item under `corrections:`, every other line as it was."""
    start, end = front_matter_span(text, file)
    words = json.dumps(" ".join(note.split()), ensure_ascii=False)
    item = f"- date: {day.isoformat()}\n  note: {words}\n"
    standing = re.compile(r"^corrections:[ \t]*\n(?:[ \t-].*\n)*", re.MULTILINE).search(text, start, end)
    if standing is None:
        return f"{text[:end]}corrections:\n{item}{text[end:]}"
    indent = re.search(r"^[ \t]*(?=-)", standing.group(), re.MULTILINE)
    own = re.sub(r"^", indent.group() if indent else "", item.rstrip("\n"), flags=re.MULTILINE)
    return f"{text[: standing.end()]}{own}\n{text[standing.end() :]}"
