"""What an editor should look at among the calls of a plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from footpress.documents.plain_text.note_numbers import Candidate, Label, as_written, candidates, is_measure
from footpress.documents.plain_text.paragraphs import Line
from footpress.problems import Problem

_SHOWN = 8
_LOST = 3  # as many calls 1, 2, 3 … without any note, and the notes were lost


def guessed(unsure: Sequence[tuple[str, int]], file: str) -> Iterator[Problem]:
    """One query for the calls, as typed, with their lines, that only their place in the sequence tells."""
    if unsure:
        typed = ", ".join(f"{call} (line {line})" for call, line in unsure[:6])
        message = (
            f"read as {'a call' if len(unsure) == 1 else f'{len(unsure)} calls'} of notes: {typed}{' …' * (len(unsure) > 6)}."
        )
        yield Problem(file, unsure[0][1], "call-guessed", "query", message)


def not_there(
    lines: Sequence[Line], labels: Set[Label], calls: Sequence[Candidate], file: str, works: Set[int]
) -> Iterator[Problem]:
    """What looks like a call, and names neither a note nor one of a list's numbered `works`: it stays in the text as typed."""
    found = [call for call in candidates(lines, "sure") if call.start or labels]
    if not labels or any(call.way == "raised" for call in calls):
        found += [call for call in candidates(lines, "raised") if not is_measure(lines[call.line].text, call)]
    found = [call for call in found if not works or any(number not in works for number, _ in call.labels)]
    found.sort(key=lambda call: call.place)
    if (
        not labels
        and not works
        and (lost := _in_a_row(found) or _in_a_row(sorted(candidates(lines, "bare"), key=lambda call: call.place)))
    ):
        yield _notes_lost(lines, lost, file)
        found = [call for call in found if call not in lost]
    highest = max(labels, default=(0, ""))[0]
    missing = []
    for call in found:
        typed = lines[call.line].text[call.start : call.end]
        for label in (label for label in call.labels if label not in labels and label[0] not in works):
            if 0 < label[0] <= highest + 10 and not re.search(r"\^?\[0", typed):
                missing.append((typed, lines[call.line].number))
            else:
                message = f"{typed} looks like a call, but there is no note {as_written(label)}; it stays in the text as typed."
                yield Problem(file, lines[call.line].number, "number-in-brackets", "query", message)
    if missing := list(dict.fromkeys(missing)):
        several = len(missing) > 1
        listed = ", ".join(f"{typed} (line {line})" for typed, line in missing[:_SHOWN]) + " …" * (len(missing) > _SHOWN)
        message = (
            f"{listed} {'call notes that are' if several else 'calls a note that is'} not there: write the note{'s' * several}, "
            f"or take the call{'s' * several} out; {'they stay' if several else 'it stays'} in the text as typed."
        )
        yield Problem(file, missing[0][1], "call-without-note", "query", message)


def _in_a_row(calls: Sequence[Candidate]) -> list[Candidate]:
    """Those of some calls that are 1, 2, 3 …, where they are many enough."""
    row: list[Candidate] = []
    for call in calls:
        if call.labels[0] == (len(row) + 1, ""):
            row.append(call)
    return row if len(row) >= _LOST else []


def _notes_lost(lines: Sequence[Line], calls: Sequence[Candidate], file: str) -> Problem:
    listed = ", ".join(f"{as_written(call.labels[0])} (line {lines[call.line].number})" for call in calls[:_SHOWN])
    more = f" … {as_written(calls[-1].labels[-1])}" * (len(calls) > _SHOWN)
    message = (
        f"calls {listed}{more} have no notes: were the footnotes lost when the file was saved? Ask for the .docx; "
        "till then the calls stay in the text as typed."
    )
    return Problem(file, lines[calls[0].line].number, "notes-lost", "query", message)


def called_again(lines: Sequence[Line], found: Sequence[Candidate], calls: Sequence[Candidate], file: str) -> Iterator[Problem]:
    """A query for each call of a note that is called elsewhere: every edition prints a note once."""
    places = {label: call for call in calls for label in call.labels}
    for call in found:
        line = lines[call.line]
        for label in dict.fromkeys(call.labels):
            if places[label].place != call.place:
                typed, where = line.text[call.start : call.end].strip(), lines[places[label].line].number
                message = f"{typed} calls note {as_written(label)}, which line {where} calls: it stays in the text as typed; write a note of its own."
                yield Problem(file, line.number, "note-called-again", "query", message)


def out_of_order(called: Sequence[tuple[int, int]], file: str) -> Iterator[Problem]:
    """Notes that are called out of order. `called`: number, line."""
    highest = 0
    for number, line in called:
        if number < highest:
            message = f"note {number} is called after note {highest}; the editions number notes in the order of their calls."
            yield Problem(file, line, "call-out-of-order", "query", message)
        highest = max(highest, number)


def uncalled(notes: Mapping[str, int], file: str) -> Iterator[Problem]:
    """One query for the notes (as their numbers are written → line) that no call names."""
    if notes:
        several = len(notes) > 1
        listed = ", ".join(f"{written} (line {line})" for written, line in list(notes.items())[:_SHOWN])
        more = f" … {list(notes)[-1]}" * (len(notes) > _SHOWN)
        where = f"{'they stand' if several else 'it stands'} at the end of the text as typed"
        message = f"no call in the text names the note{'s' * several} {listed}{more}: {where}; put {'each' if several else 'it'} where it belongs."
        yield Problem(file, next(iter(notes.values())), "note-without-call", "query", message)
