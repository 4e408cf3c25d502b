"""`footpress styles [WORD]`: the citation styles there are, and with --preview how an article looks in them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from footpress.citing.cite import cite
from footpress.citing.styles import Style, nearest_styles, search_styles
from footpress.commands.arguments import add_publication
from footpress.model.article import Article
from footpress.records.bibtex import read_bibliography
from footpress.source.articles import find_slugs
from footpress.source.reading import read_publication, read_source
from footpress.templates import Templates
from footpress.text.parsing import parse_fragment

_MOST = 60
_PREVIEWED = 5


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "word", nargs="?", default="", metavar="WORD", help="part of a style's name or title (default: the usual ones)"
    )
    parser.add_argument("--preview", action="store_true", help="show the first notes and entries of an article in these styles")
    parser.add_argument("--article", metavar="SLUG", help="the article to show (default: the first)")
    add_publication(parser)


def run(arguments: Namespace) -> int:
    """Print the styles found, or an article's first notes in them; 1 if there is none."""
    templates = Templates(arguments.publication)
    styles = search_styles(arguments.word, templates)
    if not styles:
        near = nearest_styles(arguments.word, templates)
        print(f"No citation style has {arguments.word!r} in its name or title." + (f" Near: {', '.join(near)}." if near else ""))
        return 1
    exact = tuple(style for style in styles if style.name == arguments.word)
    if arguments.preview:
        print("\n\n".join(_previews((exact or styles)[:_PREVIEWED], arguments.publication, arguments.article)))
        return 0
    print("\n".join(_table(styles[:_MOST])))
    if len(styles) > _MOST:
        print(f"… and {len(styles) - _MOST:,} more: add to the word.")
    if not arguments.word:
        print("`footpress styles WORD` finds others among those of the CSL repository.")
    return 0


def _table(styles: tuple[Style, ...]) -> Iterator[str]:
    width = max(len(style.name) for style in styles)
    for style in styles:
        yield f"{style.name:<{width}}  {style.kind:<11}  {style.title}" + (f" (= {style.like})" if style.like else "")


def _previews(styles: tuple[Style, ...], directory: Path, slug: str | None) -> Iterator[str]:
    publication, bibliography = read_publication(directory), read_bibliography(directory / "bibliography.bib")
    slug = find_slugs(directory, [slug] if slug else [])[0]
    source = read_source(directory / "source" / f"{slug}.md", publication)
    for style in styles:
        named = replace(source, citation_style=style.name)
        article = cite(named, bibliography, publication, "page", Templates(directory))
        yield "\n".join(_preview(style, article))


def _preview(style: Style, article: Article, notes: int = 4, entries: int = 3) -> Iterator[str]:
    yield f"{style.name}: {style.title}"
    yield from (f"  {note.number:>2}  {_plain(note.html)}" for note in article.notes[:notes])
    yield from (f"   –  {_plain(entry.html)}" for entry in article.entries[:entries])


def _plain(fragment: str) -> str:
    """A fragment as a line of text, emphasis as *x*."""
    root = parse_fragment(fragment)
    for emphasis in root.xpath(".//em | .//i"):
        emphasis.text = f"*{emphasis.text or ''}"
        emphasis.tail = f"*{emphasis.tail or ''}"
    return " ".join(root.text_content().split())
