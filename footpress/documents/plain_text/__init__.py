"""A plain text as a manuscript: every word of the file is in what is read of it, or listed as left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footpress.model.manuscript import Manuscript


def read_text(data: bytes, file: str, stem: str, *, is_unwrapped: bool = False) -> Manuscript:
    """A plain text, or Markdown, as an author's file looks: see `reading`. Raises ProblemsFound where there is nothing in it."""
    from footpress.documents.plain_text import reading  # other formats use parts of this room, and not the whole

    return reading.read_text(data, file, stem, is_unwrapped=is_unwrapped)


__all__ = ["read_text"]
