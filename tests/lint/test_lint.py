"""Each rule has two documents: `<id>-error.md`, which breaks it, and `<id>-valid.md`, which nearly does.

A document is an article, its bibliography, and the findings; `pytest --accept` writes the findings anew.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from footpress.checks.lint.lint import lint, lint_alone
from footpress.checks.lint.mending import mend_bibliography, mend_markdown
from footpress.checks.lint.rule import Sources, lines_of_uncited
from footpress.checks.lint.rules import RULES
from footpress.commands.new import start_publication
from footpress.model.article import Publication
from footpress.problems import Problem
from footpress.publication.checking import mend
from footpress.records.bibtex import parse_bibliography
from footpress.source.reading import read_source

DOCUMENTS = Path(__file__).parent / "documents"
TODAY = date(2026, 11, 1)
REMEDIED = (
    "citation-typed", "ibid-typed", "locator-loose", "link-parted", "heading-unread", "heading-stop", "call-unread",
    "call-blank", "punctuation-blank", "label-doubled", "space-doubled", "range-hyphen",
)  # fmt: skip
"""The rules that know to the letter what to write (test_remedies.py)."""


@dataclass(frozen=True)
class Document:
    article: str
    bibliography: str
    findings: str


def read(path: Path) -> Document:
    article, rest = path.read_text(encoding="utf-8").split("\n%%% bibliography.bib\n")
    bibliography, findings = rest.split("\n%%% findings\n")
    return Document(article, bibliography, findings)


def sources(document: Document, folder: Path, settings: dict[str, object] | None = None) -> Sources:
    publication = Publication(folder, settings=settings or {})
    (folder / "source").mkdir(exist_ok=True)
    (folder / "source/article.md").write_text(document.article, encoding="utf-8")
    (folder / "bibliography.bib").write_text(document.bibliography, encoding="utf-8")
    Image.new("1", (1, 1)).save(folder / "source/map.png")
    (folder / "source/torn.png").write_bytes(b"a picture")
    article = read_source(folder / "source/article.md", publication)
    return Sources(publication, parse_bibliography(document.bibliography), (article,), TODAY)


def findings(document: Document, folder: Path, settings: dict[str, object] | None = None) -> tuple[Problem, ...]:
    return lint(sources(document, folder, settings))


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.md")), ids=lambda path: path.stem)
def test_findings(path: Path, tmp_path: Path, accept: bool) -> None:
    document = read(path)
    given = sources(document, tmp_path)
    found = lint(given)
    text = "".join(f"{problem}\n" for problem in found)
    if accept:
        path.write_text(
            f"{document.article}\n%%% bibliography.bib\n{document.bibliography}\n%%% findings\n{text}", encoding="utf-8"
        )
    rule, verdict = path.stem.rsplit("-", 1)
    assert (rule in {problem.id for problem in found}) == (verdict == "error")
    assert text == read(path).findings
    if verdict == "error":
        assert any(each.remedy for one in RULES if one.id == rule for each in one.find(given)) == (rule in REMEDIED)


def test_every_rule_has_its_two_documents() -> None:
    names = {path.stem for path in DOCUMENTS.glob("*.md")}
    assert names == {f"{rule.id}-{verdict}" for rule in RULES for verdict in ("error", "valid")}


def test_every_rule_is_in_the_documentation() -> None:
    page = (Path(__file__).parents[2] / "docs/checks.md").read_text(encoding="utf-8")
    assert [rule.id for rule in RULES if f"`{rule.id}`" not in page] == []


def test_a_publication_sets_severities(tmp_path: Path) -> None:
    document = read(DOCUMENTS / "url-tracking-error.md")
    assert [problem.severity for problem in findings(document, tmp_path, {"checks": {"url-tracking": "error"}})] == ["error"]
    assert findings(document, tmp_path, {"checks": {"url-tracking": "off"}}) == ()


@pytest.mark.parametrize("name", ["space-doubled", "range-hyphen", "url-tracking", "url-insecure"])
def test_what_is_mended_is_found_no_more(name: str, tmp_path: Path) -> None:
    document = read(DOCUMENTS / f"{name}-error.md")
    mended = Document(mend_markdown(document.article).text, mend_bibliography(document.bibliography).text, "")
    assert name not in {problem.id for problem in findings(mended, tmp_path)}


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*-valid.md")), ids=lambda path: path.stem)
def test_what_is_valid_is_not_mended(path: Path) -> None:
    document = read(path)
    body = document.article.split("---\n", 2)[2]
    assert mend_bibliography(document.bibliography).done == ()
    assert mend_markdown(body).text == body


def test_mending_a_publication_says_what_it_did(tmp_path: Path) -> None:
    start_publication(tmp_path / "p")
    document = read(DOCUMENTS / "range-hyphen-error.md")
    (tmp_path / "p/source/a.md").write_text(document.article, encoding="utf-8")
    (tmp_path / "p/bibliography.bib").write_text(document.bibliography, encoding="utf-8")
    assert mend(tmp_path / "p") == (
        "source/a.md:5: a hyphen in a range became an en dash",
        "source/a.md:7: a hyphen in a range became an en dash",
    )
    assert "1999–2018" in (tmp_path / "p/source/a.md").read_text(encoding="utf-8")
    assert mend(tmp_path / "p") == ()


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*-error.md")), ids=lambda path: path.stem)
def test_a_check_of_one_article_says_what_that_of_all_says_of_it(path: Path, tmp_path: Path) -> None:
    """Rules that look at each entry by itself are given those that are cited alone; none may depend on another."""
    document = read(path)
    whole = findings(document, tmp_path)
    sources = Sources(
        Publication(tmp_path),
        parse_bibliography(document.bibliography),
        (read_source(tmp_path / "source/article.md", Publication(tmp_path)),),
        TODAY,
    )
    beside = lines_of_uncited(sources)
    assert lint_alone(sources) == tuple(each for each in whole if each.file != "bibliography.bib" or each.line not in beside)
