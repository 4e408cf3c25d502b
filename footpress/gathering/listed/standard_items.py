"""Items in the form of GB/T 7714, the standard of Chinese lists: "李华, 张伟. 盐税研究[J]. 历史研究, 2012(3): 45-67."."""

from __future__ import annotations

from footpress.model.names import Name
from footpress.model.reference import Field, Reference
from footpress.text.late_patterns import late

_TYPES = {"M": "book", "J": "article", "D": "thesis", "C": "incollection", "R": "report", "N": "news", "EB": "web", "G": "book", "A": "incollection"}  # fmt: skip
_HEAD = late(
    r"^(?P<author>[^.．\[\]]{1,120})[.．]\s?(?P<title>[^\[\]]{1,300}?)\s?\[(?P<kind>M|J|D|C|R|N|EB|G|A)(?:/[A-Z]{2})?\]\s?[.．]?(?://)?\s?(?P<rest>.+)$"
)
_ARTICLE = late(
    r"(?P<container>[^,，:：]+?)\s?[,，]\s?(?P<date>\d{4})(?:\s?[,，]\s?(?P<volume>\d+))?\s?(?:[(（]\s?(?P<issue>[^()（）]{1,12})[)）])?"
    r"(?:\s?[:：]\s?(?P<pages>[\d–—~, -]*\d))?\s?[.．。]?"
)
_BOOK = late(
    r"(?:(?P<edition>[^.．:：,，]{1,12}版)[.．]\s?)?(?:(?P<place>[^.．:：,，]{1,30})\s?[:：]\s?)?(?P<publisher>[^,，:：]{1,60}?)\s?[,，]\s?(?P<date>\d{4})"
    r"(?:\s?[:：]\s?(?P<pages>[\d–—~, -]*\d))?\s?[.．。]?"
)
_PEOPLE = late(r"\s*[,，、;；]\s*")


def standard_reference(raw: str) -> Reference | None:
    """The reference that an item of this form is, None for any other."""
    head = _HEAD.match(raw)
    if head is None:
        return None
    kind = _TYPES[head["kind"]]
    behind = (_ARTICLE if kind in ("article", "news") else _BOOK).fullmatch(raw, head.start("rest"))
    if behind is None:
        return None
    people = tuple(Name(one) for one in _PEOPLE.split(head["author"].strip()) if one)
    values: list[tuple[str, str | tuple[Name, ...], tuple[int, int]]] = [("author", people, head.span("author"))]
    values.append(("title", head["title"].strip(), head.span("title")))
    values += [(name, value.strip(), behind.span(name)) for name, value in behind.groupdict().items() if value]
    return Reference(
        "full", kind, tuple(Field(name, value, span, rule="gb/t 7714") for name, value, span in values), (0, len(raw))
    )
