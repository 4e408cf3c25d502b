"""Step 6 for the editions read on a screen: calls link to a visible section of endnotes, and back.

The marks follow what works in every reading system: EPUB Structural Semantics (noteref, endnotes) and DPUB-ARIA 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree, html

from footpress.checks.agreement import breaks_of, fold, marks_of, plain, text_of
from footpress.lists import labels as labels_of
from footpress.model.article import Article, ArticleNote
from footpress.model.edition import Marks, ReadBack, ReadNote

_CALL = re.compile(r'<a class="noteref" data-note="(\d+)"></a>')


def link_calls(body: str, target: Callable[[int], str], *, epub: bool = False) -> str:
    """The body with every call a link to its note; `target` names the file that holds a note, "" for this one."""
    kind = ' epub:type="noteref"' if epub else ""

    def link(match: re.Match[str]) -> str:
        number = match[1]
        return f'<a id="call-{number}" class="noteref" href="{target(int(number))}#note-{number}" role="doc-noteref"{kind}>{number}</a>'

    return _CALL.sub(link, body)


def with_number(note: ArticleNote, before: str, after: str) -> str:
    """The note's blocks with `before` (the number) put into the first and `after` (the back-link) into the last paragraph."""
    root = html.fragment_fromstring(note.html, create_parent="div")
    first, last = root[0], root[-1]
    text = "".join(_serialise(child) for child in root)
    text = text.replace("<p>", f"<p>{before}", 1) if first.tag == "p" else f"<p>{before}</p>{text}"
    if last.tag != "p":
        return f"{text}<p>{after}</p>"
    head, _, tail = text.rpartition("</p>")
    return f"{head}{after}</p>{tail}"


def _serialise(element: etree._Element) -> str:
    for inner in element.iter():
        if isinstance(inner.tag, str) and inner.text is None and len(inner) == 0 and inner.tag not in ("br", "img", "hr"):
            inner.text = ""
    return str(etree.tostring(element, encoding="unicode", method="xml"))


def read_xhtml(*documents: bytes) -> ReadBack:
    """What the documents of an edition say, in their order, read from the marks that the templates set."""
    calls: list[int] = []
    notes: list[ReadNote] = []
    entries: list[str] = []
    marks: list[Marks] = []
    signed: list[str] = []
    labels: list[str] = []
    breaks: list[int] = []
    body = ""
    prose: dict[str, str] = {}
    for data in documents:
        root = html.document_fromstring(data)
        for extra in root.xpath("//*[@id='text']//*[@class='side-note' or @class='anchor' or self::button]"):
            extra.drop_tree()
        calls += [int(call.text_content()) for call in root.xpath("//a[@role='doc-noteref']")]
        for note in root.xpath("//*[starts-with(@id,'note-') and number(substring(@id,6)) > 0]"):
            for extra in note.xpath(".//*[contains(@class,'note-number') or contains(@class,'backlink')]"):
                extra.drop_tree()
            notes.append(ReadNote(int(note.get("id")[5:]), text_of(note), marks_of(note), labels_of(note)))
        for entry in root.xpath("//*[starts-with(@id,'ref-')]"):
            for extra in entry.xpath(".//*[contains(@class,'cited-in')]"):
                extra.drop_tree()
            entries.append(text_of(entry))
            marks.append(marks_of(entry))
        for name, section in (("abstract", "abstract"), ("author-note", "about")):
            if words := root.xpath(f"//section[@aria-labelledby='{section}']/p[1]"):
                prose[name] = text_of(words[0])
        signed += [text_of(note) for note in root.xpath("//*[@class='signed']")]
        for text in root.xpath("//*[@id='text']"):
            for call in text.xpath(".//a[@role='doc-noteref']"):
                call.drop_tree()
            breaks += [len(fold(body)) + place for place in breaks_of(text)]
            labels += labels_of(text)
            body += text_of(text)
    return ReadBack(
        tuple(calls),
        tuple(notes),
        tuple(entries),
        body,
        tuple(marks),
        tuple(signed),
        prose,
        labels=tuple(labels),
        breaks=tuple(breaks),
    )


def summary(article: Article) -> str:
    """The abstract, or the first words of the text, as a description of at most 300 characters."""
    text = article.front_matter.abstract or plain(article.body)
    return text if len(text) <= 300 else f"{text[:297].rsplit(' ', 1)[0]} …"
