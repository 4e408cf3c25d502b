"""What pandoc would lose of a Word file without a word, put so that it reads it: one function a kind, in the order of MENDINGS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from footpress.documents.word.paragraph_styles import Styles
from footpress.documents.word.wordml import (
    MC,
    PICTURE,
    PPR,
    RPR,
    VAL,
    VML,
    Node,
    P,
    R,
    T,
    is_on,
    property_of,
    remove,
    text_run,
    unwrap,
    value,
    w,
    within,
    words_in,
)  # fmt: skip
from footpress.text.characters import UNFIT


@dataclass(slots=True)
class Mended:
    """What was found on the way: words that are not printed, and how many text boxes and charts there were."""

    styles: Styles
    hidden: list[str] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    placeholders: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    charts: int = 0


def mend(root: Node, mended: Mended) -> None:
    """Mend one part (the text, the footnotes, the endnotes) in place."""
    for step in MENDINGS:
        step(root, mended)


def choose_alternatives(root: Node, _: Mended) -> None:
    """Of what a part says twice, for new and for old programs, the new one."""
    for alternative in list(root.iter(f"{{{MC}}}AlternateContent")):
        choice = alternative.find(f"{{{MC}}}Choice")
        chosen = choice if choice is not None and _says_something(choice) else alternative.find(f"{{{MC}}}Fallback")
        for other in list(alternative):
            if other is not chosen:
                alternative.remove(other)
        if chosen is not None:
            unwrap(chosen)
        unwrap(alternative)


def _says_something(choice: Node) -> bool:
    return any(True for _ in choice.iter(f"{{{PICTURE}}}pic", w("txbxContent"), T, f"{{{MC}}}AlternateContent")) or bool(
        _charts(choice)
    )


def count_charts(root: Node, mended: Mended) -> None:
    """Charts and diagrams are drawn by Word itself: there is no picture of them in the file."""
    mended.charts += len(_charts(root))


def _charts(root: Node) -> list[Node]:
    graphics = root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData")
    return [graphic for graphic in graphics if graphic.get("uri", "").endswith(("/chart", "/chartex", "/diagram"))]


def leave_out_contents(root: Node, mended: Mended) -> None:
    """A table of contents is made by each edition, and placeholders ("Click here to enter text") are nobody's words."""
    for control in within(root, "sdt"):
        properties = control.find(w("sdtPr"))
        gallery = properties.find(f"{w('docPartObj')}/{w('docPartGallery')}") if properties is not None else None
        if gallery is not None and gallery.get(VAL, "").casefold() == "table of contents":
            mended.contents.append(words_in(control))
            remove(control)
        elif properties is not None and is_on(properties, "showingPlcHdr"):
            mended.placeholders.append(words_in(control))
            remove(control)
    for paragraph in within(root, "p"):
        if mended.styles.name(property_of(paragraph, "pStyle")).startswith("toc") and not within(paragraph, "drawing"):
            mended.contents.append(words_in(paragraph))
            remove(paragraph)


def open_wrappers(root: Node, _: Mended) -> None:
    """Runs in fields, custom XML, smart tags, content controls and changes of direction stand as runs of their paragraph."""
    for wrapper in within(root, "sdt"):
        content = wrapper.find(w("sdtContent"))
        if content is not None:
            unwrap(content)
        unwrap(wrapper, without=("sdtPr", "sdtEndPr"))
    for wrapper in within(root, "fldSimple", "customXml", "smartTag", "bdo", "dir"):
        unwrap(wrapper, without=("customXmlPr", "smartTagPr", "fldData"))


def write_ruby(root: Node, _: Mended) -> None:
    """Readings above characters stand behind them in parentheses."""
    for ruby in within(root, "ruby"):
        base, reading = (words_in(part) if (part := ruby.find(w(name))) is not None else "" for name in ("rubyBase", "rt"))
        run = ruby.getparent()
        gap = "" if base and ord(base[-1]) > 0x2E80 else " "
        made = etree.Element(T)
        made.text = f"{base}{gap}({reading})" if reading else base
        if run.tag == R:
            run.replace(ruby, made)
        else:
            run.replace(ruby, text_run(made.text))


def raise_by_position(root: Node, _: Mended) -> None:
    """Text that was raised or lowered by hand is superscript or subscript."""
    for properties in within(root, "rPr"):
        points = value(properties, "position")
        if points and points.lstrip("-+").isdigit() and abs(int(points)) >= 4 and properties.find(w("vertAlign")) is None:
            etree.SubElement(properties, w("vertAlign"), {VAL: "subscript" if points.startswith("-") else "superscript"})


def take_out_hidden(root: Node, mended: Mended) -> None:
    """Hidden text is not printed."""
    for run in within(root, "r"):
        properties = run.find(RPR)
        style = value(properties, "rStyle")
        own = value(properties, "vanish")
        hidden = own not in ("0", "false", "off") if own is not None else mended.styles.is_hidden(style)
        if hidden and (run.find(T) is not None or run.find(w("footnoteReference")) is not None):
            mended.hidden.append(words_in(run))
            remove(run)


def name_headings(root: Node, mended: Mended) -> None:
    """A paragraph with a level in the outline, or a style that is made after a heading's, is a heading."""
    if mended.styles.root is None:
        return
    for paragraph in within(root, "p"):
        style, outline = property_of(paragraph, "pStyle"), property_of(paragraph, "outlineLvl")
        level = int(outline) + 1 if outline and outline.isdigit() else mended.styles.level(style)
        name = mended.styles.name(style)
        if not 1 <= level <= 9 or name.startswith("heading ") or name in ("title", "subtitle") or not words_in(paragraph):
            continue
        properties = paragraph.find(PPR)
        if properties is None:
            properties = etree.Element(PPR)
            paragraph.insert(0, properties)
        for old in properties.findall(w("pStyle")):
            properties.remove(old)
        properties.insert(0, etree.Element(w("pStyle"), {VAL: mended.styles.heading(min(level, 6))}))


def lift_boxes(root: Node, mended: Mended) -> None:
    """The words of text boxes stand behind the paragraph that they are anchored in."""
    while (box := next(root.iter(w("txbxContent")), None)) is not None:
        anchor = next((above for above in box.iterancestors(P) if _is_outermost(above)), None)
        mended.boxes.append(words_in(box)[:60])
        if anchor is None:
            remove(box)
            continue
        holder = anchor.getparent()
        place = holder.index(anchor) + 1
        while place < len(holder) and holder[place].get("lifted"):
            place += 1
        for block in list(box):
            block.set("lifted", "1")
            holder.insert(place, block)
            place += 1
        drawing = next(above for above in box.iterancestors() if above.getparent().tag in (R, P) or above.getparent() is anchor)
        remove(box)
        if not any(True for _ in drawing.iter(f"{{{PICTURE}}}pic", f"{{{VML}}}imagedata", w("txbxContent"))):
            remove(drawing)
    for block in root.iter():
        block.attrib.pop("lifted", None)


def _is_outermost(paragraph: Node) -> bool:
    return not any(True for _ in paragraph.iterancestors(w("txbxContent")))


def take_out_unfit(root: Node, _: Mended) -> None:
    """Characters that no edition can hold."""
    for word in root.iter(T):
        if word.text and UNFIT.search(word.text):
            word.text = UNFIT.sub("", word.text)


MENDINGS: tuple[Callable[[Node, Mended], None], ...] = (
    choose_alternatives,
    count_charts,
    leave_out_contents,
    open_wrappers,
    write_ruby,
    raise_by_position,
    take_out_hidden,
    lift_boxes,
    name_headings,
    take_out_unfit,
)
"""The steps, in this order."""
