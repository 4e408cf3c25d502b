"""Step 8, pack: one XHTML document and one style sheet become the bytes of a PDF."""

from __future__ import annotations

import logging
import re
import warnings
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import weasyprint
from weasyprint import cssselect2

from footpress.allowed.elements import refuse_strays
from footpress.problems import WorldError
from footpress.text.parsing import parse_for_typesetting
from footpress.typesetting import fonts
from footpress.typesetting.divided_words import soften_hyphens
from footpress.typesetting.drawings import words_in
from footpress.typesetting.faults import heads_left_out, overfull
from footpress.typesetting.files import BASE, GivenFiles
from footpress.typesetting.justified import even_lines
from footpress.typesetting.named_glyphs import glyphs_named
from footpress.typesetting.page_labels import label_pages, show_outline
from footpress.typesetting.page_maker import notes_at_the_foot
from footpress.typesetting.page_references import pages_listed_once
from footpress.typesetting.patience import TakesTooLong, ending_within, patience_for
from footpress.typesetting.rounds import Renumbered, Rounds, destinations
from footpress.typesetting.structure_tags import Structure, link_once
from footpress.typesetting.told_to_pango import told_once
from footpress.typesetting.written_once import write_once
from footpress.typesetting.xmp import describe

READ_VERSIONS = ("70.0",)
"""The versions of WeasyPrint whose page maker `pages` was written for and tested with."""
ARCHIVE, PRINT = "pdf/a-3a", "pdf/ua-1"
"""WeasyPrint's names for what the file follows. Colours for the printer cannot be PDF/A with a screen's profile."""
_DATE = datetime(1993, 6, 15, tzinfo=UTC)
told_once()
_NO_GLYPH = re.compile(r'\.notdef glyph.*?"(.*)" (\(U\+[0-9A-F]+\))')


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that the PDF carries; `relationship` as in ISO 32000-2, 7.11.3 ("Source", "Data" …)."""

    name: str
    content: bytes
    description: str = ""
    relationship: str = "Source"


@dataclass(frozen=True, slots=True)
class Document:
    """What is to be typeset.

    `markup` is a well-formed XHTML document without namespace; a note is the element `<footnote id="…">` where it is called.
    `path` is its place in its publication ("source/x.md"), from which the addresses in it start; `files` are those that it may load,
    by their paths there ("source/a.png").
    `families` are the font families that may be used; anything set in another is an error. `described` is what its
    metadata say ("dc:rights", "prism:volume") besides title, authors and dates, which are in the markup.
    """

    markup: str
    style: str
    files: Mapping[str, bytes]
    path: str
    families: tuple[str, ...]
    attached: tuple[Attached, ...] = ()
    described: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    for_print: bool = False
    first_page: int = 1
    """The number of its first page, which the style sheet prints."""

    @property
    def variant(self) -> str:
        """What the file follows."""
        return PRINT if self.for_print else ARCHIVE


class _Tree(weasyprint.HTML):  # type: ignore[misc]
    """An XHTML document as WeasyPrint's HTML, without a second parser that would move notes out of tables and links."""

    def __init__(self, root: ElementTree.Element, path: str, fetcher: GivenFiles) -> None:
        self.base_url, self.url_fetcher, self.media_type = BASE + path, fetcher, "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def typeset(document: Document, complain: Callable[[str], Exception] = WorldError) -> bytes:
    """The PDF. What WeasyPrint warns of is raised as `complain(sentence)`: nothing is dropped or exchanged in silence."""
    return lay_out(document, complain).pdf()


