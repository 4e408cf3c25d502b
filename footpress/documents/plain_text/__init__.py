"""A plain text as a manuscript: every word of the file is in what is read of it, or listed as left out."""

from footpress.documents.plain_text.reading import read_text

__all__ = ["read_text"]
