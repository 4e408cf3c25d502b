"""A note as typed becomes Markdown: each reference a citation in a cluster, the prose around it kept word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from footpress.gathering.brackets import with_whole_span
from footpress.languages.terms import all_words, fold_term, words
from footpress.model.citation import Citation, Cluster
from footpress.model.reference import Reference, Resolved
from footpress.text.escaping import citation_key, emphases, escape_markdown, escape_start
from footpress.text.late_patterns import late

_RANGE = late(r"(\d[a-z]{0,2}|\b[ivxlcIVXLC]+)\s*[-‐‑‒–—]\s*(?=\d|[ivxlcIVXLC]+\b)")
_PAGE_WORD = late(r"(?P<word>[^\W\d_]+)\.?\s*$")
_OWN_WORD = late(r"(?P<word>[^\W\d_]+|[§¶]+)(?P<stop>\.?)\s*\d")
_WORDS = late(r"(?<![^\W_])[^\W\d_]{3,}|(?<=\d )[^\W\d_]{2,}")
_HIDDEN = {ord(sign): 0xE000 + number for number, sign in enumerate(".!?…;")}
"""The signs in a citation that stays as typed, at which the prose around it is not parted."""
_SHOWN = {hidden: sign for sign, hidden in _HIDDEN.items()}
_SENTENCE_END = late(r"(?P<word>\S*)(?P<stop>[.!?…])(?P<close>[”’\"')»]*)\s+(?=[\W_]*[^\W\d_])")


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one stretch of prose between two references is: the end of the one before, sentences, the start of the next."""

    suffix: str
    sentences: str
    prefix: str
    joined: bool


@dataclass(frozen=True, slots=True)
class _Typed:
    """A note as typed, with its emphasised stretches."""

    raw: str
    emphases: tuple[tuple[int, int, int], ...]

    def between(self, start: int, end: int) -> str:
        """The text of [start, end), its emphasis closed in itself: of a stretch that reaches beyond it no lone mark is left."""
        pieces, at = [], start
        for first, last, size in self.emphases:
            if last <= start or first >= end:
                continue
            if first >= start and last <= end:
                continue
            mark, inner = self.raw[first : first + size], self.raw[max(first + size, start) : min(last - size, end)]
            words = inner.strip()
            emphasised = inner.replace(words, f"{mark}{words}{mark}", 1) if re.search(r"\w", words) else inner
            pieces += [self.raw[at : max(at, first)], emphasised]
            at = min(last, end)
        return "".join([*pieces, self.raw[at:end]])


def note_markdown(raw: str, resolved: Sequence[Resolved], keys: Mapping[int, str], breaks: Sequence[int] = ()) -> str:
    """The text of a note with its citations: `[See @reeves2012, 590; @tuerk2013, 119].`

    `resolved` are the references of this note in order, `keys` gives the key of each work. What is tied to no work stays prose. A
    paragraph begins at each of `breaks`, but where a reference reaches across it.
    """
    spans = [with_whole_span(item).reference.span for item in resolved]
    apart = [place for place in breaks if not any(start < place < end for start, end in spans)]
    made = []
    for start, end in pairwise((0, *apart, len(raw))):
        text = " ".join(_render(part) for part in _within(raw, resolved, keys, start, end))
        made.append(escape_start(text or escape_markdown(raw[start:end].rstrip() if apart else raw)))
    return "\n\n".join(made)


def note_parts(raw: str, resolved: Sequence[Resolved], keys: Mapping[int, str]) -> tuple[str | Cluster, ...]:
    """The note as sentences of prose, as typed, and clusters, in order; nothing for a note that cites no work."""
    return _within(raw, resolved, keys, 0, len(raw))


def _within(raw: str, resolved: Sequence[Resolved], keys: Mapping[int, str], start: int, end: int) -> tuple[str | Cluster, ...]:
    """The parts of one paragraph."""
    for item in resolved:
        if item.work is None:
            first, last = item.reference.span
            raw = raw[:first] + raw[first:last].translate(_HIDDEN) + raw[last:]
    cited = [with_whole_span(item) for item in resolved if item.work is not None]
    own = [item for item in cited if start <= item.reference.span[0] and item.reference.span[1] <= end]
    return tuple(_parts(raw[:end], own, keys, start))


def _parts(raw: str, cited: Sequence[Resolved], keys: Mapping[int, str], start: int) -> Iterator[str | Cluster]:
    typed = _Typed(raw, emphases(raw))
    waiting: list[Citation] = []
    for number, item in enumerate(cited):
        begin, end = item.reference.span
        piece = _split(
            typed.between(start, begin), first=number == 0, after_stop=bool(number) and raw[:start].rstrip().endswith(".")
        )
        if waiting:
            waiting[-1] = _with_suffix(waiting[-1], piece.suffix)
        if waiting and not piece.joined:
            yield Cluster(tuple(waiting))
            waiting = []
        if piece.sentences:
            yield piece.sentences
        citation = Citation(keys[item.work or 0], _place(raw, item.reference), piece.prefix)
        for text in (typed.between(*span) for span in item.beside):
            citation = _with_suffix(citation, text if text[:1] in "([" else f", {text}")
        waiting.append(citation)
        start = end
    if not waiting:
        return
    piece = _split(typed.between(start, len(raw)) + " ", last=True, after_stop=raw[:start].rstrip().endswith("."))
    waiting[-1] = _with_suffix(waiting[-1], piece.suffix)
    yield Cluster(tuple(waiting))
    if piece.sentences:
        yield piece.sentences


