"""The one place where XML and HTML are parsed: no entity is expanded, nothing is fetched, and trees have bounds.

What comes from outside (pictures, styles, files of others) is bounded as libxml2 does it: a text of 10 MB, 256 levels. What footpress made
itself may be longer: a page holds its pictures.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from html import escape
from typing import Any

from lxml import etree, html

NotWellFormed = etree.XMLSyntaxError
"""What parsing XML raises; its message names the line."""

_VOID = frozenset("br hr img col wbr source track embed area input".split())
"""The elements of HTML that hold nothing."""


def parse_xml(data: bytes | str, *, own: bool = False, bare: bool = False, declared: bool = False) -> Any:
    """The root of a document. Raises NotWellFormed.

    `own`: footpress made it. `bare`: without comments and processing instructions. `declared`: entities that the document itself declares
    are read, within libxml2's bounds; all others stay what they are.
    """
    parser = etree.XMLParser(
        resolve_entities="internal" if declared else False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=own,
        remove_comments=bare,
        remove_pis=bare,
    )
    return etree.fromstring(data.encode("utf-8") if isinstance(data, str) else data, parser)


def parse_page(page: bytes | str, *, encoding: str | None = None) -> Any:
    """The root of a whole HTML document, mended as browsers do. `encoding`: that of its bytes, where it does not say so itself."""
    return html.document_fromstring(page, parser=_html(encoding))


def parse_fragment(fragment: str, parent: str = "div") -> Any:
    """A passage of HTML in an element of its own."""
    return html.fragment_fromstring(fragment, create_parent=parent, parser=_html())


def inner_html(root: Any) -> str:
    """What stands in an element, as HTML."""
    text = str(etree.tostring(root, encoding="unicode", method="html", with_tail=False))
    return text[text.index(">") + 1 : text.rindex("</")]


def inner_xhtml(root: Any) -> str:
    """What stands in an element, as XHTML; an empty element that is not void has an end of its own, which HTML wants."""
    for inner in root.iter():
        if isinstance(inner.tag, str) and inner.text is None and len(inner) == 0 and inner.tag not in _VOID:
            inner.text = ""
    pieces = [escape(root.text or "", quote=False)]
    pieces += [etree.tostring(child, encoding="unicode", method="xml") for child in root]
    return "".join(pieces)


def parse_for_typesetting(document: str) -> ElementTree.Element:
    """A document of our own as the typesetter takes it (ElementTree). Raises ValueError where it is not well-formed."""
    try:
        return ElementTree.fromstring(document)
    except ElementTree.ParseError as error:
        raise ValueError(str(error)) from error


def _html(encoding: str | None = None) -> html.HTMLParser:
    return html.HTMLParser(encoding=encoding, no_network=True, huge_tree=True)
