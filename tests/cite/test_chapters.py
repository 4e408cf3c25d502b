"""The first citation of a work in each chapter is full, where a publication asks for it."""

from pathlib import Path

from footpress.citing.cite import cite
from footpress.model.article import Article, Publication
from footpress.readback.passages import plain
from footpress.records.bibtex import parse_bibliography
from footpress.source.reading import read_source
from footpress.templates import Templates

BIB = "@book{dorn2004, author = {Dorn, Nat}, title = {{Ports}}, date = {2004}}\n"
TEXT = "# One\n\nA.[^1] B.[^2]\n\n## Within\n\nC.[^3]\n\n# Two\n\nD.[^4]\n\n" + "\n\n".join(
    f"[^{number}]: [@dorn2004, {number}]." for number in range(1, 5)
)


def article(folder: Path, head: str) -> Article:
    (folder / "a.md").write_text(f"---\ntitle: T\n{head}---\n\n{TEXT}\n", encoding="utf-8")
    publication = Publication(folder)
    return cite(read_source(folder / "a.md", publication), parse_bibliography(BIB), publication, "page", Templates())


def test_each_chapter_begins_anew_if_it_is_asked_for(tmp_path: Path) -> None:
    made = article(tmp_path, "full-in-each-chapter: yes\n")
    assert ["2004" in plain(note.html) for note in made.notes] == [True, False, False, True]
    assert "reset" not in made.body
    assert ["2004" in plain(note.html) for note in article(tmp_path, "").notes] == [True, False, False, False]
