"""The Kindle edition: the EPUB as Send to Kindle's converter takes it. Built where it is asked for.

pictures     formulas, SVG and WebP as pictures that the converter knows
package      what the package says: a language of Kindle's, the cover, a table of contents of the old kind
making       the EPUB taken apart, adapted and packed again; read back
"""

from footpress.editions.edition import Edition
from footpress.editions.kindle.making import make, read_back

KINDLE = Edition(
    name="kindle",
    profile="screen",
    path="{slug}.kindle.epub",
    make=make,
    read_back=read_back,
    shows_pages=True,
)

__all__ = ["KINDLE"]
