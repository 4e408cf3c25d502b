"""The note at hand as it will print, with what is typed at this moment and not yet saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from footpress.citing.one_note import set_note
from footpress.gathering.corrections.recorded_notes import recorded_note
from footpress.gathering.corrections.rewriting import stands_as_read
from footpress.gathering.corrections.standing_texts import StandingTexts
from footpress.gathering.corrections.works_cited import bibliography_of, waiting_entries
from footpress.model.entry import Bibliography, Entry
from footpress.pandoc.running import WARM
from footpress.pandoc.warm import WarmPandoc
from footpress.source.reading import read_publication, source_of
from footpress.templates import Templates
from footpress.text.markdown_notes import written_notes
from footpress.text.parsing import inner_html, parse_fragment

_KEPT = frozenset("p em i strong b sup sub br span q s u".split())


@dataclass(frozen=True, slots=True)
class Printed:
    """A note and the entries of its works as plain HTML that holds no link; `waits`: so it prints when it is confirmed."""

    note: str
    entries: tuple[str, ...]
    waits: bool


def printed(
    directory: Path,
    slug: str,
    number: int,
    texts: StandingTexts,
    typed: Mapping[str, Entry] | None = None,
    markdown: str = "",
    warm: WarmPandoc | None = None,
) -> Printed:
    """A note in the style of its article; `typed` are entries as they are being typed, `markdown` the note itself so; `warm` is a pandoc that runs.

    Raises FootpressError where it cannot be set.
    """
    publication = read_publication(directory)
    source = source_of(texts.markdown, slug, publication)
    notes = {each.name: each.text for each in written_notes(texts.markdown)}
    note = recorded_note(texts.record, number)
    waits = bool(note and "proposal" in note and stands_as_read(texts, note))
    if markdown:
        notes[str(number)] = markdown
    elif note and waits:
        notes[str(number)] = note["proposal"]["markdown"]
    bibliography = _with(bibliography_of(texts.bibliography), waiting_entries(texts.record), typed or {})
    token = WARM.set(warm)
    try:
        set_ = set_note(str(number), notes, source, bibliography, publication, Templates(directory))
    finally:
        WARM.reset(token)
    return Printed(plain_html(set_.html), tuple(plain_html(html) for _, html in set_.entries), waits and not markdown)


def _with(bibliography: Bibliography, waiting: Mapping[str, Entry], typed: Mapping[str, Entry]) -> Bibliography:
    """The bibliography with entries that wait, and with those that are being typed instead of what stands."""
    entries = {entry.key: entry for entry in bibliography.entries}
    return replace(bibliography, entries=tuple(({**waiting, **entries, **typed}).values()))


def plain_html(fragment: str) -> str:
    """A fragment with its emphasis and its languages, and nothing that leads anywhere or asks for anything."""
    root = parse_fragment(fragment)
    for element in list(root.iter()):
        if element is root or not isinstance(element.tag, str):
            continue
        if element.tag not in _KEPT:
            element.tag = "span"
        kept = {name: value for name, value in element.attrib.items() if name in ("lang", "dir")}
        element.attrib.clear()
        element.attrib.update(kept)
    return inner_html(root)
