"""Formulas as pictures: MathML (https://www.w3.org/TR/mathml-core/) drawn by ziamath, to stand in the line.

WeasyPrint has no layout for MathML, nor has Kindle's converter. The picture grows and shrinks with the text around it, stands on its base line, and has the TeX
that the author typed as its alternative text.
"""

from __future__ import annotations

import base64
import warnings
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import etree

from footpress.text.parsing import parse_xml

SIZE = 100.0
"""What a formula is drawn at, in units of a picture; the page has its measures in em."""

DRAWN = frozenset(
    "math menclose mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub "
    "msubsup msup mtable mtd mtext mtr munder munderover none".split()
)
"""The elements of MathML that ziamath draws."""
_INVISIBLE = frozenset("\u200b\u2061\u2062\u2063\u2064")


class NotDrawn(Exception):
    """A formula that cannot be printed; the message says why, `tex` which."""

    def __init__(self, message: str, tex: str) -> None:
        super().__init__(message)
        self.tex = tex


@cache
def _ziamath() -> Any:
    """The library, which reads its font when it is imported: only where there is a formula."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # in ziamath 0.13, how it finds that font
        import ziamath
        from ziafont.config import config
    config.svg2 = False  # each letter as its own outline, which every reader of SVG knows
    return ziamath


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula drawn: its TeX, its SVG, and in em its width, its height and how far it reaches below the base line."""

    tex: str
    svg: str
    width: float
    height: float
    depth: float
    display: bool = False

    @property
    def address(self) -> str:
        """The drawing as an address that holds it."""
        return f"data:image/svg+xml;base64,{base64.b64encode(self.svg.encode()).decode()}"

    @property
    def kind(self) -> str:
        """The class of its picture."""
        return "formula display" if self.display else "formula"


def draw(root: etree._Element) -> None:
    """Put a picture in the place of each `<math>`. Raises NotDrawn."""
    for element in list(root.iter("{*}math")):
        formula = drawn_formula(element)
        measures = f"width: {formula.width:.3f}em; height: {formula.height:.3f}em; vertical-align: {-formula.depth:.3f}em"
        picture = {"class": formula.kind, "alt": formula.tex, "src": formula.address, "style": measures}
        exchange(element, etree.Element("img", picture))


def exchange(element: etree._Element, by: etree._Element) -> None:
    """Put one element in the place of another, before the text that follows it."""
    by.tail, parent = element.tail, element.getparent()
    assert parent is not None
    parent.replace(element, by)


def drawn_formula(formula: etree._Element) -> Formula:
    """A `<math>` drawn. Raises NotDrawn."""
    tex = " ".join("".join(str(text) for note in formula.iter("{*}annotation") for text in note.itertext()).split())
    bare = _without_semantics(formula)
    if unknown := {element.tag for element in bare.iter()} - DRAWN:
        raise NotDrawn(f"the formula {tex} cannot be printed: <{min(unknown)}> is not drawn; write it more simply.", tex)
    drawing = _ziamath().Math(etree.tostring(bare, encoding="unicode"), size=SIZE, margin=0)
    for character in "".join(map(str, bare.itertext())):
        if not character.isspace() and character not in _INVISIBLE and not drawing.font.glyphindex(character):
            raise NotDrawn(
                f'the font of formulas has no "{character}" (U+{ord(character):04X}): put it outside of the formula {tex}.', tex
            )
    box = drawing.svgxml().get("viewBox", "").split()  # left, top from the base line, width, height
    _, top, width, height = (float(number) / SIZE for number in box)
    return Formula(tex, drawing.svg(), width, height, top + height, formula.get("display") == "block")


def _without_semantics(formula: etree._Element) -> etree._Element:
    """The formula alone, without what annotates it and without namespace."""
    bare = etree.Element("math", {"display": formula.get("display", "inline")})
    content = formula.find("{*}semantics")
    for element in formula if content is None else content:
        if etree.QName(element).localname not in ("annotation", "annotation-xml"):
            bare.append(parse_xml(etree.tostring(element, with_tail=False), own=True))
    for element in bare.iter():
        element.tag = etree.QName(element).localname
    etree.cleanup_namespaces(bare)
    return bare
