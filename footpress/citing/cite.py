"""Step 5, cite: a source and the bibliography become an Article, every citation set by one engine in one style.

pandoc reads the Markdown into its tree; the references are put into its metadata; its citeproc sets the citations. What comes back
is HTML, which is taken apart into body, notes and entries.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Any

from footpress.citing.abbreviations import Abbreviations, abbreviations_of, times_cited, with_abbreviations, with_shorthands
from footpress.citing.bibliography_parts import Wanted, in_parts, wanted
from footpress.citing.cited_html import CitedHtml, foreign, with_figures_apart
from footpress.citing.cited_tree import citation_of, words_in
from footpress.citing.cross_references import mark_references, with_marked_notes
from footpress.citing.directions import say_directions
from footpress.citing.entries import csl
from footpress.citing.entries.inheritance import UNCITABLE
from footpress.citing.heading_ids import settle_heading_ids
from footpress.citing.lists import mark_lists
from footpress.citing.nesting import refuse_deep
from footpress.citing.profiles import in_profile, prepare
from footpress.citing.prose import with_cited_prose, with_prose
from footpress.citing.referring_back import Back, back_of, with_marked_names
from footpress.citing.set_citations import Setting, set_citations, told
from footpress.citing.styles import find_style, language, manner_of
from footpress.citing.tree import begin_anew, cited_keys, mark_in_text, part_definitions, refuse_unsafe_entries, settle_links
from footpress.citing.unknown_keys import unknown_key
from footpress.citing.unprinted_fields import unprinted_fields
from footpress.citing.written_together import written_together
from footpress.disk.reading import read_bytes
from footpress.languages.collation import sort_key
from footpress.languages.scripts import direction
from footpress.model.article import Abbreviation, Article, FrontMatter, Profile, Publication
from footpress.model.entry import Bibliography
from footpress.pandoc import running as pandoc
from footpress.problems import Problem, ProblemsFound, UsageError
from footpress.records.article_record import record_of
from footpress.records.csl_json import article_as_work
from footpress.source.reading import Source
from footpress.templates import Templates

_CLOSER = re.compile(r"^<span class=\"csl-left-margin\">.*?</span>\s*| <span class=\"annotation\">.*")
_SELF = "this-article"


def cite(source: Source, bibliography: Bibliography, publication: Publication, profile: Profile, templates: Templates) -> Article:
    """One article in one profile. Raises ProblemsFound with file:line where a citation, a link or the style cannot be set."""
    tree, prose = with_prose(_read(source), source.front_matter, {entry.key for entry in bibliography.entries})
    wants = wanted(source.front_matter, publication, bibliography)
    keys = tuple(dict.fromkeys((*cited_keys(tree), *wants.nocite)))
    _refuse_unknown(keys, source, bibliography)
    short = abbreviations_of(source.front_matter, publication)
    if {**publication.settings, **source.front_matter.settings}.get("full-in-each-chapter"):
        begin_anew(tree)
    files = settle_links(tree, source, publication)
    mark_in_text(tree)
    mark_lists(tree["blocks"])
    say_directions(tree["blocks"], source.front_matter.lang)
    part_definitions(tree)
    page = find_setting(source, publication, templates)
    back = back_of(source.front_matter, publication, bibliography) if profile == "page" else Back()
    style = in_profile(style_of(page, short), profile)
    setting = replace(
        page,
        style=with_marked_names(style) if back else style,
        back=back,
        nocite=wants.nocite,
        has_bibliography=not wants.none,
        annotations=csl.annotated(bibliography, keys, wants.annotation),
    )
    references = with_abbreviations(csl.references(bibliography, keys), short, bibliography, times_cited(tree))
    refuse_unsafe_entries(references, bibliography)
    cited, cited_tree, remarks = set_citations(tree, references, source, setting, len(prose))
    _refuse_empty(cited, source)
    items = {item["id"]: item for item in csl.csl_items(bibliography, [entry.key for entry in cited.entries] or keys)}
    lang = source.front_matter.lang
    article = Article(
        slug=source.slug,
        profile=profile,
        front_matter=with_cited_prose(source.front_matter, prose, cited.prose),
        body=cited.body,
        notes=cited.notes,
        entries=in_parts(
            [
                replace(
                    entry,
                    lang=(own := foreign(items.get(entry.key, {}).get("language", ""), lang)),
                    html=with_figures_apart(entry.html) if direction(own or lang) != direction(lang) else entry.html,
                    cited_in=tuple(note.number for note in cited.notes if entry.key in note.keys),
                    cited_at=tuple(number for number, keys in enumerate(cited.in_text, start=1) if entry.key in keys),
                )
                for entry in cited.entries
            ],
            wants.parts,
            bibliography,
            page.terms["other_works"],
        ),
        how_to_cite=_how_to_cite(source, publication, page),
        citation_style=source.citation_style,
        csl_items=tuple(items.values()),
        attachments=files,
        abbreviations=_abbreviations(cited, references, lang),
        remarks=(*remarks, *_unlisted(wants, cited, source)),
        cited_tree=cited_tree,
    )
    return replace(article, remarks=(*article.remarks, *_unprinted(article, source, bibliography, publication)))


def _unprinted(article: Article, source: Source, bibliography: Bibliography, publication: Publication) -> tuple[Problem, ...]:
    severity = (publication.settings.get("checks") or {}).get("field-unprinted", "query")
    is_said = severity in ("error", "warning", "query")
    return unprinted_fields(article, source.citation_style, bibliography, severity) if is_said else ()


def style_of(setting: Setting, wants: Abbreviations) -> bytes:
    """The style, which knows of shorthands where the article abbreviates and the style makes notes."""
    is_short = wants.on and setting.manner.kind == "note"
    return with_shorthands(setting.style, setting.terms["hereinafter"]) if is_short else setting.style


def _abbreviations(cited: CitedHtml, references: Sequence[dict[str, Any]], lang: str) -> tuple[Abbreviation, ...]:
    """What the notes abbreviate: a work as its entry has it, else by its title."""
    listed = {entry.key: _CLOSER.sub("", entry.html) for entry in cited.entries}
    titles = {
        str(each["c"]["id"]["c"]): escape(words_in(each["c"].get("title", {}).get("c", [])), quote=False) for each in references
    }
    found = [Abbreviation(short, escape(words, quote=False)) for short, words in cited.short_words.items()]
    found += [Abbreviation(short, listed.get(key) or titles.get(key, "")) for short, key in cited.short_works.items()]
    return tuple(sorted(found, key=lambda each: sort_key(each.short, lang)))


def _unlisted(wants: Wanted, cited: CitedHtml, source: Source) -> tuple[Problem, ...]:
    """What is said where works are to be listed and the style prints no bibliography."""
    if cited.entries or wants.none or not (wants.nocite or wants.parts):
        return ()
    message = f"the style {source.citation_style} prints no bibliography: no work is listed; take a style that has one."
    return (Problem(source.file, 0, "bibliography-none", "warning", message),)


def _refuse_empty(cited: CitedHtml, source: Source) -> None:
    """Raise ProblemsFound for notes in which nothing is printed, be they empty in the text or by the style."""
    calls = re.findall(r"(?<!\\)\[\^([^\]\s]+)\](?!:)|(?<!\\)\^\[", source.text)
    problems = []
    for note in cited.notes:
        if not re.sub(r"<(?!img|math|svg)[^>]*>", "", note.html).strip():
            name = calls[note.number - 1] if note.number <= len(calls) else ""
            line = next((n for n, text in enumerate(source.text.split("\n"), source.text_line) if f"[^{name}]:" in text), 0)
            message = f"note {note.number} would be printed empty: write its words, or delete it and its call."
            problems.append(Problem(source.file, line if name else 0, "note-empty", "error", message))
    if problems:
        raise ProblemsFound(problems)


def find_setting(source: Source, publication: Publication, templates: Templates) -> Setting:
    """The article's style. One that is not there, or is no style, is a problem of the line that names it."""
    try:
        style = find_style(source.citation_style, templates)
    except UsageError as error:
        file, line = _style_line(source, publication)
        raise ProblemsFound([Problem(file, line, "style-unknown", "error", str(error))]) from error
    lang = source.front_matter.lang
    style_lang = language(style, lang)
    return Setting(prepare(style, style_lang), manner_of(style, style_lang), style_lang, lang, templates.terms(lang))


