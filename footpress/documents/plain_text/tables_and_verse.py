"""Tables whose cells are apart by tabs or strokes, and verse, as Markdown."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from footpress.documents.plain_text.marked_text import to_markdown, without_calls
from footpress.documents.plain_text.paragraphs import Line
from footpress.documents.plain_text.typed_items import begins_item
from footpress.text.late_patterns import late
from footpress.text.scripts import ends_sentence

_RULE = late(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_LONGEST_VERSE = 60
_LINES_OF_VERSE = 3


def is_piped(lines: Sequence[Line]) -> bool:
    """Whether lines are a table as Markdown has it: strokes between the cells, a rule below the first row."""
    return len(lines) > 2 and all("|" in line.text for line in lines) and bool(_RULE.fullmatch(lines[1].text))


def is_tabbed(lines: Sequence[Line]) -> bool:
    """Whether lines are rows with as many tabs in each, two at least; a list whose numbers a tab follows is none."""
    tabs = lines[0].text.count("\t")
    return len(lines) > 1 and tabs > 0 and not begins_item(lines[0].text) and all(line.text.count("\t") == tabs for line in lines)


def table(lines: Sequence[Line]) -> str:
    """Rows as a table of Markdown; the first is its head."""
    piped = "|" in lines[0].text and "\t" not in lines[0].text
    rows = [_cells(line.text, piped=piped) for line in lines if not (piped and _RULE.fullmatch(line.text))]
    columns = max(map(len, rows))
    written = [f"| {' | '.join([*cells, *[''] * (columns - len(cells))])} |" for cells in rows]
    return "\n".join([written[0], f"|{' --- |' * columns}", *written[1:]])


def _cells(text: str, *, piped: bool) -> list[str]:
    parts = re.split(r"(?<!\\)\|", text.strip().strip("|")) if piped else text.split("\t")
    return [to_markdown(" ".join(part.split())).replace("|", "\\|").replace("\\\\|", "\\|") for part in parts]


def is_verse(lines: Sequence[Line]) -> int:
    """How many lines, of those that are a paragraph each, are verse: short, some of them cut in mid-sentence or indented."""
    count = 0
    for line in lines:
        text = without_calls(line.text)
        if not 0 < len(text) <= _LONGEST_VERSE or text.endswith((":", "：")) or "\t" in text or begins_item(text):
            break
        count += 1
        if ends_sentence(text) and count >= _LINES_OF_VERSE and not (lines[count : count + 1] and lines[count].indent):
            break
    texts = [without_calls(line.text) for line in lines[:count]]
    cut = sum(text.endswith((",", ";")) or following[:1].islower() for text, following in itertools.pairwise(texts))
    return count if count >= _LINES_OF_VERSE and 2 * cut >= count - 1 and ends_sentence(texts[-1]) else 0


def verse(lines: Sequence[Line], indent: int = 0) -> str:
    """Lines of verse, each one a line; those that are indented further than `indent` stay so."""
    return "\n".join(f"| {'  ' * (line.indent > indent)}{to_markdown(line.text)}" for line in lines)
