"""The HTML that pandoc's citeproc gives, taken apart: the body with its calls, the notes, the entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from lxml import html

from footpress.allowed.elements import keep_allowed
from footpress.citing.citation_links import link_citations, unmark
from footpress.citing.lists import name_lists
from footpress.citing.phrases import end_once, mend_citation
from footpress.citing.prose import without_prose
from footpress.citing.styles import Manner
from footpress.citing.superscripts import lower_prose
from footpress.citing.tables import set_tables
from footpress.citing.task_lists import set_task_lists
from footpress.citing.tree import RESET
from footpress.citing.verse import set_verse
from footpress.languages.language import every
from footpress.languages.scripts import script_of
from footpress.model.article import ArticleEntry, ArticleNote
from footpress.text.parsing import inner_xhtml, parse_fragment
from footpress.text.scripts import NO_ITALICS

_UNLINKED = frozenset("a code pre math h1 h2 h3 h4 h5 h6".split())
"""Where an address stays what is typed: in a link, in code, in a heading, which the contents repeat."""
_UPRIGHT = re.compile(rf"[{NO_ITALICS}](?:[{NO_ITALICS}\d\s\u200c\u200d\u3000-\u303f\uff01-\uff65·.,-]*[{NO_ITALICS}])?")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class CitedHtml:
    """The parts of a cited document: well-formed XHTML fragments (see footpress.model.article)."""

    body: str
    notes: tuple[ArticleNote, ...]
    entries: tuple[ArticleEntry, ...]
    in_text: tuple[tuple[str, ...], ...] = ()
    """The keys of each citation in the running text, of which the nth has the id in-text-n."""
    prose: tuple[str, ...] = ()
    """The fields of the front matter that cite something, as inline XHTML, in the order in which they were put behind the text."""
    strange: tuple[str, ...] = ()
    """The names of elements that no edition may have."""
    short_words: Mapping[str, str] = field(default_factory=dict)
    short_works: Mapping[str, str] = field(default_factory=dict)
    """The abbreviations that citations use: {abbreviation: the whole words}, and {abbreviation: the key of the work}."""


def take_apart(text: str, lang: str, manner: Manner, prose: int = 0) -> CitedHtml:
    """Split pandoc's HTML fragment. Notes are numbered from 1 in the order of their calls; the last `prose` are fields of the front matter.

    `lang` is the article's language: a passage is marked with its own only where that differs. `manner` is that
    of the style, which says how a citation in a note is mended.
    """
    root = parse_fragment(text)
    strange = keep_allowed(root)
    name_lists(root)
    set_verse(root)
    set_task_lists(root)
    set_tables(root)
    _clean_spans(root, lang)
    entries = tuple(_entries(root))
    for back in root.xpath("./section[@id='footnotes']//a[contains(@class,'footnote-back')]"):
        back.drop_tree()
    if manner.kind == "note":
        _move_into_notes(root)
    for citation in root.xpath(".//span[contains(@class,'citation')][@data-cites]"):
        if manner.kind == "numeric":
            lower_prose(citation)
        if next(citation.iterancestors("section"), None) is None:
            end_once(citation, manner.kind)
        else:
            mend_citation(citation, manner)
    link_citations(root, {entry.key for entry in entries})
    notes = tuple(_notes(root))
    without_prose(root)
    notes, fields = notes[: len(notes) - prose], notes[len(notes) - prose :]
    for mark in root.xpath(".//span[@class='in-text']"):
        mark.drop_tag()
    for extra in root.xpath("./div[@id='refs'] | ./section[@id='footnotes']"):
        root.remove(extra)
    for number, call in enumerate(root.xpath(".//a[contains(@class,'footnote-ref')]"), start=1):
        _replace_call(call, number)
    for heading in root.xpath(f".//*[contains(@class,'{RESET}')]"):
        _set(heading, "class", " ".join(name for name in heading.get("class").split() if name != RESET))
    _link_addresses(root)
    _headings_from_h2(root)
    in_text = tuple(_number_citations(root))
    _stand_upright(root)
    return CitedHtml(
        inner_xhtml(root).strip(),
        notes,
        entries,
        in_text,
        tuple(re.sub(r"^<p>|</p>$", "", field.html) for field in fields),
        strange,
    )


def _entries(root: html.HtmlElement) -> Iterator[ArticleEntry]:
    for entry in root.xpath("./div[@id='refs']/div[starts-with(@id,'ref-')]"):
        for title in entry.xpath(".//span[@data-entry]"):
            unmark(title)
        # Numeric and second-field styles set the number apart in a block of its own.
        for block in entry.xpath(".//div"):
            block.tag = "span"
        _link_addresses(entry)
        _stand_upright(entry)
        yield ArticleEntry(entry.get("id")[4:], re.sub(r"\s*\n\s*", " ", inner_xhtml(entry)).strip())


def _clean_spans(root: html.HtmlElement, lang: str) -> None:
    """Only spans that say something stay: citations, languages other than the article's, a person's own classes."""
    for span in root.xpath(".//span"):
        classes = [name for name in (span.get("class") or "").split() if name != "nocase"]
        _set(span, "class", " ".join(classes))
        _set(span, "lang", foreign(span.get("lang") or "", lang))
        if not span.attrib:
            span.drop_tag()


def foreign(language: str, lang: str) -> str:
    """A language tag of citeproc's ("tr-TR"), or a name of BibLaTeX's that it left ("chinese"), as plain a tag as it can be; "" where it is
    the article's own language, in the same script."""
    plain = _by_babel().get(language) or re.sub(r"-(?:US|DE|FR|IT|ES|PT|TR|RU|MN|NL|PL|GR)$", "", language)
    return "" if plain.split("-")[0] == lang.split("-")[0] and script_of(plain) == script_of(lang) else plain


