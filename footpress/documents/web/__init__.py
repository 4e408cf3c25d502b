"""Web pages as Word, LibreOffice and Google Docs save them, and books (.epub): their notes are links, and are joined again."""

from footpress.documents.web.reading import read_epub, read_web

__all__ = ["read_epub", "read_web"]
