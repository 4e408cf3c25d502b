"""The structure of a PDF and the words drawn in it.

pikepdf reads the structure tree (ISO 32000-1, 14.7), pdfium the words: every marked-content sequence of a page has a number,
and the structure says to which element it belongs.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from footpress.problems import WorldError

Mark = tuple[int, int]
"""(page from 0, number of the marked-content sequence)."""
TERM = "Term"
"""What a term that is explained in a list is called here; the structure has it as the label of what it means."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the structure: type, ID, the place and the address that its link leads to, its /ActualText, its /Alt, and its
    marks and elements in order."""

    type: str
    id: str = ""
    target: str = ""
    actual_text: str = ""
    alternative: str = ""
    address: str = ""
    kids: tuple[Mark | Element, ...] = field(default=())

    def walk(self) -> Iterator[Element]:
        """This element and all elements in it, in order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def marks(self) -> Iterator[Mark]:
        """All marks in it, in order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.marks()
            else:
                yield kid


@dataclass(frozen=True, slots=True)
class Words:
    """The text of one marked-content sequence, its first and last base line, in points from the foot of the page, and what of the
    text is italic."""

    text: str
    first: float
    last: float
    italic: str = ""


def read_structure(data: bytes) -> Element:
    """The structure of a PDF, from its root. Raises WorldError where it is no tagged PDF."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
            return Element("Root", kids=tuple(_kids(pdf.Root.StructTreeRoot, pages, None)))
    except (pikepdf.PdfError, AttributeError, OSError) as error:
        raise WorldError(f"This is no tagged PDF: {error}.") from error


def _kids(element: pikepdf.Object, pages: Mapping[tuple[int, int], int], page: int | None) -> Iterator[Mark | Element]:
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary):
            if page is not None:
                yield page, int(kid)
        elif kid.get("/Type") == "/MCR":
            yield pages[kid.Pg.objgen] if "/Pg" in kid else (page or 0), int(kid.MCID)
        elif kid.get("/Type") != "/OBJR":
            here = pages.get(kid.Pg.objgen, page) if "/Pg" in kid else page
            inside = tuple(_kids(kid, pages, here))
            spoken, alternative = str(kid.get("/ActualText", "")), str(kid.get("/Alt", ""))
            captions = tuple(inner for inner in inside if isinstance(inner, Element) and inner.type == "Caption")
            of_figure = captions if kid.S == "/Figure" else ()  # its words are the article's, those in the drawing are not
            rest = tuple(inner for inner in inside if inner not in of_figure)
            yield Element(_type(kid), str(kid.get("/ID", "")), _target(kid), spoken, alternative, _address(kid), rest)
            yield from of_figure


def _type(element: pikepdf.Object) -> str:
    """The type of an element; TERM for the label of an item in a list without numbers, which is a word of the text."""
    kind = str(element.S)[1:]
    numbered = element.P.P.get("/A", pikepdf.Dictionary()).get("/ListNumbering") if kind == "Lbl" and "/P" in element.P else ""
    return TERM if numbered == "/None" else kind


def _target(element: pikepdf.Object) -> str:
    """The named destination that an element's link leads to, "" where there is none."""
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
            destination = kid.Obj.get("/Dest", "")
            return str(destination) if isinstance(destination, pikepdf.String) else ""
    return ""


def _address(element: pikepdf.Object) -> str:
    """The web address that an element's link leads to, "" where there is none."""
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
            return str(kid.Obj.get("/A", pikepdf.Dictionary()).get("/URI", ""))
    return ""


def pages_of_destinations(pdf: bytes) -> Mapping[str, int]:
    """The page of each named destination, by its printed number."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        pages = {page.obj.objgen: number for number, page in enumerate(opened.pages, start=_first(opened))}
        names = opened.Root.get("/Names", pikepdf.Dictionary()).get("/Dests", pikepdf.Dictionary()).get("/Names", pikepdf.Array())
        return {str(names[i]): pages[names[i + 1][0].objgen] for i in range(0, len(names), 2)}


def first_page(pdf: bytes) -> int:
    """The printed number of the first page: that of the PDF's own labels, else 1."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return _first(opened)


def _first(opened: pikepdf.Pdf) -> int:
    labels = opened.Root.get("/PageLabels", pikepdf.Dictionary()).get("/Nums", pikepdf.Array())
    return int(labels[1].get("/St", 1)) if len(labels) > 1 else 1


def read_words(data: bytes) -> Mapping[Mark, Words]:
    """What is drawn under each mark of each page, inside the page's edges."""
    words: dict[Mark, Words] = {}
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document):
            drawn: dict[int, list[tuple[str, float, bool]]] = {}
            text_page = page.get_textpage()
            for item in page.get_objects((pdfium.FPDF_PAGEOBJ_TEXT,)):
                mark = pdfium.FPDFPageObj_GetMarkedContentID(item.raw)
                left, bottom, right, top = item.get_bounds()
                if mark >= 0 and bottom >= 0 and left >= 0 and right <= page.get_width() and top <= page.get_height():
                    drawn.setdefault(mark, []).append((_text(item, text_page), item.get_matrix().f, _is_italic(item)))
            for mark, pieces in drawn.items():
                text, italic = ("".join(text for text, _, slanted in pieces if slanted or whole) for whole in (True, False))
                words[number, mark] = Words(text, pieces[0][1], pieces[-1][1], italic)
    return words


def _is_italic(item: pypdfium2.PdfObject) -> bool:
    """Whether a text is drawn with an italic font (ISO 32000-1, 9.8.2, flag 7), by its flags or, failing those, its name."""
    font = pdfium.FPDFTextObj_GetFont(item.raw)
    buffer = ctypes.create_string_buffer(200)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 200)
    return bool(pdfium.FPDFFont_GetFlags(font) & 1 << 6) or b"Italic" in buffer.value


def _text(item: pypdfium2.PdfObject, text_page: pypdfium2.PdfTextPage) -> str:
    size = pdfium.FPDFTextObj_GetText(item.raw, text_page.raw, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(item.raw, text_page.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
