"""What can be done to a note at the desk, from the form that asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from footpress.desk.note_view import work_names
from footpress.gathering.corrections.assigning import assign, with_kind, with_locator
from footpress.gathering.corrections.confirming import confirm, take_back, unconfirm, write_by_hand
from footpress.gathering.corrections.parting import as_prose, cite, join, split
from footpress.gathering.corrections.standing_texts import StandingTexts
from footpress.gathering.corrections.tying import tie, with_new_work
from footpress.gathering.corrections.works_cited import bibliography_of, find_work, with_entry
from footpress.gathering.typed_values import as_bibtex
from footpress.model.entry import Entry
from footpress.problems import UsageError

Form = Mapping[str, str]
Act = Callable[[StandingTexts, int, Form], StandingTexts]


def _number(form: Form, name: str) -> int:
    value = form.get(name, "")
    if not value.isascii() or not value.isdigit() or len(value) > 8:
        raise UsageError("The desk was asked for something that it does not know: load the page again.")
    return int(value)


def span_of(form: Form) -> tuple[int, int]:
    """The words that are chosen. Raises UsageError where none are."""
    start, end = _number(form, "start"), _number(form, "end")
    if start >= end:
        raise UsageError("Choose words of the note first.")
    return (start, end)


def _kind(texts: StandingTexts, number: int, form: Form) -> StandingTexts:
    kind = form.get("kind", "full")
    if kind not in ("full", "short", "ibid"):
        raise UsageError("A citation is a full one, a short form or an ibid.")
    return with_kind(texts, number, _number(form, "citation"), kind, form.get("type", "other"))  # type: ignore[arg-type]


def _tie(texts: StandingTexts, number: int, form: Form) -> StandingTexts:
    return tie(texts, number, _number(form, "citation"), wanted_work(texts, form))


def wanted_work(texts: StandingTexts, form: Form) -> str:
    """The key of a work that is named by it, or by its line in the list."""
    wanted = form.get("work", "").strip()
    if wanted in bibliography_of(texts.bibliography):
        return wanted
    return next((key for key, name in work_names(texts) if name == wanted), wanted)


def _entry(texts: StandingTexts, _number: int, form: Form) -> StandingTexts:
    key = form.get("key", "")
    entry = find_work(texts, key)
    if entry is None:
        raise UsageError(f"There is no entry {key}.")
    return with_entry(texts, key, _values(entry, form))


def _values(entry: Entry, form: Form) -> dict[str, str]:
    """The values of a form as BibTeX, those that were changed."""
    given = {name.removeprefix("f-"): value for name, value in form.items() if name.startswith("f-")}
    values = {name: as_bibtex(name, value, entry.get(name)) for name, value in given.items()}
    return {name: value for name, value in values.items() if value != entry.get(name)}


def entry_being_typed(texts: StandingTexts, form: Form) -> Entry:
    """An entry as it is being typed."""
    entry = find_work(texts, form["key"])
    if entry is None:
        raise UsageError(f"There is no entry {form['key']}.")
    values = _values(entry, form)
    kept = [(name, values.get(name, value)) for name, value in entry.fields]
    new = [(name, value) for name, value in values.items() if name not in dict(entry.fields)]
    return Entry(entry.key, entry.type, tuple((name, value) for name, value in (*kept, *new) if value))


def today() -> str:
    """The day, ISO 8601."""
    return date.today().isoformat()


ACTS: dict[str, Act] = {
    "assign": lambda texts, number, form: assign(texts, number, span_of(form), form.get("field", "")),
    "page": lambda texts, number, form: with_locator(texts, number, _number(form, "citation"), form.get("locator", "")),
    "kind": _kind,
    "entry": _entry,
    "tie": _tie,
    "new-work": lambda texts, number, form: with_new_work(texts, number, _number(form, "citation")),
    "cut": lambda texts, number, form: split(texts, number, _number(form, "start")),
    "join": lambda texts, number, form: join(texts, number, _number(form, "citation")),
    "prose": lambda texts, number, form: as_prose(texts, number, _number(form, "citation")),
    "cite": lambda texts, number, form: cite(texts, number, span_of(form)),
    "confirm": lambda texts, number, _: confirm(texts, number, today()),
    "unconfirm": lambda texts, number, _: unconfirm(texts, number),
    "by-hand": lambda texts, number, form: write_by_hand(texts, number, form.get("markdown", "")),
    "take-back": lambda texts, number, _: take_back(texts, number),
}
"""What can be done to a note, by the last part of its address."""
