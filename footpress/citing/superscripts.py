"""Styles that cite by a raised number: the prose of a citation stays out of the sign, "see ¹, for this" and not "ˢᵉᵉ ¹﹐ ᶠᵒʳ ᵗʰⁱˢ"."""

from __future__ import annotations

import re

from lxml import html


def lower_prose(citation: html.HtmlElement) -> None:
    """Take words that stand in the raised sign of a citation, and not in one of its links, out of it."""
    if len(citation) != 1 or citation[0].tag != "sup" or (citation.text or "").strip() or (citation[0].tail or "").strip():
        return
    sign = citation[0]
    between = [sign.text or "", *(child.tail or "" for child in sign)]
    if not len(sign) or not any(map(_is_prose, between)):
        return
    links = list(sign)
    citation.remove(sign)
    citation.text = _before(between[0], citation) if between[0] else None
    raised: html.HtmlElement | None = None
    for link, after in zip(links, between[1:], strict=True):
        link.tail = None
        if raised is None:
            raised = html.Element("sup")
            citation.append(raised)
        raised.append(link)
        if not _is_prose(after):
            link.tail = after or None
            continue
        last = link is links[-1]
        raised.tail, raised = (after if last else re.sub(r"([,;])$", r"\1 ", after)), None


def _is_prose(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]", text))


def _before(text: str, citation: html.HtmlElement) -> str:
    """Words before a sign, apart from what stands before them: the style had closed up the number."""
    parent = citation.getparent()
    owner = parent if parent is not None and parent.get("class") == "in-text" else citation
    previous, parent = owner.getprevious(), owner.getparent()
    ahead = (previous.tail if previous is not None else parent.text if parent is not None else "") or ""
    return f"{'' if not ahead or ahead[-1:].isspace() or ahead.endswith(('(', '[', '“', '‘')) else ' '}{text.rstrip()}"
