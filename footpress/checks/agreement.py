"""Does a built edition say what the article says? Every note once, in order, whole; every call; every entry."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from lxml import etree, html

from footpress.lists import labels
from footpress.model.article import Article
from footpress.model.edition import Marks, ReadBack
from footpress.problems import Problem

_BLOCKS = frozenset(
    "address blockquote br dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section table td th tr ul".split()
)


def compare(article: Article, read: ReadBack, file: str) -> list[Problem]:
    """What differs between an article and a built edition of it, read back; nothing where they agree.

    A note that begins on a later page than its call is a warning: it is whole, and there are pages that cannot have it.
    """
    late = [
        Problem(
            file,
            0,
            "note-late",
            "warning",
            f"note {note.sign} begins on page {note.page}, and is called on page {note.call_page}.",
        )
        for note in read.late
    ]
    return [*(Problem(file, 0, id, "error", message) for id, message in _differences(article, read)), *late]


def _differences(article: Article, read: ReadBack) -> Iterator[tuple[str, str]]:
    expected = [note.number for note in article.notes]
    yield from _order("note", "note", expected, [note.number for note in read.notes])
    yield from _order("call", "the call of note", expected, list(read.calls))
    found = {note.number: note for note in read.notes}
    for note in article.notes:
        if note.number in found:
            here = found[note.number]
            yield from _passage("note", f"note {note.number}", note.html, here.text, here.marks)
            yield from _labels(
                f"note {note.number}", labels(html.fragment_fromstring(note.html, create_parent="div")), here.labels
            )
    signed = tuple(f"{note.sign} {note.text}" for note in article.front_matter.signed_notes)
    if words := _first_difference(" ".join(signed), " ".join(read.signed)):
        yield "signed-differs", f"the notes to the title and the authors are not whole: {words}"
    for name, words in article.front_matter.prose.items():
        shown = name in read.prose or (name == "abstract" and bool(read.body))
        if shown and (wrong := _first_difference(words, read.prose.get(name, ""))):
            yield "prose-differs", f"{name}: is not word for word the article's: {wrong}"
    if read.entries:
        yield from _entries(article, read)
    if read.body and (words := _first_difference(plain(article.body), read.body)):
        yield "body-differs", f"the text is not word for word the article's: {words}"
    elif read.body:
        body = html.fragment_fromstring(article.body, create_parent="div")
        yield from _labels("the text", labels(body), read.labels)
        if breaks_of(body) != read.breaks:
            yield (
                "break-differs",
                f"it has {len(read.breaks)} thematic breaks where the article has {len(breaks_of(body))}, or has them elsewhere.",
            )


def _passage(id: str, what: str, expected: str, text: str, marks: Marks | None) -> Iterator[tuple[str, str]]:
    """What differs in one note or entry: words and numbers, italics, links."""
    if words := _first_difference(plain(expected), text):
        yield f"{id}-differs", f"{what} is not whole: {words}"
    if marks is None:
        return
    own = marks_of(html.fragment_fromstring(expected, create_parent="div"))
    if italic := _first_difference(own.italic, marks.italic):
        yield f"{id}-italics", f"{what} is not italic where the article is: {italic}"
    if own.links != marks.links:
        wrong = sorted(set(own.links) ^ set(marks.links)) or list(marks.links)
        yield f"{id}-links", f"{what} does not link where the article does: {wrong[0]}"


def _labels(what: str, expected: tuple[str, ...], found: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """What differs between the numbers of the items of lists."""
    if expected != found:
        wrong = next((place for place, pair in enumerate(zip(expected, found, strict=False)) if pair[0] != pair[1]), None)
        says = (
            f"{len(found)} items instead of {len(expected)}" if wrong is None else f"{found[wrong]} instead of {expected[wrong]}"
        )
        yield "list-differs", f"the numbered lists of {what} have {says}."


def breaks_of(element: html.HtmlElement) -> tuple[int, ...]:
    """Where the thematic breaks of an element stand: after how many of its characters that are compared."""
    places, place = [], 0
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, part in walk:
        if part.tag == "hr" and event == "start":
            places.append(place)
        if part.tag == "math" and event == "start":
            place += len(fold("".join("".join(map(str, note.itertext())) for note in part.iter("annotation"))))
            walk.skip_subtree()
        elif isinstance(part.tag, str):
            place += len(fold((part.text if event == "start" else part.tail if part is not element else "") or ""))
    return tuple(places)


def _order(id: str, what: str, expected: list[int], found: list[int]) -> Iterator[tuple[str, str]]:
    counts = Counter(found)
    yield from ((f"{id}-missing", f"{what} {number} is not in it.") for number in expected if not counts[number])
    yield from ((f"{id}-twice", f"{what} {n} is in it {times} times.") for n, times in counts.items() if times > 1)
    if sorted(found) == sorted(expected) and found != expected:
        yield f"{id}-order", f"it has {what} in this order: {', '.join(map(str, found))}."


def _entries(article: Article, read: ReadBack) -> Iterator[tuple[str, str]]:
    """The entries in the order of the style, each word for word; one that is missing is named, not everything after it."""
    if len(read.entries) != len(article.entries):
        found = set(map(fold, read.entries))
        missing = [entry.key for entry in article.entries if fold(plain(entry.html)) not in found]
        yield (
            "entry-missing",
            f"the bibliography has {len(read.entries)} entries instead of {len(article.entries)}: {', '.join(missing)}.",
        )
        return
    for index, entry in enumerate(article.entries):
        marks = read.entry_marks[index] if read.entry_marks else None
        yield from _passage("entry", f"the bibliography entry {entry.key}", entry.html, read.entries[index], marks)


def plain(fragment: str) -> str:
    """The plain text of an XHTML fragment, blocks apart by a blank."""
    return text_of(html.fragment_fromstring(fragment, create_parent="div"))


def text_of(element: html.HtmlElement) -> str:
    """The plain text of an element, blocks apart by a blank, and nothing within a block; a formula is its TeX."""
    pieces = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, part in walk:
        if not isinstance(part.tag, str):
            continue  # a comment
        if part.tag == "math" and event == "start":
            pieces += ["".join(map(str, note.itertext())) for note in part.iter("annotation")]
            walk.skip_subtree()
            continue
        apart = " " if part.tag in _BLOCKS else ""
        pieces.append(apart + (part.text or "") if event == "start" else apart + (part.tail or "") * (part is not element))
    return " ".join("".join(pieces).split())


def marks_of(element: html.HtmlElement) -> Marks:
    """The italics and the links of a passage; links within the edition (to a note, an entry) are its own affair."""
    italic = "".join(
        "".join(map(str, part.itertext()))
        for part in element.xpath(".//*[self::em or self::i][not(ancestor::em or ancestor::i)]")
    )
    links = tuple(
        link.get("href")
        for link in element.xpath(".//a[@href]")
        if "://" in link.get("href") or link.get("href").startswith("mailto:")
    )
    return Marks(italic, links)


def fold(text: str) -> str:
    """What of a text is compared: no white space, no hyphens or invisible characters, compatibility characters unified."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(
        character for character in plain if not character.isspace() and unicodedata.category(character) not in ("Cc", "Cf", "Pd")
    )


def _first_difference(expected: str, found: str) -> str:
    one, two = fold(expected), fold(found)
    if one == two:
        return ""
    at = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return f"“…{one[max(0, at - 20) : at + 20]}…” should stand where “…{two[max(0, at - 20) : at + 20]}…” stands."
