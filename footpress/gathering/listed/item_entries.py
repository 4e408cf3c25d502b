"""Each item of a list of works becomes an entry: of its fields, and what no field can hold stands in its note as typed."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from footpress.gathering.account.entry_words import EntryWords
from footpress.gathering.account.fitting import with_roles
from footpress.gathering.account.lost_words import called, lost_words, people_beyond
from footpress.gathering.entries import escape, make_entry
from footpress.gathering.listed.item_notes import NO_YEAR, ReadItem
from footpress.gathering.listed.standard_items import standard_reference
from footpress.languages.terms import fold_term, words
from footpress.model.entry import Entry
from footpress.model.names import Name
from footpress.model.reference import NAME_FIELDS, Field, Reading, Reference, Resolved, Span
from footpress.records.keys import make_key
from footpress.text.folding import fold_letters
from footpress.text.late_patterns import late

_PAGED = ("article", "incollection", "news")
_TRIFLE = late(r"[\W_]*(?:[a-z]|\[[A-Z]{1,2}(?:/[A-Z]{2})?\]|pp?|vol|no)?[\W_]*", re.IGNORECASE)
_ISSUE = late(r"(?<!\d)(\d{1,4})\s?\((\d{1,5}(?:[-–/]\d{1,5})?)\)\s?[:,]")
_RESOLVER = late(r"^(?:https?://)?(?:dx\.)?doi\.org/", re.IGNORECASE)
_OWED = late(r"[^\W\d_]{4,}|\d+")


@dataclass(frozen=True, slots=True)
class ListedWork:
    """A work of the list: how its item was read, the words of it that no field holds, and whether it could not be read (`is_plain`)."""

    read: ReadItem
    reference: Reference
    lost: tuple[str, ...] = ()
    is_plain: bool = False


def listed_work(read: ReadItem, reading: Reading) -> ListedWork:
    """How an item was read."""
    raw = read.note.raw
    reference = standard_reference(raw) or _one(reading.references, raw)
    reference = _with_its_body(with_roles(_with_its_pages(reference), raw), read.body)
    reference = _with_its_first_year(_with_its_issue(reference, raw), raw)
    lost = _lost(read, reference)
    if not reference.get("title") or (not (reference.names("author") or reference.names("editor")) and lost):
        reference = _as_it_stands(read, reference)
        return ListedWork(read, reference, _lost(read, reference), is_plain=True)
    return ListedWork(read, reference, lost)


def entry_of(work: ListedWork, key: str, others: Sequence[Reference]) -> Entry:
    """The entry of a listed work; `others` are full citations of it in notes, which say what its item does not."""
    known = {each.name for each in work.reference.fields} | {"locator"}
    more = {each.name: each for other in reversed(others) for each in other.fields if each.name not in known and each.value}
    own = (replace(each, value=_fuller(each, others)) if each.name in NAME_FIELDS else each for each in work.reference.fields)
    reference = replace(work.reference, fields=(*own, *more.values()))
    entry = _made(key, reference, work.read, work.lost)
    undated = [(name, escape(work.read.undated) if (name, value) == ("date", NO_YEAR) else value) for name, value in entry.fields]
    return replace(entry, fields=tuple(undated))


def _fuller(said: Field, others: Sequence[Reference]) -> str | tuple[Name, ...]:
    """People with the given names that a note spells out where the list has their initials."""
    people = said.value
    for other in others:
        named = other.names(said.name)
        if isinstance(people, str) or len(named) != len(people):
            continue
        pairs = list(zip(people, named, strict=True))
        if all(fold_letters(one.family) == fold_letters(more.family) for one, more in pairs):
            people = tuple(
                more if len(more.given) > len(one.given) and _are_initials(one.given, more.given) else one for one, more in pairs
            )
    return people


def _are_initials(initials: str, given: str) -> bool:
    letters = re.findall(r"[^\W\d_]+", initials)
    names = re.findall(r"[^\W\d_]+", given)
    return (
        bool(letters)
        and len(letters) <= len(names)
        and all(name.startswith(one) for one, name in zip(letters, names, strict=False))
    )


def key_of(work: ListedWork, taken: Collection[str]) -> str:
    """A key that is not taken: `vogel2007a` where the list has a letter behind the year."""
    reference, letter = work.reference, work.read.letter
    stem = make_key(_without_no_year(work), ())
    if letter and f"{stem}{letter}" not in taken:
        return f"{stem}{letter}"
    return make_key(_without_no_year(work), {*taken, *([stem] if letter else [])}) if reference.fields else stem


def _without_no_year(work: ListedWork) -> Reference:
    fields = tuple(each for each in work.reference.fields if not (each.name == "date" and each.value == NO_YEAR))
    return replace(work.reference, fields=fields)


def _one(references: Sequence[Reference], raw: str) -> Reference:
    """The references of an item as one: an item describes one work, whatever was read twice in it."""
    whole = (0, len(raw))
    if not references:
        return Reference("full", "other", (), whole)
    best = max(references, key=lambda each: (each.kind == "full", bool(each.get("title")), len(each.fields)))
    more = [
        each
        for reference in references
        if reference is not best
        for each in reference.fields
        if each.name in ("doi", "url", "accessed")
    ]
    known = {each.name for each in best.fields}
    fields = (*best.fields, *(each for each in more if each.name not in known))
    return replace(best, kind="full", fields=fields, span=whole)


def _with_its_pages(reference: Reference) -> Reference:
    """In a list no place in a work is cited: a number of pages is where a text stands, or how long a book is."""
    if reference.get("pages") or reference.type not in _PAGED:
        return reference
    return replace(
        reference, fields=tuple(replace(each, name="pages") if each.name == "locator" else each for each in reference.fields)
    )


def _made(key: str, reference: Reference, read: ReadItem, lost: Sequence[str]) -> Entry:
    item = Resolved(read.note, reference, 0)
    entry = make_entry(key, reference, read.note.raw, people_beyond(item), called(item))
    fields = dict(entry.fields)
    if doi := fields.get("doi"):
        fields["doi"] = _RESOLVER.sub("", doi)
    if (length := reference.get("locator")) and "pages" not in fields:
        fields["pagetotal"] = escape(re.sub(r"(?<=\d)\s*[^\W\d_]+\.?$", "", length))
    if read.short:
        fields["shortauthor"] = f"{{{escape(read.short)}}}"
    if lost:
        fields["note"] = "; ".join(filter(None, (fields.get("note", ""), *map(escape, lost))))
    return replace(entry, fields=tuple(fields.items()))


def _as_it_stands(read: ReadItem, reference: Reference) -> Reference:
    """An item that could not be read: its author and year where they are known, and all the rest as its title."""
    raw = read.note.raw
    kept = [each for each in reference.fields if each.name in ("author", "editor", "date", "url", "doi") and each.value]
    people = [each for each in kept if each.name in ("author", "editor") and each.span[0] < 3]
    start = max((each.span[1] for each in people), default=0)
    dates = [each for each in kept if each.name == "date" and each.span[0] <= start + 8]
    start = max((start, *(each.span[1] for each in dates)))
    tails = [each for each in kept if each.name in ("url", "doi")]
    end = min((each.span[0] for each in tails if each.span[0] > start), default=len(raw))
    while start < end and not raw[start].isalnum() and raw[start] not in '“„«"*[《':
        start += 1
    title = Field("title", raw[start:end].strip(" .,*"), (start, end), rule="as typed")
    late = [each for each in kept if each.name == "date" and each not in dates]
    return Reference("full", "other", (*people, *dates, title, *tails, *late), (0, len(raw)))


def _with_its_body(reference: Reference, body: str) -> Reference:
    """With the body that wrote it as one name, where the item says by an abbreviation that it is one."""
    if not body:
        return reference
    rest = (each for each in reference.fields if each.name not in NAME_FIELDS or each.span[0] >= len(body))
    author = Field("author", (Name(body, literal=True),), (0, len(body)), rule="with its abbreviation")
    return replace(reference, fields=(author, *(each for each in rest if each.name != "author")))


def _with_its_issue(reference: Reference, raw: str) -> Reference:
    """With the issue in parentheses behind the volume, however it looks: "386(9990):123"."""
    found = _ISSUE.search(raw)
    if found is None or reference.get("volume") != found[1] or reference.get("issue") or found[2] == reference.get("date"):
        return reference
    return replace(reference, fields=(*reference.fields, Field("issue", found[2], found.span(2), rule="behind the volume")))


def _with_its_first_year(reference: Reference, raw: str) -> Reference:
    """With the year of the first edition in brackets beside that of the edition: "1972 [1921]", "([1867] 1976)"."""
    date = reference.get("date")[:4]
    found = re.search(rf"{date}\)?\s?[\[(](\d{{4}})[\])]|[\[(](\d{{4}})[\])]\s?{date}", raw) if date else None
    if found is None or reference.get("orig_date"):
        return reference
    group = 1 if found[1] else 2
    return replace(
        reference, fields=(*reference.fields, Field("orig_date", found[group], found.span(group), rule="beside the year"))
    )


def _lost(read: ReadItem, reference: Reference) -> tuple[str, ...]:
    """The words of an item that an entry of this reading would not have, those that stand together in one piece."""
    item = Resolved(read.note, reference, 0)
    spans = lost_words(item, EntryWords.of(_made("key", reference, read, ())), frozenset())
    found = (text for text in _pieces(item.note.raw, spans) if not _TRIFLE.fullmatch(text) and text.strip(" ()") != read.letter)
    return tuple(text for text in found if not set(map(fold_term, re.findall(r"\w+", text))) <= words("fields", "retrieved"))


def _pieces(raw: str, spans: Sequence[Span]) -> list[str]:
    runs: list[list[int]] = []
    for start, end in spans:
        if runs and not _OWED.search(raw[runs[-1][1] : start]) and len(raw[runs[-1][1] : start]) < 8:
            runs[-1][1] = end
        else:
            runs.append([start, end])
    return [raw[start:end].strip(" ,;:.*") for start, end in runs]


__all__ = ["ListedWork", "entry_of", "key_of", "listed_work"]
