"""The HTML edition: one page with its style sheet inside, which asks no other host for anything and needs no script.

Step 6, what stands where:
breaks       addresses that break well
side_notes   side notes, pop-overs, numbered paragraphs
contents     the headings

Steps 7 and 8 (what is said of the article is made in records/):
citing       the article in ten citation styles
downloads    the files beside the page
versions     the pages as they were before a correction
making       the page

A publication's own face:
theme        colours, fonts, one file or several
logo         its sign
favicon      its letter in a browser's tab
card         the picture that is shown where a page is shared
list_names   the names of the lists that a page leads to
"""

from footpress.editions.edition import Edition
from footpress.editions.html.front import differing_page
from footpress.editions.html.making import ahead, make, read_back

HTML = Edition(
    name="html",
    profile="screen",
    path="html/{slug}/index.html",
    make=make,
    read_back=read_back,
    differing_files=differing_page,
    folder="html/{slug}",
    collects=False,
    offers_others=True,
    ahead=ahead,
)

__all__ = ["HTML"]
