"""The EPUB edition: EPUB 3.3 from our own templates, notes in a visible section that reading systems can show as pop-ups.

pagebreaks   step 6: where the pages of the PDF begin
chapters     step 6: long texts divided
documents    step 7: the documents of an article
cover        the cover, drawn
accessibility what a reader can count on, from the content
making       steps 7 and 8: the book of an article, or of a collection
container    step 8: the zip
front        the built book held against the front matter
"""

from footpress.editions.edition import Edition
from footpress.editions.epub.front import differing_book
from footpress.editions.epub.making import ahead, make, read_back

EPUB = Edition(
    name="epub",
    profile="screen",
    path="{slug}.epub",
    make=make,
    read_back=read_back,
    differing_files=differing_book,
    shows_pages=True,
    ahead=ahead,
)

__all__ = ["EPUB"]
