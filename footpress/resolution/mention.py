"""Step 3. A reference where it stands in the document, with its names and titles folded for comparing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from footpress.languages.patterns import alternatives
from footpress.model.manuscript import Note
from footpress.model.names import Name
from footpress.model.reference import Field, Reading, Reference
from footpress.resolution.back_words import Back, blank_back_words, is_back_word, read_back_words, with_edges, without_back_words
from footpress.resolution.folding import fold_words, initialism, name_key, name_parts, title_words, without_signals
from footpress.resolution.identity.description import Description, describe, keys_of, numbers_of_notes
from footpress.text.late_patterns import late

_SUBSTANCE = (
    "container",
    "publisher",
    "place",
    "volume",
    "issue",
    "pages",
    "url",
    "doi",
    "accessed",
    "edition",
    "orig_date",
    "shelfmark",
)

_LONG = 1000
_AROUND = 300
_LEAD = 4
_CUT_OFF = 80
"""So many characters before a full citation count as its words: the author may stand there, where it is read too late."""
_GLUED = late(r"^(?:[^\W\d_]\.[\s-]?)+(?=[^\W\d_]{2})")
_NUMBERED = ("legal", "archival")
"""Types of which the number is the name: "BVerfGE 39, 1"."""
_IMPRINT = ("publisher", "place", "url", "doi", "accessed", "edition", "orig_date")


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference, its place, and what is compared. `before` and `after` are the note's words next to it."""

    note: Note
    index: int
    reference: Reference
    text: str
    before: str
    after: str
    back: Back
    authors: tuple[Name, ...]
    keys: tuple[str, ...]
    """Family names of the authors, folded."""
    editor_keys: tuple[str, ...]
    title: tuple[str, ...]
    container: tuple[str, ...]
    year: str
    description: Description
    """What it says of its work, as works are compared."""
    wording: tuple[str, ...]
    """The longer words of the citation as typed, whatever fields they were read into."""
    lead: tuple[str, ...] = ()
    """Those of them with which it begins, and those just before it: where an author's name would stand."""
    titled_by_names: bool = False
    """Whether the title is nothing but what may be names: then the names are in `authors` too."""

    @property
    def is_back_reference(self) -> bool:
        """Whether it says so little, or says in words, that the work may have been cited before."""
        return (
            self.reference.kind != "full"
            or bool(self.back.kind or self.back.notes)
            or self.is_lean
            or self.is_thin
            or self.is_scant
        )

    @property
    def is_scant(self) -> bool:
        """Whether it lacks what full citations have: an imprint or an address, a title in a container, a date for that."""
        said = self.reference.get
        if any(said(name) for name in _IMPRINT) or (said("container") and (len(said("date")) > 4 or said("title"))):
            return False
        if said("container") and said("date") and not self.is_lean_but_for_container:
            return False
        if self.reference.type == "news" and self.reference.kind == "full" and not said("title") and len(self.container) > 1:
            return False  # a newspaper, some day
        return self.reference.type not in _NUMBERED or not any(
            said(name) for name in ("volume", "issue", "pages", "date", "shelfmark")
        )

    @property
    def is_lean(self) -> bool:
        """Whether it has nothing but names, a title, a date and a locator."""
        return not any(self.reference.get(name) for name in _SUBSTANCE) and not self.editor_keys

    @property
    def is_lean_but_for_container(self) -> bool:
        """Whether a container is all that it has beyond a date and a locator."""
        return not self.keys and not any(self.reference.get(name) for name in _SUBSTANCE if name != "container")

    @property
    def is_thin(self) -> bool:
        """Whether it has nothing but a name, a year and a page; the number of a judgment is its name."""
        numbered = self.reference.type in _NUMBERED and self.reference.get("issue")
        return not (self.title or self.container or self.reference.get("url") or self.reference.get("doi") or numbered)

    @property
    def is_bare(self) -> bool:
        """Whether it has nothing but a locator."""
        return self.is_lean and not self.title and not self.keys and not self.year


@dataclass(frozen=True, slots=True)
class Placed:
    """A resolved mention: `work` is its number, None for a back-reference without antecedent; `order` counts mentions."""

    mention: Mention
    work: int | None
    order: int

    @property
    def is_listed(self) -> bool:
        """Whether no note cites it: the work is known from a list, or from a bibliography."""
        return self.order < 0


@dataclass(frozen=True, slots=True)
class Link:
    """What a rule found: the mention pointed to, the share of such links that are right, and why.

    With `own_work` the mention is a work of its own that stands in the one pointed to (a chapter of a book cited before); with
    `is_apart` a note that cites nothing stands between ibid. and the citation before.
    """

    to: Placed
    confidence: float
    reason: str
    queries: tuple[str, ...] = ()
    own_work: bool = False
    is_apart: bool = False


