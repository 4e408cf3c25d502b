"""Import again: a corrected manuscript comes in, merged with what an editor has made of the article since.

Three texts are merged: what the manuscript that came first gives today, what stands in source/<slug>.md, and what the new manuscript
gives. What only one side changed is taken; where both changed words of one clause, the editor's stay, and a query, kept in the record,
says what the author has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path
from typing import Any

from footpress.disk.reading import admit
from footpress.disk.writing import replace_bytes, replace_text
from footpress.gathering.conflicts import Conflict, conflicts_in, with_conflicts, words_around
from footpress.gathering.queries import with_answers_of
from footpress.gathering.record import format_record, write_record
from footpress.gathering.record_reading import read_record
from footpress.gathering.source_text import write_source
from footpress.model.manuscript import Manuscript, Picture
from footpress.problems import Problem, ProblemsFound, UsageError
from footpress.publication.importing import Imported, settled_in, slug_in, still_cited, with_entries
from footpress.publication.reading_manuscripts import Asked, Reader, digest_of_file, read_manuscript
from footpress.source.reading import front_matter_span
from footpress.source.yaml_text import read_mapping
from footpress.text.three_way import Piece, merge, merge_words

_LABEL = re.compile(r"(?<!\\)\[\^(\d+)\]")
_NEW = 100_000  # added to the number of a note that the first manuscript had not, until all are numbered anew
_SAME = 0.6
_SHOWN = 2000


@dataclass(frozen=True, slots=True)
class _Merged:
    """A merged text, and its conflicts by the place where each begins in it."""

    text: str
    conflicts: tuple[tuple[int, Piece], ...]


def import_again(
    path: Path,
    publication: Path,
    slug: str = "",
    changes: str = "accept",
    bibliographies: Sequence[Path] = (),
    read: Reader = read_manuscript,
) -> Imported:
    """Bring in a new version of an article's manuscript, perhaps with bibliographies beside it; `read` may have read it before. Raises
    UsageError where there is no such article, ProblemsFound where one of its manuscripts cannot be read; nothing is written then."""
    slug = slug_in(publication, path, slug)
    source, record = (admit(publication / file, publication) for file in (f"source/{slug}.md", f"source/notes/{slug}.yaml"))
    if not source.is_file() or not record.is_file():
        raise UsageError(
            f"There is no article source/{slug}.md with its record: name it with --slug, or import FILE without --again."
        )
    data = read_record(record.read_text(encoding="utf-8"), f"source/notes/{slug}.yaml")
    asked = _asked(path, publication, slug, changes, data)
    digest, received = digest_of_file(path), asked.received
    sent = read(asked)
    if not asked.notes:
        return Imported(slug, sent.manuscript, 0, (), (), ())
    kept_first = read(_first(publication, data, slug, changes))
    numbers = _same_notes(kept_first.manuscript, sent.manuscript)
    stood = settled_in(publication, slug, kept_first, bibliographies=bibliographies)
    new = settled_in(publication, slug, sent, numbers, bibliographies)
    first, manuscript = stood.manuscript, new.manuscript

    ours = source.read_text(encoding="utf-8")
    back = {number: old for old, number in numbers.items()}
    theirs = _relabelled(
        write_source(manuscript, new.settlement), {n.number: back.get(n.number, n.number + _NEW) for n in manuscript.notes}
    )
    merged = _merge(write_source(first, stood.settlement), ours, theirs, slug)
    labels = {int(label) for label in _LABEL.findall(merged.text)}
    final = _final_numbers(labels, numbers, manuscript)
    text = _relabelled(merged.text, final)
    conflicts = _conflicts(merged, final)
    waiting = (each.relabelled(partial(_relabelled, numbers=final)) for each in conflicts_in(data) if each.line_in(ours))
    added = still_cited(new.new, text)
    written = {
        f"source/notes/{slug}.yaml": _record(
            write_record(manuscript, digest, new.readings, new.settlement), data, numbers, (*waiting, *conflicts)
        )
    }
    if added:
        written["bibliography.bib"] = with_entries(publication / "bibliography.bib", added)
    if text != ours:
        written[f"source/{slug}.md"] = text
    pictures, kept = _pictures(publication, first, manuscript)
    for name, content in ((Path(received), path.read_bytes()), *((Path("source") / each.name, each.data) for each in pictures)):
        replace_bytes(admit(publication / name, publication), content)
    for file, made in written.items():
        replace_text(publication / file, made)
    problems = (
        *(each.problem(f"source/{slug}.md", text) for each in conflicts),
        *kept,
        *(problem for problem in new.problems if problem not in stood.problems),
    )
    names = (str(received), *reversed(written), *(f"source/{each.name}" for each in pictures))
    return Imported(slug, new.manuscript, new.works, added, names, tuple(sorted(problems)), new.tied, new.given)


def asked_again(path: Path, publication: Path, slug: str, changes: str) -> tuple[Asked, ...]:
    """What `import_again` reads. Raises as it does."""
    data = read_record((publication / f"source/notes/{slug}.yaml").read_text(encoding="utf-8"), f"source/notes/{slug}.yaml")
    asked = _asked(path, publication, slug, changes, data)
    return (asked, _first(publication, data, slug, changes)) if asked.notes else (asked,)


def _asked(path: Path, publication: Path, slug: str, changes: str, data: Mapping[str, Any]) -> Asked:
    """The new version; of one that came before the notes are not read."""
    digest = digest_of_file(path)
    received = _free_name(publication, path.name, digest)
    return Asked(path, str(received), slug, changes, notes=digest != data.get("sha256"))


def _first(publication: Path, data: Mapping[str, Any], slug: str, changes: str) -> Asked:
    """The manuscript that the article was made from, to be read as it is read today."""
    kept = admit(publication / str(data["manuscript"]), publication)
    if not kept.is_file() or digest_of_file(kept) != data.get("sha256"):
        raise UsageError(
            f"{data['manuscript']}, from which source/{slug}.md was made, is not there any more as it was: take it back from git, and do this again."
        )
    return Asked(kept, str(data["manuscript"]), slug, changes)


def _free_name(publication: Path, name: str, digest: str) -> Path:
    """Where the new manuscript is kept: under its name, or with a number behind it where another has that."""
    folder, stem, ending = Path("source/manuscripts"), Path(name).stem, Path(name).suffix
    for number in range(1, 1000):
        path = folder / (name if number == 1 else f"{stem}-{number}{ending}")
        kept = admit(publication / path, publication)
        if not kept.exists() or digest_of_file(kept) == digest:
            return path
    raise UsageError(f"There are a thousand versions of {name} in source/manuscripts/: give the new one another name.")


def _same_notes(first: Manuscript, second: Manuscript) -> dict[int, int]:
    """The number that each note of the first manuscript has in the second; none for one that is gone."""
    old, new = first.notes, second.notes
    found: dict[int, int] = {}
    matcher = SequenceMatcher(None, [note.raw for note in old], [note.raw for note in new], autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        place = c
        for note in old[a:b]:
            if what == "equal":
                found[note.number] = new[place].number
                place += 1
                continue
            like = [each for each in range(place, d) if SequenceMatcher(None, note.raw, new[each].raw).ratio() >= _SAME]
            if like:
                found[note.number] = new[like[0]].number
                place = like[0] + 1
    return found


def _relabelled(text: str, numbers: Mapping[int, int]) -> str:
    """The text with other numbers for its notes and their calls."""
    return _LABEL.sub(lambda found: f"[^{numbers.get(int(found[1]), int(found[1]))}]", text)


def _final_numbers(labels: set[int], numbers: Mapping[int, int], manuscript: Manuscript) -> dict[int, int]:
    """The number of each note of the merged text: that of the new manuscript; what only the editor has comes behind."""
    last = max((note.number for note in manuscript.notes), default=0)
    final = {}
    for label in sorted(labels):
        if label > _NEW:
            final[label] = label - _NEW
        elif label in numbers:
            final[label] = numbers[label]
        else:
            last += 1
            final[label] = last
    return final


def _merge(stood: str, ours: str, theirs: str, slug: str) -> _Merged:
    """Front matter by its lines, text by its blocks, blocks by their words."""
    file = f"source/{slug}.md"
    heads, bodies = zip(*(_parted(text, file) for text in (stood, ours, theirs)), strict=True)
    head = _merge_units([text.split("\n") for text in heads], "\n")
    if not _is_readable(head.text, file):
        head = _Merged(heads[1], ((0, Piece((heads[0],), (heads[1],), (heads[2],))),))
    body = _merge_units([text.split("\n\n") for text in bodies], "\n\n")
    behind = ((place + len(head.text), piece) for place, piece in body.conflicts)
    return _Merged(f"{head.text}{body.text}", (*head.conflicts, *behind))


def _parted(text: str, file: str) -> tuple[str, str]:
    _, end = front_matter_span(text, file)
    return text[:end], text[end:]


def _merge_units(three: Sequence[Sequence[str]], between: str) -> _Merged:
    made: list[str] = []
    conflicts: list[tuple[int, Piece]] = []
    length = 0
    for unit in merge(*three):
        if not unit.is_conflict:
            texts = unit.merged
        else:
            words = merge_words(between.join(unit.stood), between.join(unit.ours), between.join(unit.theirs), between)
            place = length
            for piece in words:
                if piece.is_conflict:
                    conflicts.append((place, piece))
                place += sum(map(len, piece.merged))
            texts = ("".join(word for piece in words for word in piece.merged),)
        made += texts
        length += sum(len(text) + len(between) for text in texts)
    return _Merged(between.join(made), tuple(conflicts))


def _is_readable(head: str, file: str) -> bool:
    try:
        start, end = front_matter_span(f"{head}---\n", file)
        read_mapping(head[start:end], file)
    except ProblemsFound:
        return False
    return True


def _record(made: str, before: Mapping[str, Any], numbers: Mapping[int, int], conflicts: Iterable[Conflict]) -> str:
    """The new record, with the conflicts that nobody has looked at; what was said of a note that is typed as before stays, and so does that a person has looked at it."""
    data = read_record(made, "")
    old = {numbers[note["n"]]: note for note in before["notes"] if note["n"] in numbers}
    data["notes"] = [
        {**old[note["n"]], "n": note["n"], "line": note["line"]}
        if note["n"] in old and old[note["n"]]["raw"] == note["raw"]
        else note
        for note in data["notes"]
    ]
    return format_record(with_conflicts(with_answers_of(data, before), conflicts))


def _pictures(publication: Path, first: Manuscript, second: Manuscript) -> tuple[tuple[Picture, ...], list[Problem]]:
    """The pictures that are new, or that only the author changed; and a query for each that both did."""
    before = {picture.name: picture.data for picture in first.pictures}
    taken, problems = [], []
    for picture in second.pictures:
        path = admit(publication / "source" / picture.name, publication)
        stands = path.read_bytes() if path.is_file() else None
        if stands is None or (stands == before.get(picture.name) and stands != picture.data):
            taken.append(picture)
        elif picture.data not in (stands, before.get(picture.name)):
            message = "the author sent another picture of this name, and you have changed yours, which stays: take it from the manuscript."
            problems.append(Problem(f"source/{picture.name}", 0, "merge-conflict", "query", message))
    return tuple(taken), problems


def _conflicts(merged: _Merged, numbers: Mapping[int, int]) -> tuple[Conflict, ...]:
    """Each place that both changed, with the sentence that asks about it."""
    return tuple(_conflict(place, piece, merged.text, numbers) for place, piece in merged.conflicts)


def _conflict(place: int, piece: Piece, text: str, numbers: Mapping[int, int]) -> Conflict:
    ours, theirs, stood = (_short(_relabelled("".join(words), numbers)) for words in (piece.ours, piece.theirs, piece.stood))
    said = f"the author has “{theirs}”" if theirs else "the author has left this out"
    kept = f"you have “{ours}”, which stays" if ours else "you have left this out, which stays"
    message = (
        f"here stood “{stood}”; {kept}, and {said}: look which it should be."
        if stood
        else f"you have “{ours}” here, which stays, and {said}: look whether it should be added."
    )
    return Conflict(
        message, *(_relabelled(part, numbers) for part in words_around(text, place, place + len("".join(piece.ours))))
    )


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]} …"
