"""One work of each kind that historians and lawyers cite, as footpress and four other styles print it: docs/kinds-of-works.md shows them.

The page is made here: `pytest --accept` writes it anew, a person reads the difference.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from footpress.citing.cite import cite
from footpress.citing.entries.csl import csl_items
from footpress.model.article import Article, FrontMatter, Publication
from footpress.readback.passages import plain
from footpress.records.bibtex import format_entry, parse_bibliography, read_bibliography
from footpress.source.reading import Source
from footpress.templates import Templates

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs/kinds-of-works.md"
BIBLIOGRAPHY = read_bibliography(HERE / "kinds/kinds.bib")
STYLES = {
    "footpress-notes": "en",
    "chicago-notes-bibliography": "en",
    "oscola": "en",
    "isnad-dipnotlu": "tr",
    "infoclio-de": "de",
}
KINDS = {
    "archive": ("A document in an archive", "manuscript"), "letter": ("A letter", "personal_communication"),
    "interview": ("An interview", "interview"), "manuscript": ("A manuscript", "manuscript"), "speech": ("A lecture", "speech"),
    "treaty": ("A treaty", "treaty"), "statute": ("A statute", "legislation"), "bill": ("A bill", "bill"),
    "case": ("A case", "legal_case"), "parliament": ("A parliamentary paper", "report"), "hearing": ("A hearing", "hearing"),
    "standard": ("A standard", "standard"), "patent": ("A patent", "patent"), "dataset": ("A data set", "dataset"),
    "software": ("Software", "software"), "post": ("A post of a blog", "post-weblog"), "message": ("A post", "post"),
    "film": ("A film", "motion_picture"), "broadcast": ("A broadcast", "broadcast"), "artwork": ("A work of art", "graphic"),
    "music": ("Recorded music", "song"), "performance": ("A performance", "performance"), "map": ("A map", "map"),
}  # fmt: skip


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    """The works, each in a note of its own, in each of the styles."""
    text = " ".join(f"Word.[^{key}]" for key in KINDS) + "\n\n" + "\n\n".join(f"[^{key}]: [@{key}]." for key in KINDS)
    publication = Publication(HERE / "kinds")
    return {
        style: cite(
            Source("kinds", "source/kinds.md", FrontMatter("Kinds", lang=lang), text, 1, style),
            BIBLIOGRAPHY,
            publication,
            "page",
            Templates(),
        )
        for style, lang in STYLES.items()
    }


def page(articles: dict[str, Article]) -> Iterator[str]:
    yield INTRODUCTION
    for number, (key, (kind, _)) in enumerate(KINDS.items()):
        entry = BIBLIOGRAPHY.get(key)
        assert entry
        yield f"## {kind}\n\n```bibtex\n{format_entry(entry).strip()}\n```\n"
        yield "| Style | prints |\n|---|---|"
        yield from (f"| {style} | {words(made.notes[number].html)} |" for style, made in articles.items())
        yield ""
    yield "## What they leave out\n\n`footpress check` says of these works:\n"
    yield from (f"- {remark.message}" for made in articles.values() for remark in made.remarks if remark.id == "field-unprinted")
    yield ""


def words(fragment: str) -> str:
    return plain(re.sub("</?em>", "*", fragment)).replace("|", "\\|")


INTRODUCTION = """# Kinds of works

How an entry of each kind is written, and how styles print it: the house style, Chicago, OSCOLA, İSNAD (Turkish) and infoclio (German). The type
is BibLaTeX's; where it has none, `entrysubtype` says what the work is: `interview`, `speech`, `treaty`, `bill`, `hearing`, `regulation`, `blog`,
`post`, `broadcast`, `map`, `manuscript`, `pamphlet`, `dictionary`; and of an `@article` `newspaper` or `magazine`. An archive is named in `library`,
its collection in `archive_collection`, the shelf mark in `archive_location`.

A style prints what its guide asks for. What a reader needs to find the work and a style prints nowhere is named by `footpress check`
(`field-unprinted`), at the end of this page.

<!-- made by tests/cite/test_kinds.py: pytest --accept writes it anew -->
"""


def test_the_page_shows_what_the_styles_print(articles: dict[str, Article], accept: bool) -> None:
    found = "\n".join(page(articles))
    if accept:
        PAGE.write_text(found, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == found


def test_each_kind_is_the_type_of_csl_that_it_is() -> None:
    items = {item["id"]: item["type"] for item in csl_items(BIBLIOGRAPHY, list(KINDS))}
    assert items == {key: type for key, (_, type) in KINDS.items()}


def test_the_house_style_prints_all_of_each(articles: dict[str, Article]) -> None:
    made = articles["footpress-notes"]
    assert not [remark for remark in made.remarks if remark.id == "field-unprinted"]
    assert len(made.entries) == len(KINDS)
    for key, note in zip(KINDS, made.notes, strict=True):
        entry, said = BIBLIOGRAPHY.get(key), plain(note.html)
        assert entry
        for name in ("location", "type", "publisher", "organization", "institution", "venue", "note"):
            assert entry.get(name).strip("{}").casefold() in said.casefold(), (key, name, said)


@pytest.mark.parametrize("style", STYLES)
def test_the_titles_are_printed_once(style: str, articles: dict[str, Article]) -> None:
    for key, note in zip(KINDS, articles[style].notes, strict=True):
        entry = BIBLIOGRAPHY.get(key)
        assert entry
        title = entry.get("title").strip("{}")
        assert title in plain(note.html) or style == "infoclio-de", (key, plain(note.html))
        assert not re.search(r"\.\.|,,|,\.|\(\)", plain(note.html)), plain(note.html)


TYPES = """article:article-journal book:book mvbook:book inbook:chapter bookinbook:chapter suppbook:chapter booklet:pamphlet collection:book
mvcollection:book incollection:chapter suppcollection:chapter dataset:dataset manual:book misc:document online:webpage patent:patent
periodical:article-journal suppperiodical:article-journal proceedings:book mvproceedings:book inproceedings:paper-conference reference:book
mvreference:book inreference:entry-encyclopedia report:report software:software thesis:thesis unpublished:manuscript
conference:paper-conference electronic:webpage mastersthesis:thesis phdthesis:thesis techreport:report www:webpage artwork:graphic audio:song
bibnote:document commentary:book image:graphic jurisdiction:legal_case legislation:legislation legal:treaty letter:personal_communication
movie:motion_picture music:song performance:performance review:review standard:standard video:motion_picture"""


def test_every_type_of_biblatex_has_a_type_of_csl() -> None:
    """All of section 2.1 of biblatex's manual, the aliases and those that it calls unsupported."""
    pairs = [pair.split(":") for pair in TYPES.split()]
    entries = "\n".join(f"@{type}{{{type}, author = {{Holm, Per}}, title = {{{{T}}}}, date = {{1902}}}}" for type, _ in pairs)
    items = csl_items(parse_bibliography(entries), [type for type, _ in pairs])
    assert {item["id"]: item["type"] for item in items} == dict(pairs)
