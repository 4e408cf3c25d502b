"""Step 6 of the web page: every paragraph has an address, and every note also stands where it is called.

Where there is room the note is a side note; elsewhere its call opens it as a pop-over (HTML Living Standard, the popover attribute),
which needs no script, takes the focus, and closes with Esc. The endnotes stay for print, for old browsers and for links from outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from footpress.citing.lists import labelled
from footpress.model.article import ArticleNote
from footpress.text.parsing import parse_xml

_TAG = re.compile(
    r'<a class="noteref" data-note="(?P<note>\d+)"></a>'
    r'|<(?P<end>/?)(?P<name>[A-Za-z][\w:-]*)(?P<attributes>(?:[^<>"]|"[^"]*")*?)(?P<empty>/?)>'
)
_PLAIN = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "table", "figure", "pre", "dt", "a"))
"""Where a call is a link alone: a note set there would break a heading, or a cell, apart."""
_BLOCK = re.compile(r"<(/?)(p|ul|ol|li|blockquote|div)\b([^<>]*)>")
_IMPOSSIBLE = re.compile(r"<(?:table|pre|figure|dl|hr|h\d|section)\b")
_SCROLLED = frozenset(("table", "pre"))
_EMPTY = frozenset(("br", "img", "hr", "wbr", "col", "input"))


def set_text(body: str, notes: Sequence[ArticleNote], terms: Mapping[str, str]) -> str:
    """The body as the page shows it: calls as links with their side notes, paragraphs numbered and addressable."""
    asides = {note.number: _aside(note, terms) for note in notes}
    return "".join(_pieces(body, asides, terms))


def _pieces(body: str, asides: Mapping[int, str], terms: Mapping[str, str]) -> Iterator[str]:
    end, depth, plain, paragraphs = 0, 0, 0, 0
    for match in _TAG.finditer(body):
        yield body[end : match.start()]
        end = match.end()
        if match["note"]:
            yield _call(int(match["note"]), "" if plain else asides.get(int(match["note"]), ""), terms)
            continue
        name, opens = match["name"].lower(), not match["end"]
        if opens and name == "p" and depth == 0 and "id=" not in match["attributes"]:
            paragraphs += 1
            yield _paragraph(paragraphs, match["attributes"], terms)
        elif name in _SCROLLED:
            yield _scrolled(match, name, terms)
        else:
            yield match.group()
        if not match["empty"] and name not in _EMPTY:
            depth += 1 if opens else -1
            plain += (1 if opens else -1) * (name in _PLAIN)
    yield body[end:]


def _scrolled(tag: re.Match[str], name: str, terms: Mapping[str, str]) -> str:
    """A table, or what is printed as typed, in a box of its own: what is wider than the page is moved there, by keys too."""
    if name == "pre":
        return f'<pre{tag["attributes"]} tabindex="0">' if not tag["end"] else tag.group()
    return (
        f"{tag.group()}</div>"
        if tag["end"]
        else f'<div class="scroll" tabindex="0" role="region" aria-label="{terms["table"]}">{tag.group()}'
    )


def _paragraph(number: int, attributes: str, terms: Mapping[str, str]) -> str:
    """The beginning of a paragraph: its number is a link to itself, so that a passage without pages can be cited."""
    label = f"{terms['paragraph']} {number}"
    return f'<p id="p{number}"{attributes}><a class="anchor" href="#p{number}" aria-label="{label}">{number}</a>'


def _call(number: int, aside: str, terms: Mapping[str, str]) -> str:
    """A call. With a side note it is a link and a button, of which the style sheet shows one."""
    link = f'<a class="noteref" href="#note-{number}" role="doc-noteref">{number}</a>'
    if not aside:
        return f'<span id="call-{number}">{link}</span>'
    button = (
        f'<button class="noteref" type="button" popovertarget="aside-{number}" '
        f'aria-label="{terms["note"]} {number}">{number}</button>'
    )
    return f'<span class="call" id="call-{number}">{link}{button}</span>{aside}'


def _aside(note: ArticleNote, terms: Mapping[str, str]) -> str:
    """The note as inline markup, for it stands inside a paragraph; "" where it holds what cannot be made inline."""
    if _IMPOSSIBLE.search(note.html):
        return ""
    text = _BLOCK.sub(_inline, _with_labels(note.html)).strip()
    close = (
        f'<button class="close" type="button" popovertarget="aside-{note.number}" popovertargetaction="hide" '
        f'aria-label="{terms["close"]}">×</button>'
    )
    return (
        f'<span class="side-note" id="aside-{note.number}" popover="auto" role="note" '
        f'aria-label="{terms["note"]} {note.number}"><span class="side-number">{note.number}</span>{text}{close}</span>'
    )


def _with_labels(fragment: str) -> str:
    """A note whose items of numbered lists say their numbers: a span has none."""
    if "<ol" not in fragment:
        return fragment
    root = parse_xml(f"<div>{fragment}</div>", own=True)
    for item, label in labelled(root):
        item.set("data-label", label)
    for numbered in root.iter("ol"):
        for name in ("start", "type"):
            numbered.attrib.pop(name, None)
    return str(etree.tostring(root, encoding="unicode"))[len("<div>") : -len("</div>")]


def _inline(tag: re.Match[str]) -> str:
    """A block element as a span that the style sheet sets as a block."""
    if tag[1]:
        return "</span>"
    own = re.search(r'\bclass="([^"]*)"', tag[3])
    rest = tag[3].replace(own[0], "").rstrip() if own else tag[3]
    return f'<span class="as-{tag[2]}{f" {own[1]}" if own else ""}"{rest}>'
