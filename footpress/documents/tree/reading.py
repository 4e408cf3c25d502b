"""A tree becomes a Manuscript: its opening, its text as canonical Markdown, its notes as typed, its pictures, and the account of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from footpress.documents.accounting import lost_in, without_addresses
from footpress.documents.opening import finish_title, metadata_of
from footpress.documents.plain_text.closing import Closing, begins_closing, read_closing
from footpress.documents.plain_text.paragraphs import Line, Paragraph
from footpress.documents.plain_text.typed_notes import is_heading
from footpress.documents.received import Document
from footpress.documents.tree.canonical_markdown import markdown_of
from footpress.documents.tree.captions import with_captions
from footpress.documents.tree.cleaning import clean
from footpress.documents.tree.cut_paragraphs import with_cut_paragraphs
from footpress.documents.tree.headings import with_headings
from footpress.documents.tree.line_numbers import Lines, Placed, placed
from footpress.documents.tree.shown_pictures import take_pictures
from footpress.documents.tree.taken_notes import Taken, has_notes, take_notes
from footpress.documents.tree.tied_notes import inlines_of, looks_typed, tie_typed_notes
from footpress.documents.tree.title_block import TitleBlock, notes_as_words, read_title_block
from footpress.documents.tree.typed import plain, typed, typed_blocks
from footpress.documents.tree.typed_lists import with_typed_lists
from footpress.documents.tree.works_list import part_works
from footpress.languages.detection import detect_text
from footpress.model.manuscript import Block, LeftOut, Manuscript, Note
from footpress.pandoc.elements import structures, walk
from footpress.problems import Problem, ProblemsFound

_LONGEST_CLOSING = 12
"""So many paragraphs at the end of a text are looked at for what closes it."""


def read_tree(document: Document) -> Manuscript:
    """The manuscript that a document is. Raises ProblemsFound where there is nothing in it."""
    file = document.file
    tree = clean(document.tree)
    if not any(element["t"] in ("Str", "Image", "Math", "Code", "CodeBlock") for element in walk([tree["blocks"], tree["meta"]])):
        raise ProblemsFound(
            [Problem(file, 1, "manuscript-empty", "error", "there is nothing in this file: is it the right one?")]
        )
    left_out, problems = list(document.left_out), list(document.problems)
    blocks = placed(tree["blocks"], document.lines, _paragraphs_of(tree["meta"]))
    if looks_typed(blocks):
        blocks, works = part_works(blocks)
        blocks, headings, said = tie_typed_notes(blocks, file)
        blocks += works
        left_out, problems = left_out + headings, problems + said
    blocks, said = with_cut_paragraphs(with_captions(blocks), file)
    blocks, guessed = with_headings(blocks, file)
    problems += said + guessed
    titled = read_title_block(tree["meta"], blocks, file)
    opening = titled.opening
    body, emptied = _without_empty_heading(_without_rules(titled.body))
    body, closing = _closing(body, opening.date, file)
    body, marks = with_typed_lists(body)
    left_out += emptied + marks
    lang = _language(titled, body)
    body, taken, said = take_notes(body, file)
    problems += said
    body, pictures, said = take_pictures(body, document.picture, document.folder, file)
    problems += said
    written = markdown_of(
        [
            *([block] for _, block in body),
            *(note.opening if note.is_rich or note.is_kept else [] for note in taken),
            *(note.blocks[len(note.opening) :] for note in taken),
        ]
    )
    texts, firsts, more = written[: len(body)], written[len(body) : len(body) + len(taken)], written[len(body) + len(taken) :]
    finish_title(opening, lang, " ".join(texts))
    manuscript = Manuscript(
        file=file,
        metadata=replace(
            metadata_of(opening, closing, lang, document.stem),
            title_note=notes_as_words(titled.title_notes),
            author_note=" ".join(filter(None, (notes_as_words(titled.author_notes), closing.author_note))),
        ),
        blocks=tuple(_block(line, block["t"], text) for (line, block), text in zip(body, texts, strict=True)),
        notes=tuple(_notes(taken, firsts, more, lang, Lines(document.lines) if document.lines else None)),
        left_out=tuple(sorted([*left_out, *opening.left_out, *closing.left_out], key=lambda out: out.line)),
        pictures=tuple(pictures),
        works=document.works,
        item_keys=document.item_keys,
    )
    problems += [*opening.problems, *closing.problems, *_missing_title(opening.title, file), *_several_paragraphs(taken, file)]
    words = document.words or _words_of(document)
    problems += lost_in(
        words, manuscript, document.counts, _counted(tree, len(titled.title_notes) + len(titled.author_notes) + len(taken))
    )
    return replace(manuscript, problems=tuple(sorted(problems)))


def _block(line: int, kind: str, markdown: str) -> Block:
    if kind == "Header" and (found := re.match(r"(#+) +", markdown)):
        return Block("heading", markdown[found.end() :], line, len(found[1]))
    return Block("paragraph" if kind in ("Para", "Plain") else "markdown", markdown, line)


def _notes(taken: Sequence[Taken], firsts: Sequence[str], more: Sequence[str], lang: str, lines: Lines | None) -> Iterator[Note]:
    for note, first, rest in zip(taken, firsts, more, strict=True):
        line = lines.line(lines.find((note.paragraphs or (note.raw,))[0])) if lines else 0
        yield Note(note.number, note.raw, line or note.line, lang, first, rest, note.is_kept, note.breaks)


def _language(titled: TitleBlock, body: Sequence[Placed]) -> str:
    """The language that the front matter gives, else that of the first words of the text."""
    if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", titled.lang):
        return titled.lang
    text = ""
    for _, block in body:
        text = f"{text} {typed_blocks([block]) if block['t'] not in ('CodeBlock', 'Header') else ''}"
        if len(text) > 5000:
            break
    return detect_text(text[:5000], default="en")


def _without_rules(body: list[Placed]) -> list[Placed]:
    """The text without a rule above or below it, which parted it from notes that stand elsewhere now."""
    while body and body[-1][1]["t"] == "HorizontalRule":
        body = body[:-1]
    while body and body[0][1]["t"] == "HorizontalRule":
        body = body[1:]
    return body


def _without_empty_heading(body: list[Placed]) -> tuple[list[Placed], list[LeftOut]]:
    """The text without a heading over notes that the notes have left: nothing stands under it."""
    if not any(has_notes(block) for _, block in body):
        return body, []
    kept: list[Placed] = []
    emptied: list[LeftOut] = []
    for place, (line, block) in enumerate(body):
        is_last = place + 1 == len(body) or body[place + 1][1]["t"] == "Header"
        if block["t"] == "Header" and is_last and is_heading(plain(block["c"][2])):
            emptied.append(LeftOut(plain(block["c"][2]), line, "the heading over the notes"))
        else:
            kept.append((line, block))
    return kept, emptied


def _closing(body: list[Placed], date: str, file: str) -> tuple[list[Placed], Closing]:
    """The text, and what closes it: the last paragraphs, where they begin as an author's note, or as a line that says how to cite."""
    begins = 0
    for place in range(len(body) - 1, max(0, len(body) - _LONGEST_CLOSING - 1), -1):
        line, block = body[place]
        begun = begins_closing(Paragraph((Line(line, typed(inlines_of(block))),)))
        if has_notes(block) or (block["t"] not in ("Para", "Plain") and not begun):
            break
        begins = place if begun else begins
    if not begins:
        return body, Closing("", "", (), (), (), ())
    closing = read_closing([Paragraph((Line(at, typed(inlines_of(each))),)) for at, each in body[begins:]], date, file)
    rest = {paragraph.line for paragraph in closing.rest}
    return body[:begins] + [each for each in body[begins:] if each[0] in rest], closing


