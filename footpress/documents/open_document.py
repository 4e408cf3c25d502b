"""OpenDocument texts (.odt), as LibreOffice writes them. OASIS OpenDocument 1.3, Part 3."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lxml import etree

from footpress.documents.archive import Archive
from footpress.documents.markdown import warned
from footpress.documents.received import Document, Received
from footpress.documents.tree.passages import has_signs, is_of, main_language, signed, with_languages
from footpress.languages.detection import detect_text
from footpress.pandoc.running import read_document
from footpress.problems import Problem, ProblemsFound

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_BLANKS = frozenset([f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"])
_NO_WORDS = frozenset(
    [f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note-citation", f"{_TEXT}sequence-decls", f"{_TEXT}ruby-text"]
)


def read_open_document(received: Received) -> Document:
    """An .odt. Raises ProblemsFound where it is damaged, locked or too large."""
    archive, file = Archive(received.data, received.file), received.file
    manifest = archive.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        message = "this file is locked with a password: open it in LibreOffice, take the password off, save it, and import that."
        raise ProblemsFound([Problem(file, 1, "encrypted", "error", message)])
    root = archive.xml("content.xml")
    if root is None:
        message = "this file is damaged (it has no text): open it in LibreOffice, and save it anew."
        raise ProblemsFound([Problem(file, 1, "damaged", "error", message)])
    body = root.find(f"{_OFFICE}body")
    words = "\n".join("".join(_words(paragraph)) for paragraph in body.iter(f"{_TEXT}p", f"{_TEXT}h"))
    data = received.data
    if _sign_languages(root, archive.xml("styles.xml")):
        data = archive.with_parts({"content.xml": etree.tostring(root, xml_declaration=True, encoding="UTF-8")})
    output = read_document(data, "odt")
    tree = _with_title(with_languages(json.loads(output.text)), root)
    return Document(
        file=file,
        stem=received.path.stem,
        tree=tree,
        folder=received.folder,
        picture=archive.read,
        words=words,
        counts={
            "notes": sum(1 for _ in body.iter(f"{_TEXT}note")),
            "pictures": sum(1 for image in body.iter(f"{_DRAW}image") if image.get(f"{_XLINK}href", "").startswith("Pictures/")),
            "tables": sum(1 for _ in body.iter(f"{_TABLE}table")),
            "formulas": sum(1 for each in body.iter(f"{_DRAW}object") if _is_formula(each, archive)),
        },
        problems=(*_comments(body, file), *_changes(body, file), *warned(output.warnings, file)),
    )


def _sign_languages(root: Any, styles: Any) -> bool:
    """Put the signs of their language around the spans of the text that are in another than most of it; whether there are any."""
    tags = {
        style.get(f"{_STYLE}name"): properties.get(f"{_FO}language", "")
        for style in root.iter(f"{_STYLE}style")
        if (properties := style.find(f"{_STYLE}text-properties")) is not None
    }
    default = ""
    for style in styles.iter(f"{_STYLE}default-style") if styles is not None else ():
        properties = style.find(f"{_STYLE}text-properties")
        if style.get(f"{_STYLE}family") == "paragraph" and properties is not None:
            default = properties.get(f"{_FO}language", "")
    body = root.find(f"{_OFFICE}body")
    spans = [(span, tags.get(span.get(f"{_TEXT}style-name"), "")) for span in body.iter(f"{_TEXT}span")]
    whole = "".join(body.itertext())
    default = default if default not in ("", "none") else detect_text(whole[:5000])
    if has_signs(whole):
        return False
    tagged = [(tag, "".join(span.itertext())) for span, tag in spans if tag]
    main = main_language([*tagged, (default, whole[: max(0, len(whole) - sum(len(text) for _, text in tagged))])])
    signs = [
        (span, tag)
        for span, tag in spans
        if tag and not len(span) and next(span.iterancestors(f"{_TEXT}note"), None) is None and is_of(tag, span.text or "", main)
    ]
    for span, tag in signs:
        span.text = signed(tag, span.text)
    return bool(signs)


def _is_formula(thing: Any, archive: Archive) -> bool:
    data = archive.read(f"{thing.get(f'{_XLINK}href', '').removeprefix('./')}/content.xml") or b""
    return b"<math" in data[:2000] or b"math:math" in data[:2000]


def _words(node: Any) -> Iterator[str]:
    """The words of a paragraph without those of its notes, which are paragraphs of their own."""
    yield node.text or ""
    for child in node:
        if child.tag in _BLANKS:
            yield " "
        elif child.tag not in _NO_WORDS and child.tag not in (f"{_TEXT}p", f"{_TEXT}h", f"{_TEXT}note"):
            yield from _words(child) if child.tag != f"{_DRAW}frame" else ()
        yield child.tail or ""


def _with_title(tree: dict[str, Any], root: Any) -> dict[str, Any]:
    """The first paragraphs whose styles are Title and Subtitle, which pandoc takes for any others, as metadata."""
    parents = {style.get(f"{_STYLE}name"): style.get(f"{_STYLE}parent-style-name", "") for style in root.iter(f"{_STYLE}style")}
    names = []
    for paragraph in root.find(f"{_OFFICE}body").iter(f"{_TEXT}p", f"{_TEXT}h"):
        style = paragraph.get(f"{_TEXT}style-name", "")
        if "".join(paragraph.itertext()).strip():
            names.append(style if style in ("Title", "Subtitle", "Author") else parents.get(style, ""))
        if len(names) > 5:
            break
    for name in names:
        blocks = tree["blocks"]
        if name not in ("Title", "Subtitle", "Author") or not blocks or blocks[0]["t"] not in ("Para", "Header"):
            break
        inlines = blocks[0]["c"] if blocks[0]["t"] == "Para" else blocks[0]["c"][2]
        tree["meta"].setdefault(name.lower(), {"t": "MetaList", "c": []})["c"].append({"t": "MetaInlines", "c": inlines})
        tree["blocks"] = blocks[1:]
    return tree


def _comments(body: Any, file: str) -> Iterator[Problem]:
    for comment in body.iter(f"{_OFFICE}annotation"):
        author = next(("".join(each.itertext()) for each in comment if each.tag.endswith("}creator")), "") or "somebody"
        said = " ".join(" ".join("".join(each.itertext()) for each in comment if each.tag.startswith(_TEXT)).split())
        if said:
            yield Problem(file, 0, "comment", "query", f"a comment by {author}: {said}")


def _changes(body: Any, file: str) -> Iterator[Problem]:
    changes = [change for tracked in body.iter(f"{_TEXT}tracked-changes") for change in tracked]
    if changes:
        yield Problem(file, 0, "changes-tracked", "query", f"{len(changes)} tracked changes were accepted.")
