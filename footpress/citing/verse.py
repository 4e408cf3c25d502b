"""Verse: what an author types as a line block is stanzas of lines, so that a line that turns can be told from the next.

    | The boatman pulls across the grey,      <div class="line-block"><p class="stanza">
    |     The rope is wet.                        <span class="line">The boatman pulls across the grey,</span>
                                                  <span class="line">    The rope is wet.</span></p></div>

pandoc's HTML has a `<br>` after each line, behind which a turned line would begin like a new one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree


def set_verse(root: etree._Element) -> None:
    """Part each line block of an article's markup into stanzas and lines; what stands in them stays."""
    for block in list(root.iter("div")):
        if "line-block" not in block.get("class", "").split():
            continue
        lines = list(_lines(block))
        block.text = None
        block[:] = [_stanza(stanza) for stanza in _stanzas(lines)]


def _lines(block: etree._Element) -> Iterator[etree._Element]:
    """Each line as a `<span class="line">`; an empty one parts stanzas."""
    line = _begun(block.text)
    for child in list(block):
        tail, child.tail = child.tail, None
        if child.tag == "br":
            yield line
            line = _begun((tail or "").removeprefix("\n"))
        else:
            child.tail = tail
            line.append(child)
    yield line


def _begun(text: str | None) -> etree._Element:
    line = etree.Element("span", {"class": "line"})
    line.text = text or ""
    return line


def _stanzas(lines: Sequence[etree._Element]) -> Iterator[list[etree._Element]]:
    stanza: list[etree._Element] = []
    for line in lines:
        if len(line) or (line.text or "").strip(" \t\n"):
            stanza.append(line)
        elif stanza:
            yield stanza
            stanza = []
    if stanza:
        yield stanza


def _stanza(lines: Sequence[etree._Element]) -> etree._Element:
    stanza = etree.Element("p", {"class": "stanza"})
    for line in lines:
        line.tail = "\n"
        stanza.append(line)
    lines[-1].tail = None
    return stanza
