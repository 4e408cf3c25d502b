"""A Word file as a Document: its parts mended and counted, then read by pandoc."""

from __future__ import annotations

import json
from collections.abc import Iterator
from posixpath import join, normpath

from lxml import etree

from footpress.documents.archive import Archive
from footpress.documents.received import Document, Received
from footpress.documents.tree.passages import with_languages
from footpress.documents.word.changes import changes_said, comments_said, drop_comments, line_numbers, settle_changes
from footpress.documents.word.citation_fields import works_brought
from footpress.documents.word.counted import note_stories, notes_called, parts_counted, words_of
from footpress.documents.word.edited_citations import edited_citations
from footpress.documents.word.languages import sign_languages
from footpress.documents.word.mendings import Mended, mend
from footpress.documents.word.paragraph_styles import Styles
from footpress.documents.word.wordml import STRICT, W, w, words_in
from footpress.model.manuscript import LeftOut
from footpress.pandoc.running import read_document
from footpress.problems import Problem, ProblemsFound

_MOST_RUNS = 400_000
_NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
_DROPPED = ("word/vbaProject", "word/embeddings/", "word/activeX/", "word/glossary/", "customXml/", "docProps/thumbnail")
_OFFICE = "/officeDocument"
_OF_THE_PAGE = "the head or foot of the page"


def read_word(received: Received) -> Document:
    """A .docx. Raises ProblemsFound where it is damaged or too large, WorldError where pandoc cannot read it."""
    archive, file = Archive(received.data, received.file), received.file
    main = _main_part(archive)
    _refuse_too_many(archive, main, file)
    reject = received.changes == "reject"
    parts = {name: root for name in (main, *_NOTES.values()) if (root := archive.xml(name)) is not None}
    if main not in parts:
        message = "this Word file is damaged (it has no text): open it in Word, and save it anew."
        raise ProblemsFound([Problem(file, 1, "damaged", "error", message)])
    works = works_brought(parts.values(), archive)
    styles = Styles(archive.xml("word/styles.xml"))
    body = parts[main]
    problems = list(comments_said(body, archive.xml("word/comments.xml"), file))
    lines = line_numbers(body)
    problems += [said for root in parts.values() for said in edited_citations(root, lines, file)]
    typed = words_of(body, rejected=reject)
    told = {
        (kind, note.get(w("id"))): words_of(note, rejected=reject)
        for kind, part in _NOTES.items()
        if part in parts
        for note in parts[part].findall(w(kind))
    }
    added = taken = 0
    mended = Mended(styles)
    for root in parts.values():
        new, old = settle_changes(root, reject=reject)
        added, taken = added + new, taken + old
        drop_comments(root)
        mend(root, mended)
    sign_languages(body, styles)
    problems += [*changes_said(added, taken, file, reject=reject), *_said(mended, archive, file)]
    called = {kind: notes_called(body, kind) for kind in _NOTES}
    stories = [note for kind, part in _NOTES.items() if part in parts for note in note_stories(parts[part], kind, called[kind])]
    left_out = tuple(_left_out(mended, archive))
    words = [typed, *(told[(kind, number)] for kind in _NOTES for number in set(called[kind]) if (kind, number) in told)]
    words += [out.text for out in left_out if out.reason == _OF_THE_PAGE]
    written = {
        name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True) for name, root in parts.items()
    }
    if styles.root is not None:
        written["word/styles.xml"] = etree.tostring(styles.root, xml_declaration=True, encoding="UTF-8", standalone=True)
    written |= {name: b"" for name in archive.names if name.startswith("word/media/")}  # pandoc needs their names alone
    mended_file = archive.with_parts(written, without=_DROPPED)
    arguments = ("--track-changes=reject",) if reject else ()
    output = read_document(mended_file, "docx", *arguments)
    return Document(
        file=file,
        stem=received.path.stem,
        tree=with_languages(json.loads(output.text)),
        folder=received.folder,
        picture=lambda name: archive.read(normpath(join("word", name))) if not name.startswith("/") else None,
        words="\n".join(words),
        counts={"notes": len(stories), **parts_counted([body, *stories])},
        left_out=left_out,
        problems=tuple(problems),
        works=json.dumps(works, ensure_ascii=False) if works else "",
    )


def _main_part(archive: Archive) -> str:
    """The part that holds the text: word/document.xml, or what the relationships of the file say."""
    relations = archive.xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if relation.get("Type", "").endswith(_OFFICE):
            return str(normpath(relation.get("Target", "").lstrip("/")))
    return "word/document.xml"


def _refuse_too_many(archive: Archive, main: str, file: str) -> None:
    """A text in more pieces than a book has words was made by a program, and would fill the memory."""
    data = archive.read(main) or b""
    if STRICT.encode() in data and W.encode() not in data:
        message = "this file was saved as “Strict Open XML”: save it in Word as “Word Document (.docx)”, and import that."
        raise ProblemsFound([Problem(file, 1, "strict", "error", message)])
    if data.count(b"<w:r>") + data.count(b"<w:r ") > _MOST_RUNS or data.count(b"<") > 6 * _MOST_RUNS:
        message = "this file has more pieces than a book has words: copy its text into a new document, save that, and import it, or import it in parts."
        raise ProblemsFound([Problem(file, 1, "too-large", "error", message)])


def _said(mended: Mended, archive: Archive, file: str) -> Iterator[Problem]:
    if hidden := " … ".join(word for word in mended.hidden if word.strip()):
        shown = f"{hidden[:200]}…" if len(hidden) > 200 else hidden
        yield Problem(file, 0, "text-hidden", "query", f"hidden text is not printed, and was left out: “{shown}”.")
    if mended.boxes:
        boxes = "; ".join(f"“{box[:40]}”" for box in mended.boxes[:6]) + " …" * (len(mended.boxes) > 6)
        message = f"text boxes stand behind the paragraphs that they are anchored in: {boxes}. Look whether they belong there."
        yield Problem(file, 0, "text-box", "query", message)
    if mended.charts:
        message = f"{mended.charts} charts or diagrams are drawn by Word itself, and were left out: copy each, paste it as a picture, and import again."
        yield Problem(file, 0, "picture-left-out", "query", message)
    if any(name.startswith("word/afchunk") for name in archive.names):
        yield Problem(
            file, 0, "part-lost", "query", "another document is embedded in this one, and was not read: copy its text into it."
        )


def _left_out(mended: Mended, archive: Archive) -> Iterator[LeftOut]:
    for reason, found in (
        ("hidden text", mended.hidden),
        ("the table of contents, which each edition makes", mended.contents),
        ("the words of a field that nobody has filled in", mended.placeholders),
    ):
        if words := " ".join(" ".join(found).split()):
            yield LeftOut(words, 0, reason)
    for name in archive.names:
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml") and (root := archive.xml(name)) is not None:
            yield LeftOut(" ".join(words_in(root).split()), 0, _OF_THE_PAGE)
