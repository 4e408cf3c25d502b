"""Examples to learn from: tokens with a label each, from invented notes, from other people's gold, and from our own corpus."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from compose import Chance, MakeWork, Piece, Style, document, full, ibid, short, sloppy, style
from invent import LANGUAGES, TYPES, WEIGHTS, work

from footpress.references import network
from footpress.references.draft import Draft
from footpress.references.features import features
from footpress.references.judge import traits
from footpress.references.model import cut
from footpress.references.repairs import repaired
from footpress.references.rules import hint
from footpress.references.sheet import Sheet
from footpress.references.tokens import Token, tokenise

Labels = list[str]
View = TypeVar("View")
"""What a model sees of a note: features of a field, letters and traits of a network."""
FIELDS = ("url", "doi", "title", "container", "author", "editor", "translator", "publisher", "place", "accessed", "orig_date", "date", "volume", "issue", "pages", "locator", "edition")  # fmt: skip
MONTH = r"[^\W\d_]{3,}\.?"


def from_pieces(pieces: list[Piece], view: Callable[[Sheet], View]) -> tuple[View, Labels]:
    """A composed note as what a model sees of it (`view`) and labels."""
    raw = "".join(text for text, _ in pieces)
    at: list[str] = []
    for text, label in pieces:
        first = len(at)
        at.extend([label.lstrip("^")] * len(text))
        if label.startswith("^"):
            lead = next((k for k, char in enumerate(text) if not char.isspace()), 0)
            at[first + lead] = label
    tokens = tokenise(raw)
    labels = []
    begin = False
    position = 0
    for token in tokens:
        begin = any(label.startswith("^") for label in at[position : token.end])
        position = token.end
        middle = at[token.start].lstrip("^")
        labels.append(("^" if begin else "") + middle)
    return view(hint(Sheet.of(tokens))), labels


def invented(
    seed: int, documents: int, view: Callable[[Sheet], View] = features, make: MakeWork = work
) -> Iterator[tuple[View, Labels]]:
    """Notes of invented documents, as what a model sees of them and labels."""
    chance = Chance(seed)
    for _ in range(documents):
        _, notes = document(chance, chance.randint(4, 12), make)
        for pieces in notes:
            yield from_pieces(pieces, view)


def invented_documents(
    chance: Chance, documents: int, view: Callable[[Sheet], View] = features, make: MakeWork = work
) -> Iterator[list[tuple[View, Labels]]]:
    """Invented documents, each the list of its notes as what a model sees of them and labels."""
    for _ in range(documents):
        _, notes = document(chance, chance.randint(4, 16), make)
        yield [from_pieces(pieces, view) for pieces in notes]


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _find(tokens: tuple[Token, ...], free: list[bool], want: str, start: int = 0) -> tuple[int, int] | None:
    """Tokens [i, k) whose letters and figures are those of `want`."""
    goal = _letters(want)
    if not goal:
        return None
    keys = [_letters(t.text) for t in tokens]
    for i in range(start, len(tokens)):
        if not free[i] or not keys[i] or not goal.startswith(keys[i]):
            continue
        have, k = "", i
        while k < len(tokens) and free[k] and len(have) < len(goal):
            have += keys[k]
            k += 1
        if have == goal:
            return i, k
    return None


def from_gold(record: dict[str, Any], view: Callable[[Sheet], View]) -> tuple[View, Labels] | None:
    """A note with gold fields as what a model sees of it and labels; None where a field cannot be found in the note."""
    raw = record["raw"]
    tokens = tokenise(raw)
    labels = ["O"] * len(tokens)
    for citation in record["citations"]:
        span = citation.get("span")
        if span is None:
            if len(record["citations"]) > 1 or record.get("prose"):
                return None
            span = [0, len(raw)]
        inside = [i for i, t in enumerate(tokens) if t.start >= span[0] and t.end <= span[1]]
        if not inside:
            return None
        part = tokens[inside[0] : inside[-1] + 1]
        own = _label_citation(part, citation)
        if own is None:
            return None
        own[0] = "^" + own[0]
        labels[inside[0] : inside[-1] + 1] = own
    return view(hint(Sheet.of(tokens))), labels


def _label_citation(part: tuple[Token, ...], citation: dict[str, Any]) -> list[str] | None:
    labels = ["x"] * len(part)
    free = [True] * len(part)
    missing = 0

    def take(name: str, i: int, k: int) -> None:
        if name in ("title", "container") and i > 0 and part[i - 1].quoted and part[i - 1].quoted == part[i].quoted:
            i -= 1
        if (
            name in ("title", "container")
            and k < len(part)
            and part[k].quoted
            and part[k].quoted == part[k - 1].quoted
            and part[k].kind == "punct"
        ):
            k += 1
        for j in range(i, k):
            labels[j], free[j] = name, False

    sheet = hint(Sheet.of(part))
    for j, label in enumerate(sheet.labels):
        if label in ("url", "doi"):
            labels[j], free[j] = label, False
        elif label == "back" and citation.get("kind") != "full":
            labels[j], free[j] = "back", False
    for name in FIELDS:
        value = citation.get(name)
        if not value or name in ("url", "doi"):
            continue
        if name in ("author", "editor", "translator"):
            if isinstance(value, str):
                found = _find(part, free, value)
                if found is None:
                    missing += 1
                    continue
                take(name, *found)
                continue
            spans = [
                f
                for person in value
                for p in (sorted({person[0], person[1] if len(person) > 1 else ""}, key=len, reverse=True))
                if p and (f := _find(part, free, p))
            ]
            if not spans:
                missing += 1
                continue
            first, last = min(s[0] for s in spans), max(s[1] for s in spans)
            if last - first > 12 + 6 * len(value):
                return None
            take(name, first, last)
            continue
        if name in ("date", "accessed", "orig_date"):
            _take_date(sheet, free, labels, name, str(value))
            continue
        found = _find(part, free, str(value))
        if found is None:
            if name in ("title", "container", "publisher"):
                missing += 1
            continue
        if name == "locator" and str(value)[0] in "§[" and found[0] and part[found[0] - 1].text in "§[":
            found = (found[0] - 1, found[1])
        take(name, *found)
    return None if missing else labels


def _take_date(sheet: Sheet, free: list[bool], labels: list[str], name: str, value: str) -> None:
    from footpress.references.dates import dates

    options = [d for d in dates(sheet) if d.value[:4] == value[:4] and all(free[d.start : d.end])]
    exact = [d for d in options if d.value == value]
    for d in (exact or options)[-1:]:
        for j in range(d.start, d.end):
            labels[j], free[j] = name, False


def gold(paths: list[Path], view: Callable[[Sheet], View] = features) -> Iterator[tuple[View, Labels]]:
    """Notes with gold from JSON Lines."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            example = from_gold(json.loads(line), view)
            if example is not None:
                yield example


