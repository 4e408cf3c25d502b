"""Styles by name: the house style, a publication's own, and those of the CSL repository; what is no style is refused in a sentence."""

from dataclasses import replace
from pathlib import Path

import pytest

from footpress.citing.cite import cite
from footpress.citing.styles import find_style, has_bibliography, kind_of, language, nearest_styles, search_styles
from footpress.commands import styles as command
from footpress.model.article import Article, Publication
from footpress.problems import ProblemsFound, UsageError
from footpress.records.bibtex import read_bibliography
from footpress.source.reading import read_source
from footpress.templates import Templates

HERE = Path(__file__).parent
BIBLIOGRAPHY = read_bibliography(HERE / "bibliography.bib")
CSL = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>T</title><id>t</id></info>{}</style>'
)
LAUGHS = '<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n + 1} "{10 * f"&l{n};"}">' for n in range(9))
CITATION = '<citation><layout suffix="."><text variable="title"/></layout></citation>'


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    (tmp_path / "templates/styles").mkdir(parents=True)
    (tmp_path / "source").mkdir()
    text = "---\ntitle: T\ncitation-style: own\n---\n\nOne.[^1]\n\n[^1]: [@reeves2012, 590].\n"
    (tmp_path / "source/a.md").write_text(text, encoding="utf-8")
    return tmp_path


def own_style(papers: Path, inside: str) -> None:
    (papers / "templates/styles/own.csl").write_text(CSL.format(inside), encoding="utf-8")


def cited(papers: Path) -> Article:
    publication = Publication(papers)
    source = read_source(papers / "source/a.md", publication)
    return cite(source, BIBLIOGRAPHY, publication, "page", Templates(papers))


def test_a_publication_s_own_style_is_used_before_others(papers: Path) -> None:
    own_style(papers, CITATION)
    assert "Mongolia’s Evolving Security Strategy" in cited(papers).notes[0].html


def test_a_style_without_bibliography_prints_none_and_still_says_how_to_cite(papers: Path) -> None:
    own_style(papers, CITATION)
    article = cited(papers)
    assert article.entries == ()
    assert "T" in article.how_to_cite
    assert [item["id"] for item in article.csl_items] == ["reeves2012"]


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("<html/>", "this is not a CSL style"),
        ("no XML at all", "own.csl:1: this is not a CSL style"),
        (CSL.format(""), "says nothing about citations"),
        (CSL.format('<citation><layout><text macro="gone"/></layout></citation>'), "the style own cannot be used"),
        (f"<!DOCTYPE x [{LAUGHS}]>{CSL.format('&l9;')}", "this is not a CSL style"),
        (CSL.format(f'<macro name="a"><text macro="a"/></macro>{CITATION}'), "the macros a → a of this style call each other"),
        (
            CSL.format(
                '<macro name="a"><group><text macro="b"/></group></macro><macro name="b"><text macro="a"/></macro>' + CITATION
            ),
            "own.csl: the macros a → b → a of this style call each other without end",
        ),
    ],
)
def test_a_file_that_is_no_style_is_refused(papers: Path, file: str, words: str) -> None:
    (papers / "templates/styles/own.csl").write_text(file, encoding="utf-8")
    with pytest.raises(ProblemsFound) as caught:
        cited(papers)
    assert words in str(caught.value)


def test_an_unknown_style_is_a_problem_of_the_line_that_names_it(papers: Path) -> None:
    with pytest.raises(ProblemsFound) as caught:
        cited(papers)
    assert str(caught.value).startswith("source/a.md:3: error: There is no citation style 'own'")


def test_the_line_may_stand_in_the_publication(papers: Path) -> None:
    (papers / "source/publication.yaml").write_text("title: P\ncitation-style: chicagoo\n", encoding="utf-8")
    path = papers / "source/a.md"
    path.write_text(path.read_text(encoding="utf-8").replace("citation-style: own\n", ""), encoding="utf-8")
    source = replace(read_source(path, Publication(papers)), citation_style="chicagoo")
    with pytest.raises(ProblemsFound, match=r"source/publication\.yaml:2"):
        cite(source, BIBLIOGRAPHY, Publication(papers), "page", Templates(papers))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("chicago-note-bibliography", "chicago-notes-bibliography"), ("mla", "modern-language-association"), ("oskola", "oscola")],
)
def test_the_nearest_names_are_proposed(typed: str, meant: str) -> None:
    assert meant in nearest_styles(typed, Templates())


def test_a_name_is_no_path() -> None:
    with pytest.raises(UsageError):
        find_style("../../etc/passwd%00", Templates())


def test_a_dependent_style_is_its_parent_in_its_own_language() -> None:
    assert kind_of(find_style("pmla", Templates())) == "author"
    assert b'default-locale="en-GB"' in find_style("university-of-york-mla", Templates())


def test_a_style_is_found_by_its_old_name_and_by_its_address() -> None:
    assert find_style("vancouver", Templates()) == find_style("nlm-citation-sequence", Templates())
    assert find_style("http://www.zotero.org/styles/apa", Templates()) == find_style("apa.csl", Templates())


@pytest.mark.parametrize(
    ("name", "kind"),
    [("footpress-notes", "note"), ("oscola", "note"), ("apa", "author-date"), ("ieee", "numeric"), ("vancouver", "numeric")],
)
def test_kinds(name: str, kind: str) -> None:
    assert kind_of(find_style(name, Templates())) == kind


def test_a_british_style_is_set_in_british_english_unless_the_article_says_otherwise() -> None:
    style = find_style("oscola", Templates())
    assert language(style, "en") == "en-GB"
    assert language(style, "en-US") == "en-US"
    assert language(style, "tr") == "tr"
    assert has_bibliography(style)


def test_searching_finds_whole_words_first() -> None:
    assert search_styles("apa", Templates())[0].name == "apa"
    assert [style.name for style in search_styles("mla", Templates())][:3] != []
    assert "pmla" in [style.name for style in search_styles("mla", Templates())]
    assert search_styles("no-such-style-anywhere", Templates()) == ()


def arguments(*words: str):
    from argparse import ArgumentParser

    parser = ArgumentParser()
    command.add_arguments(parser)
    return parser.parse_args(words)


def test_the_command_lists_the_usual_styles(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run(arguments()) == 0
    assert "mhra-notes" in capsys.readouterr().out


def test_the_command_previews_an_article(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (papers / "source/publication.yaml").write_text("title: P\n", encoding="utf-8")
    (papers / "bibliography.bib").write_text((HERE / "bibliography.bib").read_text(encoding="utf-8"), encoding="utf-8")
    assert command.run(arguments("apa", "--preview", "--publication", str(papers))) == 0
    assert "Reeves, 2012, p. 590." in capsys.readouterr().out
