"""Step 2, shapes: citations of a closed shape, recognised as a whole before the trained reader sees the note.

An archive's file, a statute in its gazette, a judgment, a document of the United Nations are written by a convention, and the
numbers in them are their names. One shape a file; their order is SHAPES. What lies between them is left to the trained reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from footpress.model.reference import Reference
from footpress.references.shapes.acts import acts, numbered_act
from footpress.references.shapes.archives import archives
from footpress.references.shapes.bare_text import BareText
from footpress.references.shapes.bluebook import bluebook
from footpress.references.shapes.bodies_reports import bodies_reports
from footpress.references.shapes.cases import cases
from footpress.references.shapes.chapters import chapters
from footpress.references.shapes.codes import codes, provision_told
from footpress.references.shapes.commentaries import commentaries
from footpress.references.shapes.earlier_notes import earlier_notes
from footpress.references.shapes.found import Found, Scan, reference
from footpress.references.shapes.gazettes import gazettes
from footpress.references.shapes.houses import aliases
from footpress.references.shapes.journals_by_year import journals_by_year
from footpress.references.shapes.judgments import decisions
from footpress.references.shapes.oscola import oscola
from footpress.references.shapes.parliaments import parliaments
from footpress.references.shapes.patents_standards import patents_standards
from footpress.references.shapes.press_lists import press_lists
from footpress.references.shapes.united_nations import un_documents
from footpress.references.shapes.vocabulary import signal
from footpress.references.tokens import Token
from footpress.text.late_patterns import late

Shape = Callable[[Scan], Found | None]

SHAPES: tuple[Shape, ...] = (
    earlier_notes, archives, un_documents, decisions, cases, parliaments, acts, codes, gazettes, patents_standards, commentaries, chapters, journals_by_year, bluebook, oscola, bodies_reports, press_lists,
)  # fmt: skip

_START = late(
    r"(?:^|[;.:!?)»”]\s|(?:,|(?<=\d))\s(?:and|und|sowie|et|y|e|ve|и|i|en)\s|[(—–]\s?|,\s|(?:repealed by|codified at|codified as amended at|amended by|citing|quoting|quoted in|cited in|zitiert nach|abgedruckt in|zit\. nach)\s)\s*"
)
_NEXT = late(r"[\s,;:.]*(?:(?:and|und|sowie|et|y|e|ve|и|i|en)\s)?")
_ALSO = late(
    r"(?:recently|generally|also|especially|in particular|for example|most recently|further|dazu|etwa|ausführlich|grundlegend|zuletzt|statt vieler|insbesondere|insb\.|jüngst|auch|notamment|récemment|aussi|per tutti|da ultimo|recentemente|recientemente|entre otros|por todos|ostatnio|ayrıca|особенно|также)[,:]?\s(?=[^\W\d_])"
)
"""What may stand behind "see"."""
_PIECE = 20_000
"""Characters of a note that are searched; behind them the trained reader reads alone."""


def houses(raws: Sequence[str]) -> frozenset[str]:
    """The abbreviations of archives that the notes of a document announce."""
    return frozenset().union(*(aliases(raw[:_PIECE]) for raw in raws))


def find_shapes(raw: str, tokens: Sequence[Token], known: Collection[str] = ()) -> tuple[Reference, ...]:
    """The citations of closed shapes in a note, in order. `known` are abbreviations of archives, from the whole document."""
    bare = BareText.of(raw, tokens)
    found: list[Found] = []
    end = 0
    anywhere = ((_START, SHAPES), (numbered_act(), (acts,)), (provision_told(), (acts, codes)))
    starts = [(start, shapes) for each, shapes in anywhere for start in each.finditer(bare.text, 0, _PIECE)]
    for start, shapes in sorted(starts, key=lambda each: each[0].end()):
        at = _behind_signals(bare.text, start.end())
        if start.group().strip() == "," and at == start.end():
            continue  # a comma begins a citation only before "see" and its like
        while end <= at < len(bare.text):
            before = found[-1] if found and not re.search(r"\w{4}", bare.text[end:at]) else None
            letters = end <= start.end() < at <= start.end() + 3  # "S. Rep. 93-12", "v. Rade, …": the letter may be no "see"
            places = (start.end(), at) if letters else (at,)
            one = next((one for place in places for shape in shapes if (one := shape(Scan(bare, place, before, known)))), None)
            if one is None:
                break
            found.append(one)
            end = one.end
            following = _NEXT.match(bare.text, end)
            at = _behind_signals(bare.text, following.end() if following else end)
    return tuple(reference(bare, one) for one in found)


def _behind_signals(text: str, at: int) -> int:
    for _ in range(3):
        match = signal().match(text, at)
        if match is None or match.end() == at:
            return at
        at = match.end()
        if also := _ALSO.match(text, at):
            at = also.end()
    return at
