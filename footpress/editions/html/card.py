"""The picture that is shown where someone shares the address of an article: 1200 × 630 pixels, from templates/html/card.html.

Where WeasyPrint's libraries or the fonts are missing there is none: a page can be made without them.
"""

from __future__ import annotations

from footpress.editions.drawing import first_page, identities, typeset_alone
from footpress.editions.html.theme import palette
from footpress.editions.look import Look
from footpress.editions.stated_facts import issue_in_words
from footpress.model.kept import kept
from footpress.model.volume import Volume
from footpress.problems import WorldError
from footpress.templates import Templates
from footpress.text.characters import without_unfit

CARD = "card.png"
"""What it is called, beside the page."""
WIDTH, HEIGHT = 1200, 630
"""Pixels, 1.91 : 1, as Open Graph's readers show it."""
_SIZES = ((28, 104), (55, 84), (90, 68), (140, 56))
_SMALLEST = 46


def card(volume: Volume, look: Look, templates: Templates) -> bytes:
    """The picture as PNG, b"" where it cannot be drawn here, or where the publication has no address to share."""
    if not volume.publication.url:
        return b""
    markup, style = _rendered(volume, look, templates)

    def draw() -> bytes:
        try:
            return first_page(typeset_alone(markup, style, volume, look))
        except (ImportError, OSError, WorldError):
            return b""

    return kept(f"{volume.slug}.card", (markup, style, *identities(volume, look)), draw)


def _rendered(volume: Volume, look: Look, templates: Templates) -> tuple[str, str]:
    """(markup, style)."""
    front, publication = volume.front_matter, volume.publication
    colours = palette(templates.read("html/article.css"), look)
    size = next((size for longest, size in _SIZES if len(front.title) <= longest), _SMALLEST)
    issue = issue_in_words(front, templates.terms(front.lang))
    series = front.series or publication.title
    markup = templates.render("html/card.html", front=front, publication=publication, series=series, issue=issue)
    style = templates.render("html/card.css", colours=colours, width=WIDTH, height=HEIGHT, size=size, stack=look.stack)
    return without_unfit(markup), style
