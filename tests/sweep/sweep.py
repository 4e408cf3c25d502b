"""Set the article of locators and that of odd works in every style that is installed, in both profiles, and count what is wrong. `make sweep` runs it.

Each style is set in its own language, or English; the familiar ones in every language of the article. Exit 1 where anything is wrong.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from multiprocessing import Pool
from pathlib import Path

from judge import judged, judged_marks, judged_prose
from locator_document import BIBLIOGRAPHY, LANGUAGES, markdown, places, prose_notes
from print_document import BIBLIOGRAPHY as ODD_WORKS
from print_document import TITLES
from print_document import markdown as odd_markdown

from footpress.citing.cite import cite
from footpress.citing.styles import FAMILIAR, find_style, installed_styles, own_styles, style_tree
from footpress.model.article import PROFILES, FrontMatter, Publication
from footpress.problems import FootpressError
from footpress.readback.passages import plain
from footpress.records.bibtex import parse_bibliography
from footpress.source.reading import Source
from footpress.templates import Templates

_BIBLIOGRAPHY = parse_bibliography(BIBLIOGRAPHY)
_ODD = parse_bibliography(ODD_WORKS)
_PUBLICATION = Publication(Path("/nowhere"), title="Papers")
Fault = tuple[str, str, str]
"""(style, what is wrong, where)"""


def faults(task: tuple[str, str]) -> list[Fault]:
    """What is wrong with a style in a language."""
    return list(_faults(*task))


def _faults(style: str, lang: str) -> Iterator[Fault]:
    source = Source("sweep", "source/sweep.md", FrontMatter(title="T", lang=lang), markdown(lang), 1, style)
    for profile in PROFILES:
        place = f"{profile} {lang}"
        try:
            article = cite(source, _BIBLIOGRAPHY, _PUBLICATION, profile, Templates())
        except FootpressError as error:
            yield style, "refused", f"{place}: {str(error)[:300]}"
            continue
        except Exception as error:
            yield style, "crash", f"{place}: {type(error).__name__}: {error}"
            continue
        notes = {note.number: plain(note.html) for note in article.notes}
        for what, where in (*judged(notes, places(lang)), *judged_prose(notes, prose_notes(lang))):
            yield style, what, f"{place}: {where}"


def mark_faults(task: tuple[str, str]) -> list[Fault]:
    """What is wrong with the marks that a style sets in a language around odd works, on the page."""
    style, lang = task
    source = Source("sweep", "source/sweep.md", FrontMatter(title="T", lang=lang), odd_markdown(), 1, style)
    try:
        article = cite(source, _ODD, _PUBLICATION, "page", Templates())
    except FootpressError as error:
        return [(style, "refused", f"{lang}: {str(error)[:300]}")]
    is_note = style_tree(find_style(style, Templates())).get("class") == "note"
    printed = [(note.html, is_note) for note in article.notes] + [(entry.html, is_note) for entry in article.entries]
    return [
        (style, what, f"{lang}: {where}")
        for html, is_note in printed
        for what, where in judged_marks(plain(html), TITLES.values(), is_note=is_note)
    ]


def _both(task: tuple[str, str]) -> list[Fault]:
    return [*faults(task), *mark_faults(task)]


def all_styles() -> tuple[str, ...]:
    """The names of footpress's own styles and of every independent style that is installed."""
    return tuple(dict.fromkeys([*(style.name for style in own_styles(Templates())), *installed_styles()]))


def tasks(names: Iterable[str]) -> list[tuple[str, str]]:
    """(style, language) for each style in its own language, and for the familiar ones in each."""
    found = [(name, _language(name)) for name in names]
    return list(dict.fromkeys([*found, *((name, lang) for name in FAMILIAR if name in dict(found) for lang in LANGUAGES)]))


def _language(name: str) -> str:
    own = (style_tree(find_style(name, Templates())).get("default-locale") or "en").split("-")[0].casefold()
    return own if own in LANGUAGES else "en"


def main(arguments: list[str]) -> int:
    """Sweep the styles that are named, or all; say what is wrong with which."""
    begun = time.monotonic()
    asked = tasks(arguments or all_styles())
    wrong: dict[str, set[str]] = defaultdict(set)
    seen: Counter[str] = Counter()
    with Pool() as pool:
        for found in pool.imap_unordered(_both, asked, chunksize=4):
            for style, what, where in found:
                wrong[what].add(style)
                seen[what] += 1
                print(f"{style}\t{what}\t{where}", flush=True)
    print(f"{len(asked)} styles and languages, both profiles, in {time.monotonic() - begun:.0f} s", file=sys.stderr)
    for what in sorted(wrong):
        print(f"{what}: {seen[what]} times in {len(wrong[what])} styles", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
