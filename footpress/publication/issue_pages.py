"""The pages of an issue: it is laid out first, whole, and says on which pages each of its articles stands.

The article's own PDF, its records and "how to cite" take them from there, as an EPUB takes its pages from the PDF that stands in build/.
"""

from __future__ import annotations

from collections.abc import Mapping

from footpress.model.facts import Span, spans


def pages_of_articles(pdf: bytes, slugs: tuple[str, ...]) -> Mapping[str, Span]:
    """(first, last) page of each article of an issue's PDF; none where it cannot be read."""
    try:
        from footpress.editions.pdf.structure import pages_of_destinations  # it is not asked for where no PDF can be made

        return spans(slugs, pages_of_destinations(pdf))
    except Exception:  # a file may be broken in any way: it has no pages to give, and check says what is wrong with it
        return {}