def _style_line(source: Source, publication: Publication) -> tuple[str, int]:
    """The line that names the style: in the article, else in publication.yaml."""
    for file in (source.file, "source/publication.yaml"):
        path = publication.directory / file
        lines = read_bytes(path, publication.directory).decode("utf-8").split("\n") if path.is_file() else []
        for number, line in enumerate(lines, start=1):
            if line.startswith("citation-style:"):
                return file, number
    return source.file, 0


def _read(source: Source) -> dict[str, Any]:
    refuse_deep(source)
    output = pandoc.read_markdown(with_marked_notes(source.text, "".join(source.front_matter.prose.values())))
    if errors := [each for each in told(output.warnings, source) if each.severity == "error"]:
        raise ProblemsFound(errors)
    tree = json.loads(output.text)
    if not tree["blocks"]:
        raise ProblemsFound(
            [Problem(source.file, source.text_line, "article-empty", "error", "there is no text after the front matter.")]
        )
    settle_heading_ids(tree, source.text)
    mark_references(tree)
    return written_together(dict(tree), source.text, source.front_matter.lang)


def _how_to_cite(source: Source, publication: Publication, setting: Setting) -> str:
    """This very article as an entry of the style's bibliography, or as a note of a style that has none."""
    item = {**article_as_work(record_of(source.slug, source.front_matter, publication), described=False).item, "id": _SELF}
    tree = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": [{"t": "Para", "c": [citation_of(_SELF)]}]}
    try:
        cited, *_ = set_citations(tree, [_as_metadata(item)], source, setting)
    except ProblemsFound as stopped:
        if {each.id for each in stopped.problems} == {"citation-empty"}:
            return ""  # the style has nothing to say of a work without author and date
        raise
    if cited.entries:
        return re.sub(r"^<span class=\"csl-left-margin\">.*?</span>\s*", "", cited.entries[0].html)
    found = re.fullmatch(r"<p>(.*)</p>", cited.notes[0].html, re.DOTALL) if cited.notes else None
    return found[1] if found else ""


