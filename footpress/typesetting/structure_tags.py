"""Step 8, pack: the structure of the PDF, as PDF/UA-1 (ISO 14289-1) wants it and WeasyPrint 70 does not yet write it.

- A note is a `Note` with an /ID, and stands in the structure behind the `Reference` that calls it (ISO 32000-1, 14.8.4.4).
- What a page break divides is one element again: one `P`, one `TD`, one `Note`, in reading order.
- A table's head that is repeated on a later page is no content; headers say in /Scope what they head.
- A line that runs from right to left, or has words that do, has its words in reading order as /ActualText.
- A link with a `title` is read aloud as that, any other as its address.
- A link is one link, though a style sheet adds something to it: the leader and the number of a line of the contents.
- A picture of the class `formula` is a `Formula`; the caption of a figure stands in its `Figure`.
- A list says how it is numbered (14.8.5.5); a term and what it means are one item.
- A passage in another language has a /Lang; every element with an `id`, or a `data-id`, can be found by it in the IDTree.

What is drawn stays the same.
"""

from __future__ import annotations

import unicodedata
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint.pdf.tags as weasyprint_tags
from weasyprint.formatting_structure.boxes import LineBox, ReplacedBox, TableRowGroupBox, TextBox
from weasyprint.pdf import pydyf

_build_box_tree = weasyprint_tags._build_box_tree
_get_pdf_tag = weasyprint_tags._get_pdf_tag

TAGS = {
    "footnote": "Note", "header": "Sect", "footer": "Sect", "figure": "Div", "address": "P", "pre": "P",
    "nav": "TOC", "contents-section": "TOC", "contents-title": "Caption", "contents-entry": "TOCI",
    "em": "Span", "strong": "Span", "cite": "Span", "i": "Span", "b": "Span", "small": "Span", "sup": "Span", "sub": "Span",
    "code": "Code", "q": "Quote", "hr": "P", "a::after": "Span",
}  # fmt: skip
"""What WeasyPrint would call NonStruct."""

NUMBERINGS = {"1": "Decimal", "a": "LowerAlpha", "A": "UpperAlpha", "i": "LowerRoman", "I": "UpperRoman"}
"""HTML's kinds of numbers, and those of ISO 32000-1."""

WHOLE = (
    "/Note", "/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/BlockQuote", "/Sect", "/Div", "/Part", "/Art", "/L", "/LI",
    "/LBody", "/Table", "/THead", "/TBody", "/TFoot", "/TR", "/TH", "/TD", "/Caption", "/TOC", "/TOCI",
)  # fmt: skip
"""Types of which there is one element, however many pages or anonymous boxes it has."""


