"""Articles in cases/ and, beside each, its notes and bibliography as the house style sets them. `pytest --accept` writes them anew."""

import re
from pathlib import Path

import pytest

from footpress.citing.cite import cite
from footpress.model.article import Article, Profile, Publication
from footpress.model.entry import Bibliography
from footpress.problems import ProblemsFound, UsageError
from footpress.readback.passages import plain
from footpress.records.bibtex import parse_bibliography, read_bibliography
from footpress.source.reading import read_source
from footpress.templates import Templates

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.md"))
BIBLIOGRAPHY = read_bibliography(HERE / "bibliography.bib")
PUBLICATION = Publication(HERE, title="Papers", publisher="The Press", url="https://papers.example")


def cited(path: Path, profile: Profile, bibliography: Bibliography = BIBLIOGRAPHY) -> Article:
    return cite(read_source(path, PUBLICATION), bibliography, PUBLICATION, profile, Templates())


def shown(path: Path) -> str:
    """The notes in both profiles, the bibliography, and how to cite the article, emphasis as *x* and languages as [tr: x]."""
    page, screen = cited(path, "page"), cited(path, "screen")
    lines = [path.stem, "", "page"]
    lines += [f"  {note.number}  {_text(note.html)}" for note in page.notes]
    changed = [note for note, other in zip(screen.notes, page.notes, strict=True) if note != other]
    lines += ["", "screen, where it differs", *(f"  {note.number}  {_text(note.html)}" for note in changed)]
    lines += ["", "bibliography", *(f"  {_text(entry.html)}" for entry in page.entries)]
    return "\n".join([*lines, "", "how to cite", f"  {_text(page.how_to_cite)}", ""])


def _text(html: str) -> str:
    html = html.replace("<em>", "*").replace("</em>", "*").replace("</p>\n<p>", " ¶ ").replace("<li>", " • ")
    return plain(re.sub(r'<(span|a)\b[^>]*\blang="([\w-]+)"[^>]*>(.*?)</\1>', r"[\2: \3]", html))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_citations_are_set_as_an_editor_would(path: Path, same_as) -> None:
    same_as(path.with_suffix(".txt"), shown(path))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_note_on_a_screen_is_understood_alone(path: Path) -> None:
    assert not any("bid." in plain(note.html) or "a.g.e." in plain(note.html) for note in cited(path, "screen").notes)


def source(tmp_path: Path, text: str, head: str = "title: T") -> Path:
    (tmp_path / "a.md").write_text(f"---\n{head}\n---\n\n{text}\n", encoding="utf-8")
    return tmp_path / "a.md"


def refusal(path: Path, bibliography: Bibliography = BIBLIOGRAPHY) -> str:
    with pytest.raises((ProblemsFound, UsageError)) as caught:
        cited(path, "page", bibliography)
    return str(caught.value)


def test_a_key_that_numbers_an_example_is_called_one_and_not_only_a_missing_entry(tmp_path: Path) -> None:
    said = refusal(source(tmp_path, "(@ex) One.\n\nAs (@ex) shows."))
    assert said.count("begins a line as an example to be numbered does") == 2 and "type the number, as (1)" in said
    assert "example" not in refusal(source(tmp_path, "One (@ex)."))


def test_an_unknown_key_is_named_with_its_line_and_the_nearest_keys(tmp_path: Path) -> None:
    path = source(tmp_path, "One.[^1]\n\n[^1]: [@reves2012, 5].")
    assert refusal(path).startswith(
        "source/a.md:7: error: there is no entry @reves2012 in bibliography.bib; did you mean reeves2012"
    )


def test_a_formula_that_is_no_tex_is_named_with_its_line(tmp_path: Path) -> None:
    said = refusal(source(tmp_path, "One.\n\nTwo, $\\nosuch{x}$."))
    assert said == "source/a.md:7: error: the formula \\nosuch{x} cannot be read as TeX: correct it. [formula]"


def test_a_circle_of_crossrefs_is_refused(tmp_path: Path) -> None:
    bib = parse_bibliography("@book{a, title={A}, crossref={b}}\n@book{b, title={B}, crossref={a}}\n")
    assert "a → b → a" in refusal(source(tmp_path, "One.[^1]\n\n[^1]: [@a]."), bib)


def test_links_that_run_code_are_refused(tmp_path: Path) -> None:
    assert refusal(source(tmp_path, "See [this](javascript:alert(1)).")).startswith("source/a.md:5: error: a link to javascript:")


@pytest.mark.parametrize("address", ["/etc/passwd", "../../secret.png", "https://example.org/a.png", "file:///etc/passwd"])
def test_pictures_from_elsewhere_are_refused(address: str, tmp_path: Path) -> None:
    assert "is not in the publication" in refusal(source(tmp_path, f"![A picture]({address})"))


def test_raw_html_and_event_attributes_do_not_pass(tmp_path: Path) -> None:
    path = source(tmp_path, "<script>alert(1)</script>\n\n[words]{onclick=alert(1) style=x .small}")
    body = cited(path, "page").body
    assert "<script" not in body
    assert "onclick" not in body
    assert "style" not in body


