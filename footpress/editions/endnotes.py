"""Step 6 for the editions read on a screen: calls link to a visible section of endnotes, and back.

The marks follow what works in every reading system: EPUB Structural Semantics (noteref, endnotes) and DPUB-ARIA 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree, html

from footpress.citing.lists import labels as labels_of
from footpress.model.article import Article, ArticleNote
from footpress.model.readback import Landmark, Marks, ReadBack, ReadEntry, ReadNote
from footpress.readback.fold import fold_printed
from footpress.readback.landmarks import CITATION, KINDS, inner, landmarks_of
from footpress.readback.passages import marks_of, plain, text_of
from footpress.text.parsing import parse_fragment, parse_page

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
    root = parse_fragment(note.html)
    first, last = root[0], root[-1]
    text = "".join(_serialise(child) for child in root)
    text = text.replace("<p>", f"<p>{before}", 1) if first.tag == "p" else f"<p>{before}</p>{text}"
    if last.tag != "p":
        return f"{text}<p>{after}</p>"
    head, _, tail = text.rpartition("</p>")
    return f"{head}{after}</p>{tail}"


def _serialise(element: etree._Element) -> str:
    for part in element.iter():
        if isinstance(part.tag, str) and part.text is None and len(part) == 0 and part.tag not in ("br", "img", "hr"):
            part.text = ""
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
    landmarks: list[Landmark] = []
    linked: list[ReadEntry] = []
    abbreviations: list[str] = []
    side_notes: list[ReadNote] = []
    contents: list[tuple[str, str]] = []
    for data in documents:
        root = parse_page(data)
        contents += [
            (inner(_fragment(line)), str(line.text_content()))
            for line in root.xpath("//nav[contains(@class,'contents')]//a[@href]")
        ]
        side_notes += _side_notes(root)
        for extra in root.xpath("//*[@id='text']//*[@class='side-note' or @class='anchor' or self::button]"):
            extra.drop_tree()
        calls += [int(call.text_content()) for call in root.xpath("//a[@role='doc-noteref']")]
        for note in root.xpath("//*[starts-with(@id,'note-') and number(substring(@id,6)) > 0]"):
            notes.append(_note(note))
        abbreviations += [
            f"{text_of(short)} {text_of(short.getnext())}"
            for short in root.xpath("//section[@aria-labelledby='abbreviations']//dt")
        ]
        for entry in root.xpath("//*[starts-with(@id,'ref-')]"):
            part = str(entry.xpath("string(parent::ul/preceding-sibling::h3[1])"))
            linked.append(ReadEntry(entry.get("id")[len("ref-") :], _returns(entry), part))
            for extra in entry.xpath(".//*[contains(@class,'cited-in')]"):
                extra.drop_tree()
            entries.append(text_of(entry))
            marks.append(marks_of(entry))
        for name, section in (("abstract", "abstract"), ("author-note", "about")):
            if words := root.xpath(f"//section[@aria-labelledby='{section}']/p[1]"):
                prose[name] = text_of(words[0])
        signed += [text_of(note) for note in root.xpath("//*[@class='signed']")]
        for text in root.xpath("//*[@id='text']"):
            _as_in_the_article(text)
            before = len(fold_printed(body))
            here = [replace(mark, place=before + mark.place) for mark in landmarks_of(text)]
            landmarks += here
            breaks += [mark.place for mark in here if mark.kind == "break"]
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
        landmarks=tuple(landmarks),
        kinds=KINDS,
        linked_entries=tuple(linked),
        side_notes=tuple(side_notes),
        contents=tuple(contents),
        abbreviations=tuple(abbreviations),
    )


def _note(note: html.HtmlElement) -> ReadNote:
    """A note without its number and its links back; these are dropped from the tree."""
    returns = []
    for back in note.xpath(".//*[contains(@class,'note-number') or contains(@class,'backlink')]"):
        returns.append(_agreed(_fragment(back).removeprefix("call-"), back.text_content().strip(" .↩\ufe0e")))
        back.drop_tree()
    _as_in_the_article(note)
    number = int(note.get("id")[len("note-") :])
    return ReadNote(number, text_of(note), marks_of(note), labels_of(note), landmarks_of(note), tuple(returns))


def _side_notes(root: html.HtmlElement) -> Iterator[ReadNote]:
    """The notes beside the text, each of the number that it has itself and that its call opens in the block before it; else 0."""
    for note in root.xpath("//*[@id='text']//*[@class='side-note']"):
        said = note.xpath("string(.//*[@class='side-number'])")
        block = next((before for before in note.itersiblings(preceding=True) if before.get("class") != "side-note"), None)
        calls = block.xpath(".//*[@id=$id]", id=f"call-{said}") if block is not None else []
        opened = [str(target) for call in calls for target in call.xpath(".//button/@popovertarget")]
        called = "".join(str(call.xpath("string(.//button)")) for call in calls)
        for extra in note.xpath(".//*[@class='side-number'] | .//button"):
            extra.drop_tree()
        _as_in_the_article(note)
        is_one = opened == [note.get("id")] and note.get("id") == f"aside-{said}" and called == said
        yield ReadNote(int(said) if is_one else 0, text_of(note), marks_of(note), labels_of(note), landmarks_of(note))


def _as_in_the_article(passage: html.HtmlElement) -> None:
    """Make calls and links within the edition what they are in an article: a call says its number, which is that of its note and its id."""
    for call in passage.xpath(".//a[@role='doc-noteref']"):
        parent = call.getparent()
        id = call.get("id") or (parent.get("id", "") if parent is not None else "")
        says = _agreed(str(call.text_content()), _fragment(call).removeprefix("note-"), id.removeprefix("call-"))
        for child in list(call):
            call.remove(child)
        call.text = None
        call.set("data-note", says)
    for link in passage.xpath(_WITHIN):
        link.set("href", f"#{_fragment(link)}")


def _returns(entry: html.HtmlElement) -> tuple[str, ...]:
    """Where the links back of an entry lead: "note 3", "in-text-1"."""
    return tuple(
        _return(_fragment(link), str(link.text_content())) for link in entry.xpath(".//*[contains(@class,'cited-in')]//a")
    )


def _return(target: str, printed: str) -> str:
    is_note = target.startswith("note-")
    number = _agreed(target.removeprefix("note-" if is_note else CITATION), printed)
    return f"note {number}" if is_note else f"{CITATION}{number}"


def _agreed(*numbers: str) -> str:
    """A number that is said several times, once; else all that is said."""
    return " → ".join(dict.fromkeys(filter(None, numbers)))


_WITHIN = ".//a[contains(@href,'#') and not(contains(substring-before(@href,'#'),'/')) and not(@data-note)]"
"""The links within an edition: not those to another article's page, nor to another host."""


def _fragment(link: html.HtmlElement) -> str:
    return str(link.get("href", "")).partition("#")[2]


def summary(article: Article) -> str:
    """The abstract, or the first words of the text, as a description of at most 300 characters."""
    text = article.front_matter.abstract or plain(article.body)
    return text if len(text) <= 300 else f"{text[:297].rsplit(' ', 1)[0]} …"
