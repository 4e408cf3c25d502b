"""The works that citation fields bring along, as CSL-JSON: Zotero, Mendeley (both its forms), EndNote, and Word's own sources."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from footpress.documents.archive import Archive
from footpress.documents.word.wordml import VAL, Node, P, w
from footpress.text.parsing import NotWellFormed, parse_xml

_MENDELEY = "MENDELEY_CITATION_v3_"
_SOURCES = "{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}"
_WORD_TYPES = {
    "JournalArticle": "article-journal", "ArticleInAPeriodical": "article-newspaper", "BookSection": "chapter", "Report": "report",
    "ConferenceProceedings": "paper-conference", "InternetSite": "webpage", "DocumentFromInternetSite": "webpage", "Book": "book",
}  # fmt: skip
_WORD_FIELDS = {
    "Title": "title", "JournalName": "container-title", "PeriodicalTitle": "container-title", "BookTitle": "container-title",
    "Publisher": "publisher", "City": "publisher-place", "Volume": "volume", "Issue": "issue", "Pages": "page", "Edition": "edition",
    "URL": "URL", "DOI": "DOI",
}  # fmt: skip
_ENDNOTE_TYPES = {
    "Journal Article": "article-journal", "Newspaper Article": "article-newspaper", "Magazine Article": "article-magazine",
    "Book Section": "chapter", "Edited Book": "book", "Book": "book", "Report": "report", "Thesis": "thesis", "Web Page": "webpage",
    "Conference Paper": "paper-conference", "Conference Proceedings": "paper-conference",
}  # fmt: skip
_ENDNOTE_FIELDS = {
    "titles/title": "title", "titles/secondary-title": "container-title", "pages": "page", "volume": "volume", "number": "issue",
    "edition": "edition", "publisher": "publisher", "pub-location": "publisher-place", "electronic-resource-num": "DOI",
}  # fmt: skip


def works_brought(roots: Iterable[Node], archive: Archive) -> tuple[dict[str, Any], ...]:
    """The works that the citation fields of some parts, and the sources of a file, describe, each once, in order."""
    works = [work for root in roots for work in _of_part(root)]
    works += [
        work for name in archive.names if re.fullmatch(r"customXml/item\d+\.xml", name) for work in _word_sources(archive, name)
    ]
    return tuple({json.dumps(work, sort_keys=True): work for work in works if work.get("title")}.values())


def _of_part(root: Node) -> Iterator[dict[str, Any]]:
    for tag in root.iter(w("tag")):
        if (value := str(tag.get(VAL, ""))).startswith(_MENDELEY):
            try:
                yield from _items(base64.b64decode(value.removeprefix(_MENDELEY) + "==").decode("utf-8"))
            except (binascii.Error, UnicodeDecodeError):
                continue
    for paragraph in root.iter(P):
        for code in _codes(paragraph):
            if "CSL_CITATION" in code:
                yield from _items(code[code.find("{") :])
            elif "EN.CITE" in code and "<EndNote>" in code:
                yield from _endnote(code[code.find("<EndNote>") : code.rfind("</EndNote>") + len("</EndNote>")])
    for data in root.iter(w("fldData")):
        try:
            said = base64.b64decode("".join((data.text or "").split())).decode("utf-16-le", errors="ignore")
        except (binascii.Error, ValueError):
            continue
        if "<EndNote>" in said and "</EndNote>" in said:
            yield from _endnote(said[said.find("<EndNote>") : said.rfind("</EndNote>") + len("</EndNote>")])


def _codes(paragraph: Node) -> Iterator[str]:
    """The codes of the fields of a paragraph, which Word may part into many runs."""
    open_fields: list[list[str]] = []
    for node in paragraph.iter(w("fldChar"), w("instrText"), w("fldSimple")):
        if node.tag == w("fldSimple"):
            yield str(node.get(w("instr"), ""))
        elif node.tag == w("instrText") and open_fields:
            open_fields[-1].append(node.text or "")
        elif node.get(w("fldCharType")) == "begin":
            open_fields.append([])
        elif node.get(w("fldCharType")) == "separate" and open_fields:
            yield "".join(open_fields[-1])
            open_fields[-1] = []
        elif node.get(w("fldCharType")) == "end" and open_fields:
            yield "".join(open_fields.pop())


def _items(code: str) -> Iterator[dict[str, Any]]:
    try:
        data, _ = json.JSONDecoder().raw_decode(code)
    except (json.JSONDecodeError, RecursionError):
        return
    items = data.get("citationItems") if isinstance(data, dict) else None
    for item in items if isinstance(items, list) else ():
        work = item.get("itemData") if isinstance(item, dict) else None
        if isinstance(work, dict):
            yield {name: value for name, value in work.items() if name not in ("id", "abstract", "note")}


def _endnote(xml: str) -> Iterator[dict[str, Any]]:
    try:
        root = parse_xml(xml)
    except (NotWellFormed, ValueError):
        return
    for record in root.iter("record"):
        kind = record.find("ref-type")
        work: dict[str, Any] = {"type": _ENDNOTE_TYPES.get(kind.get("name", "") if kind is not None else "", "document")}
        work |= _texts((target, record.find(path)) for path, target in _ENDNOTE_FIELDS.items())
        work |= _dated("".join(year.itertext()) if (year := record.find("dates/year")) is not None else "")
        for group, role in (("authors", "author"), ("secondary-authors", "editor")):
            people = [_person("".join(author.itertext())) for author in record.findall(f"contributors/{group}/author")]
            work |= {role: people} if people else {}
        yield work


def _word_sources(archive: Archive, name: str) -> Iterator[dict[str, Any]]:
    root = archive.xml(name)
    for source in root.iter(f"{_SOURCES}Source") if root is not None else ():
        kind = source.find(f"{_SOURCES}SourceType")
        work: dict[str, Any] = {"type": _WORD_TYPES.get(kind.text if kind is not None else "", "document")}
        work |= _texts((target, source.find(f"{_SOURCES}{field}")) for field, target in _WORD_FIELDS.items())
        work |= _dated(source.findtext(f"{_SOURCES}Year") or "")
        for field, role in (("Author", "author"), ("Editor", "editor"), ("BookAuthor", "container-author")):
            people = source.find(f"{_SOURCES}Author/{_SOURCES}{field}")
            if people is not None:
                names = [
                    {"family": person.findtext(f"{_SOURCES}Last") or "", "given": person.findtext(f"{_SOURCES}First") or ""}
                    for person in people.iter(f"{_SOURCES}Person")
                ]
                names += [{"literal": body.text or ""} for body in people.iter(f"{_SOURCES}Corporate")]
                work |= {role: names} if names else {}
        yield work


def _texts(elements: Iterable[tuple[str, Node]]) -> dict[str, str]:
    texts = {name: " ".join("".join(element.itertext()).split()) for name, element in elements if element is not None}
    return {name: text for name, text in texts.items() if text}


def _dated(year: str) -> dict[str, Any]:
    return {"issued": {"date-parts": [[year.strip()]]}} if year.strip() else {}


def _person(name: str) -> dict[str, str]:
    family, comma, given = " ".join(name.split()).partition(", ")
    return {"family": family, "given": given} if comma else {"literal": family}
