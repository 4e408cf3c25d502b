"""Notes to the title and to the authors, called by a star or a dagger: "Salt Roads*" and, further down, "* I thank the archive"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from footpress.documents.plain_text.note_numbers import without_call_at_end
from footpress.documents.plain_text.note_paragraphs import join_lines
from footpress.documents.plain_text.note_runs import is_heading
from footpress.documents.plain_text.paragraphs import Line
from footpress.model.manuscript import LeftOut
from footpress.text.late_patterns import late
from footpress.text.scripts import ends_sentence, word_count

_SIGN = r"\*{1,4}|†{1,2}|‡{1,2}|§|¶|＊{1,3}|\d?\*"
_CALL = late(rf"(?<=[\w.)”\"»’」』])\s?({_SIGN})(?=\s*$|[,;]\s|\s+(?:&|\w{{1,4}})\s)")
_NOTE = late(rf"({_SIGN})\s?(?=[^\s*†‡§¶])")
_OPENING = 12  # lines with words above the text, among which title and authors stand
_LONGEST = 160
_WORDS_OF_A_LINE = 25
_WORDS_OF_A_TITLE = 8  # a sentence with more of them is text


@dataclass(frozen=True, slots=True)
class Starred:
    """The lines without calls and notes, the note to the title and that to the authors, and the signs that were left out."""

    lines: tuple[Line, ...]
    title_note: str = ""
    author_note: str = ""
    left_out: tuple[LeftOut, ...] = ()


def take_starred(lines: Sequence[Line]) -> Starred:
    """Find the notes of the opening. A sign without its note, or a note that no line of the opening calls, stays as it is."""
    opening = _opening(lines)
    calls = {found[1]: at for at in opening for found in _CALL.finditer(lines[at].text) if _may_call(lines[at].text)}
    if not calls:
        return Starred(tuple(lines))
    made = list(lines)
    notes: dict[str, str] = {}
    left_out: list[LeftOut] = []
    for at in range(opening[-1] + 1, len(lines)):
        found = _NOTE.match(lines[at].text)
        if not found or found[1] not in calls or found[1] in notes or at <= calls[found[1]] or _is_emphasis(lines[at].text):
            continue
        end = at + 1
        while end < len(lines) and lines[end].text and not _begins_another(lines[end].text):
            end += 1
        own = [lines[at].text[found.end() :], *(line.text for line in lines[at + 1 : end])]
        if len(own) > 1 and max(len(line.text) for line in lines[at:end]) > _LONGEST:
            own, end = own[:1], at + 1  # a line a paragraph
        notes[found[1]] = join_lines(own)
        made[at:end] = [replace(line, text="") for line in lines[at:end]]
        left_out.append(LeftOut(f"{found[1]} {found[1]}", lines[at].number, "the sign of a note to the title or the authors"))
    for at in opening:
        text = _CALL.sub(lambda call: "" if call[1] in notes else call.group(), made[at].text)
        made[at] = replace(made[at], text=text) if _may_call(made[at].text) else made[at]
    title = [text for sign, text in notes.items() if calls[sign] == opening[0]]
    authors = [text for sign, text in notes.items() if calls[sign] != opening[0]]
    return Starred(tuple(made), " ".join(title), " ".join(authors), tuple(left_out))


def _opening(lines: Sequence[Line]) -> list[int]:
    """The lines above the text: those before the first that is long, or a sentence."""
    found: list[int] = []
    for at, line in enumerate(lines):
        bare = without_call_at_end(line.text.rstrip(" *†‡§¶＊"))
        if (
            len(bare) > _LONGEST
            or word_count(bare) > _WORDS_OF_A_LINE
            or (ends_sentence(bare) and word_count(bare) > _WORDS_OF_A_TITLE)
            or len(found) == _OPENING
        ):
            break
        if bare:
            found.append(at)
    return found


def _may_call(text: str) -> bool:
    return len(text) < _LONGEST and not text.startswith(("*", "#")) and "**" not in text.rstrip("*")


def _is_emphasis(text: str) -> bool:
    return bool(re.match(r"\*[^*\s][^*]*[^*\s]\*", text))


def _begins_another(text: str) -> bool:
    return bool(_NOTE.match(text) or re.match(r"[\[(]?\^?\d|[¹²³⁰⁴-⁹①-⑳]", text)) or is_heading(text)
