"""Step 3. The works cited so far and where to look for them: by note, name, title word, address and short name.

It is the one value that grows while a document is read; every look-up is by a key, so that time is linear in the notes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from footpress.model.manuscript import Note
from footpress.resolution.folding import misspellings, stem, title_words
from footpress.resolution.identity import Verdict
from footpress.resolution.law_keys import law_keys
from footpress.resolution.mention import Mention, Placed, also_known
from footpress.resolution.short_names import short_names

_NEAR = 60
"""How many works of one name or title word are looked at, the latest first."""
_WORDS = 40
"""How many words of a citation as typed are looked up."""
_DESCRIBED = 5
"""How many full citations of one work are compared with."""


class Work:
    """A work, its mentions, and those of them that describe it (the first one always does)."""

    __slots__ = ("described", "mentions", "number")

    def __init__(self, number: int, first: Placed) -> None:
        self.number = number
        self.mentions = [first]
        self.described = [first.mention]

    def add(self, placed: Placed) -> None:
        """One more mention; it describes the work too where it is no back-reference."""
        self.mentions.append(placed)
        if not placed.mention.is_back_reference and len(self.described) < _DESCRIBED:
            self.described.append(placed.mention)

    @property
    def first(self) -> Placed:
        """Where the work is first cited: other notes point to it."""
        return self.mentions[0]

    @property
    def last(self) -> Placed:
        """Where the work was cited last."""
        return self.mentions[-1]


class Shelf:
    """The works cited so far."""

    def __init__(self) -> None:
        self.works: list[Work] = []
        self._mentions: list[Placed] = []
        self._by_note: dict[int, list[Placed]] = defaultdict(list)
        self._by_name: dict[str, dict[int, None]] = defaultdict(dict)
        self._by_part: dict[str, dict[int, None]] = defaultdict(dict)
        self._by_misspelling: dict[str, dict[str, None]] = defaultdict(dict)
        self._by_word: dict[str, dict[int, None]] = defaultdict(dict)
        self._by_wording: dict[str, dict[int, None]] = defaultdict(dict)
        self._by_address: dict[str, int] = {}
        self._by_short_name: dict[str, int] = {}
        self._by_law: dict[str, int] = {}
        self._note_before: Note | None = None
        self._note: Note | None = None
        self.doubtful: tuple[Mention | None, Sequence[tuple[Work, Verdict]]] = (None, ())
        """The citation that was compared with the works of its people and title and is none of them, and the works that it may be, by a slip."""

    def turn_to(self, note: Note) -> None:
        """The next note begins."""
        self._note_before, self._note = self._note, note

    def is_apart(self, placed: Placed) -> bool:
        """Whether a note that cites nothing stands between this mention and the note that is being read."""
        return placed.mention.note is not self._note and placed.mention.note is not self._note_before

    def place(self, mention: Mention, work: int | None, *, new: bool = False) -> Placed:
        """Put a mention on the shelf: with a work that stands there, a new one, or none."""
        number = len(self.works) if new else work
        placed = Placed(mention, number, len(self._mentions))
        self._mentions.append(placed)
        self._into_note(placed)
        if number is None:
            return placed
        if new:
            self.works.append(Work(number, placed))
        else:
            self.works[number].add(placed)
        if new or not mention.is_back_reference:
            self._index(mention, number)
        for name in short_names(mention):
            self._by_short_name.setdefault(name, number)
        for key in law_keys(mention):
            self._by_law.setdefault(key, number)
        return placed

    def know(self, mention: Mention) -> Placed:
        """Put a work on the shelf that no note has cited yet: the manuscript lists it, or a bibliography came with it."""
        placed = Placed(mention, len(self.works), -1)
        self.works.append(Work(len(self.works), placed))
        self._index(mention, placed.work or 0)
        for key in law_keys(mention):
            self._by_law.setdefault(key, placed.work or 0)
        return placed

    def _into_note(self, placed: Placed) -> None:
        """Put a citation with those of its note; where numbering begins again, the new note takes the place of the old one."""
        here = self._by_note[placed.mention.note.number]
        if here and here[-1].mention.note is not placed.mention.note:
            here.clear()
        here.append(placed)

    def _index(self, mention: Mention, number: int) -> None:
        for key in (*mention.keys, *mention.editor_keys):
            if key not in self._by_name:
                for form in misspellings(key):
                    self._by_misspelling[form][key] = None
            self._by_name[key][number] = None
        for part in also_known(mention):
            self._by_part[part][number] = None
        names = (word for name in mention.authors if name.literal for word in title_words(name.family))
        for word in (*mention.title, *mention.container, *names):
            self._by_word[stem(word)][number] = None
        for word in mention.wording[:_WORDS]:
            self._by_wording[stem(word)][number] = None
        for address in addresses(mention):
            self._by_address.setdefault(address, number)

    def before(self, mention: Mention) -> tuple[Placed, ...]:
        """What ibid. can mean: the citation before in this note, else all of the last note that cites anything."""
        here = self._by_note.get(mention.note.number)
        if here and mention.index > 0 and self._mentions[-1] is here[-1]:
            return (here[-1],)
        return tuple(self._by_note[self._mentions[-1].mention.note.number]) if self._mentions else ()

    def in_note(self, number: int) -> tuple[Placed, ...]:
        """The citations of a note."""
        return tuple(self._by_note.get(number, ()))

    def latest(self) -> Iterator[Placed]:
        """The mentions of works, the latest first."""
        return reversed(self._mentions)

    def by_name(self, key: str) -> tuple[Work, ...]:
        """Works of a family name among their authors and editors, the latest first."""
        return self._latest(self._by_name.get(key, ()))

    def by_part(self, key: str) -> tuple[Work, ...]:
        """Works of an author who has this as half of a double name or as given name."""
        return self._latest(self._by_part.get(key, ()))

    def names_like(self, key: str) -> tuple[str, ...]:
        """The family names on the shelf that share a misspelt form with this one."""
        return tuple(dict.fromkeys(name for form in misspellings(key) for name in islice(self._by_misspelling.get(form, ()), 20)))

    def by_words(self, words: Iterable[str]) -> tuple[Work, ...]:
        """Works that have the rarest two of these words in their title, container or corporate author."""
        return self._of_rarest(words, self._by_word)

    def by_wording(self, words: Iterable[str]) -> tuple[Work, ...]:
        """Works that have the rarest two of these words anywhere in their citation."""
        return self._of_rarest(words, self._by_wording)

    def _of_rarest(self, words: Iterable[str], index: dict[str, dict[int, None]]) -> tuple[Work, ...]:
        lists = sorted((found for word in dict.fromkeys(map(stem, words)) if (found := index.get(word))), key=len)
        return self._latest(dict.fromkeys(number for found in lists[:2] for number in self._tail(found)))

    def by_address(self, mention: Mention) -> Work | None:
        """The work with the same DOI or URL."""
        return next((self.works[self._by_address[key]] for key in addresses(mention) if key in self._by_address), None)

    def by_short_name(self, name: str) -> Work | None:
        """The work for which a note introduced this short name."""
        number = self._by_short_name.get(name)
        return None if number is None else self.works[number]

    def by_law(self, key: str) -> Work | None:
        """The law that is known by this number, name or place."""
        number = self._by_law.get(key)
        return None if number is None else self.works[number]

    def _tail(self, numbers: Iterable[int]) -> Iterable[int]:
        return islice(reversed(numbers if isinstance(numbers, dict) else list(numbers)), _NEAR)

    def _latest(self, numbers: Iterable[int]) -> tuple[Work, ...]:
        near = [self.works[number] for number in self._tail(numbers)]
        return tuple(sorted(near, key=lambda work: -work.last.order))


def addresses(mention: Mention) -> tuple[str, ...]:
    """What names a work wherever it is typed: its DOI, its URL (not that of a whole site)."""
    doi = mention.reference.get("doi").casefold().removeprefix("https://doi.org/").removeprefix("doi:").strip()
    url = mention.reference.get("url").casefold().split("#")[0]
    bare = url.split("://")[-1].removeprefix("www.").rstrip("/")
    return tuple(key for key in (doi, bare if "/" in bare else "") if key)
