"""What a check of one article says, and what it leaves to others."""

import os
from pathlib import Path

import pytest

from footpress.problems import Problem
from footpress.publication.building import build
from footpress.publication.checking import check

BOOK = "@book{{b{n},\n  author = {{Roe, Ada}},\n  title = {{Lamp number {n}}},\n  date = {{199{n}}},{more}\n}}\n\n"
PLACED = "\n  location = {Leiden},\n  publisher = {Quay}"


@pytest.fixture
def two(publication: Path) -> Path:
    """Two articles; the entries b8 and b9 have no place, and each is cited by one of them."""
    books = (BOOK.format(n=n, more=PLACED if n < 8 else "\n  publisher = {Quay}") for n in range(-10, 10))
    (publication / "bibliography.bib").write_text("".join(books).replace("b-", "c").replace("199-", "18"), encoding="utf-8")
    for slug, key in (("one", "b8"), ("two", "b9")):
        text = f"---\ntitle: {slug}\nauthor: Ada Roe\ndate: 2021-05-03\n---\n\nText.[^1]\n\n[^1]: [@{key}, 3].\n"
        (publication / f"source/{slug}.md").write_text(text, encoding="utf-8")
    return publication


def about(problems: tuple[Problem, ...], key: str) -> set[str]:
    return {each.id for each in problems if each.message.startswith(f"{key} ")}


def test_a_check_of_one_article_is_about_the_entries_that_it_cites(two: Path) -> None:
    for named, other, key in (("one", "b9", "b8"), ("two", "b8", "b9")):
        found = check(two, [named])
        assert about(found, key) == {"place-missing"}
        assert about(found, other) == set()
    found = check(two)
    assert about(found, "b8") == about(found, "b9") == {"place-missing"}


def test_what_is_older_than_its_source_is_only_to_be_built_again(two: Path) -> None:
    list(build(two, editions=["html", "epub"]))
    source = two / "source/one.md"
    source.write_text(source.read_text(encoding="utf-8").replace("Text.", "Another text, with more in it."), encoding="utf-8")
    later = (two / "build/one.epub").stat().st_mtime + 5
    os.utime(source, (later, later))
    old, *others = check(two, ["one"])
    assert str(old) == (
        "build/one.epub: error: source/one.md, the bibliography or publication.yaml was changed after these were built "
        "(one.epub, html/one/index.html): build again with `footpress build one`, then check. [edition-old]"
    )
    assert not [each for each in others if each.file.startswith("build/")]
    assert not [each for each in check(two, ["two"]) if each.severity == "error"]


def test_what_was_changed_after_it_was_built_is_said_in_full(two: Path) -> None:
    list(build(two, ["one"], editions=["html"]))
    page = two / "build/html/one/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("Text.", "Txet."), encoding="utf-8")
    assert "body-differs" in {each.id for each in check(two, ["one"])}
    assert "edition-old" not in {each.id for each in check(two, ["one"])}
