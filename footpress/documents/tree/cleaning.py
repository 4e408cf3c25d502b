"""A tree as we write it: nothing but what Markdown means. Layout, styles and empty things go; every word stays."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from footpress.documents.plain_text.decoding import CLEAN
from footpress.documents.tree.taken_notes import without_notes
from footpress.documents.tree.typed import plain
from footpress.pandoc.elements import NO_ATTRIBUTES, SPACE, Blocks, Element, Inlines, paragraph, structures, text_of, words
from footpress.text.characters import UNFIT, with_plain_blanks

_MARKS = frozenset({"Emph", "Strong", "Underline", "Strikeout", "Superscript", "Subscript", "SmallCaps"})
_BLANKS = frozenset({"Space", "SoftBreak", "LineBreak"})
_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}
_LONGEST_VERSE = 70  # characters
_LISTS = frozenset({"BulletList", "OrderedList"})


def clean(tree: Mapping[str, Any]) -> dict[str, Any]:
    """The tree with its metadata, cleaned. Links within the text stay where what they lead to does."""
    cleaner = _Cleaner(frozenset(_linked(tree)) & frozenset(_named(tree)))
    meta = {name: cleaner.meta(value) for name, value in tree["meta"].items()}
    return {"meta": meta, "blocks": cleaner.blocks(tree["blocks"])}


class _Cleaner:
    """Makes new elements out of those of a tree. `linked` are the names that links within the text lead to."""

    def __init__(self, linked: frozenset[str]) -> None:
        self.linked = linked

    def meta(self, value: Element) -> Element:
        """A value of the metadata."""
        match value["t"]:
            case "MetaInlines":
                return {"t": "MetaInlines", "c": self.inlines(value["c"])}
            case "MetaBlocks":
                return {"t": "MetaBlocks", "c": self.blocks(value["c"])}
            case "MetaList":
                return {"t": "MetaList", "c": [self.meta(item) for item in value["c"]]}
            case "MetaMap":
                return {"t": "MetaMap", "c": {name: self.meta(item) for name, item in value["c"].items()}}
        return value

    def blocks(self, blocks: Sequence[Element]) -> Blocks:
        """Blocks, divisions opened; two lists of one kind in a row stay two."""
        made: Blocks = []
        for block in (each for given in blocks for each in self.block(given)):
            if made and block["t"] in _LISTS and _last_list(made[-1]) == block["t"]:
                block = {"t": "Div", "c": [["", ["list"], []], [block]]}
            made.append(block)
        return made

    def block(self, block: Element) -> Iterator[Element]:
        """What a block becomes: itself, several, or nothing."""
        kind: str = block["t"]
        content: Any = block.get("c")
        match kind:
            case "Para" | "Plain":
                if inlines := _trimmed(self.inlines(content)):
                    yield _verse(inlines) if kind == "Para" and _is_verse(inlines) else {"t": kind, "c": inlines}
            case "Header":
                level, (name, _, _), inlines = content
                if heading := _heading(self.inlines(inlines)):
                    yield {"t": "Header", "c": [level, [name if name in self.linked else "", [], []], heading]}
            case "Div":
                yield from self.blocks(content[1])
            case "BlockQuote":
                if inner := self.blocks(content):
                    yield {"t": kind, "c": inner}
            case "BulletList":
                yield {"t": kind, "c": self._items(content)}
            case "OrderedList":
                yield {"t": kind, "c": [content[0], self._items(content[1])]}
            case "DefinitionList":
                yield {"t": kind, "c": [[self.inlines(term), [self.blocks(each) for each in all_]] for term, all_ in content]}
            case "LineBlock":
                yield {"t": kind, "c": [self.inlines(line) for line in content]}
            case "Figure":
                yield self._figure(content)
            case "Table":
                yield self._table(content)
            case "CodeBlock":
                yield {"t": kind, "c": [["", content[0][1][:1], []], UNFIT.sub("", content[1])]}
            case "RawBlock":
                if said := _words_of_raw(content[0], content[1]):
                    yield paragraph(*words(said))
            case _:
                yield block

    def inlines(self, inlines: Sequence[Element]) -> Inlines:
        """Inlines, spans opened; marks that stand side by side are one."""
        made: Inlines = []
        for inline in (each for given in inlines for each in self.inline(given)):
            kind = inline["t"]
            if kind == "Space":
                made.append(inline)
            elif made and inline["t"] in _MARKS and made[-1]["t"] == inline["t"]:
                made[-1] = {"t": inline["t"], "c": [*made[-1]["c"], *inline["c"]]}
            elif made and inline["t"] == made[-1]["t"] == "LineBreak":
                continue
            elif made and inline["t"] == made[-1]["t"] == "Str":
                made[-1] = text_of(made[-1]["c"] + inline["c"])
            else:
                made.append(inline)
        return made

    def inline(self, inline: Element) -> Iterator[Element]:
        """What an inline becomes: itself, several, or nothing."""
        kind: str = inline["t"]
        content: Any = inline.get("c")
        if kind == "Str":
            if text := content if content.isascii() and content.isalnum() else clean_words(content):
                yield text_of(text)
        elif kind in _MARKS:
            yield from _outside(kind, self.inlines(content))
        elif kind == "Quoted":
            before, after = _QUOTES[content[0]["t"]]
            yield from self.inlines([text_of(before), *content[1], text_of(after)])
        elif kind == "Span":
            yield from self._span(content)
        elif kind == "Link":
            yield from self._link(content)
        elif kind == "Image":
            described = self.inlines(content[1])
            yield {"t": kind, "c": [NO_ATTRIBUTES, without_notes(described), [content[2][0], ""]]}
            yield from (each for each in structures(described, into_notes=False) if each["t"] == "Note")
        elif kind == "Note":
            yield {"t": kind, "c": self.blocks(content)}
        elif kind == "RawInline":
            yield from _raw_inline(*content)
        elif kind == "Cite":
            yield {"t": kind, "c": [[self._citation(each) for each in content[0]], self.inlines(content[1])]}
        elif kind == "SoftBreak":
            yield SPACE
        else:
            yield inline

    def _span(self, content: list[Any]) -> Iterator[Element]:
        (name, classes, pairs), inlines = content
        inner = self.inlines(inlines)
        name = name if name in self.linked else ""
        kept = [[key, value] for key, value in pairs if key in ("lang", "dir")]
        if "smallcaps" in classes:
            inner = list(_outside("SmallCaps", inner))
        if "underline" in classes:
            inner = list(_outside("Underline", inner))
        if name or (kept and inner):
            yield {"t": "Span", "c": [[name, [], kept], inner]}
        else:
            yield from inner

    def _link(self, content: list[Any]) -> Iterator[Element]:
        _, inlines, (target, _title) = content
        inner = self.inlines(inlines)
        leads = target[1:] in self.linked if target.startswith("#") else re.match(r"(?:https?://|mailto:)", target)
        if inner and leads:
            inner = [each for part in inner for each in (part["c"] if part["t"] == "Underline" else [part])]
            yield {"t": "Link", "c": [NO_ATTRIBUTES, inner, [target, ""]]}
        else:
            yield from inner

    def _citation(self, citation: dict[str, Any]) -> dict[str, Any]:
        parts = {part: self.inlines(citation[part]) for part in ("citationPrefix", "citationSuffix")}
        return {**citation, **parts}

    def _name(self, attributes: list[Any]) -> list[Any]:
        return [attributes[0] if attributes[0] in self.linked else "", [], []]

    def _figure(self, content: list[Any]) -> Element:
        """A figure; the description of its picture, where it is the caption once more, is left to the caption."""
        attributes, caption, blocks = content
        named = json.dumps([block.get("c") for block in caption[1]])
        inner = []
        for block in blocks:
            images = [each for each in structures(block) if each["t"] == "Image"]
            for image in images if block["t"] in ("Para", "Plain") else ():
                repeats = json.dumps([image["c"][1]]) == named
                image["c"][1] = [] if repeats else without_notes(image["c"][1])
            inner.append(block)
        return {"t": "Figure", "c": [self._name(attributes), self._caption(caption), self.blocks(inner)]}

    def _items(self, items: list[Any]) -> list[Blocks]:
        """The items of a list, without empty lines between them where each is one paragraph."""
        made = [blocks for item in items if (blocks := self.blocks(item))]
        short = all(block["t"] != "Para" or place == 0 for blocks in made for place, block in enumerate(blocks))
        return [[{**block, "t": "Plain"} if short and block["t"] == "Para" else block for block in blocks] for blocks in made]

    def _caption(self, caption: list[Any]) -> list[Any]:
        return [None, self.blocks(caption[1])]

    def _table(self, content: list[Any]) -> Element:
        attributes, caption, columns, head, bodies, foot = content
        columns = [[alignment, {"t": "ColWidthDefault"}] for alignment, _ in columns]
        bodies = [[NO_ATTRIBUTES, headed, self._rows(first), self._rows(rows)] for _, headed, first, rows in bodies]
        made = [self._name(attributes), self._caption(caption), columns]
        made += [[NO_ATTRIBUTES, self._rows(head[1])], bodies, [NO_ATTRIBUTES, self._rows(foot[1])]]
        return {"t": "Table", "c": made}

    def _rows(self, rows: list[Any]) -> list[Any]:
        return [[NO_ATTRIBUTES, [[NO_ATTRIBUTES, *cell[1:4], self.blocks(cell[4])] for cell in cells]] for _, cells in rows]


def clean_words(text: str) -> str:
    """Typed words as every edition can hold them: composed letters, no invisible marks."""
    return UNFIT.sub("", unicodedata.normalize("NFC", with_plain_blanks(text).translate(CLEAN))).replace("\xad", "")


def _outside(kind: str, inlines: Inlines) -> Iterator[Element]:
    """A mark around inlines, blanks at their edges outside of it; none around blanks alone."""
    inner = list(inlines)
    before: Inlines = []
    after: Inlines = []
    while inner and inner[0]["t"] in _BLANKS:
        before.append(inner.pop(0))
    while inner and inner[-1]["t"] in _BLANKS:
        after.insert(0, inner.pop())
    yield from before
    if inner and all(each["t"] == "Note" for each in inner):
        yield from inner
    elif inner:
        yield {"t": kind, "c": inner}
    yield from after


def _is_verse(inlines: Inlines) -> bool:
    """Whether a paragraph has three short lines or more that were ended by hand."""
    lines = _lines_of(inlines)
    return len(lines) >= 3 and all(0 < len(plain(without_notes(line))) <= _LONGEST_VERSE for line in lines)


def _verse(inlines: Inlines) -> Element:
    return {"t": "LineBlock", "c": _lines_of(inlines)}


def _lines_of(inlines: Inlines) -> list[Inlines]:
    lines: list[Inlines] = [[]]
    for inline in inlines:
        if inline["t"] == "LineBreak":
            lines.append([])
        else:
            lines[-1].append(inline)
    return lines


def _trimmed(inlines: Inlines) -> Inlines:
    while inlines and inlines[0]["t"] in _BLANKS:
        inlines = inlines[1:]
    while inlines and inlines[-1]["t"] in _BLANKS:
        inlines = inlines[:-1]
    return inlines


def _heading(inlines: Inlines) -> Inlines:
    """The words of a heading: emphasis of all of it, and ends of lines in it, are layout."""
    inlines = _trimmed([SPACE if each["t"] == "LineBreak" else each for each in inlines])
    while len(inlines) == 1 and inlines[0]["t"] in ("Strong", "Emph", "Underline", "SmallCaps"):
        inlines = inlines[0]["c"]
    return [part for each in inlines for part in (each["c"] if each["t"] == "Strong" else [each])]


def _last_list(block: Element) -> str:
    return str(block["c"][1][0]["t"] if block["t"] == "Div" else block["t"])


def _raw_inline(form: str, text: str) -> Iterator[Element]:
    """HTML among the words is markup, of which only the end of a line means something here; other markup is words."""
    if re.fullmatch(r"<br\s*/?>", text, re.IGNORECASE):
        yield {"t": "LineBreak"}
    elif form not in ("html", "html5") and (said := clean_words(text)):
        yield text_of(said)


def _words_of_raw(form: str, text: str) -> str:
    return re.sub(r"<!--.*?-->|<[^<>]*>", " ", text, flags=re.DOTALL) if form in ("html", "html5") else clean_words(text)


def _linked(tree: Mapping[str, Any]) -> Iterator[str]:
    for element in structures(tree["blocks"]):
        if element["t"] == "Link" and element["c"][2][0].startswith("#"):
            yield element["c"][2][0][1:]


def _named(tree: Mapping[str, Any]) -> Iterator[str]:
    for element in structures(tree["blocks"]):
        if element["t"] in ("Span", "Figure", "Table"):
            yield element["c"][0][0]
        elif element["t"] == "Header":
            yield element["c"][1][0]
