"""Step 1, read: a manuscript as received becomes a Manuscript. Every word of the file is in it, or listed as left out."""

from footpress.documents.plain_text.reading import READERS, read

__all__ = ["READERS", "read"]
