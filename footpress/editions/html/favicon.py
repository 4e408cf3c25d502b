"""The sign in a browser's tab."""

from __future__ import annotations

from urllib.parse import quote

from footpress.model.article import Publication


def favicon(publication: Publication) -> str:
    """The first letter of the publication's title on a dark square, as a data: address, so that no browser asks for a file."""
    letter = next((character for character in publication.title if character.isalnum()), "¶").upper()
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' rx='6' fill='#7a2b1d'/>"
        f"<text x='16' y='23' font-family='Georgia,serif' font-size='21' fill='#fffdf9' text-anchor='middle'>{letter}</text></svg>"
    )
    return f"data:image/svg+xml,{quote(svg)}"
