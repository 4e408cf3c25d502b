"""The article itself in the citation styles that readers ask for, to be copied."""

from __future__ import annotations

import json
from dataclasses import dataclass

from footpress.citing.cite import cite_in
from footpress.model.article import Article, Publication
from footpress.model.kept import kept
from footpress.templates import Templates

LABELS = {
    "chicago-notes-bibliography": "Chicago (notes)",
    "chicago-author-date": "Chicago (author-date)",
    "modern-language-association": "MLA",
    "apa": "APA",
    "mhra-notes": "MHRA",
    "oscola": "OSCOLA",
    "new-harts-rules-notes": "Oxford (New Hart’s Rules)",
    "isnad-dipnotlu": "İSNAD",
    "nlm-citation-sequence": "Vancouver (NLM)",
    "ieee": "IEEE",
}
"""The styles by their names, in the order in which the page shows them, and what readers call them."""


@dataclass(frozen=True, slots=True)
class OwnCitation:
    """The article as a style cites it: the style's name, what it is called, and an inline XHTML fragment."""

    style: str
    label: str
    html: str


def own_citations(article: Article, publication: Publication, templates: Templates) -> tuple[OwnCitation, ...]:
    """The article in each of the styles."""
    front = article.front_matter

    def cite() -> bytes:
        return json.dumps([cite_in(style, article.slug, front, publication, templates) for style in LABELS]).encode()

    cited = json.loads(kept(f"{article.slug}.citations", (repr(front), repr(publication), *LABELS), cite))
    return tuple(OwnCitation(style, label, html) for (style, label), html in zip(LABELS.items(), cited, strict=True))
