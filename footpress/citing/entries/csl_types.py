"""The type of CSL that an entry has: pandoc knows most of BibLaTeX's; the others, and those that only `entrysubtype` tells, stand here.

CSL 1.0.2, appendix III: https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
"""

from __future__ import annotations

from footpress.model.entry import Entry

_OF_SUBTYPE = {
    "bill": "bill", "blog": "post-weblog", "broadcast": "broadcast", "dictionary": "entry-dictionary", "hearing": "hearing",
    "interview": "interview", "manuscript": "manuscript", "map": "map", "pamphlet": "pamphlet", "post": "post",
    "regulation": "regulation", "speech": "speech", "treaty": "treaty",
}  # fmt: skip
PRESS = ("newspaper", "magazine")
"""Values of `entrysubtype` that say of an article where it stood."""
_OF_TYPE = {"standard": "standard", "performance": "performance", "misc": "document", "bibnote": "document"}
_WRITTEN = {"commentary": "book", "conference": "inproceedings", "bibnote": "misc"}


def csl_type(entry: Entry | None) -> str:
    """The type of an entry where pandoc has another, or none; "" where it is pandoc's to say."""
    if entry is None or entry.type == "article":
        return ""
    return _OF_SUBTYPE.get(entry.get("entrysubtype").strip().casefold()) or {**_OF_SUBTYPE, **_OF_TYPE}.get(entry.type, "")


KNOWN = frozenset(
    """article artwork audio book bookinbook booklet collection dataset electronic image inbook incollection inproceedings inreference
    jurisdiction legal legislation letter manual mastersthesis misc movie music mvbook mvcollection mvproceedings mvreference online patent
    performance periodical phdthesis proceedings reference report review set software standard suppbook suppcollection suppperiodical
    techreport thesis unpublished video www xdata""".split()
) | {*_OF_SUBTYPE, *_WRITTEN}
"""The types of BibLaTeX 3.20, those of BibTeX, and those that stand here."""


def written_type(type: str) -> str:
    """The type under which pandoc reads an entry: it takes @commentary for a comment, and does not know that @conference is a paper."""
    return _WRITTEN.get(type, type)
