"""The styles of a Word file, as far as they say what a paragraph or run is: which are headings, and which are not printed."""

from __future__ import annotations

from lxml import etree

from footpress.documents.word.wordml import PPR, RPR, VAL, Node, is_on, value, w
from footpress.text.late_patterns import late

_HEADING = late(r"heading ([1-9])")
_OURS = "FootpressHeading"


class Styles:
    """The styles of a file by their ids; `root` is its styles part, None where it has none."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self._styles = {style.get(w("styleId")): style for style in root.findall(w("style"))} if root is not None else {}

    def name(self, style: str | None) -> str:
        """The name of a style, in small letters: "heading 1", whatever language Word speaks; its id where it is not described."""
        found = self._styles.get(style)
        return ((value(found, "name") if found is not None else style) or "").casefold()

    def level(self, style: str | None) -> int:
        """The level of a heading, 1 to 9, that a style is or is made after; 0 for what is none."""
        for each in self._chain(style):
            if found := _HEADING.fullmatch((value(each, "name") or "").casefold()):
                return int(found[1])
            outline = value(each.find(PPR), "outlineLvl")
            if outline is not None:
                return int(outline) + 1 if outline.isdigit() and int(outline) < 9 else 0
        return 0

    def is_hidden(self, style: str | None) -> bool:
        """Whether what has this style is not printed."""
        return any(is_on(each.find(RPR), "vanish") for each in self._chain(style) if each.find(RPR) is not None)

    @property
    def language(self) -> str:
        """The language of what is tagged with none, "" where the file does not say."""
        default = self.root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}") if self.root is not None else None
        return value(default, "lang") or ""

    def heading(self, level: int) -> str:
        """The id of a style that is a heading of a level, made where it is not there."""
        style = f"{_OURS}{level}"
        if style not in self._styles and self.root is not None:
            made = etree.SubElement(self.root, w("style"), {w("type"): "paragraph", w("styleId"): style})
            etree.SubElement(made, w("name"), {VAL: f"heading {level}"})
            self._styles[style] = made
        return style

    def _chain(self, style: str | None) -> list[Node]:
        """A style and those that it is made after."""
        chain: list[Node] = []
        while style in self._styles and self._styles[style] not in chain:
            chain.append(self._styles[style])
            style = value(chain[-1], "basedOn")
        return chain
