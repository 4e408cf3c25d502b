"""Each citation leads to its entry: `<a class="cited" role="doc-biblioref" href="#ref-KEY">` (DPUB-ARIA 1.1).

In a note style the title is the link, since the rest may hold addresses of its own; where a note names no title ("Ibid., p. 4."), the
whole citation is. In the other styles citeproc links what stands for the work ("Reeves 2012", "3").
"""

from __future__ import annotations

from collections.abc import Set
from urllib.parse import quote

from lxml import html

_REF = "#ref-"


def link_citations(root: html.HtmlElement, keys: Set[str]) -> None:
    """Make links of the citations of these keys; what marked their titles goes, and so do links to entries that are not printed."""
    for link in root.xpath(".//a[@role='doc-biblioref']"):
        key = (link.get("href") or "").removeprefix(_REF)
        if key in keys:
            _lead(link, key)
        else:
            link.drop_tag()
    for citation in root.xpath(".//span[contains(@class,'citation')][@data-cites]"):
        for title in citation.xpath(".//span[@data-entry]"):
            _link_title(title, keys)
        cited = citation.get("data-cites").split()
        if len(cited) == 1 and cited[0] in keys and not citation.xpath(".//a"):
            _link_whole(citation, cited[0])
    for title in root.xpath(".//span[@data-entry]"):
        unmark(title)


def unmark(title: html.HtmlElement) -> None:
    """Take the name of its entry off a title."""
    title.attrib.pop("data-entry", None)
    if not title.attrib:
        title.drop_tag()


def _link_title(title: html.HtmlElement, keys: Set[str]) -> None:
    key = title.get("data-entry")
    if key not in keys or title.xpath("ancestor::a | .//a"):
        unmark(title)
        return
    del title.attrib["data-entry"]
    title.tag = "a"
    _lead(title, key)


def _link_whole(citation: html.HtmlElement, key: str) -> None:
    link = html.Element("a")
    link.text, citation.text = citation.text, None
    link.extend(list(citation))
    citation.append(link)
    _lead(link, key)


def _lead(link: html.HtmlElement, key: str) -> None:
    others = {name: value for name, value in link.attrib.items() if name not in ("class", "role", "href")}
    link.attrib.clear()  # the editions know these links by the order of their attributes
    marks = {"class": "cited", "role": "doc-biblioref", "href": _REF + quote(key, safe="!$&'()*+,;=:@/?-._~")}
    for name, value in (marks | others).items():
        link.set(name, value)
