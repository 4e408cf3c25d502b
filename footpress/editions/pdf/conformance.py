"""Whether a PDF keeps the rules of PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) that a program can see.

A choice of the rules that veraPDF applies; each function is one of them and yields a sentence for each breach.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf

Rule = Callable[[pikepdf.Pdf], Iterator[str]]
STANDARD = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table "
    "TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Figure Formula Form".split()
)
"""The standard structure types (ISO 32000-1, 14.8.4)."""


def breaches(pdf: bytes) -> tuple[str, ...]:
    """Every breach of a rule, as sentences; () where the file keeps them all."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return tuple(sentence for rule in RULES for sentence in rule(opened))


def claims(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.6.4; UA 5: the metadata say which standards the file follows."""
    with pdf.open_metadata() as metadata:
        for name, value in (("pdfaid:part", "3"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")):
            if metadata.get(name) != value:
                yield f"The metadata lack {name} = {value}."
        if not metadata.get("dc:title"):
            yield "The metadata have no title."


def colours(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.2.3: an output intent says what the colours mean."""
    intents = pdf.Root.get("/OutputIntents", pikepdf.Array())
    if not any(intent.get("/S") == "/GTS_PDFA1" and "/DestOutputProfile" in intent for intent in intents):
        yield "No output intent with a colour profile."


def fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.2.11: every font is embedded, and its characters can be read."""
    for item in _dictionaries(pdf):
        if item.get("/Type") == "/FontDescriptor" and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(item.keys()):
            yield f"The font {item.get('/FontName')} is not embedded."
        if item.get("/Subtype") == "/Type0" and "/ToUnicode" not in item:
            yield f"The font {item.get('/BaseFont')} does not say which characters its glyphs are."


def nothing_active(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.5, 6.1.3: no scripts, no programs, no encryption."""
    if pdf.is_encrypted:
        yield "The file is encrypted."
    for item in _dictionaries(pdf):
        if item.get("/S") in ("/JavaScript", "/Launch", "/Sound", "/Movie", "/ImportData", "/ResetForm"):
            yield f"The file has an action {item.S}."


def attachments(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.8: an attached file says what it is, and what it is to the document."""
    associated = [item.objgen for item in pdf.Root.get("/AF", pikepdf.Array())]
    for item in _dictionaries(pdf):
        if item.get("/Type") == "/Filespec":
            if "/AFRelationship" not in item or item.objgen not in associated:
                yield f"The attached file {item.get('/F')} is not associated with the document."
            if "/Subtype" not in item.EF.F:
                yield f"The attached file {item.get('/F')} has no MIME type."


def accessible(pdf: pikepdf.Pdf) -> Iterator[str]:
    """UA 7.1, 7.2: the file is tagged, in a language, and shows its title."""
    if not pdf.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked") or "/StructTreeRoot" not in pdf.Root:
        yield "The file is not tagged."
    if not str(pdf.Root.get("/Lang", "")):
        yield "The file does not say its language."
    if not pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle"):
        yield "The window does not show the title."


def elements(pdf: pikepdf.Pdf) -> Iterator[str]:
    """UA 7.3, 7.4, 7.9: standard types, pictures with words for them, notes with an ID of their own, headings in order."""
    seen: set[str] = set()
    level = 0
    for element in _elements(pdf.Root.StructTreeRoot):
        kind = str(element.S)[1:]
        if kind not in STANDARD:
            yield f"The structure type {kind} is none of the standard ones."
        if kind in ("Figure", "Formula") and not str(element.get("/Alt", "")):
            yield "A picture has no alternative text."
        name = str(element.get("/ID", ""))
        if (kind == "Note" and not name) or (name and name in seen):
            yield f"A note has no ID of its own ({name or 'none'})."
        seen.add(name)
        if kind[0] == "H" and kind[1:].isdigit():
            if int(kind[1:]) > level + 1:
                yield f"A heading of level {kind[1:]} follows one of level {level}."
            level = int(kind[1:])


def links(pdf: pikepdf.Pdf) -> Iterator[str]:
    """UA 7.18: every annotation stands in a Link, can be read aloud, and is printed (6.3.2)."""
    tied = {
        kid.Obj.objgen
        for element in _elements(pdf.Root.StructTreeRoot)
        if element.S == "/Link"
        for kid in _kids(element)
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
    }
    for number, page in enumerate(pdf.pages, start=1):
        annotations = page.get("/Annots", pikepdf.Array())
        if len(annotations) and page.get("/Tabs") != "/S":
            yield f"Page {number} does not say the order of its links."
        for annotation in annotations:
            if annotation.objgen not in tied:
                yield f"A link on page {number} stands in no Link element."
            if not str(annotation.get("/Contents", "")):
                yield f"A link on page {number} has no words."
            if not int(annotation.get("/F", 0)) & 4:
                yield f"A link on page {number} is not printed."


def marked(pdf: pikepdf.Pdf) -> Iterator[str]:
    """UA 7.1: everything drawn is content of the structure, or an artifact."""
    for number, page in enumerate(pdf.pages, start=1):
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
            if not depth and operator in ("Tj", "TJ", "f", "S", "Do", "B", "sh"):
                yield f"On page {number} something is drawn that is neither content nor artifact."
                break


RULES: tuple[Rule, ...] = (claims, colours, fonts, nothing_active, attachments, accessible, elements, links, marked)


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            yield item


def _elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid and kid.get("/Type") == "/StructElem":
            yield kid
            yield from _elements(kid)


def _kids(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = element.get("/K", pikepdf.Array())
    yield from kids if isinstance(kids, pikepdf.Array) else [kids]
