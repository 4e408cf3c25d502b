"""A zipped manuscript (.docx, .odt, .epub): its parts, read within bounds. https://www.iso.org/standard/71691.html (OPC)"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from footpress.problems import Problem, ProblemsFound
from footpress.text.parsing import NotWellFormed, parse_xml

MOST_OF_TEXT = 48 * 2**20
"""Bytes of text, unpacked: some two thousand pages."""
MOST_OF_PART = 120 * 2**20
"""Bytes of one picture, unpacked."""
MOST_PARTS = 5000
_RATIO = 250  # a part that is packed tighter than this is no text or picture


class Archive:
    """The parts of a zipped manuscript. Nothing is read of it before its size is known."""

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self._zip = zipfile.ZipFile(BytesIO(data))
        self._parts = {part.filename: part for part in self._zip.infolist()}
        total = sum(
            part.file_size for name, part in self._parts.items() if name.endswith((".xml", ".rels", ".xhtml", ".html", ".opf"))
        )
        if total > MOST_OF_TEXT or len(self._parts) > MOST_PARTS:
            raise self._too_large()
        for part in self._parts.values():
            if part.file_size > 2**20 and part.file_size > _RATIO * max(1, part.compress_size):
                raise self._too_large()

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._parts)

    def read(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is none, or it is damaged or too large."""
        part = self._parts.get(posixpath.normpath(name.lstrip("/")))
        if part is None or part.file_size > MOST_OF_PART:
            return None
        try:
            with self._zip.open(part) as stream:
                data = stream.read(part.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, EOFError, NotImplementedError):
            return None
        return data if len(data) <= part.file_size else None

    def xml(self, name: str) -> Any:
        """The root element of a part, None where there is none. Raises ProblemsFound where the part is no XML."""
        data = self.read(name)
        if data is None:
            return None
        try:
            return _parsed(data)
        except (NotWellFormed, ValueError) as error:
            message = f"this file is damaged (its part {name} cannot be read): open it where it was written, and save it anew."
            raise ProblemsFound([Problem(self.file, 1, "damaged", "error", message)]) from error

    def with_parts(self, changed: Mapping[str, bytes], *, without: tuple[str, ...] = ()) -> bytes:
        """The archive with other bytes for some of its parts, and without those whose names begin so."""
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as made:
            for name, part in self._parts.items():
                if (
                    name not in changed
                    and not name.startswith(without)
                    and not part.is_dir()
                    and (data := self.read(name)) is not None
                ):
                    made.writestr(name, data)
            for name, data in changed.items():
                made.writestr(name, data)
        return stream.getvalue()

    def _too_large(self) -> ProblemsFound:
        message = "this file unpacks to more than a manuscript can be: save it anew, without what is pasted into it, or in parts."
        return ProblemsFound([Problem(self.file, 1, "too-large", "error", message)])


def _parsed(data: bytes) -> Any:
    """The root of a part. These formats have no document types and no entities of their own, whatever is in a part."""
    if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data:
        raise ValueError("a document type in a part of a manuscript")
    return parse_xml(data, own=True, bare=True)  # as long as it is: `Archive` has bounded it