def _several_paragraphs(taken: Sequence[Taken], file: str) -> Iterator[Problem]:
    longer = [note for note in taken if re.search(r"\d", typed_blocks(note.blocks[len(note.opening) :]))]
    for notes, sentence in (
        (
            [note for note in longer if note.opening],
            "the first paragraph of {} is read for citations; what follows stays as typed.",
        ),
        (
            [note for note in longer if not note.opening],
            "no paragraph begins {}: it stays as typed, and is not read for citations.",
        ),
    ):
        if notes:
            numbers = ", ".join(str(note.number) for note in notes[:12]) + " …" * (len(notes) > 12)
            message = sentence.format(f"note{'s' * (len(notes) > 1)} {numbers}")
            yield Problem(file, notes[0].line, "note-paragraphs", "query", message)


def _missing_title(title: str, file: str) -> Iterator[Problem]:
    if not title:
        yield Problem(file, 1, "title-missing", "query", "no title was found above the text; one was made from the file's name.")


def _paragraphs_of(meta: dict[str, dict[str, object]]) -> int:
    """How many paragraphs of the document are in its metadata."""
    return sum(
        len(value["c"]) if value["t"] in ("MetaList", "MetaBlocks") and isinstance(value["c"], list) else 1
        for name, value in meta.items()
        if name in ("title", "subtitle", "author", "date", "abstract")
    )


def _words_of(document: Document) -> str:
    """The words that pandoc read, where nothing else can count those of the file."""
    said_of_it = [value for name, value in document.tree["meta"].items() if name != "lang"]
    meta = [element["c"] for element in walk(said_of_it) if element["t"] in ("Str", "MetaString")]
    blocks = list(document.tree["blocks"])
    said = [element["c"] for element in structures(blocks) if element["t"] == "Note"]
    return without_addresses("\n".join([" ".join(meta), typed_blocks(blocks), *map(typed_blocks, said)]))


def _counted(tree: dict[str, object], notes: int) -> Counter[str]:
    kinds = Counter(element["t"] for element in structures(tree["blocks"]))
    return Counter({"notes": notes, "pictures": kinds["Image"], "tables": kinds["Table"], "formulas": kinds["Math"]})
