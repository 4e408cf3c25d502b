"""The HTML edition: one page with its style sheet inside, which asks no other host for anything and needs no script.

theme        a publication's own colours
text         step 6: side notes, pop-overs, numbered paragraphs
contents     the headings
metadata     what search engines and reference managers read
formats      BibTeX, RIS and CSL-JSON
downloads    the files beside the page
making       steps 6–8
site         the index, the feed, the site map: build/html as it can be published
"""

from footpress.editions.html.making import make, read_back
from footpress.editions.html.site import publish_site
from footpress.model.edition import Edition

HTML = Edition(name="html", profile="screen", path="html/{slug}/index.html", make=make, read_back=read_back)

__all__ = ["HTML", "publish_site"]
