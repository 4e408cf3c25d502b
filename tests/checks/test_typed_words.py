"""The numbers and names that were typed, looked for in what each edition prints."""

from pathlib import Path

import pytest

from footpress.checks.typed_words import typed_problems
from footpress.commands.new import start_publication
from footpress.model.article import PROFILES
from footpress.publication.accepting import accept
from footpress.publication.building import build
from footpress.publication.checking import check
from footpress.publication.importing import import_manuscript
from footpress.publication.opening import open_publication

NOTES = (
    "Anna Blum, *Die Häfen der Resolution 1541*, Kiel: Strand 2008, S. 5.",
    "Otto Kern, *Die Ufer*, Bonn: Wall 1999, S. 8–12.",
    "Kern, Ufer, S. 9.",
    "Ida Rau, *Der Kai*, Ulm: Tor 1980, S. 547–53.",
    "Eva Lind, *Das Riff*, Köln: Bake 1971.",
    "Ebd., S. 7.",
    "Eva Lind, *Die Watten*, Köln: Bake 1975.",
    "Ebd., S. 9.",
)


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    start_publication(tmp_path / "papers", "Papers")
    body = "\n\n".join(
        f"This is paragraph {n} of a study of ferries, long enough to be one.[^{n}]" for n in range(1, len(NOTES) + 1)
    )
    notes = "\n\n".join(f"[^{n}]: {note}" for n, note in enumerate(NOTES, start=1))
    (tmp_path / "ferries.md").write_text(f"# A Study of Ferries\n\nAda Writer\n\n{body}\n\n{notes}\n", encoding="utf-8")
    import_manuscript(tmp_path / "ferries.md", tmp_path / "papers")
    return tmp_path / "papers"


def said(directory: Path, style: str = "footpress-notes") -> list[str]:
    settings = directory / "source/publication.yaml"
    lines = [line for line in settings.read_text(encoding="utf-8").splitlines() if not line.startswith("citation-style:")]
    settings.write_text("\n".join([*lines, f"citation-style: {style}", ""]), encoding="utf-8")
    opened = open_publication(directory)
    articles = [opened.cited("ferries", profile) for profile in PROFILES]
    found = typed_problems(opened.source("ferries"), opened.publication, opened.record("ferries"), articles)
    return [str(problem) for problem in found]


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_is_said_where_everything_is_printed(publication: Path) -> None:
    assert said(publication) == []


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ("Resolution 1541", "Resolution 1540", "note 1: “1541” (title)"),
        ("{Kern, Otto}", "{Korn, Otto}", "note 2: “Kern” (author)"),
        ("date      = {1980}", "date      = {1981}", "note 4: “1980” (date)"),
        ("Das Riff", "Riff", "note 5: “Das” (title)"),
    ],
)
def test_what_a_changed_entry_no_longer_prints_is_said(old: str, new: str, lost: str, publication: Path) -> None:
    replace_in(publication / "bibliography.bib", old, new)
    problems = said(publication)
    assert lost in problems[0]
    assert "source/ferries.md:" in problems[0]
    assert "--accept" in problems[0]


def test_what_a_style_does_not_print_is_said_once(publication: Path) -> None:
    """Cell prints no place."""
    (problem,) = [each for each in said(publication, "cell") if "place" in each]
    assert "“Kiel” of note 1" in problem
    assert "the style cell does not print all that was typed as place" in problem


def test_a_note_that_a_person_changed_or_accepted_is_theirs(publication: Path) -> None:
    replace_in(publication / "bibliography.bib", "Resolution 1541", "Resolution 1540")
    replace_in(publication / "bibliography.bib", "Das Riff", "Riff")
    assert len(said(publication)) == 2
    accept(publication, "ferries", [1], "2026-10-01")
    assert [problem for problem in said(publication) if "note 1:" in problem] == []
    replace_in(publication / "source/ferries.md", "[^5]: [@lind1971]", "[^5]: See [@lind1971]")
    assert said(publication) == []


def test_a_publication_may_leave_it_out(publication: Path) -> None:
    replace_in(publication / "bibliography.bib", "Resolution 1541", "Resolution 1540")
    with (publication / "source/publication.yaml").open("a", encoding="utf-8") as settings:
        settings.write("checks:\n  typed-unprinted: off\n")
    assert said(publication) == []


def test_build_and_check_say_it(publication: Path) -> None:
    replace_in(publication / "bibliography.bib", "Resolution 1541", "Resolution 1540")
    (built,) = build(publication, ["ferries"], ["epub"])
    assert [problem.id for problem in built.remarks] == ["typed-unprinted"]
    assert [problem.line for problem in check(publication) if problem.id == "typed-unprinted"] == [built.remarks[0].line]