def _with_suffix(citation: Citation, text: str) -> Citation:
    """A citation with these words behind what stands behind it."""
    blank = " " if citation.suffix and text and text[0] not in ",.:;)" else ""
    return replace(citation, suffix=f"{citation.suffix}{blank}{text}")


def _split(prose: str, *, first: bool = False, last: bool = False, after_stop: bool = False) -> _Piece:
    ends = [match.end() for match in _SENTENCE_END.finditer(prose) if not _is_abbreviation(match)]
    ends = [end for end in ends if _is_closed(prose[:end])]
    if after_stop and not re.match(r"\s*[,;:)]", prose):
        ends = [0, *ends]
    if first:
        cut = ends[-1] if ends else 0
        return _Piece("", prose[:cut].strip(), _clean_prefix(prose[cut:]), joined=False)
    if last:
        cut = ends[0] if ends else len(prose)
        return _Piece(_clean_suffix(prose[:cut]), prose[cut:].strip(), "", joined=False)
    if ends:
        return _Piece(_clean_suffix(prose[: ends[0]]), prose[ends[0] : ends[-1]].strip(), _clean_prefix(prose[ends[-1] :]), False)
    if re.fullmatch(r"\s*[.!?…]\s*", prose):
        return _Piece("", "", "", joined=False)
    cut = prose.find(";")
    before, after = prose[: max(cut, 0)], prose[cut + 1 :]
    return _Piece(_clean_suffix(before), "", _clean_prefix(after), joined=True)


def _is_abbreviation(match: re.Match[str]) -> bool:
    if not match.start("stop"):
        return False  # the stop of the citation before
    word = match["word"].lstrip("([„“‘\"'«*").casefold()
    return match["stop"] == "." and (
        word in words("abbreviations", "in notes") or len(word) <= 1 or bool(re.fullmatch(r"(?:\w\.)+\w", word))
    )


def _is_closed(text: str) -> bool:
    """Whether no quotation or parenthesis is open at the end of a text."""
    pairs = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
    return (
        text.count('"') % 2 == 0
        and text.count("*") % 2 == 0
        and all(text.count(opening) <= text.count(closing) for opening, closing in pairs)
    )


def _clean_prefix(text: str) -> str:
    return text.strip().lstrip(",;").strip()


def _clean_suffix(text: str) -> str:
    """What follows a citation: its own closing full stop is written once, after the cluster."""
    return re.sub(r"[.;\s]+$", "", text).strip()


def locator(text: str) -> str:
    """A locator as pandoc reads it in every language: bare numbers, ranges with an en dash, anything else in braces."""
    text = _RANGE.sub(r"\1–", text.strip()).replace("{", "(").replace("}", ")")
    if not text or re.fullmatch(r"\d+(?:–\d+)?(?:, ?\d+(?:–\d+)?)*", text) or re.fullmatch(r"[ivxlc]+(?:–[ivxlc]+)?", text):
        return text
    return f"{{{text}}}"


def _place(raw: str, reference: Reference) -> str:
    """The locator of a reference in a note; one that says more than numbers keeps the word for a page that was typed before it
    ("{S. 12 passim}"), since no style knows that it is a page and sets a word of its own."""
    typed = next((field for field in reference.fields if field.name == "locator"), None)
    if typed is None or not isinstance(typed.value, str):
        return ""
    before = _PAGE_WORD.search(raw[: typed.span[0]])
    if (
        before is None
        or not _says_more(typed.value)
        or _has_own_word(typed.value)
        or fold_term(before["word"]) not in words("fields", "page")
    ):
        return locator(typed.value)
    return locator(f"{before.group().strip()} {typed.value}")


def _has_own_word(value: str) -> bool:
    """Whether a locator begins with the word for what it is: "s. 7", "§ 12"."""
    found = _OWN_WORD.match(value)
    known = all_words("locators") | words("fields", "page")
    return found is not None and (not found["word"].isupper() or bool(found["stop"])) and fold_term(found["word"]) in known


def _says_more(value: str) -> bool:
    """Whether a locator has words besides numbers, "and", "and following"."""
    plain = words("locators", "and following") | words("pointing", "and")
    return (not value[:1].isdigit() and " " in value) or any(fold_term(word) not in plain for word in _WORDS.findall(value))


def _render(part: str | Cluster) -> str:
    if isinstance(part, str):
        return escape_markdown(part.translate(_SHOWN))
    text = "; ".join(map(_citation, part.citations))
    return f"[{text}]" if re.search(r"[.!?…][)”’\"»]*$", text) else f"[{text}]."


def _citation(citation: Citation) -> str:
    before = f"{_inside(citation.prefix)} " if citation.prefix else ""
    suffix = _inside(citation.suffix)
    place = f", {citation.locator}" if citation.locator else ("{}" if suffix else "")  # {}: the suffix is no locator
    after = suffix if not suffix or suffix.lstrip("\\")[:1] in ",.:;)" else f" {suffix}"
    return f"{before}@{citation_key(citation.key)}{place}{after}"


def _inside(text: str) -> str:
    """Prose inside a cluster, where a semicolon or bracket would end the citation."""
    return re.sub(r"(?<!\\)([;])", r"\\\1", escape_markdown(text.translate(_SHOWN)))
