"""Shape of step 2: a body's paper in the way of the APA: "Consell de la Badia. (2016). Informe del moll. Oficina del Mar. https://…"."""

from __future__ import annotations

from footpress.references.addresses import ADDRESS, extend_address, trim_address
from footpress.references.people.organisations import is_organisation
from footpress.references.shapes.found import Found, Piece, Scan
from footpress.text.late_patterns import late

_BODY = late(r"(?P<body>[^.()\[\]“”\"]{3,80})\. \((?P<date>(?:19|20)\d\d)(?:, [^()]{3,20})?\)\. ")
_TITLE = late(r"(?P<title>[^.“”\"]{3,200}[^.\s])\. (?:(?P<publisher>[^.“”\"]{3,80})\. )?(?=https?://|www\.)")


def bodies_reports(scan: Scan) -> Found | None:
    """The body as author, title, the body that publishes it, and the address."""
    text = scan.bare.text
    body = _BODY.match(text, scan.at, scan.at + 600)
    title = _TITLE.match(text, body.end(), scan.at + 600) if body and is_organisation(body["body"]) else None
    address = ADDRESS.match(text, title.end()) if title else None
    if body is None or title is None or address is None:
        return None
    end = extend_address(text, trim_address(text, title.end(), address.end()), title.end(), len(text))
    said = [
        (name, *match.span(name))
        for match, names in ((body, ("body", "date")), (title, ("title", "publisher")))
        for name in names
    ]
    pieces = [Piece(name, start, stop) for name, start, stop in said if stop > start]
    kind = "report" if title["publisher"] else "web"
    return Found(kind, (*pieces, Piece("url", title.end(), end)), end, "bodies' reports")