def cite_in(style: str, slug: str, front_matter: FrontMatter, publication: Publication, templates: Templates) -> str:
    """An article itself in any style, as an inline XHTML fragment: an entry of its bibliography, or a note."""
    source = Source(slug, f"source/{slug}.md", front_matter, "", 1, style)
    return _how_to_cite(source, publication, find_setting(source, publication, templates))


def _as_metadata(value: Any) -> dict[str, Any]:
    """Plain data as pandoc's metadata; the title keeps its capitals."""
    if isinstance(value, dict):
        fields = {name: _as_metadata(inner) for name, inner in value.items()}
        if "title" in fields:
            words = _quoted(value["title"])
            fields["title"] = {"t": "MetaInlines", "c": [{"t": "Span", "c": [["", ["nocase"], []], words]}]}
        return {"t": "MetaMap", "c": fields}
    if isinstance(value, list):
        return {"t": "MetaList", "c": [_as_metadata(inner) for inner in value]}
    return {"t": "MetaString", "c": str(value)}


def _quoted(text: str) -> list[dict[str, Any]]:
    """A text whose quotations citeproc can set within others: “x” as a quotation of its own."""
    pieces = re.split(r"“([^“”]*)”", text)
    words = [{"t": "Str", "c": piece} for piece in pieces]
    for at in range(1, len(pieces), 2):
        words[at] = {"t": "Quoted", "c": [{"t": "DoubleQuote"}, [words[at]]]}
    return words


def _refuse_unknown(keys: Sequence[str], source: Source, bibliography: Bibliography) -> None:
    unknown = [key for key in keys if (entry := bibliography.get(key)) is None or entry.type in UNCITABLE]
    if unknown:
        raise ProblemsFound(sorted(problem for key in unknown for problem in unknown_key(key, source, bibliography)))