@contextmanager
def heard(document: Document, complain: Callable[[str], Exception], rounds: Rounds | None = None) -> Iterator[list[str]]:
    """What WeasyPrint warns of meanwhile, as sentences, in the list, behind what is added to it. What breaks and what takes too long is
    raised; each of the rounds may take as long."""
    if (here := weasyprint.__version__) not in READ_VERSIONS:
        wanted = READ_VERSIONS[-1]
        raise WorldError(f"footpress needs WeasyPrint {wanted}, this is {here}: pip install weasyprint=={wanted}.")
    fonts.require(document.families)
    refuse_strays(parse_for_typesetting(document.markup), "typeset", document.path)
    sentences: list[str] = []
    with _warnings() as warned:
        try:
            with ending_within(patience_for(document.markup)) as renew:
                if rounds:
                    rounds.renew = renew
                yield sentences
        except TakesTooLong as error:
            raise complain(
                f"The PDF was not finished within {error.seconds:.0f} seconds: look for a very large table, a very long word, "
                "or a picture of very many parts, and divide it."
            ) from error
        except Exception as error:  # whatever breaks in WeasyPrint, a person gets a sentence
            reason = f"{type(error).__name__}: {error}".rstrip(". ")
            raise WorldError(
                f"WeasyPrint could not typeset {document.path} ({reason}): please report it with the article."
            ) from error
    sentences += [_sentence(warning) for warning in dict.fromkeys(warned)]


def lay_out(
    document: Document, complain: Callable[[str], Exception] = WorldError, renumbered: Renumbered | None = None, most: int = 1
) -> LaidOut:
    """The pages where everything stands, to be drawn when they are asked for. What is wrong with them is raised as `complain(sentence)`
    then; what breaks, and what takes too long, at once.

    `renumbered` is asked for the document with the numbers of these pages, and where these are all that differs, they are laid out so,
    `most` times altogether.
    """
    rounds = Rounds(document, renumbered, most, _tree_of) if renumbered else None
    with heard(document, complain, rounds) as sentences:
        tree, laid_out = _pages_of(document, rounds)
        sentences += _overfull(laid_out, document.first_page)
    if rounds is None:
        return LaidOut(document, tuple(sentences), tree, laid_out, complain)
    return LaidOut(rounds.document, tuple(sentences), tree, laid_out, complain, rounds.made, rounds.numbers)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Pages laid out and not yet drawn, and what is wrong with them; `_made` is WeasyPrint's document."""

    document: Document
    faults: tuple[str, ...]
    _tree: _Tree
    _made: Any
    _complain: Callable[[str], Exception]
    times: int = 1
    """How often the document was laid out for them."""
    numbers: Mapping[str, int] | None = None
    """The pages of its ids with which the document stays as it is, where that was asked."""

    def __len__(self) -> int:
        return len(self._made.pages)

    @property
    def size(self) -> tuple[float, float]:
        """The width and the height of the first page, in pixels of CSS."""
        return float(self._made.pages[0].width), float(self._made.pages[0].height)

    def destinations(self) -> Mapping[str, int]:
        """The page of each id in the document, by its printed number."""
        return destinations((page.anchors for page in self._made.pages), self.document.first_page)

    def sound(self) -> LaidOut:
        """These pages. Raises what is wrong with them."""
        self._refuse(self.faults)
        return self

    def pdf(self) -> bytes:
        """The whole, tagged. Raises what is wrong with the pages and what only drawing them shows, together; only once, as it changes
        the pages."""
        with heard(self.document, self._complain) as sentences:
            pdf = _written(self.document, self._tree, self._made)
            sentences += _strange(self._made, self.document)
        self._refuse(dict.fromkeys((*self.faults, *sentences)))
        return pdf

    def draw(self, number: int) -> bytes:
        """A page, counted from 1, as a PDF of its own: it looks as in the whole, and has nothing besides what is drawn."""
        with heard(self.document, self._complain) as sentences:
            page = copy(self._made.pages[number - 1])
            page.links, page.bookmarks = [], []  # what they lead to is on other pages
            alone = self._made.copy([page])
            with words_in(self.document.families):
                pdf: bytes = alone.write_pdf()
            sentences += _strange(alone, self.document)
        self._refuse(sentences)
        return pdf

    def _refuse(self, sentences: Iterable[str]) -> None:
        if told := "\n".join(sentences):
            raise self._complain(told)


