"""The canonical Markdown, source/<slug>.md: front matter, the body in true paragraphs, the notes with their citations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from footpress.gathering.account.settling import Settlement
from footpress.gathering.contact import read_contact
from footpress.gathering.written_notes import note_as_written
from footpress.model.article import Author
from footpress.model.facts import Facts
from footpress.model.manuscript import Block, Manuscript, Metadata, Note
from footpress.text.written_yaml import dump_yaml


def write_source(manuscript: Manuscript, settlement: Settlement) -> str:
    """The whole of source/<slug>.md."""
    head = dump_yaml(front_matter(manuscript.metadata))
    return f"---\n{head}---\n\n{written_text(manuscript, settlement)}"


def written_text(manuscript: Manuscript, settlement: Settlement) -> str:
    """The text and its notes, without the front matter."""
    notes = "\n".join(f"{_note(note, settlement)}\n" for note in manuscript.notes)
    return f"{_body(manuscript.blocks)}\n\n{notes}"


def _note(note: Note, settlement: Settlement) -> str:
    text = note_as_written(note, settlement)
    blank = "" if text.startswith("\n") else " "
    return f"[^{note.number}]:{blank}{text}"


def front_matter(metadata: Metadata) -> dict[str, Any]:
    """The front matter that a manuscript gives, empty fields left out."""
    contact = {
        name: list(value) if name == "social" else value
        for name, value in asdict(read_contact(metadata.contact)).items()
        if value
    }
    fields: dict[str, Any] = {
        "title": metadata.title,
        "subtitle": metadata.subtitle,
        "author": [_author(author) for author in metadata.authors],
        "date": metadata.date,
        "lang": metadata.lang,
        "series": metadata.series,
        "number": metadata.number,
        **_facts(metadata.facts),
        "abstract": metadata.abstract,
        "keywords": list(metadata.keywords),
        "translated": {other.lang: _filled(asdict(replace(other, lang=""))) for other in metadata.translated},
        "title-note": metadata.title_note,
        "author-note": metadata.author_note,
        "publisher": metadata.publisher,
        "contact": contact,
    }
    return {name: value for name, value in fields.items() if value}


def _facts(facts: Facts) -> dict[str, str]:
    """The facts that a manuscript can say, by their keys."""
    return {
        "received": facts.received,
        "revised": facts.revised,
        "accepted": facts.accepted,
        "published": facts.published,
        "acknowledgement": facts.acknowledgement,
        "conflicts": facts.conflicts,
        "data-availability": facts.data_availability,
    }


def _author(author: Author) -> dict[str, str]:
    name = author.name
    named = {"name": name.family} if name.literal else {"family": name.family, "given": name.given}
    more = {"orcid": author.orcid, "affiliation": author.affiliation, "email": author.email, "note": author.note}
    return named | _filled(more)


def _filled(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that say something."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items() if value}


def _body(blocks: Sequence[Block]) -> str:
    """Blocks apart by an empty line; the items of one list follow each other."""
    text = ""
    for number, block in enumerate(blocks):
        same_list = number and block.kind in ("bullet", "numbered") and blocks[number - 1].kind == block.kind
        text += ("\n" if same_list else "\n\n") * bool(number) + _block(block)
    return text


def _block(block: Block) -> str:
    match block.kind:
        case "heading":
            return f"{'#' * max(1, block.level)} {block.text}"
        case "bullet":
            return f"- {block.text}"
        case "numbered":
            return f"1. {block.text}"
        case "quote":
            return f"> {block.text}"
        case "paragraph" | "markdown":
            return block.text
