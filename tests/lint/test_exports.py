"""Bibliographies as other programs export them, ten in all, each clean in its own way: the lint has nothing to say of them."""

from datetime import date
from pathlib import Path

import pytest

from footpress.checks.lint.lint import lint
from footpress.checks.lint.rule import Sources
from footpress.model.article import Publication
from footpress.records.bibtex import parse_bibliography

EXPORTS = Path(__file__).parent / "exports"
MEANT = {"worldcat": {"field-label"}}
"""What is right: “2nd ed.” would be printed in English in every language."""


@pytest.mark.parametrize("name", sorted(path.stem for path in EXPORTS.glob("*.bib")))
def test_nothing_is_found_in_an_export(name: str, tmp_path: Path) -> None:
    text = (EXPORTS / f"{name}.bib").read_text(encoding="utf-8")
    (tmp_path / "bibliography.bib").write_text(text, encoding="utf-8")
    bibliography = parse_bibliography(text)
    found = lint(Sources(Publication(tmp_path), bibliography, (), date(2026, 11, 1), whole=False))
    assert len(bibliography.entries) == text.count("\n@") + text.startswith("@") - text.lower().count("\n@comment")
    assert {problem.id for problem in found if problem.severity != "query"} == MEANT.get(name, set())
