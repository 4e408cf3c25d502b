"""Extract: the sources that a PDF of ours carries (PDF/A-3, associated files) come out of it again."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pikepdf

from footpress.disk.writing import replace_bytes
from footpress.problems import UsageError


def extract(pdf: Path, folder: Path) -> tuple[Path, ...]:
    """Write the files that a PDF carries into a folder. Raises UsageError rather than write over anything or out of the folder."""
    if not pdf.is_file():
        raise UsageError(f"There is no file {pdf}: check the name and the folder.")
    files = {folder / name: data for name, data in _attached(pdf)}
    if not files:
        raise UsageError(f"{pdf} carries no sources: it was not made by footpress, or they were taken out.")
    standing = [path for path in files if path.exists()]
    if standing:
        raise UsageError(f"{standing[0]} is there already: name another folder with --into.")
    for path, data in files.items():
        replace_bytes(path, data)
    return tuple(files)


def _attached(pdf: Path) -> list[tuple[str, bytes]]:
    try:
        with pikepdf.open(pdf) as opened:
            found = [
                (PurePosixPath(name.replace("\\", "/")).name, spec.get_file().read_bytes())
                for name, spec in opened.attachments.items()
            ]
    except pikepdf.PdfError as error:
        raise UsageError(f"{pdf} cannot be read as a PDF ({error}).") from error
    return [(name, data) for name, data in found if name not in ("", ".", "..")]
