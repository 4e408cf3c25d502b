"""The lint of the sources: a table of rules, each with a stable id. docs/checks.md lists them with examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from footpress.checks.lint import (
    call_places,
    calls,
    citations,
    dates,
    eaten,
    entries,
    entry_types,
    field_forms,
    field_names,
    keys,
    names_of_people,
    odd,
    pictures,
    punctuation,
    typed_citations,
    typing,
    urls,
)
from footpress.checks.lint.broken import broken_entries
from footpress.checks.lint.rule import Rule, Sources
from footpress.problems import Problem, Severity

RULES = (
    Rule("call-without-note", "error", calls.calls_without_note),
    Rule("note-never-called", "error", calls.notes_never_called),
    Rule("note-called-twice", "error", calls.notes_called_twice),
    Rule("note-written-twice", "error", calls.notes_written_twice),
    Rule("note-in-note", "error", calls.notes_within_notes),
    Rule("link-unused", "error", eaten.addresses_without_link),
    Rule("formula-money", "warning", eaten.money_in_formulas),
    Rule("citation-nested", "error", citations.nested),
    Rule("citation-open", "error", citations.opened),
    Rule("citation-printed", "error", citations.printed),
    Rule("image-missing", "error", pictures.missing_pictures),
    Rule("image-unfit", "error", pictures.unfit_pictures),
    Rule("image-undescribed", "warning", pictures.undescribed_pictures),
    Rule("citation-typed", "warning", typed_citations.typed_citations),
    Rule("ibid-typed", "warning", typed_citations.typed_back_words),
    Rule("entry-unused", "warning", keys.unused_entries),
    Rule("locator-outside-pages", "warning", keys.locators_outside_pages),
    Rule("key-year", "warning", keys.years_in_keys),
    Rule("field-missing", "warning", entries.missing_fields),
    Rule("entry-twice", "warning", entries.likely_one_work),
    Rule("author-two-spellings", "warning", entries.author_spelt_two_ways),
    Rule("journal-two-names", "warning", entries.journal_named_two_ways),
    Rule("entry-type", "warning", entry_types.unfit_types),
    Rule("place-missing", "query", entry_types.missing_places),
    Rule("volume-number", "warning", entry_types.volumes_changed_about),
    Rule("names-joined", "warning", names_of_people.people_run_together),
    Rule("name-turned", "warning", names_of_people.names_turned_round),
    Rule("field-unknown", "warning", field_names.unknown_fields),
    Rule("langid-unknown", "warning", field_names.unknown_languages),
    Rule("field-label", "warning", field_forms.labels_in_fields),
    Rule("field-entity", "warning", field_forms.entities),
    Rule("field-capitals", "warning", field_forms.capitals),
    Rule("title-marks", "warning", field_forms.marks_around_titles),
    Rule("publisher-place", "warning", field_forms.places_twice),
    Rule("pages-reversed", "warning", field_forms.reversed_pages),
    Rule("doi-form", "warning", field_forms.malformed_dois),
    Rule("check-digit", "warning", field_forms.wrong_check_digits),
    Rule("url-blank", "warning", field_forms.addresses_with_blanks),
    Rule("url-cut-off", "warning", urls.cut_off),
    Rule("url-tracking", "warning", urls.tracked),
    Rule("url-scheme", "warning", urls.without_scheme),
    Rule("url-insecure", "warning", urls.insecure),
    Rule("date-order", "warning", dates.read_before_published),
    Rule("date-form", "warning", dates.ill_formed),
    Rule("date-future", "warning", dates.in_the_future),
    Rule("character-odd", "warning", odd.odd_characters),
    Rule("quote-unpaired", "warning", typing.straight_quotes),
    Rule("quote-alone", "warning", punctuation.unpaired_quotes),
    Rule("punctuation-doubled", "warning", punctuation.doubled_punctuation),
    Rule("punctuation-blank", "warning", punctuation.blanks_before_punctuation),
    Rule("label-doubled", "warning", punctuation.doubled_labels),
    Rule("word-doubled", "warning", punctuation.doubled_words),
    Rule("note-stop", "query", punctuation.notes_without_stop),
    Rule("call-side", "warning", call_places.calls_on_the_other_side),
    Rule("call-blank", "warning", call_places.calls_behind_a_blank),
    Rule("calls-together", "warning", call_places.calls_run_together),
    Rule("call-left", "warning", call_places.calls_left_over),
    Rule("space-doubled", "warning", typing.doubled_spaces),
    Rule("range-hyphen", "warning", typing.hyphens_in_ranges),
)

FATAL = tuple(rule for rule in RULES if rule.severity == "error")
"""What no edition can be built with, whatever a publication says about it."""


def lint(sources: Sources, rules: tuple[Rule, ...] = RULES) -> tuple[Problem, ...]:
    """The findings of every rule, by file and line. `checks:` in publication.yaml sets a rule's severity, or `off`."""
    broken = broken_entries(sources) if rules is RULES else ()
    return tuple(sorted([*_problems(sources, rules), *broken]))


def _problems(sources: Sources, rules: tuple[Rule, ...]) -> Iterator[Problem]:
    severities: dict[str, Severity | str] = dict(sources.publication.settings.get("checks") or {})
    if rules is RULES:
        yield from _unknown(severities)
    for rule in rules:
        severity = severities.get(rule.id, rule.severity)
        if severity in ("error", "warning", "query"):
            yield from (rule.problem(finding, severity) for finding in rule.find(sources))  # type: ignore[arg-type]


def _unknown(severities: Mapping[str, object]) -> Iterator[Problem]:
    """A check that is set and does not exist: whoever set it believes that something is checked, or is not."""
    known = [rule.id for rule in RULES]
    for id in severities:
        if id not in known:
            near = get_close_matches(str(id), known, n=1)
            hint = f"did you mean {near[0]}?" if near else "docs/checks.md lists them."
            yield Problem("source/publication.yaml", 0, "check-unknown", "warning", f"checks: {id} is no check; {hint}")
