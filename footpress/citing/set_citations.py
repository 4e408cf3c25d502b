"""Step 5: a tree with its citations set in a style by citeproc, so that everything that was cited stands in print.

What a style loses is asked of it again in another way (see footpress.citing.locators and footpress.citing.silent_citations); what still stands
nowhere is a problem of its line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from footpress.citing.abbreviations import shortened_names
from footpress.citing.cited_html import CitedHtml, take_apart
from footpress.citing.cited_tree import citation_of, with_annotations
from footpress.citing.cross_references import with_references
from footpress.citing.left_over_marks import without_left_over_marks
from footpress.citing.locators import Form, Located, Locator, with_locators
from footpress.citing.named_in_text import unnamed_in_text, with_names_in_text
from footpress.citing.printed_locators import lost_locators, unmarked
from footpress.citing.quotations import with_marks
from footpress.citing.referring_back import Back, referred_back
from footpress.citing.silent_citations import Occurrence, silent_citations, with_titles
from footpress.citing.styles import Manner
from footpress.pandoc import running as pandoc
from footpress.pandoc.running import StyleRefused
from footpress.pandoc.warnings import read_warning
from footpress.problems import Problem, ProblemsFound
from footpress.source.reading import Source
from footpress.text.characters import without_unfit


@dataclass(frozen=True, slots=True)
class Setting:
    """How an article is set: the style ready for citeproc, how it cites, its language and the article's, and the words of the templates."""

    style: bytes
    manner: Manner
    style_lang: str
    lang: str
    terms: Mapping[str, str]
    nocite: tuple[str, ...] = ()
    has_bibliography: bool = True
    annotations: Mapping[str, Sequence[dict[str, Any]]] = field(default_factory=dict)
    """What is said of works below their entries, by key, as inlines."""
    back: Back = field(default_factory=Back)


def set_citations(
    tree: dict[str, Any], references: Sequence[dict[str, Any]], source: Source, setting: Setting, prose: int = 0
) -> tuple[CitedHtml, str, tuple[Problem, ...]]:
    """The document with its citations, the cited tree that it is made from (JSON), and what its author may want to know.

    A locator that the style loses is asked for in another form, a work that a sentence names and the style does not is named, and a
    citation for which it prints nothing is given its title, until
    everything that was cited stands in print.
    """
    forms: dict[Located, Form] = {}
    named: frozenset[Occurrence] = frozenset()
    unnamed: frozenset[Occurrence] = frozenset()
    while True:
        in_words = with_names_in_text(tree, unnamed, references, setting.terms, setting.lang)
        written, located = with_locators(in_words, setting.lang, forms)
        cited, warnings = _set(with_titles(written, named, references), references, source, setting)
        lost, silent = lost_locators(cited, located, forms), silent_citations(cited, written) - named
        better = {each: _next_form(each.locator, forms.get(each, each.locator.first_form)) for each in lost}
        better |= {each: "after" for each in located if each.cites in {cites for cites, _ in silent}}
        without_name = unnamed_in_text(cited, written, setting.manner.kind) - unnamed
        if not silent and not without_name and all(forms.get(each) == form for each, form in better.items()):
            break
        forms, named, unnamed = {**forms, **better}, named | silent, unnamed | without_name
    cited, genders = referred_back(cited, references, setting.back, setting.manner, setting.lang)
    cited = without_left_over_marks(unmarked(cited), setting.manner.kind, references)
    cited = with_annotations(with_references(cited, source, setting.terms, setting.lang), setting.annotations)
    short = shortened_names(with_marks(cited, setting.lang))
    text = json.dumps({**short.tree, "meta": {}}, ensure_ascii=False)
    html = pandoc.to_html(text)
    problems = [*told((*warnings, *html.warnings), source), *(_lost(each, source) for each in lost)]
    problems += [_silent(cites.split()[0], at, source) for cites, at in sorted(silent_citations(cited, written))]
    if any(each.severity == "error" for each in problems):
        raise ProblemsFound(sorted(problems))
    moved = [each for each, form in forms.items() if form == "after"]
    apart = take_apart(without_unfit(html.text), setting.lang, setting.manner, prose)
    if apart.strange:
        message = f"<{apart.strange[0]}> is no element that every edition shows: link to the file instead of showing it."
        raise ProblemsFound([Problem(source.file, 0, "element-refused", "error", message)])
    apart = replace(apart, short_words=short.words, short_works=short.works)
    return apart, text, (*problems, *_moved(moved, source), *genders)