def gold_documents(paths: list[Path], view: Callable[[Sheet], View] = features) -> list[list[tuple[View, Labels]]]:
    """Notes with gold by document; a list of single references is as many documents."""
    found: dict[str, list[tuple[View, Labels]]] = {}
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            record = json.loads(line)
            example = from_gold(record, view)
            if example is not None and example[1]:
                name = f"{record['doc']} {number}" if record["doc"] in LISTS else record["doc"]
                found.setdefault(name, []).append(example)
    return list(found.values())


LISTS = frozenset(("anystyle_gold", "grobid_raw_ref", "linkedbooks_test"))
"""Collections of single references of many authors."""


def judged(seed: int, count: int, reader: Path | None = None) -> Iterator[tuple[list[str], str]]:
    """Traits and "kind:type" of invented references; with a network's file also of the labels that it gives them."""
    chance = Chance(seed)
    for _ in range(count // 8):
        s: Style = style(chance, chance.choices(LANGUAGES, WEIGHTS)[0])
        sheets: list[Sheet] = []
        said: list[str] = []
        for _ in range(8):
            w = work(chance, s.lang, chance.choices(TYPES, weights=(24, 20, 15, 11, 9, 8, 6, 5, 5, 2))[0])
            roll = chance.random()
            pieces, label = (
                (full(chance, s, w), "full:" + w.type)
                if roll < 0.75
                else (short(chance, s, w), "short:")
                if roll < 0.93
                else _again(ibid(chance, s))
            )
            pieces = sloppy(chance, s, pieces if s.markup else [(text.replace("*", ""), name) for text, name in pieces])
            raw = "".join(text for text, _ in pieces)
            swap = {
                "full:report": ("publisher", "container"),
                "full:thesis": ("publisher", "container"),
                "full:web": ("container", "publisher"),
            }
            old, new = swap.get(label, ("", "")) if chance.maybe(0.3) else ("", "")
            at = [new if name == old and old else name for text, name in pieces for _ in text]
            sheet = hint(Sheet.of(tokenise(raw)))
            if sheet.tokens:
                yield traits(sheet, 0, [at[token.start] for token in sheet.tokens]), label
                sheets.append(sheet)
                said.append(label)
        if reader:
            for sheet, draft, label in zip(sheets, _drafts(sheets, reader), said, strict=True):
                if draft is not None:
                    yield traits(sheet, draft.start, draft.labels), label


def _drafts(sheets: Sequence[Sheet], reader: Path) -> list[Draft | None]:
    """The longest reference that a network reads in each sheet of one document."""
    found = [repaired(sheet, cut(read)) for sheet, (read, _) in zip(sheets, network.labels(sheets, reader), strict=True)]
    return [max(drafts, key=lambda draft: draft.end - draft.start, default=None) for drafts in found]


def _again(pieces: list[Piece]) -> tuple[list[Piece], str]:
    """An ibid. is ibid.; a paragraph alone is a short form."""
    return pieces, "ibid:" if any(label == "back" for _, label in pieces) else "short:"


def judged_gold(paths: list[Path], reader: Path | None = None) -> Iterator[tuple[list[str], str]]:
    """Traits and "kind:type" of references with gold; with a network's file also of the labels that it gives them."""
    for path in paths:
        documents: dict[str, list[dict[str, Any]]] = {}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            record = json.loads(line)
            documents.setdefault(f"{record['doc']} {number}" if record["doc"] in LISTS else record["doc"], []).append(record)
        for records in documents.values():
            yield from _judged_document(records, reader)


def _judged_document(records: list[dict[str, Any]], reader: Path | None) -> Iterator[tuple[list[str], str]]:
    sheets = [hint(Sheet.of(tokenise(record["raw"]))) for record in records]
    read = network.labels(sheets, reader) if reader else [([""] * len(sheet.tokens), []) for sheet in sheets]
    for record, sheet, (labels, _) in zip(records, sheets, read, strict=True):
        drafts = repaired(sheet, cut(labels)) if reader else []
        for citation in record["citations"]:
            span = citation.get("span") or [0, len(record["raw"])]
            if citation.get("type_uncertain") or (
                not citation.get("span") and (len(record["citations"]) > 1 or record.get("prose"))
            ):
                continue
            label = "full:" + citation["type"] if citation["kind"] == "full" else citation["kind"] + ":"
            tokens = tokenise(record["raw"][span[0] : span[1]])
            own = _label_citation(tokens, citation) if tokens else None
            if own:
                yield traits(hint(Sheet.of(tokens)), 0, own), label
            for draft in drafts:
                first, last = sheet.tokens[draft.start].start, sheet.tokens[draft.end - 1].end
                if min(last, span[1]) - max(first, span[0]) > 0.6 * (max(last, span[1]) - min(first, span[0])):
                    yield traits(sheet, draft.start, draft.labels), label
                    break
