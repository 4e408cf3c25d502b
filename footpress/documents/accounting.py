"""No word of a manuscript is dropped: what went in is counted against what came out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from unicodedata import numeric

from footpress.model.manuscript import Manuscript, Metadata
from footpress.problems import Problem
from footpress.text.folding import fold_letters
from footpress.text.late_patterns import late

_WORD = late(r"[^\W\d_]+|\d+")
_RAISED = late(r"[¹²³⁰⁴-⁹₀-₉]+")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")
_CIRCLED = late(r"[①-⓿❶-➓㉑-㉟㊱-㊿]")
_TAG = late(r"</?sup>")
_ADDRESS = late(r"(?<=\])\((?:[^()\s]|\([^()\s]*\))*\)")
_MARKUP = (
    (re.compile(r"^([> ]*)(?:\(?\d+[.)] +|\(?[A-Za-z]{1,4}[.)]  +)", re.MULTILINE), r"\1"),  # the number of an item
    (re.compile(r"\\[!-/:-@\[-`{-~]"), " "),  # a sign that is none of Markdown's
    (re.compile(r"\[\^\d+\]"), " "),  # a call
    (_ADDRESS, ""),
    (re.compile(r"(?<=[\])])\{[^{}\n]*\}"), ""),  # attributes
    (re.compile(r"(?<=[^\W\d_])[*^~\[\]]+(?=[^\W\d_])"), ""),  # what marks a part of a word
)
_CUT = late(r"([^\W\d_]+)[-‐\xad]\s*\n\s*([^\W\d_]+)")


def missing_words(text: str, manuscript: Manuscript) -> Counter[str]:
    """The words of a manuscript's text, folded, that are in no part of what was read, with how often each is missing."""
    kept = _words(" ".join(_parts(manuscript)))
    return _words(_with_whole_words(text, kept)) - kept


def _with_whole_words(text: str, kept: Counter[str]) -> str:
    """The text with those words whole that the end of a line cut and that the reading made whole again."""
    there = _words(_CUT.sub(" ", text))

    def joined(cut: re.Match[str]) -> str:
        word = fold_letters(cut[1] + cut[2])
        if there[word] >= kept[word]:
            return cut.group()  # each of the words that were kept stands whole somewhere else
        there[word] += 1
        return cut[1] + cut[2]

    return _CUT.sub(joined, text)


def _words(text: str) -> Counter[str]:
    return Counter(_in_order(text))


def _in_order(text: str) -> list[str]:
    """The words of a text, folded."""
    plain = _TAG.sub(" ", text.replace("\\", "").replace("\xad", ""))
    figures = _RAISED.sub(lambda raised: f" {raised.group().translate(_DIGITS)} ", plain)
    figures = _CIRCLED.sub(lambda circled: f" {numeric(circled.group(), 0):.0f} ", figures)
    return [word for match in _WORD.finditer(figures) if (word := fold_letters(match.group()))]


def lost_in(text: str, manuscript: Manuscript, there: Mapping[str, int], kept: Mapping[str, int]) -> Iterator[Problem]:
    """Queries for what the file of a document has and the manuscript lacks: words, and notes, pictures, tables and formulas by number."""
    yield from lost_words(text, "\n".join(_parts_of_document(manuscript)), manuscript.file)
    for kind, number in there.items():
        if number > kept.get(kind, 0):
            message = f"the manuscript has {number} {kind}, and {kept.get(kind, 0)} of them were read: look which are missing."
            yield Problem(manuscript.file, 0, "part-lost", "query", message)


def lost_words(text: str, kept: str, file: str) -> Iterator[Problem]:
    """A query for the words of a text that are not in what was kept of it."""
    if lost := _not_within(_words(text), _in_order(kept)):
        words = ", ".join(f"{word} ({times} times)" if times > 1 else word for word, times in list(lost.items())[:40])
        more = f" and {len(lost) - 40} others" if len(lost) > 40 else ""
        message = f"these words of the manuscript could not be read: {words}{more}. Look for them there, and put them where they belong."
        yield Problem(file, 0, "word-lost", "query", message)


def _not_within(words: Counter[str], kept: list[str]) -> Counter[str]:
    """The words that are not among those that were kept, nor a part of them: a file may part a word, or join two, where we do not."""
    lost = words - Counter(kept)
    letters = "".join(kept)
    return Counter({word: times for word, times in lost.items() if len(word) < 3 or letters.count(word) < words[word]})


def unmarked(markdown: str) -> str:
    """Canonical Markdown without what no word of a manuscript is: calls, addresses of links, attributes, numbers of items, and the
    marks that stand within a word ("H~2~O", "un*believ*able")."""
    for pattern, instead in _MARKUP:
        markdown = pattern.sub(instead, markdown)
    return markdown


def without_addresses(markdown: str) -> str:
    """Markdown whose links have no addresses, which no reader sees."""
    return _ADDRESS.sub("", markdown)


def _of_metadata(metadata: Metadata) -> list[str]:
    parts = [metadata.title, metadata.subtitle, metadata.abstract, metadata.title_note, metadata.author_note]
    for author in metadata.authors:
        parts += [f"{author.name.given} {author.name.family}", author.affiliation, author.email, author.orcid, author.note]
    for other in metadata.translated:
        parts += [other.title, other.subtitle, other.abstract, *other.keywords]
    facts = metadata.facts
    parts += [facts.acknowledgement, facts.conflicts, facts.data_availability]
    return [*parts, *metadata.keywords, *metadata.contact]


def _parts(manuscript: Manuscript) -> list[str]:
    parts = _of_metadata(manuscript.metadata)
    parts += [block.text for block in manuscript.blocks]
    numbered = 0
    for block in manuscript.blocks:
        numbered = numbered + 1 if block.kind == "numbered" else 0
        parts.append(str(numbered) if numbered else "")
    parts += [f"{note.number} {note.raw} {note.more}" for note in manuscript.notes]
    return parts + [out.text for out in manuscript.left_out]


def _parts_of_document(manuscript: Manuscript) -> list[str]:
    """The words that were read of a document, in which notes and items have numbers of themselves."""
    parts = _of_metadata(manuscript.metadata)
    parts += [unmarked(block.text) for block in manuscript.blocks]
    parts += [text for note in manuscript.notes for text in (note.raw, unmarked(note.more))]
    return parts + [out.text for out in manuscript.left_out]
