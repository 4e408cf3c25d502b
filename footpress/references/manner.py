"""Step 2, reading: the manner of a document: whether it writes family names first without a comma, and in which language's order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from footpress.languages.terms import all_words
from footpress.references.draft import Draft
from footpress.references.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Manner:
    """`family_first`: "Sastre Genoveva" is Genoveva Sastre in this document."""

    family_first: bool = False


def manner(drafts: Iterable[tuple[Sheet, Draft]]) -> Manner:
    """What most names without comma and initials show: the given name stands first, or last."""
    first = last = 0
    given = all_words("given_names")
    for sheet, draft in drafts:
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
    return Manner(last >= 3 and last > 2 * first)
