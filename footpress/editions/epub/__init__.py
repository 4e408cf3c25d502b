"""The EPUB edition: EPUB 3.3 from our own templates, notes in a visible section that reading systems can show as pop-ups.

metadata     accessibility metadata and identifiers, from the content
making       steps 6–8
"""

from footpress.checks.epub import lint_epub
from footpress.editions.epub.making import make, read_back
from footpress.model.edition import Edition

EPUB = Edition(name="epub", profile="screen", path="{slug}.epub", make=make, read_back=read_back, lint=lint_epub)

__all__ = ["EPUB"]
