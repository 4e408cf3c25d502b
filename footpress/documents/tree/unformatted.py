"""A plain text in a file that could have more: opened in a program for texts and saved from there, or typed in it as on a typewriter."""

from __future__ import annotations

from footpress.documents.received import Document
from footpress.documents.tree.typed import plain, typed_blocks
from footpress.pandoc.elements import Blocks, Element, structures
from footpress.text.late_patterns import late

_PARAGRAPHS = frozenset({"Para", "Plain", "CodeBlock"})
_WORDS = frozenset({"Str", "Space", "SoftBreak", "LineBreak", "Quoted", "Span"})
_TYPED = late(r"\[\^?\d{1,4}\]|[¹²³⁰⁴-⁹]|(?<![\w*])\*[^\W_][^*]*\*(?![\w*])")
_FEWEST = 60  # words of a text that stands in blocks of code
_SHARE = 0.9


def plain_text_of(document: Document) -> str:
    """The lines of a document that is a plain text, each of which is a paragraph, or the lines of its one block; "" for every other.

    It is one where nothing in it has a look or a structure, while calls, notes or marks of emphasis were typed; or where all of it
    stands in a font of one width, as programs set a text that they were given."""
    blocks: Blocks = list(document.tree["blocks"])
    words = len(typed_blocks(blocks).split())
    code = sum(len(block["c"][1].split()) for block in blocks if block["t"] == "CodeBlock")
    if code >= max(_FEWEST, _SHARE * words) or (not document.tree["meta"] and _is_unformatted(blocks)):
        return "\n".join(map(_line, blocks))
    return ""


def _is_unformatted(blocks: Blocks) -> bool:
    if any(block["t"] not in _PARAGRAPHS for block in blocks):
        return False
    if any(element["t"] not in _PARAGRAPHS | _WORDS and not _is_bare_link(element) for element in structures(blocks)):
        return False
    return len(_TYPED.findall("\n".join(map(_line, blocks)))) > 1


def _is_bare_link(element: Element) -> bool:
    """Whether an element is an address that a program made a link of."""
    return element["t"] == "Link" and plain(element["c"][1]).strip("<>") in (
        target := element["c"][2][0],
        target.removeprefix("mailto:"),
    )


def _line(block: Element) -> str:
    if block["t"] == "CodeBlock":
        return str(block["c"][1])
    return plain(block["c"]) if block["t"] in _PARAGRAPHS else typed_blocks([block])
