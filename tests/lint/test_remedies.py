"""A rule that knows to the letter what to write says so; where that is written, the finding is gone and no other has come."""

from pathlib import Path

import pytest
from test_lint import DOCUMENTS, REMEDIED, TODAY, read

from footpress.checks.lint.lint import lint_with_remedies
from footpress.checks.lint.rule import Rule, Sources
from footpress.checks.lint.rules import RULES
from footpress.model.article import Publication
from footpress.records.bibtex import parse_bibliography
from footpress.source.reading import source_of

BROUGHT_TO_LIGHT = {"call-unread": {"call-without-note", "note-called-twice"}}
"""What is wrong with a call can be seen only when it is one."""


def found(article: str, bibliography: str, folder: Path, rules: tuple[Rule, ...] = RULES):
    publication = Publication(folder)
    source = source_of(article, "article", publication)
    return lint_with_remedies(Sources(publication, parse_bibliography(bibliography), (source,), TODAY), rules)


def remedied(article: str, remedies) -> str:
    """An article with each remedy taken, the last of a line first; of two at one place the first."""
    lines = article.split("\n")
    at = {}
    for problem, remedy in remedies:
        if remedy and not any(
            line == problem.line and one.start < remedy.end and remedy.start < one.end for line, one in at.values()
        ):
            at[problem.line, remedy.start] = problem.line, remedy
    for (line, _), (_, remedy) in sorted(at.items(), reverse=True):
        text = lines[line - 1]
        lines[line - 1] = text[: remedy.start] + remedy.instead + text[remedy.end :]
    return "\n".join(lines)


@pytest.mark.parametrize("id", REMEDIED)
def test_what_a_remedy_writes_is_found_no_more(id: str, tmp_path: Path) -> None:
    document = read(DOCUMENTS / f"{id}-error.md")
    rule = tuple(rule for rule in RULES if rule.id == id)
    article, before = document.article, {problem.id for problem, _ in found(document.article, document.bibliography, tmp_path)}
    for _ in range(4):  # a rule that finds one place of a line finds the next when that is mended
        if not (left := found(article, document.bibliography, tmp_path, rule)):
            break
        assert [str(problem) for problem, remedy in left if remedy is None] == []
        article = remedied(article, left)
    assert left == ()
    assert {problem.id for problem, _ in found(article, document.bibliography, tmp_path)} <= (
        before | BROUGHT_TO_LIGHT.get(id, set())
    ) - {id}


BIRCH = "@book{birch2001,\n  author = {Birch, Ruth},\n  title = {{Knots and Harbours}},\n  date = {2001},\n}\n"


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("Boats came (Birch 2001).", "Boats came [@birch2001]."),
        ("Boats came (Birch, 2001: 15–17).", "Boats came [@birch2001, 15–17]."),
        ("Boats came (Birch 2001, p. 15).", "Boats came [@birch2001, 15]."),
        ("Birch (2001) says so.", "@birch2001 says so."),
        ("Birch (2001, 15) says so.", "@birch2001 [15] says so."),
        ("Boats (see Birch 2001, 15, for more).", "Boats (see [@birch2001, 15], for more)."),
        ("Word.[^1]\n\n[^1]: Birch, *Knots and Harbours*, pp. 15–17.", "Word.[^1]\n\n[^1]: [@birch2001, 15–17]."),
        ("Word.[^1]\n\n[^1]: See Birch, “Knots and Harbours”.", "Word.[^1]\n\n[^1]: See [@birch2001]."),
        ("Word.[^1]\n\n[^1]: Birch, op. cit., p. 9.", "Word.[^1]\n\n[^1]: [@birch2001, 9]."),
        ("Word.[^1] Word.[^2]\n\n[^1]: [@birch2001].\n\n[^2]: Ibid., p. 9.", "Word.[^1] Word.[^2]\n\n[^1]: [@birch2001].\n\n[^2]: [@birch2001, 9]."),
        ("Word.[^2] Word.[^1]\n\n[^1]: Cf. ibid.\n\n[^2]: [@birch2001].", "Word.[^2] Word.[^1]\n\n[^1]: Cf. [@birch2001].\n\n[^2]: [@birch2001]."),
        *((same, same) for same in (  # no work is advised where ibid. may mean another
            "Word.[^1] Word.[^2] Word.[^3]\n\n[^1]: [@birch2001].\n\n[^2]: The clerk's book is lost.\n\n[^3]: Ibid., p. 9.",
            "Word.[^1] Word.[^2]\n\n[^1]: [@birch2001; @alder1999].\n\n[^2]: Ibid., p. 9.",
            "Word.[^2] Word.[^1]\n\n[^1]: [@birch2001].\n\n[^2]: Ibid., p. 9.",
        )),
    ],
)  # fmt: skip
def test_a_citation_typed_by_hand_is_cited_with_its_pages(typed: str, mended: str, tmp_path: Path) -> None:
    head = "---\ntitle: T\nlang: en\n---\n\n"
    rules = tuple(rule for rule in RULES if rule.id in ("citation-typed", "ibid-typed"))
    assert remedied(head + typed, found(head + typed, BIRCH, tmp_path, rules)) == head + mended