def _next_form(locator: Locator, form: Form) -> Form:
    """The form to try where a style has lost a locator; a bare page has no word that could be typed with it."""
    return "typed" if form == "term" and locator.labelled else "after"


def _lost(each: Located, source: Source) -> Problem:
    message = (
        f"“{each.locator.typed}” of @{each.key} stands nowhere in print: write it as prose of the note, or take another style."
    )
    return Problem(source.file, _line_of(each, source), "locator-lost", "error", message)


def _silent(key: str, at: int, source: Source) -> Problem:
    """A citation that says nothing: the one at this place, from 0, among those of its key."""
    lines = lines_of(key, source)
    return replace(_warning(f"Citation with no printed form: {key}", source), line=lines[min(at, len(lines) - 1)] if lines else 0)


def _moved(moved: Sequence[Located], source: Source) -> tuple[Problem, ...]:
    """What is said once of all locators that a style has no place for."""
    if not moved:
        return ()
    first = min(moved, key=lambda each: _line_of(each, source))
    others = f" and {len(moved) - 1} more of the locators" if len(moved) > 1 else ""
    message = (
        f"the style {source.citation_style} has no place for “{first.locator.typed}” of @{first.key}{others}: "
        f"{'each is' if others else 'it is'} printed as typed, after the citation."
    )
    return (Problem(source.file, _line_of(first, source), "locator-after", "warning", message),)


def _line_of(each: Located, source: Source) -> int:
    """The line of a locator: one that cites the key and has its words, else the first that cites the key."""
    lines = lines_of(each.key, source)
    return next((line for line in _lines_with(each.locator.typed, source) if line in lines), next(iter(lines), 0))


def _set(
    tree: dict[str, Any], references: Sequence[dict[str, Any]], source: Source, setting: Setting
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What citeproc makes of a document, and what it warns of."""
    meta = {
        "references": {"t": "MetaList", "c": references},
        "lang": {"t": "MetaString", "c": setting.style_lang},
        "link-citations": {"t": "MetaBool", "c": setting.manner.kind != "note"},
        "notes-after-punctuation": {"t": "MetaBool", "c": False},
        "suppress-bibliography": {"t": "MetaBool", "c": not setting.has_bibliography},
        "nocite": {"t": "MetaInlines", "c": list(map(citation_of, setting.nocite))},
    }
    try:
        output = pandoc.cite(json.dumps({**tree, "meta": meta}, ensure_ascii=False), setting.style)
    except StyleRefused as error:
        message = f"the style {source.citation_style} cannot be used: {error}"
        raise ProblemsFound([Problem(source.file, 0, "style-broken", "error", message)]) from error
    return json.loads(output.text), output.warnings


def told(warnings: Sequence[str], source: Source) -> list[Problem]:
    """pandoc's warnings as problems of the article, each once."""
    return sorted({_warning(each, source) for each in warnings})


def _warning(message: str, source: Source) -> Problem:
    """What pandoc warns of, with the line of our file where it names a line, a key or words of the text."""
    warned = read_warning(message)
    place = re.search(r" at (?:\S+ )?line (\d+)", message)
    lines = lines_of(warned.key, source) if warned.key else _lines_with(warned.text, source) if warned.text else []
    line = source.text_line + int(place[1]) - 1 if place else next(iter(lines), 0)
    sentence = warned.sentence.format(key=warned.key, text=warned.text, style=source.citation_style)
    return Problem(source.file, line, warned.id, "error" if warned.is_error else "warning", sentence)


def _lines_with(words: str, source: Source) -> list[int]:
    return [number for number, line in enumerate(source.text.split("\n"), source.text_line) if words in line]


def lines_of(key: str, source: Source) -> list[int]:
    """The lines of an article that cite a key."""
    pattern = re.compile(rf"(?<![\w\\])@\{{?{re.escape(key)}(?![\w-])")
    lines = [*enumerate(source.head.split("\n"), 2), *enumerate(source.text.split("\n"), source.text_line)]
    return [number for number, line in lines if pattern.search(line)]
