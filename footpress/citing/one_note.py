"""One note of an article as the style sets it, without the rest of the article: what an editor sees while correcting it.

What a note says depends on the notes before it: whether a work was cited already, and whether the note just before cites the same. So the
note is set behind those two, and numbered as it is in print. Where a style tells two works of one author and year apart by what else is
cited, the whole article may print it otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from footpress.citing.abbreviations import abbreviations_of, times_cited, with_abbreviations
from footpress.citing.cite import find_setting, style_of
from footpress.citing.cross_references import mark_references, with_marked_notes, with_references_to
from footpress.citing.entries import csl
from footpress.citing.profiles import in_profile
from footpress.citing.referring_back import Back, back_of, with_marked_names
from footpress.citing.set_citations import set_citations
from footpress.citing.tree import cited_keys, mark_in_text, refuse_unsafe_entries
from footpress.model.article import Profile, Publication
from footpress.model.entry import Bibliography
from footpress.pandoc import running as pandoc
from footpress.problems import Problem, ProblemsFound
from footpress.source.reading import Source
from footpress.templates import Templates
from footpress.text.citation_keys import keys_in
from footpress.text.markdown_notes import names_called

_SILENT = "·"


@dataclass(frozen=True, slots=True)
class SetNote:
    """A note and the entries of the works that it cites, each as an XHTML fragment; and what is to be said of them."""

    html: str
    entries: tuple[tuple[str, str], ...]
    remarks: tuple[Problem, ...] = ()


def set_note(
    name: str,
    notes: dict[str, str],
    source: Source,
    bibliography: Bibliography,
    publication: Publication,
    templates: Templates,
    profile: Profile = "page",
) -> SetNote:
    """The note `name` of an article as a profile of its style sets it; `notes` is the Markdown of each of its notes by their names.

    Raises ProblemsFound where it cannot be set: an unknown key, a citation that is nowhere in print.
    """
    order = [each for each in names_called(source.text) if each in notes] or [name]
    order = order if name in order else [*order, name]
    number = order.index(name)
    markdown = _context(order[: number + 1], notes)
    small = replace(source, text=markdown, text_line=1)
    tree = json.loads(pandoc.read_markdown(markdown).text)
    short = abbreviations_of(source.front_matter, publication)
    page = find_setting(source, publication, templates)
    whole = tree
    if short.on or "](#" in notes[name]:
        whole = json.loads(pandoc.read_markdown(with_marked_notes(source.text, notes[name])).text)
        mark_references(whole)
        mark_references(tree)
        tree = with_references_to(whole, tree, number + 1, source, page.terms, page.lang)
    keys = cited_keys(tree)
    if unknown := [key for key in keys if key not in bibliography]:
        message = f"@{unknown[0]} is cited, and has no entry."
        raise ProblemsFound([Problem(source.file, 0, "key-unknown", "error", message)])
    mark_in_text(tree)
    back = back_of(source.front_matter, publication, bibliography) if profile == "page" else Back()
    others = [key for key in keys_in(source.text) if key in bibliography] if back else []  # that none of them is meant too
    references = csl.references(bibliography, dict.fromkeys((*keys, *others)))
    references = with_abbreviations(references, short, bibliography, times_cited(whole))
    refuse_unsafe_entries(references, bibliography)
    style = in_profile(style_of(page, short), profile)
    setting = replace(page, style=with_marked_names(style) if back else style, back=back)
    cited, _, remarks = set_citations(tree, references, small, setting)
    here = cited.notes[number]
    return SetNote(here.html, tuple((each.key, each.html) for each in cited.entries if each.key in keys_in(notes[name])), remarks)


def _context(order: Sequence[str], notes: dict[str, str]) -> str:
    """The calls of the notes up to one, and those notes that it depends on; the others say nothing."""
    last = order[-1]
    needed = {last, *order[-2:]}
    for key in keys_in(notes[last]):
        earlier = [name for name in order[:-1] if key in keys_in(notes[name])]
        needed |= {*earlier[:1], *earlier[-1:]}
    calls = "".join(f"{_SILENT}[^{name}]" for name in order)
    said = "\n\n".join(f"[^{name}]: {notes[name] if name in needed else _SILENT}" for name in order)
    return f"{calls}\n\n{said}\n"