class Structure:
    """Builds the structure of one document. `root` is the document, `lang` its language."""

    def __init__(self, root: ElementTree.Element, lang: str) -> None:
        self._lang = lang
        self._callers = {note: parent for parent in root.iter() for note in parent if note.tag == "footnote"}
        self._whole: dict[tuple[Any, str], Any] = {}
        self._references: dict[Any, Any] = {}
        self._named: dict[str, Any] = {}
        self._cells: list[Any] = []
        self._emptied: list[Any] = []
        self._open: list[Any] = []
        self._heads: dict[Any, int] = {}
        self._turned: dict[tuple[Any, int], str] = {}
        self._repeating = 0
        self._term: Any = None
        self._pictures: dict[Any, Any] = {}

    @contextmanager
    def building(self) -> Iterator[None]:
        """While this holds, WeasyPrint builds its structure as this module says."""
        weasyprint_tags._build_box_tree = self._build
        weasyprint_tags._get_pdf_tag = _tag
        try:
            yield
        finally:
            weasyprint_tags._build_box_tree = _build_box_tree
            weasyprint_tags._get_pdf_tag = _get_pdf_tag

    def finish(self, document: Any, pdf: Any) -> None:  # noqa: ARG002
        """The finisher of `write_pdf`: attached files, headers of tables, and the IDTree, sorted as ISO 32000-1, 7.9.6 asks."""
        self._set_actual_text(pdf)
        if "AF" in pdf.catalog:  # WeasyPrint lists each associated file twice
            pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
        for element in self._emptied:
            element.clear()
        for cell in self._cells:
            cell.pop("ID", None)
            cell["A"].pop("Headers", None)
        root = next(item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/StructTreeRoot")
        names = pydyf.Array()
        for name in sorted(self._named, key=lambda name: pydyf.String(name).data):
            names += [pydyf.String(name), self._named[name].reference]
        tree = pydyf.Dictionary({"Names": names})
        pdf.add_object(tree)
        root["IDTree"] = tree.reference

    def _set_actual_text(self, pdf: Any) -> None:
        for item in pdf.objects if self._turned else ():
            if isinstance(item, dict) and item.get("Type") == "/StructElem":
                marks = [kid for kid in item.get("K", ()) if isinstance(kid, int)]  # a link holds its annotation too
                if len(marks) == 1 and (words := self._turned.get((item["Pg"], marks[0]))) is not None:
                    item["ActualText"] = pydyf.String(words)

    def _build(self, box: Any, parent: Any, pdf: Any, page: int, *rest: Any) -> Iterator[Any]:
        """WeasyPrint's elements of a box, without those that became part of another."""
        for text in _turned(box):
            self._turned[pdf.page_references[page], rest[-1][text]["mcid"]] = text.text
        source = box.element if hasattr(box.element, "attrib") else None
        anonymous = source is not None and bool(self._open) and self._open[-1] is source
        repeats = source is not None and self._repeats(box, source, page)
        self._repeating += repeats
        self._open.append(source)
        built = list(_build_box_tree(box, parent, pdf, page, *rest))
        self._open.pop()
        self._repeating -= repeats
        if repeats:
            return
        if box.element_tag == "li::marker" and source is not None and "task" in source.get("class", "").split():
            _say_whether_done(box, source, built)
        if self._repeating or source is None or "::" in box.element_tag or not built or source.tag in ("html", "body"):
            yield from (element for element in built if element["K"] or element["S"] != "/NonStruct")
            return
        yield from built[:-1]
        yield from self._place(box, source, built[-1], anonymous, pdf)

    def _place(self, box: Any, source: Any, element: Any, anonymous: bool, pdf: Any) -> Iterator[Any]:
        """The element, unless it goes on from one before or belongs behind its call."""
        kind = element["S"]
        first = self._whole.get((source, kind)) if _is_whole(kind, source) else None
        if anonymous and kind in WHOLE and kind != "/LBody":
            element["S"] = "/NonStruct"
        elif first is not None:
            _move(element, first, pdf)
            self._emptied.append(element)
            return
        else:
            self._enter(box, source, element)
        if kind == "/LI" and source.tag in ("dt", "dd") and self._joins_term(source, element, pdf):
            return
        picture = self._pictures.get(self._figure()) if kind == "/Caption" else None
        if picture is not None:
            element["P"] = picture.reference
            picture["K"].append(element.reference)
            return
        caller = self._references.get(self._callers.get(source)) if kind == "/Note" and not anonymous else None
        if caller is not None:
            element["P"] = caller.reference
            caller["K"].append(element.reference)
        elif element["K"] or element["S"] != "/NonStruct":
            yield element

    def _joins_term(self, source: Any, item: Any, pdf: Any) -> bool:
        """Whether an item of a list of terms goes on from the one before: a meaning, or another term that means the same."""
        if source.tag == "dt":
            pdf.objects[_number(item["K"][0])]["S"] = "/Lbl"
            self._term = item
            return False
        if self._term is None:
            return False
        _move(item, self._term, pdf)
        self._whole[source, "/LI"] = self._term
        self._emptied.append(item)
        return True

    def _figure(self) -> Any:
        """The figure in which what is built now stands, if it does."""
        return next((source for source in reversed(self._open) if source is not None and source.tag == "figure"), None)

    def _enter(self, box: Any, source: Any, element: Any) -> None:
        """Note what is known of an element."""
        kind = element["S"]
        if _is_whole(kind, source):
            self._whole[source, kind] = element
        if kind == "/Figure" and (figure := self._figure()) is not None:
            self._pictures[figure] = None if figure in self._pictures else element  # several share their caption
        if kind == "/L":
            element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{_numbering(source)}"})
        if kind == "/Figure" and "formula" in source.get("class", "").split():
            element["S"] = "/Formula"
        if source.get("class") == "call":
            element["S"] = "/Reference"
            self._references[source] = element
        if kind in ("/TH", "/TD"):
            self._cells.append(element)
            if kind == "/TH":
                element["A"]["Scope"] = "/Row" if source.get("scope") == "row" else "/Column"
        if box.link_annotation is not None and (words := source.get("title")):
            box.link_annotation["Contents"] = pydyf.String(words)
        lang = box.style["lang"]
        if lang and lang != self._lang and source.get("lang"):
            element["Lang"] = pydyf.String(lang)
        if (name := source.get("id") or source.get("data-id")) and name not in self._named:
            self._named[name] = element
            element["ID"] = pydyf.String(name)

    def _repeats(self, box: Any, source: Any, page: int) -> bool:
        """Whether this is the head or foot of a table that stood on an earlier page already."""
        if not isinstance(box, TableRowGroupBox) or not (box.is_header or box.is_footer):
            return False
        return self._heads.setdefault(source, page) != page


def link_once(pages: Any) -> None:
    """Take away the links of what a style sheet adds to links (WeasyPrint's pages): the link itself is there."""
    for page in pages:
        page.links = [link for link in page.links if "::" not in (link[3].element_tag or "")]


def _is_whole(kind: str, source: Any) -> bool:
    """Whether there is one element of a source, however many lines or pages it has: a passage with a name is one, too."""
    return kind in WHOLE or (kind == "/Span" and bool(source.get("id")))


def _say_whether_done(box: Any, item: Any, built: list[Any]) -> None:
    """The box before a task is a drawing: its label says as a character what it shows."""
    for element in built:
        if isinstance(box, ReplacedBox):
            element["S"] = "/NonStruct"
        else:
            element["ActualText"] = pydyf.String("\u2611" if "done" in item.get("class", "").split() else "\u2610")


def _numbering(source: Any) -> str:
    """How a list is numbered, in the words of ISO 32000-1, table 347."""
    if source.tag == "ol":
        return NUMBERINGS.get(source.get("type", "1"), "Decimal")
    return "Disc" if source.tag == "ul" else "None"


def _turned(box: Any) -> Iterator[Any]:
    """The texts of those lines of a box that run from right to left, or in which anything is written so."""
    for line in box.children:
        if isinstance(line, LineBox):
            texts = [inner for inner in line.descendants() if isinstance(inner, TextBox)]
            if line.style["direction"] == "rtl" or any(_from_right_to_left(text.text) for text in texts):
                yield from texts


def _from_right_to_left(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in text)


def _move(element: Any, first: Any, pdf: Any) -> None:
    """Give what is in one element to the element that it goes on from."""
    for kid in element["K"]:
        pdf.objects[_number(kid)]["P"] = first.reference
    first["K"].extend(element["K"])
    element["K"].clear()


def _number(reference: Any) -> int:
    return int((reference.decode() if isinstance(reference, bytes) else str(reference)).split()[0])


def _tag(tag: str | None) -> str:
    if tag is None:
        return "NonStruct"
    return TAGS.get(tag) or str(_get_pdf_tag(tag))