def mentions(reading: Reading) -> Iterator[Mention]:
    """The references of one note as mentions, in order."""
    ends = [0, *(reference.span[1] for reference in reading.references)]
    starts = [*(reference.span[0] for reference in reading.references), len(reading.note.raw)]
    for index, reference in enumerate(reading.references):
        raw = reading.note.raw
        before, after = raw[ends[index] : reference.span[0]], raw[reference.span[1] : starts[index + 1]]
        yield _mention(reading.note, index, reference, before[-_AROUND:], after[:_AROUND])


def _mention(note: Note, index: int, reference: Reference, before: str, after: str) -> Mention:
    text = _shortened(note.raw[slice(*reference.span)])
    names = _names_typed_as_title(reference)
    authors = _people(reference.names("author")) or names
    cut_off = _wording(before[-_CUT_OFF:]) if reference.kind == "full" else ()
    people = authors, _people([*reference.names("editor"), *reference.names("translator")])
    titles = [without_back_words(reference.get(name)) for name in ("title", "container")]
    back = read_back_words(with_edges(before, text, after))
    description = _without_notes(describe(reference, note.raw, *people, *titles), text, back)
    return Mention(
        note, index, reference, text, before, after, back,
        authors, description.keys, description.editor_keys, description.words, description.container_words, description.year,
        description, (*_wording(text), *cut_off), (*_wording(text)[:_LEAD], *cut_off), bool(names),
    )  # fmt: skip


def _without_notes(description: Description, text: str, back: Back) -> Description:
    """The description without the numbers of notes that the citation points to: they are none of the work's."""
    notes = numbers_of_notes(text) | {str(number) for number in (*back.notes, *back.own_notes)}
    return replace(
        description,
        unread=tuple(number for number in description.unread if number not in notes),
        volume="" if description.volume in notes else description.volume,
        issue="" if description.issue in notes else description.issue,
    )


def _wording(text: str) -> tuple[str, ...]:
    words = (word for word in without_signals(title_words(blank_back_words(text))) if len(word) > 3 and not word.isdigit())
    return tuple(dict.fromkeys(words))


def _names_typed_as_title(reference: Reference) -> tuple[Name, ...]:
    """A title that is nothing but capitalised words may be names: "Capra (1998), p. 32", "Blankenburg/Schönholz 1979"."""
    title = without_back_words(reference.get("title"))
    pieces = re.split(rf"/|&|,|\b(?:{alternatives('pointing', 'and')})\b", title.strip(" .,:"))
    names = [piece.strip() for piece in pieces]
    if any(field.name not in ("title", "date", "locator") for field in reference.fields):
        return ()
    alike = all(re.fullmatch(r"[^\W\d_][\w’'-]+", name) and name[0].isupper() for name in names)
    return tuple(Name(name) for name in names) if alike else ()


def _shortened(text: str) -> str:
    """Beginning and end of a text that is longer than any citation."""
    return text if len(text) <= 2 * _LONG else f"{text[:_LONG]} {text[-_LONG:]}"


def _people(names: Sequence[Name]) -> tuple[Name, ...]:
    """The names without back words read into them ("Emecen, a.g.mad.") and without initials glued to them ("С.Лувсанвандан")."""
    cleaned = (replace(name, family=_family(name), given=_given(name)) for name in names)
    return tuple(name for name in cleaned if fold_words(name.family) and not is_back_word(name.display))


def _given(name: Name) -> str:
    given = without_back_words(name.given)
    return given if without_signals(fold_words(given).split()) else ""


def _family(name: Name) -> str:
    return without_back_words(name.family if name.literal else _GLUED.sub("", name.family))


def also_known(mention: Mention) -> tuple[str, ...]:
    """Other keys for the author: parts of names, and the words before the title where no author was read."""
    parts = [part for name in mention.authors for part in name_parts(name)]
    parts += [letters for name in mention.authors if name.literal and len(letters := initialism(name.family)) > 2]
    if not mention.keys:
        start = next((field.span[0] for field in mention.reference.fields if field.name == "title"), mention.reference.span[0])
        lead = mention.note.raw[mention.reference.span[0] : start] or mention.text[:40]
        parts += [name_key(word) for word in re.findall(r"\b[^\W\d_][\w’'-]{3,}", lead) if word[0].isupper()]
    return tuple(dict.fromkeys(parts))


def by_author_before(mention: Mention, author: tuple[Name, ...]) -> Mention:
    """The mention of a work of the same author as the one before ("Id., *Title*"): the author is filled in."""
    start = mention.reference.span[0]
    field = Field("author", author, (start, start), 0.85, "same author as the citation before")
    others = tuple(field for field in mention.reference.fields if field.name != "author")
    reference, keys = replace(mention.reference, fields=(field, *others)), keys_of(author)
    return replace(
        mention,
        reference=reference,
        authors=author,
        keys=keys,
        description=replace(mention.description, authors=author, keys=keys),
    )
