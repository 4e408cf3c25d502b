"""What a manuscript with structure says about itself: by the styles of its title block, else by the rules for plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from footpress.documents.opening import Opening, read_opening
from footpress.documents.opening.authors import Authors
from footpress.documents.opening.bylines import Byline, read_names
from footpress.documents.opening.labelled import label_of
from footpress.documents.opening.lines import read_line
from footpress.documents.opening.opening import stands_in_text
from footpress.documents.plain_text.paragraphs import Line, Paragraph
from footpress.documents.tree.line_numbers import Placed
from footpress.documents.tree.taken_notes import has_notes, notes_in
from footpress.documents.tree.typed import plain, typed, typed_blocks
from footpress.languages.typed_dates import read_date
from footpress.model.manuscript import LeftOut
from footpress.pandoc.elements import Blocks, Element, Inlines
from footpress.text.folding import fold_letters

_TEXT_FIELDS = ("title", "subtitle", "author", "authors", "date", "abstract", "keywords", "lang", "series", "number")
_SETTINGS = frozenset(
    "bibliography csl citation-style link-citations header-includes documentclass papersize geometry output".split()
)


@dataclass(slots=True)
class TitleBlock:
    """The opening; the blocks that follow it; what stands in the notes that are called in its lines: to the title, to all else."""

    opening: Opening
    body: list[Placed]
    title_notes: list[Blocks] = field(default_factory=list)
    author_notes: list[Blocks] = field(default_factory=list)
    lang: str = ""


def read_title_block(meta: Mapping[str, Element], blocks: Sequence[Placed], file: str) -> TitleBlock:
    """The opening of a manuscript, out of its metadata and its first paragraphs."""
    opening = _from_metadata(meta, file)
    titled = TitleBlock(opening, list(blocks), lang=_words(meta.get("lang")))
    for name, value in meta.items():
        (titled.title_notes if name in ("title", "subtitle") else titled.author_notes).extend(notes_in(value))
    blocks = _with_title_heading(opening, list(blocks), titled)
    leading = _leading(blocks)
    first = [Paragraph(tuple(Line(line, text) for text in _lines(block))) for line, block in blocks[:leading]]
    if leading == len(blocks) and not any(stands_in_text(paragraph) for paragraph in first):
        titled.body = blocks  # nothing but short lines: they are the text
        return titled
    read = read_opening(first, file, opening)
    kept = {(line.number, line.text) for paragraph in read.body for line in paragraph.lines}
    left = [(line, _left_of(block, [text for number, text in kept if number == line])) for line, block in blocks[:leading]]
    for (line, block), (_, rest) in zip(blocks, left, strict=False):
        if rest is None:
            (titled.title_notes if line == read.title_line else titled.author_notes).extend(notes_in(block))
    titled.body = [(line, rest) for line, rest in left if rest is not None] + blocks[leading:]
    return titled


def _with_title_heading(opening: Opening, blocks: list[Placed], titled: TitleBlock) -> list[Placed]:
    """The blocks without the heading that is the title; headings one level up where it was the only one of its level."""
    if not blocks or blocks[0][1]["t"] != "Header":
        return blocks
    level, _, inlines = blocks[0][1]["c"]
    if _label_of(plain(inlines)):
        return blocks
    if opening.title and fold_letters(opening.title) != fold_letters(plain(inlines)):
        return blocks
    if opening.title:
        opening.left_out.append(LeftOut(plain(inlines), blocks[0][0], "the title typed a second time"))
    opening.title, opening.title_line = plain(inlines), blocks[0][0]
    titled.title_notes += notes_in(inlines)
    rest = blocks[1:]
    levels = [block["c"][0] for _, block in rest if block["t"] == "Header"]
    up = min(levels, default=level) - 1 if level not in levels else 0
    return [(line, _raised(block, up) if block["t"] == "Header" else block) for line, block in rest]


def _raised(heading: Element, up: int) -> Element:
    level, attributes, inlines = heading["c"]
    return {"t": "Header", "c": [max(1, level - up), attributes, inlines]}


def _leading(blocks: Sequence[Placed]) -> int:
    """How many paragraphs stand above the first heading, list, table or quotation; a heading that is a label is one of them."""
    count = 0
    for place, (_, block) in enumerate(blocks):
        labels = block["t"] == "Header" and _label_of(_text(block)) and blocks[place + 1 : place + 2]
        if block["t"] not in ("Para", "Plain", "LineBlock") and not labels:
            break
        if has_notes(block) and re.search(r"[.?!…”»\"]$", _text(block)) and len(_text(block).split()) > 3:
            break
        if block["t"] == "Para" and block["c"][0]["t"] in ("Image", "Math"):
            break
        count += 1
    return count


def _label_of(text: str) -> str:
    """The label that a heading is, "" where it says more."""
    found = label_of(text)
    return found.name if found and found.name in ("abstract", "keywords") and not text[found.end :].strip(" *.:") else ""


def _text(block: Element) -> str:
    return " ".join(_lines(block))


def _lines(block: Element) -> list[str]:
    """The lines of a paragraph as typed: one, or as many as were ended by hand."""
    return [text for line in _parted(block) if (text := typed(_with_carets(line)))]


def _parted(block: Element) -> list[Inlines]:
    match block["t"]:
        case "Header":
            return [block["c"][2]]
        case "LineBlock":
            return list(block["c"])
        case "Para" | "Plain":
            lines: list[Inlines] = [[]]
            for inline in block["c"]:
                lines = [*lines, []] if inline["t"] == "LineBreak" else [*lines[:-1], [*lines[-1], inline]]
            return lines
    return []


def _left_of(block: Element, kept: Sequence[str]) -> Element | None:
    """A block with those of its lines that are text; None for none. One that is not kept in part stays as it is."""
    lines = _parted(block)
    rest = [line for line in lines if typed(_with_carets(line)) in kept]
    if not rest or len(rest) == len(lines):
        return block if rest else None
    return {"t": "Para", "c": [inline for line in rest for inline in ({"t": "LineBreak"}, *line)][1:]}


def _with_carets(inlines: Inlines) -> Inlines:
    """Inlines whose short raised text is written ^so^, by which marks behind names are told."""
    return [
        {"t": "Str", "c": f"^{text}^"} if inline["t"] == "Superscript" and 0 < len(text := plain(inline["c"])) < 8 else inline
        for inline in inlines
    ]


def _from_metadata(meta: Mapping[str, Element], file: str) -> Opening:
    """The opening as styles and front matter give it."""
    opening = Opening(title=_words(meta.get("title")), subtitle=_words(meta.get("subtitle")))
    authors = Authors()
    for place in ("author", "authors"):
        for words in _authors(meta[place]) if place in meta else ():
            said = read_line(Line(1, words))
            if said.kind in ("affiliation", "reach") and authors.people:
                authors.take_reach(said)
            else:
                authors.take_names(said if said.bylines else replace(said, bylines=tuple(map(Byline, read_names(words)))))
    opening.authors, problems, opening.said = authors.finished(file)
    opening.problems += problems
    opening.left_out += authors.left_out
    date = re.sub(r"^(\d{4}-\d\d-\d\d)T.*", r"\1", _words(meta.get("date")))
    opening.date = read_date(date) or (date if re.fullmatch(r"\d{4}", date) else "")
    if date:
        opening.left_out.append(
            LeftOut(date, 1, f"read as the date {opening.date}" if opening.date else "a date that is not understood")
        )
    opening.labelled.add("abstract", _without_label(" ".join(_words(meta.get("abstract")).split()), opening))
    opening.series, opening.number = _words(meta.get("series")), _words(meta.get("number"))
    opening.labelled.add("keywords", "; ".join(_keywords(meta.get("keywords"))))
    for name, value in meta.items():
        if name not in _TEXT_FIELDS and name not in _SETTINGS and (words := _words(value)):
            opening.left_out.append(LeftOut(f"{name}: {words}", 1, "a field of the front matter without a place in ours"))
    return opening


def _without_label(text: str, opening: Opening) -> str:
    found = label_of(text)
    if found and found.name == "abstract":
        opening.left_out.append(LeftOut(found.typed, 1, "the label of the abstract"))
        return text[found.end :]
    return text


def _keywords(value: Element | None) -> list[str]:
    if value is None:
        return []
    if value["t"] == "MetaList":
        return [word for item in value["c"] if (word := _words(item))]
    return [word for part in re.split(r"[,;]", _words(value)) if (word := part.strip(" ."))]


def _authors(value: Element) -> Iterator[str]:
    """The authors that front matter or styles give, a line for each, as it would be typed above a text."""
    match value["t"]:
        case "MetaList":
            for item in value["c"]:
                yield from _authors(item)
        case "MetaMap":
            fields = value["c"]
            family, given = (_words(fields.get(part)) for part in ("family", "given"))
            name = f"{family}, {given}" if family and given else family
            yield name or _words(fields.get("name") or fields.get("literal"))
            affiliation = _words(fields.get("affiliation") or fields.get("institute"))
            for more in (affiliation, _words(fields.get("email")), _words(fields.get("orcid"))):
                if more:
                    yield more
        case "MetaInlines":
            if words := typed(_with_carets(value["c"])):
                yield words
        case _:
            if words := _words(value):
                yield words


def _words(value: Element | None) -> str:
    """A value of the metadata as words."""
    if value is None:
        return ""
    match value["t"]:
        case "MetaInlines":
            return plain(value["c"])
        case "MetaBlocks":
            return typed_blocks(value["c"])
        case "MetaString":
            return str(value["c"])
        case "MetaList":
            return ", ".join(filter(None, map(_words, value["c"])))
        case "MetaMap":
            return ", ".join(filter(None, map(_words, value["c"].values())))
    return ""


def notes_as_words(notes: Sequence[Blocks]) -> str:
    """What stands in some notes, in one line."""
    return " ".join(" ".join(typed_blocks(note).split()) for note in notes)
