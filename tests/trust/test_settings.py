"""Every key of publication.yaml, of a front matter and of a collection with every kind of value: read, or told with its line."""

import re
from datetime import date
from pathlib import Path

import pytest

from footpress.checks.lint.lint import lint
from footpress.checks.lint.rule import Sources
from footpress.editions.html.favicon import favicon
from footpress.editions.html.theme import palette, themed
from footpress.editions.look import read_look
from footpress.model.entry import Bibliography
from footpress.model.volume import admitted
from footpress.problems import FootpressError, ProblemsFound
from footpress.publication.building import build
from footpress.publication.gathering_files import fonts, logo
from footpress.records.relations import corrections, former_slugs, translations
from footpress.source.articles import find_slugs
from footpress.source.collections import find_collections
from footpress.source.reading import _FRONT_MATTER, _SAID, _SETTINGS, read_publication, read_source
from footpress.source.settings import KINDS
from footpress.templates import Templates

VALUES = (
    "5", "-1", "1.5", "1e400", ".nan", ".inf", "0x1F", "1_000", "true", "no", "off", "null", "~", '""', '" "', "x", "'5'", "2020-01-01",
    "2020-13-45", "12:30:45", "[]", "[1]", "[x]", "[[x]]", "[null]", "[{a: b}]", "[true]", "{}", "{a: 1}", "{a: [1]}", "{a: {b: c}}",
    "{1: 2}", "{null: x}", "{true: x}", "{a: null}", "{dark: 5}", "{dark: {ink: 5}}", "{text: [x]}", "{also: x}", "{also: [{}]}",
    "{languages: [x]}", "{web: {a: b}}", "{family: [x]}", "{name: {a: b}}", "{role: [x]}", "[{family: 5, given: []}]", "{url: [x]}",
    "{evaluated-by: 5, level: [A]}", "!!binary aGk=", "!!set {a, b}", "!!python/object:os.system x", "!own x", "*nowhere", "&a [*a]",
    "|\n  two\n  lines", ">\n  folded", "'{{ 1/0 }}'", "'../../x'", "'\\'", '"\\u202e"', "'<b>&'", "9" * 5000, "'" + "x" * 5000 + "'",
    "? [a]\n  : b", "{[a]: b}", "{? {a: b} : c}", "{x: off}", "{image-missing: off}", "{date: [2020], note: {}}", "[{date: x, note: 5}]",
)  # fmt: skip


def of_every_kind(key: str) -> tuple[str, ...]:
    """A third of the values, another for each key; every third key has the same."""
    return VALUES[sum(map(ord, key)) % 3 :: 3]


TEMPLATES = Templates()
COLLECTION = (
    "title",
    "subtitle",
    "contributor",
    "date",
    "lang",
    "number",
    "keywords",
    "isbn",
    "contact",
    "page-size",
    "articles",
)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "source/collections").mkdir(parents=True)
    return folder


def write(folder: Path, settings: str = "", head: str = "", collection: str = "") -> None:
    (folder / "source/publication.yaml").write_text(f"place: Town\n{settings}\n", encoding="utf-8")
    title = "" if head.startswith("title:") else "title: A\n"
    (folder / "source/a.md").write_text(f"---\nisbn: ''\n{head}\n{title}---\n\nOne.\n", encoding="utf-8")
    articles = "" if collection.startswith("articles:") else "articles: [a]\n"
    title = "" if collection.startswith("title:") else "title: C\n"
    (folder / "source/collections/c.yaml").write_text(f"license: x\n{collection}\n{title}{articles}", encoding="utf-8")


def use(folder: Path) -> None:
    """All that reads a setting, without pandoc and without a typesetter."""
    publication, templates = read_publication(folder), TEMPLATES
    source = read_source(folder / "source/a.md", publication)
    front = source.front_matter
    style = templates.read("html/article.css")
    look, file = read_look(publication), logo(publication)
    themed(style, look, fonts(look.web_fonts, folder)), palette(style, look), favicon(publication), read_look(publication, front)
    if file is not None:
        admitted(file)
    former_slugs("a", front), corrections("a", front), translations("a", front)
    find_collections(
        publication, find_slugs(folder), lambda slug: read_source(folder / f"source/{slug}.md", publication).front_matter
    )
    templates.terms(front.lang)
    tuple(lint(Sources(publication, Bibliography("bibliography.bib"), (source,), date(2024, 1, 1))))


def check(folder: Path, file: str, what: str) -> None:
    try:
        use(folder)
    except FootpressError as said:
        first = str(said).splitlines()[0]
        assert isinstance(said, ProblemsFound), (what, first)
        assert first.startswith(f"source/{file}:"), (what, first)
        assert len(first) < 12_000 and re.search(r"[.?…] \[[a-z-]+\]$", first), (what, first)
    except Exception as error:
        raise AssertionError(f"{what}: {type(error).__name__}: {error}") from error


@pytest.mark.parametrize("key", (*_SAID, *_SETTINGS))
def test_a_setting_of_a_publication(key: str, papers: Path) -> None:
    for value in of_every_kind(key):
        write(papers, settings=f"{key}: {value}")
        check(papers, "publication.yaml", f"{key}: {value}")


@pytest.mark.parametrize("key", _FRONT_MATTER)
def test_a_field_of_a_front_matter(key: str, papers: Path) -> None:
    for value in of_every_kind(key):
        write(papers, head=f"{key}: {value}")
        check(papers, "a.md", f"{key}: {value}")


@pytest.mark.parametrize("key", COLLECTION)
def test_a_field_of_a_collection(key: str, papers: Path) -> None:
    for value in of_every_kind(key):
        write(papers, collection=f"{key}: {value}")
        check(papers, "collections/c.yaml", f"{key}: {value}")


@pytest.mark.parametrize(
    "text",
    ["", "5", "x", "[]", "null", "--- \n...\n", "? a\n", "- a\n", "{}", "a: 1\n---\nb: 2\n", "<<: {a: b}\n", "\ufefftitle: x\n"],
)
def test_a_file_that_is_no_block_of_lines(text: str, papers: Path) -> None:
    write(papers)
    (papers / "source/publication.yaml").write_text(text, encoding="utf-8")
    check(papers, "publication.yaml", text)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ("checks: true", "source/publication.yaml:2: error: `checks:` wants a block of lines such as `url-insecure: off`"),
        ("checks: {url-insecure: loud}", "source/publication.yaml:2: error: `checks:` wants"),
        ("fonts: {tekst: X}", "source/publication.yaml:2: error: `fonts:` wants a block of lines such as `text: Gentium Plus`"),
        (
            "print: maybe",
            "source/publication.yaml:2: error: `print: maybe` is neither yes nor no: write one of them, or leave it out.",
        ),
    ],
)
def test_the_sentences(settings: str, sentence: str, papers: Path) -> None:
    write(papers, settings)
    with pytest.raises(ProblemsFound) as caught:
        list(build(papers, (), ["html"]))
    assert str(caught.value).startswith(sentence)


def test_a_check_that_does_not_exist_is_told(papers: Path) -> None:
    write(papers, "checks: {url-insecur: off, url-cut-off: error}")
    publication = read_publication(papers)
    found = lint(Sources(publication, Bibliography("bibliography.bib"), (), date(2024, 1, 1)))
    assert [str(each) for each in found] == [
        "source/publication.yaml: warning: checks: url-insecur is no check; did you mean url-insecure? [check-unknown]"
    ]
    assert set(_SETTINGS) <= set(KINDS)
