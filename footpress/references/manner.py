"""Step 2, reading: the manner of a document: whether it writes family names first without a comma, and which family names of two words it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from footpress.languages.terms import all_words, words, words_of
from footpress.model.reference import NAME_FIELDS
from footpress.references.draft import Draft, runs
from footpress.references.people.long_families import SPANISH_LETTERS, both_families
from footpress.references.people.splitting import split_people
from footpress.references.sheet import Sheet

_FEW = 2
"""Small words of a language that tell it."""
_NEIGHBOURS = ("pt", "it", "fr", "en", "de")


@dataclass(frozen=True, slots=True)
class Manner:
    """`family_first`: "Sastre Genoveva" is Genoveva Sastre in this document. `double`: "ponce marrero" is one family's name in it."""

    family_first: bool = False
    double: frozenset[str] = frozenset()


def manner(drafts: Iterable[tuple[Sheet, Draft]]) -> Manner:
    """What most names without comma and initials show: the given name stands first, or last."""
    first = last = 0
    people: list[str] = []
    spanish: list[str] = []
    given = all_words("given_names")
    for sheet, draft in drafts:
        own = list(_people(sheet, draft))
        people += own
        spanish += own if _is_spanish(sheet, draft) else []
        run = [i for i, label in enumerate(draft.labels) if label == "author"]
        if not run or run[0] > 2:
            continue
        begin = draft.start + run[0]
        words: list[str] = []
        if begin + 2 < draft.end and sheet.tokens[begin].kind == "word":
            initial_first = len(sheet.tokens[begin].text) == 1 and sheet.word(begin + 1) == "."
            initial_last = (
                len(sheet.tokens[begin].text) > 1
                and len(sheet.tokens[begin + 1].text) == 1
                and sheet.tokens[begin + 1].kind == "word"
                and sheet.word(begin + 2) == "."
            )
            first += initial_first
            last += initial_last and sheet.words[begin] not in given
        while (
            begin < draft.end
            and draft.labels[begin - draft.start] == "author"
            and sheet.tokens[begin].kind == "word"
            and len(words) < 3
        ):
            words.append(sheet.words[begin])
            begin += 1
        if len(words) == 2:
            first += words[0] in given and words[1] not in given
            last += words[1] in given and words[0] not in given
    return Manner(last >= 3 and last > 2 * first, both_families(people, spanish))


def _people(sheet: Sheet, draft: Draft) -> Iterator[str]:
    """The authors and editors of a citation as typed."""
    for run in runs(draft.labels):
        if run.label in NAME_FIELDS:
            tokens = sheet.tokens[draft.start + run.first : draft.start + run.end]
            yield from split_people("".join((" " if token.gap else "") + token.text for token in tokens))


def _is_spanish(sheet: Sheet, draft: Draft) -> bool:
    """Whether title and journal have Spain's small words, and no other language's oftener; where French has as many, an accent or a place tells."""
    named = [draft.start + k for k, label in enumerate(draft.labels) if label in ("title", "container")]
    heard = [sheet.words[i] for i in named]
    counts = {code: sum(word in words_of(code, "words", "small") for word in heard) for code in _NEIGHBOURS}
    spanish = sum(word in words_of("es", "words", "small") for word in heard)
    if spanish < _FEW or spanish < max(counts.values()):
        return False
    places = {sheet.words[draft.start + k] for k, label in enumerate(draft.labels) if label == "place"}
    return (
        spanish > max(counts.values())
        or any((SPANISH_LETTERS - {"é"}) & set(word) for word in heard)
        or bool(places & (words("places", "es") | words("places", "la")))
    )
