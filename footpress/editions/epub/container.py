"""Step 8: the container, a zip as the EPUB Open Container Format has it (EPUB 3.3, 4: https://www.w3.org/TR/epub-33/#sec-ocf)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_MIDNIGHT = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip knows: the same sources give the same bytes


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files by name, behind a mimetype that is stored as it is; no times."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        _add(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        for name, data in files.items():
            _add(archive, name, data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes, method: int) -> None:
    entry = zipfile.ZipInfo(name, _MIDNIGHT)
    entry.compress_type = method
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)