def _pages_of(document: Document, rounds: Rounds | None = None) -> tuple[_Tree, Any]:
    """(the tree, WeasyPrint's document of its pages), that of the last of the rounds."""
    html = _tree_of(document)
    style = weasyprint.CSS(string=document.style, base_url=html.base_url, url_fetcher=html.url_fetcher)
    if rounds:
        rounds.style = style
    laid_out = _lay_out(html, style, document.variant, rounds)
    heads = heads_left_out((page._page_box for page in laid_out.pages), html.etree_element)
    if not heads:
        return html, laid_out
    if rounds and rounds.made > 1:
        return _pages_of(rounds.document)
    for head in heads:  # laid out again, with the head of a table as a row of it
        head.set("style", "display: table-row-group")
    return html, _lay_out(html, style, document.variant)


def _tree_of(document: Document) -> _Tree:
    """The tree of a document; raises where it has what may not be in it."""
    fetcher = GivenFiles(document.files, for_print=document.for_print)
    root = parse_for_typesetting(document.markup)
    refuse_strays(root, "typeset", document.path)
    return _Tree(root, document.path, fetcher)


def _written(document: Document, tree: _Tree, laid_out: Any) -> bytes:
    """The bytes of WeasyPrint's document."""
    link_once(laid_out.pages)
    structure = Structure(tree.etree_element, laid_out.metadata.lang or "")

    def finish(*arguments: Any) -> None:
        structure.finish(*arguments)
        label_pages(arguments[-1], document.first_page)
        show_outline(arguments[-1])
        soften_hyphens(arguments[-1], document.markup)
        write_once(arguments[-1])

    if not document.for_print:
        describe(laid_out.metadata, document.described)
    with structure.building(), pages_listed_once(), glyphs_named(), words_in(document.families), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves closing its colour profile to Python
        attachments = _attachments(document)
        pdf: bytes = laid_out.write_pdf(finisher=finish, pdf_variant=document.variant, attachments=attachments)
    return pdf


def _lay_out(html: _Tree, style: weasyprint.CSS, variant: str, rounds: Rounds | None = None) -> Any:
    with notes_at_the_foot(rounds), even_lines():
        return html.render(stylesheets=[style], pdf_variant=variant)


def _attachments(document: Document) -> list[weasyprint.Attachment]:
    """The attached files, dated at the dawn of PDF so that the same sources give the same bytes."""
    return [
        weasyprint.Attachment(
            file_obj=BytesIO(file.content),
            name=file.name,
            description=file.description,
            created=_DATE,
            modified=_DATE,
            relationship=file.relationship,
        )
        for file in document.attached
    ]


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Every warning and error that WeasyPrint logs meanwhile."""
    warned: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: warned.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    before = logger.handlers[:], logger.propagate
    logger.handlers[:], logger.propagate = [handler], False
    try:
        yield warned
    finally:
        logger.handlers[:], logger.propagate = before


def _overfull(laid_out: Any, first: int) -> Iterator[str]:
    for number, page in enumerate(laid_out.pages, start=first):
        if words := overfull(page._page_box):
            shown = words if len(words) < 60 else f"{words[:60]} …"
            yield f"On page {number} “{shown}” runs over the edge of the paper: divide the table or the line."


def _strange(laid_out: Any, document: Document) -> Iterator[str]:
    for family, characters in fonts.strangers(laid_out.fonts, document.families):
        yield _missing(family, characters)
    for family, letters in fonts.upright(laid_out.fonts):
        yield _upright(family, letters)


def _missing(family: str, characters: str) -> str:
    shown = ", ".join(f"{character} (U+{ord(character):04X})" for character in characters[:5])
    more = f" and {len(characters) - 5} more" if len(characters) > 5 else ""
    return f"No font of this publication has the character {shown}{more}: name one that has it under `fonts:`, as `also: [{family}]`, which is installed and has it."


def _upright(family: str, letters: str) -> str:
    shown = letters if len(letters) < 20 else f"{letters[:20]} …"
    return f"The font {family} has no italic: {shown} would stand upright where they are emphasised. Name another under `fonts:`."


def _sentence(warning: str) -> str:
    if character := _NO_GLYPH.search(warning):
        return (
            f"No font of this publication has the character {character[1]} {character[2]}: name one that has it under `fonts:`."
        )
    return f"The typesetter says: {warning.rstrip('.').replace(BASE, '')}."


def pages(document: Document) -> Any:
    """The pages laid out and not yet drawn, for tests that look at where things stand."""
    return _pages_of(document)[1].pages
