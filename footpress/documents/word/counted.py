"""What a Word file has, counted in the file itself: its words, notes, pictures, tables and formulas, as Word prints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from footpress.documents.word.wordml import MC, PICTURE, VML, M, Node, P, T, is_on, w, within

_NOTES = ("footnote", "endnote")
_BLANK = frozenset(w(name) for name in ("tab", "br", "cr", "ptab", "footnoteReference", "endnoteReference", "sym"))
_SKIPPED = frozenset([f"{{{MC}}}Fallback", w("instrText"), w("delInstrText"), w("pPr"), w("rPr"), w("sdtPr"), w("txbxContent")])


def words_of(root: Node, *, rejected: bool = False) -> str:
    """The words of a part; with `rejected` those that stood before the tracked changes. A line for each paragraph."""
    text = ""
    for paragraph in _paragraphs(root):
        frame = paragraph.find(f"{w('pPr')}/{w('framePr')}")
        is_initial = frame is not None and frame.get(w("dropCap"), "none") != "none"
        text += "".join(_words(paragraph, rejected=rejected)) + ("" if is_initial else "\n")
    return text


def _paragraphs(root: Node) -> Iterator[Node]:
    for paragraph in root.iter(P):
        if not any(above.tag == f"{{{MC}}}Fallback" for above in paragraph.iterancestors()):
            yield paragraph


def _words(node: Node, *, rejected: bool) -> Iterator[str]:
    dropped = (w("ins"), w("moveTo")) if rejected else (w("del"), w("moveFrom"))
    for child in node:
        if child.tag in _SKIPPED or child.tag in dropped or child.tag == P:
            continue
        if child.tag == T or (rejected and child.tag == w("delText")):
            yield child.text or ""
        elif child.tag in _BLANK:
            yield " "
        elif child.tag == w("noBreakHyphen"):
            yield "\u2011"
        elif child.tag == w("ruby"):
            yield from _words(child, rejected=rejected)
            yield " "
        elif child.tag == w("rt"):
            yield from (" ", *_words(child, rejected=rejected), " ")
        else:
            yield from _words(child, rejected=rejected)


def notes_called(root: Node, kind: str) -> list[str]:
    """The ids of the footnotes ("footnote") or endnotes ("endnote") that a mended part calls."""
    return [str(call.get(w("id"))) for call in within(root, f"{kind}Reference")]


def note_stories(notes: Node, kind: str, called: Iterable[str]) -> list[Node]:
    """The notes of a part that are called, in its order."""
    wanted = set(called)
    if notes is None:
        return []
    return [note for note in notes.findall(w(kind)) if note.get(w("id")) in wanted and note.get(w("type"), "normal") == "normal"]


def parts_counted(roots: Iterable[Node]) -> dict[str, int]:
    """How many pictures, tables and formulas some mended parts have."""
    counts = {"pictures": 0, "tables": 0, "formulas": 0}
    for root in roots:
        counts["tables"] += sum(1 for table in root.iter(w("tbl")) if next(table.iter(w("tc")), None) is not None)
        counts["formulas"] += sum(
            1 for formula in root.iter(f"{{{M}}}oMath") if next(formula.iter(f"{{{M}}}t"), None) is not None
        )
        counts["pictures"] += sum(1 for _ in root.iter(f"{{{PICTURE}}}pic", f"{{{VML}}}imagedata"))
    return counts


def is_hidden(properties: Node) -> bool:
    """Whether the properties of a run say that it is not printed."""
    return properties is not None and is_on(properties, "vanish")
