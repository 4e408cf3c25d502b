"""The prose of a front matter: the abstract, the notes to the title and the authors, what is said of the authors.

It is plain text in which works may be cited, `[@key, 5]` and `@key [5]`, words emphasised, `*so*`, and notes, headings, figures and tables
referred to, `note [](#fn-name)`; everything else is printed as it is typed. Each field is set as a note behind the text would be, with positions of its own: it is read alone, so that no "ibid." in it means a
note of the text, and no note of the text means it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from lxml import html

from footpress.citing.cross_references import AHEAD, mark_references
from footpress.citing.tree import RESET
from footpress.model.article import FrontMatter
from footpress.pandoc import running as pandoc
from footpress.pandoc.elements import walk
from footpress.text.escaping import escape_markdown
from footpress.text.parsing import inner_xhtml, parse_fragment

_ID = "footpress-prose-"
_FIRST = "\ue000"  # the word that begins each field, so that no field begins a list or a heading
_CLUSTER = r"(?<!\\)\[[^\[\]]*?(?<![\w\\])@[\w{][^\[\]]*\]"
_CITED = re.compile(
    rf"(?P<cluster>{_CLUSTER})(?!\()|(?P<reference>\[\]\(#[^()\s]+\)(?:\{{\.where\}})?)|(?<![\w\\/])@(?:\{{(?P<braced>[^{{}}]+)\}}|(?P<key>\w(?:[\w:.#$%&+?<>~/-]*\w)?))(?: \[[^\[\]]*\])?"
)
_MARKED = re.compile(r"\\[@\[\]*]|(?<![\w*\\])\*(?=\S)[^*\n]+?(?<=\S)\*(?![\w*])")


def with_prose(tree: dict[str, Any], front: FrontMatter, keys: Collection[str]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """(a tree with the fields that cite or emphasise something behind its text, the names of these fields). `keys` are those that a bare
    `@key` may mean: any other is a handle, and stays as it is typed."""
    marked = {name: markdown for name, text in front.prose.items() if (markdown := _markdown(text, keys))}
    if not marked:
        return tree, ()
    read = json.loads(pandoc.read_markdown("\n\n".join(f"{_FIRST} {markdown}" for markdown in marked.values())).text)["blocks"]
    mark_references({"blocks": read})
    for name, paragraph in zip(marked, read, strict=True):
        for link in walk([paragraph] if name != "author-note" else []):
            if link["t"] == "Link":
                link["c"][0][1].append(AHEAD)
    behind = [block for name, paragraph in zip(marked, read, strict=True) for block in _apart(name, paragraph)]
    return {**tree, "blocks": [*tree["blocks"], *behind]}, tuple(marked)


def without_prose(root: Any) -> None:
    """Take the places of the fields out of pandoc's HTML again."""
    for heading in root.xpath(f"./*[starts-with(@id,'{_ID}')]"):
        root.remove(heading.getnext())
        root.remove(heading)


def with_cited_prose(front: FrontMatter, names: Sequence[str], set: Sequence[str]) -> FrontMatter:
    """The front matter with the prose that was set; its words alone go into metadata."""
    said = {name: _without_inner_links(text) for name, text in zip(names, set, strict=True)}
    return _cited_front(front, said, {name: _plain(text) for name, text in said.items()})


def _without_inner_links(fragment: str) -> str:
    """Inline XHTML in which what refers to a place of the article says it and leads nowhere: it stands in other documents, and in records."""
    if "<a " not in fragment:
        return fragment
    root = parse_fragment(fragment, "p")
    for link in root.xpath(".//a[starts-with(@href,'#')][not(starts-with(@href,'#ref-'))]"):
        link.drop_tag()
    return inner_xhtml(root)


def _plain(fragment: str) -> str:
    """The words of inline XHTML; a formula is its TeX."""
    root = parse_fragment(fragment, "p")
    for formula in list(root.iter("math")):
        words = html.Element("span")
        words.text = "".join(text for note in formula.iter("annotation") for text in note.itertext())
        words.tail = formula.tail
        formula.getparent().replace(formula, words)
    return " ".join(root.text_content().split())


def _cited_front(front: FrontMatter, set: Mapping[str, str], plain: Mapping[str, str]) -> FrontMatter:
    """A front matter whose prose has its citations set: as XHTML, and in its own fields as plain text."""
    return replace(
        front,
        abstract=plain.get("abstract", front.abstract),
        author_note=plain.get("author-note", front.author_note),
        title_note=plain.get("title-note", front.title_note),
        authors=tuple(
            replace(author, note=plain.get(f"author-{number}", author.note))
            for number, author in enumerate(front.authors, start=1)
        ),
        html=set,
    )


def _markdown(text: str, keys: Collection[str]) -> str:
    """A field as Markdown, "" where it holds nothing but words."""
    cites = [
        match
        for match in _CITED.finditer(text)
        if match["cluster"] or match["reference"] or (match["braced"] or match["key"]) in keys
    ]
    if not cites and not _MARKED.search(text):
        return ""
    return "".join(_pieces(text, cites))


def _pieces(text: str, cites: list[re.Match[str]]) -> Iterator[str]:
    end = 0
    for match in cites:
        yield _words(text[end : match.start()])
        yield match[0]
        end = match.end()
    yield _words(text[end:])


def _words(text: str) -> str:
    """Words with no other markup than emphasis; an escaped sign is that sign."""
    return escape_markdown(re.sub(r"\\([@\[\]])", r"\1", text))


def _apart(name: str, paragraph: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A heading from which on positions are counted anew (pandoc 3.9), and the field as a note."""
    inlines = paragraph["c"][2:]  # without the first word and its blank
    yield {"t": "Header", "c": [1, [f"{_ID}{name}", [RESET], []], []]}
    yield {"t": "Para", "c": [{"t": "Note", "c": [{"t": "Para", "c": inlines}]}]}