def test_an_unknown_style_is_refused(tmp_path: Path) -> None:
    assert "There is no citation style 'chicagoo'" in refusal(source(tmp_path, "One.", "title: T\ncitation-style: chicagoo"))


def test_an_article_without_text_is_refused(tmp_path: Path) -> None:
    assert "there is no text" in refusal(source(tmp_path, ""))


@pytest.mark.parametrize("note", ["", "\\ ", "[]{.small}"])
def test_a_note_in_which_nothing_is_printed_is_refused(note: str, tmp_path: Path) -> None:
    path = source(tmp_path, f"One.[^1] Two.[^2]\n\n[^1]: Words.\n\n[^2]: {note}\n")
    assert refusal(path).startswith("source/a.md:9: error: note 2 would be printed empty")


@pytest.mark.parametrize("note", ["@reeves2012.", "(@reeves2012) says", "(@reeves2012)"])
def test_a_note_that_begins_with_a_citation_has_it(note: str, tmp_path: Path) -> None:
    article = cited(source(tmp_path, f"One.[^1]\n\n[^1]: {note}\n"), "page")
    assert article.notes[0].keys == ("reeves2012",)
    assert "Reeves" in plain(article.notes[0].html)


@pytest.mark.parametrize(
    ("bib", "said"),
    [
        ("@book{a, title = {No end}", "bibliography.bib:1: error: this entry cannot be read"),
        ("@book{a, title = Bare}", "the entry @a cannot be cited, since it is broken: see bibliography.bib:1."),
        (
            "@book{a, title = {A}}\n@book{a, title = {B}}",
            "bibliography.bib:2: error: the key a is used twice",
        ),
        ("@xdata{a, publisher = {Pier}}", "@a is no work: it holds fields for other entries; cite those."),
        ("@set{a, entryset = {b, c}}", "@a is no work: it stands for several entries; cite those [@b; @c]."),
    ],
)
def test_what_cannot_be_cited_says_why(bib: str, said: str, tmp_path: Path) -> None:
    path = source(tmp_path, "One.[^1]\n\n[^1]: [@a, 5].")
    assert said in refusal(path, parse_bibliography(f"{bib}\n\n@book{{b, title = {{B}}}}\n"))


def test_a_broken_entry_that_is_not_cited_stops_nothing(tmp_path: Path) -> None:
    bibliography = parse_bibliography("@book{a, title = {No end}\n\n@book{, title = {T}}\n\n@book{b, title = {{Ports}}}\n")
    assert "Ports" in plain(cited(source(tmp_path, "One.[^1]\n\n[^1]: [@b]."), "page", bibliography).notes[0].html)


def test_a_key_with_a_sign_that_ends_a_key_is_to_be_written_in_braces(tmp_path: Path) -> None:
    bibliography = parse_bibliography("@book{kiy±2003, title = {{Ports}}}\n")
    said = refusal(source(tmp_path, "One.[^1]\n\n[^1]: [@kiy±2003, 5]."), bibliography)
    assert "source/a.md:7: error: @kiy±2003 is read as @kiy, which is no entry: write @{kiy±2003}" in said
    assert cited(source(tmp_path, "One.[^1]\n\n[^1]: [@{kiy±2003}, 5]."), "page", bibliography).notes[0].keys == ("kiy±2003",)


QUOTED = """
@article{straight, title = {The "old" weirs}, journaltitle = {Boats}, date = {1990}}
@article{english, title = {The “old” weirs}, journaltitle = {Boats}, date = {1991}}
@article{german, title = {Die „alten“ Wehre}, journaltitle = {Boats}, date = {1992}, langid = {german}}
@article{polish, title = {Te „stare” jazy}, journaltitle = {Boats}, date = {1993}, langid = {polish}}
@article{french, title = {Les « vieux » barrages}, journaltitle = {Boats}, date = {1994}, langid = {french}}
@article{russian, title = {Эти «старые» плотины}, journaltitle = {Boats}, date = {1995}, langid = {russian}}
@article{danish, title = {De »gamle« sluser}, journaltitle = {Boats}, date = {1996}, langid = {danish}}
"""


@pytest.mark.parametrize(("lang", "inner"), [("en", "‘’"), ("de", "‚‘"), ("ru", "„“")])
def test_a_quotation_in_a_quoted_title_has_the_inner_marks_of_the_language(lang: str, inner: str, tmp_path: Path) -> None:
    bibliography = parse_bibliography(QUOTED)
    notes = [f"[^{number}]: @{entry.key}." for number, entry in enumerate(bibliography.entries, start=1)]
    text = "".join(f"[^{number}]" for number in range(1, len(notes) + 1)) + "\n\n" + "\n\n".join(notes)
    article = cited(source(tmp_path, f"A.{text}", f"title: T\nlang: {lang}"), "screen", bibliography)
    words = ("old", "old", "alten", "stare", "vieux", "старые", "gamle")
    for note, word in zip(article.notes, words, strict=True):
        assert f"{inner[0]}{word}{inner[1]}" in plain(note.html), plain(note.html)
