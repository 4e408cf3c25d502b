"""Changes to entries that stand in a .bib text: what is changed is changed where it stands, and every other character stays.

What is written is read again: the entry says what was asked for, every other entry what it said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from footpress.model.entry import Bibliography, Entry
from footpress.problems import Problem, ProblemsFound
from footpress.records.bibtex import parse_bibliography

_HEAD = re.compile(r"@[ \t]*(?P<type>\w+)[ \t]*[{(]\s*(?P<key>[^\s,={}]+)\s*(?P<comma>,?)")
_NAME = re.compile(r"[\s,]*(?P<name>[A-Za-z][\w:.+-]*)\s*=\s*")


@dataclass(frozen=True, slots=True)
class _Field:
    """Where a field stands in a text: its name from `start`, its value in [value, end)."""

    name: str
    start: int
    value: int
    end: int


def with_fields(text: str, key: str, fields: Mapping[str, str], type: str = "", file: str = "bibliography.bib") -> str:
    """A .bib text in which the entry `key` has these values, "" for none, and this type, if one is given.

    A field that it lacks is added behind the last one. Raises ProblemsFound where there is no such entry, or a value does not come back
    as it went in (a brace without partner).
    """
    before = parse_bibliography(text, file)
    entry = before.get(key)
    if entry is None:
        raise ProblemsFound([Problem(file, 0, "bib-write", "error", f"there is no entry {key} that can be read.")])
    changed = {name: value for name, value in fields.items() if value != entry.get(name)}
    if not changed and type in ("", entry.type):
        return text
    start = _start(text, key, entry.line)
    after = text[:start] + _changed(text[start:], changed, type)
    wanted = replace(entry, type=type or entry.type, fields=_as_wanted(entry, changed))
    _hold_against(before, parse_bibliography(after, file), key, wanted, file)
    return after


def without_entry(text: str, key: str, file: str = "bibliography.bib") -> str:
    """A .bib text without the entry `key` and the empty line behind it. Raises as `with_fields`."""
    before = parse_bibliography(text, file)
    entry = before.get(key)
    if entry is None:
        raise ProblemsFound([Problem(file, 0, "bib-write", "error", f"there is no entry {key} that can be read.")])
    start = _start(text, key, entry.line)
    end = _end(text, start)
    end += len(re.match(r"[ \t]*\n?\n?", text[end:])[0])  # type: ignore[index]
    after = text[:start] + text[end:]
    _hold_against(before, parse_bibliography(after, file), key, None, file)
    return after


def _as_wanted(entry: Entry, changed: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    kept = [(name, changed.get(name, value)) for name, value in entry.fields]
    new = [(name, value) for name, value in changed.items() if name not in dict(entry.fields)]
    return tuple((name, value) for name, value in (*kept, *new) if value)


def _hold_against(before: Bibliography, after: Bibliography, key: str, wanted: Entry | None, file: str) -> None:
    """Raise ProblemsFound where an edited text does not say what it should."""
    there = after.get(key)
    same = (there is None) if wanted is None else there is not None and _said(there) == _said(wanted)
    others = [[(one.key, *_said(one)) for one in each.entries if one.key != key] for each in (before, after)]
    if not same or others[0] != others[1] or len(before.broken) != len(after.broken):
        message = f"the entry {key} cannot be written so: look for a brace without its partner in what was typed."
        raise ProblemsFound([Problem(file, 0, "bib-write", "error", message)])


def _said(entry: Entry) -> tuple[str, dict[str, str]]:
    return entry.type, dict(entry.fields)


def _start(text: str, key: str, line: int) -> int:
    """Where an entry begins, at its line or behind it."""
    at = sum(len(each) for each in text.splitlines(keepends=True)[: line - 1])
    return next(found.start() for found in _HEAD.finditer(text, at) if found["key"] == key)


def _changed(text: str, changed: Mapping[str, str], type: str) -> str:
    """The entry with which a text begins, changed; what follows it stays."""
    head = _HEAD.match(text)
    assert head is not None
    standing = list(_fields(text, head.end()))
    for field in reversed(standing):
        if field.name.casefold() not in changed:
            continue
        value = changed[field.name.casefold()]
        text = text[: field.value] + f"{{{value}}}" + text[field.end :] if value else _without(text, field)
    there = {field.name.casefold() for field in standing}
    new = {name: value for name, value in changed.items() if value and name not in there}
    text = _with_new(text, new) if new else text
    return text if not type else text[: head.start("type")] + type + text[head.end("type") :]


def _without(text: str, field: _Field) -> str:
    """Without a field, its comma and its line."""
    start, end = field.start, field.end
    comma = re.compile(r"\s*,").match(text, end)
    end = comma.end() if comma else end
    while start and text[start - 1] in " \t":
        start -= 1
    if text[start - 1 : start] == "\n" and (rest := re.compile(r"[ \t]*\n").match(text, end)):
        end = rest.end()
    return text[:start] + text[end:]


def _with_new(text: str, new: Mapping[str, str]) -> str:
    """With fields behind the last one, set as that is."""
    head = _HEAD.match(text)
    assert head is not None
    standing = list(_fields(text, head.end()))
    if not standing:
        at, comma, margin, width = head.end(), "" if head["comma"] else ",", "  ", 0
    else:
        last = standing[-1]
        line = text.rfind("\n", 0, last.start) + 1
        margin = text[line : last.start] if text[line : last.start].isspace() else "  "
        written = text[last.start : last.value]
        width = len(written.rstrip().rstrip("=")) - 1 if re.fullmatch(r"\S+ +=\s*", written) else 0
        found = re.compile(r"\s*,").match(text, last.end)
        at, comma = (found.end(), "") if found else (last.end, ",")
    lines = "".join(f"\n{margin}{name.ljust(width)} = {{{value}}}," for name, value in new.items())
    behind = text[at:]
    return text[:at] + comma + lines + ("" if behind.startswith(("\n", "\r\n")) else "\n") + behind


def _fields(text: str, at: int) -> Iterator[_Field]:
    """The fields of an entry from behind its key on."""
    while found := _NAME.match(text, at):
        end = _value_end(text, found.end())
        yield _Field(found["name"], found.start("name"), found.end(), end)
        at = end


def _value_end(text: str, at: int) -> int:
    """Where a value ends: at a comma, or the brace that closes its entry."""
    depth, quoted, last = 0, False, at
    for place in range(at, len(text)):
        sign = text[place]
        if sign == "\\":
            continue
        if sign == '"' and depth == 0 and text[place - 1] != "\\":
            quoted = not quoted
        elif sign == "{" and text[place - 1] != "\\":
            depth += 1
        elif sign in "})" and text[place - 1] != "\\":
            if depth == 0 and not quoted:
                return last
            depth -= sign == "}"
        elif sign == "," and depth == 0 and not quoted:
            return last
        if not sign.isspace():
            last = place + 1
    return last


def _end(text: str, start: int) -> int:
    """Where an entry ends, behind its closing brace."""
    head = _HEAD.match(text, start)
    assert head is not None
    at = head.end()
    for field in _fields(text, at):
        at = field.end
    return re.compile(r"[\s,]*[})]").match(text, at).end()  # type: ignore[union-attr]
