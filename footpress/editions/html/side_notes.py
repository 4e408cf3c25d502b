"""Step 6 of the web page: every paragraph has an address, and every note also stands beside the block that calls it.

    <p id="p1" …>Word.<span class="call" id="call-1"><a class="noteref" …>1</a><button class="noteref" …>1</button></span></p>
    <aside class="side-note" id="aside-1" popover="auto" …>…</aside>

The call opens its note as a pop-over (HTML Living Standard, the popover attribute), which needs no script, takes the focus, and closes
with Esc; where there is room, the script of the page also sets the note beside its call. An `<aside>` is no part of the text: reading
modes leave it out. The endnotes stay for print, for old browsers and for links from outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from footpress.model.article import ArticleNote

_TAG = re.compile(
    r'<a class="noteref" data-note="(?P<note>\d+)"></a>'
    r'|<(?P<end>/?)(?P<name>[A-Za-z][\w:-]*)(?P<attributes>(?:[^<>"]|"[^"]*")*?)(?P<empty>/?)>'
)
_EMPTY = frozenset(("br", "img", "hr", "wbr", "col", "input"))
_BOXED = ("table", "pre")
_SCROLLED = re.compile(r"<table\b[^<>]*>|</table>|<pre\b")
_ID = re.compile(r'\sid="[^"]*"')


def set_text(body: str, notes: Sequence[ArticleNote], terms: Mapping[str, str]) -> str:
    """The body as the page shows it: calls as links that open their notes, each behind its block, and paragraphs with numbers."""
    waiting = {note.number: _aside(note, terms) for note in notes}
    return "".join(_pieces(body, waiting, terms))


def scrolling(fragment: str, terms: Mapping[str, str]) -> str:
    """A fragment whose tables, and what is printed as typed, stand in boxes of their own: what is wider than the page is moved there,
    by keys too."""
    begins = f'<div class="scroll" tabindex="0" role="region" aria-label="{terms["table"]}">'

    def boxed(tag: re.Match[str]) -> str:
        if tag[0] == "<pre":
            return '<pre tabindex="0"'
        return f"{tag[0]}</div>" if tag[0] == "</table>" else begins + tag[0]

    return _SCROLLED.sub(boxed, fragment)


def _pieces(body: str, waiting: dict[int, str], terms: Mapping[str, str]) -> Iterator[str]:
    """The body piece by piece; behind each block the notes that it calls first, which wait no longer."""
    end, depth, paragraphs, follows = 0, 0, 0, False
    called: list[str] = []
    for match in _TAG.finditer(body):
        yield body[end : match.start()]
        end = match.end()
        if match["note"]:
            number = int(match["note"])
            called.append(waiting.pop(number, ""))
            yield _call(number, terms)
            continue
        name, opens = match["name"].lower(), not match["end"]
        if opens and name == "p" and depth == 0 and "id=" not in match["attributes"]:
            paragraphs += 1
            yield _paragraph(paragraphs, match["attributes"], terms, follows=follows)
        elif name in _BOXED:
            yield scrolling(match.group(), terms)
        else:
            yield match.group()
        if match["empty"] or name in _EMPTY:
            continue
        depth += 1 if opens else -1
        if depth == 0:
            follows = name == "p"
            yield "".join(called)
            called.clear()
    yield body[end:]


def _paragraph(number: int, attributes: str, terms: Mapping[str, str], *, follows: bool) -> str:
    """The beginning of a paragraph: its number is a link to itself, so that a passage without pages can be cited.

    One that follows another is told from the first of its kind, since notes may stand between them.
    """
    label = f"{terms['paragraph']} {number}"
    if follows:
        attributes = (
            re.sub(r' class="', ' class="follows ', attributes) if " class=" in attributes else f'{attributes} class="follows"'
        )
    return f'<p id="p{number}"{attributes}><a class="anchor" href="#p{number}" aria-label="{label}">{number}</a>'


def _call(number: int, terms: Mapping[str, str]) -> str:
    """A call: a link to the endnote and a button that opens the note, of which the style sheet shows one."""
    link = f'<a class="noteref" href="#note-{number}" role="doc-noteref">{number}</a>'
    button = (
        f'<button class="noteref" type="button" popovertarget="aside-{number}" '
        f'aria-label="{terms["note"]} {number}">{number}</button>'
    )
    return f'<span class="call" id="call-{number}">{link}{button}</span>'


def _aside(note: ArticleNote, terms: Mapping[str, str]) -> str:
    """The note again, with buttons: to show all of one that is folded beside the text, and to close it where it was opened."""
    named, opens = f'aria-label="{terms["note"]} {note.number}"', f'type="button" popovertarget="aside-{note.number}"'
    return (
        f'<aside class="side-note" id="aside-{note.number}" popover="auto" role="note" {named}>'
        f'<span class="side-number">{note.number}</span>{scrolling(_ID.sub("", note.html), terms)}'
        f'<button class="more" {opens} {named}>…</button>'
        f'<button class="close" {opens} popovertargetaction="hide" aria-label="{terms["close"]}">×</button></aside>'
    )
