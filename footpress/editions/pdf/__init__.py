"""The PDF edition: notes at the foot of the page that calls them.

markup       step 6: each note is placed at its call, and what a line may not break is bound
making       steps 7 and 8: the template rendered, the pages typeset
reading_back the built file read back
front        the built file held against the front matter
"""

from footpress.editions.edition import Edition
from footpress.editions.pdf.front import differing_document
from footpress.editions.pdf.making import make
from footpress.editions.pdf.reading_back import read_back

PDF = Edition(
    name="pdf",
    profile="page",
    path="{slug}.pdf",
    make=make,
    read_back=read_back,
    differing_files=differing_document,
)

__all__ = ["PDF"]
