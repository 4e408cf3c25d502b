"""The PDF edition: notes at the foot of the page that calls them.

markup       step 6: each note is placed at its call, and what a line may not break is bound
making       steps 7 and 8: the template rendered, the pages typeset
reading_back the built file read back
front        the built file held against the front matter
"""

from __future__ import annotations

from footpress.editions.edition import Edition
from footpress.editions.look import Look
from footpress.editions.pdf.front import differing_document
from footpress.editions.pdf.reading_back import read_back
from footpress.model.volume import Files, Volume
from footpress.templates import Templates


def make(volume: Volume, look: Look, templates: Templates) -> Files:
    """As `making.make`, which loads the typesetter: who reads a PDF, for its pages or to check it, needs none."""
    from footpress.editions.pdf import making

    return making.make(volume, look, templates)


PDF = Edition(
    name="pdf",
    profile="page",
    path="{slug}.pdf",
    make=make,
    read_back=read_back,
    differing_files=differing_document,
)

__all__ = ["PDF"]