@cache
def _by_babel() -> Mapping[str, str]:
    return {language.babel: language.code for language in every() if language.babel}


def with_figures_apart(entry: str) -> str:
    """An entry whose figures do not turn about behind a term of the article's language that runs the other way: "7, ش 2 (2011): 31–48"."""
    return re.sub(r"([\u0590-\u08ff]\.?)(?=[ \u00a0]+[\d(])", "\\1\u200e", entry)


def _stand_upright(root: html.HtmlElement) -> None:
    """Mark what is emphasised in a script without italics: `<em>潮</em>` is `<em><span class="upright">潮</span></em>`."""
    for emphasis in root.xpath(".//em | .//i"):
        for holder in list(emphasis.iter()):
            if isinstance(holder.tag, str) and holder.get("class") != "upright":
                _upright_in(holder, "text", None)
        for child in emphasis.xpath(".//*[not(@class='upright')]"):
            _upright_in(child.getparent(), "tail", child)


def _upright_in(holder: html.HtmlElement, where: str, child: html.HtmlElement | None) -> None:
    owner = holder if child is None else child
    found = _UPRIGHT.search(getattr(owner, where) or "")
    if not found:
        return
    span = html.Element("span", {"class": "upright"})
    span.text, span.tail = found[0], getattr(owner, where)[found.end() :]
    setattr(owner, where, getattr(owner, where)[: found.start()])
    holder.insert(0 if child is None else holder.index(child) + 1, span)
    _upright_in(holder, "tail", span)


def _set(element: html.HtmlElement, name: str, value: str) -> None:
    if value:
        element.set(name, value)
    else:
        element.attrib.pop(name, None)


def _notes(root: html.HtmlElement) -> Iterator[ArticleNote]:
    for number, item in enumerate(root.xpath("./section[@id='footnotes']//li[starts-with(@id,'fn')]"), start=1):
        for empty in item.xpath("./p[not(node())]"):
            item.remove(empty)
        citations = item.xpath(".//span[contains(@class,'citation')][@data-cites]")
        for mark in item.xpath(".//span[@class='in-text']"):
            mark.drop_tag()
        _link_addresses(item)
        _stand_upright(item)
        keys = tuple(key for citation in citations for key in citation.get("data-cites").split())
        yield ArticleNote(number, inner_xhtml(item).strip(), tuple(dict.fromkeys(keys)))


def _move_into_notes(root: html.HtmlElement) -> None:
    """A citation of the text for which the style writes a note stands in that note, as one that its author typed there does."""
    notes = {f"#{item.get('id')}": item for item in root.xpath("./section[@id='footnotes']//li[starts-with(@id,'fn')]")}
    for call in root.xpath(".//span[contains(@class,'citation')][@data-cites]//a[contains(@class,'footnote-ref')]"):
        citation = next(call.iterancestors("span"))
        for paragraph in notes[call.get("href")].xpath("./p"):
            moved = html.Element("span", {name: citation.get(name) for name in ("class", "data-cites")})
            moved.text, paragraph.text = paragraph.text, None
            moved.extend(list(paragraph))
            paragraph.append(moved)
        end_once(citation, "note")
        citation.drop_tag()


def _number_citations(root: html.HtmlElement) -> Iterator[tuple[str, ...]]:
    """Give each citation of the running text an id, so that its entry can lead back to it."""
    for number, citation in enumerate(root.xpath(".//span[contains(@class,'citation')][@data-cites]"), start=1):
        citation.set("id", f"in-text-{number}")
        yield tuple(citation.get("data-cites").split())


def _link_addresses(element: html.HtmlElement) -> None:
    """Bare addresses become links; those that pandoc linked stay."""
    for holder in list(element.iter()):
        if not isinstance(holder.tag, str) or any(parent.tag in _UNLINKED for parent in (holder, *holder.iterancestors())):
            continue
        _link_in(holder, "text", None)
        for child in list(holder):
            _link_in(holder, "tail", child)


def _link_in(holder: html.HtmlElement, where: str, child: html.HtmlElement | None) -> None:
    owner = holder if child is None else child
    text = getattr(owner, where) or ""
    found = re.search(r"(?:https?://|www\.)[^\s<>“”«»]+", text)
    if not found:
        return
    address = re.sub(r"(?:[.,;:!?'’]|\)(?![^(]*\())+$", "", found.group())
    start, end = found.start(), found.start() + len(address)
    link = html.Element("a", href=address if "://" in address else f"https://{address}")
    link.text, link.tail = address, text[end:]
    setattr(owner, where, text[:start])
    position = 0 if child is None else holder.index(child) + 1
    holder.insert(position, link)
    _link_in(holder, "tail", link)


def _replace_call(call: html.HtmlElement, number: int) -> None:
    for child in list(call):
        call.remove(child)
    call.text = None
    call.attrib.clear()
    call.set("class", "noteref")
    call.set("data-note", str(number))


def _headings_from_h2(root: html.HtmlElement) -> None:
    """The title is h1; the highest heading of the text becomes h2, the others follow."""
    headings = [element for element in root.iter() if element.tag in _HEADINGS]
    shift = 2 - min((int(heading.tag[1]) for heading in headings), default=2)
    for heading in headings:
        heading.tag = f"h{min(6, int(heading.tag[1]) + shift)}"
