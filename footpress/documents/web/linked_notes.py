"""The notes of a page: a link in the text to a paragraph far below it, and that paragraph's link back, are a note again."""

from __future__ import annotations

from typing import Any

from lxml import etree

from footpress.documents.web.paired_links import pairs_in
from footpress.text.late_patterns import late

_CALL = late(r"#(?P<name>_(?:ftn|edn)\d+|(?:sdfootnote|sdendnote)\d+sym|ftnt\d+|cmnt\d+)$")
_BACK = late(r"#(?:_(?:ftn|edn)ref\d+|(?:sdfootnote|sdendnote)\d+anc|ftnt_ref\d+|cmnt_ref\d+)$")
_CALLED, _SAID = "footpress-note", "footpress-note-words"
_BLOCKS = frozenset("p div li h1 h2 h3 h4 h5 h6 blockquote table ul ol pre".split())


def join_notes(body: Any) -> int:
    """Mark the call of each note of a page, and set its words apart at the end for `tie_notes`; how many there are."""
    notes = {}
    for link in list(body.iter("a")):
        if _BACK.search(link.get("href", "")) and (name := link.get("name") or link.get("id")):
            notes[name] = link
    joined = 0
    gathered = []
    for call in list(body.iter("a")):
        found = _CALL.search(call.get("href", ""))
        if not found or found["name"] not in notes:
            continue
        link = notes.pop(found["name"])
        holder = _holder(link, body)
        if holder is None:
            continue
        blocks = _blocks_of(holder)
        _remove(link)
        joined += 1
        gathered.append((f"joined-note-{joined}", blocks))
        _make_call(call, f"joined-note-{joined}")
    for pair in list(pairs_in(body)):
        joined += 1
        for link in pair.back:
            _remove(link)
        above = pair.holder.getparent()
        gathered.append((f"joined-note-{joined}", _blocks_of_item(pair.holder)))
        _without_empty(above, body)
        _make_call(pair.call, f"joined-note-{joined}")
    _write(body, gathered)
    return joined


def _blocks_of_item(holder: Any) -> list[Any]:
    """The blocks of a note, out of the item or division that holds them."""
    _detach(holder)
    if len(holder) and holder[0].tag in _BLOCKS and not (holder.text or "").strip():
        return list(holder)
    holder.tag = "div" if any(child.tag in _BLOCKS for child in holder) else "p"
    return [holder]


def _without_empty(element: Any, body: Any) -> None:
    """Take out a list or a section that its notes have left, with the rule above them."""
    while element is not body and not "".join(element.itertext()).strip() and next(element.iter("img"), None) is None:
        above = element.getparent()
        _detach(element)
        element = above


def _holder(link: Any, body: Any) -> Any:
    """The element that holds a note: a division that holds no other, else its paragraph."""
    paragraph = next((above for above in link.iterancestors() if above.tag in _BLOCKS), None)
    if paragraph is None or paragraph is body:
        return None
    above = paragraph.getparent()
    backward = [each for each in above.iter("a") if _BACK.search(each.get("href", ""))]
    is_its_own = above.tag == "div" and above is not body and above[0] is paragraph and len(backward) == 1
    return above if is_its_own else paragraph


def _blocks_of(holder: Any) -> list[Any]:
    blocks = list(holder) if holder.tag == "div" and len(holder) and holder[0].tag in _BLOCKS else [holder]
    for block in blocks:
        _detach(block)
    if holder not in blocks:
        _detach(holder)
    return blocks


def _make_call(call: Any, name: str) -> None:
    """The link as a call of pandoc's, out of the raised letters around it."""
    tail = call.tail
    made = etree.Element("span", {"class": _CALLED, "id": name})
    while (
        (above := call.getparent()) is not None and above.tag in ("sup", "span", "font", "b", "i", "u") and _is_alone(call, above)
    ):
        tail = above.tail
        call = above
    made.tail = tail
    call.getparent().replace(call, made)


def _is_alone(child: Any, parent: Any) -> bool:
    words = "".join(parent.itertext()).strip()
    return words == "".join(child.itertext()).strip()


def _write(body: Any, gathered: list[tuple[str, list[Any]]]) -> None:
    if not gathered:
        return
    for name, blocks in gathered:
        etree.SubElement(body, "div", {"class": _SAID, "id": f"{name}-words"}).extend(blocks)


def tie_notes(tree: dict[str, Any]) -> dict[str, Any]:
    """pandoc's tree of such a page, with notes in the places of their calls."""
    said = {block["c"][0][0]: block["c"][1] for block in tree["blocks"] if _is(block, "Div", _SAID)}
    body = [block for block in tree["blocks"] if not _is(block, "Div", _SAID)]
    return {**tree, "blocks": _tied(body, said)}


def _tied(node: Any, said: dict[str, Any]) -> Any:
    if isinstance(node, list):
        return [_tied(each, said) for each in node]
    if not isinstance(node, dict):
        return node
    if _is(node, "Span", _CALLED):
        return {"t": "Note", "c": _tied(said.get(f"{node['c'][0][0]}-words", []), said)}
    return {name: _tied(value, said) for name, value in node.items()}


def _is(node: Any, kind: str, name: str) -> bool:
    return isinstance(node, dict) and node.get("t") == kind and name in node["c"][0][1]


def _remove(element: Any) -> None:
    """Take out an element, with the raised letters around it that hold nothing else; the text behind it stays."""
    while (above := element.getparent()) is not None and above.tag in ("sup", "span", "font", "b") and _is_alone(element, above):
        element = above
    tail = (element.tail or "").lstrip("\xa0 \t\n")
    parent, before = element.getparent(), element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _detach(element: Any) -> None:
    """Take out an element; the text behind it stays where it is."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)
