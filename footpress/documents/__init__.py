"""Step 1, read: a manuscript as received becomes a Manuscript; one reader a format. Every word of the file is in it, or listed as left out."""

from footpress.documents.formats import ENDINGS
from footpress.documents.reading import read

__all__ = ["ENDINGS", "read"]
