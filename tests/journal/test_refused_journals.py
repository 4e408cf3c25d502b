"""What cannot be true of a journal or of its issue is refused with its line, in one sentence that says what to do."""

from pathlib import Path

import pytest

from footpress.model.article import FrontMatter, Publication
from footpress.problems import ProblemsFound
from footpress.source.collections import find_collections
from footpress.source.reading import read_publication


def publication(folder: Path, lines: str = "issn: 1234-5679") -> Publication:
    (folder / "source/collections").mkdir(parents=True, exist_ok=True)
    (folder / "source/publication.yaml").write_text(f"title: Waters\n{lines}\n", encoding="utf-8")
    return read_publication(folder)


def issues(folder: Path, **files: str):
    """(the issues that can be read by their slugs, what is said of the others)."""
    journal = publication(folder)
    for slug, lines in files.items():
        (folder / f"source/collections/{slug}.yaml").write_text(f"title: {slug}\n{lines}\n", encoding="utf-8")
    read = find_collections(journal, ("elm", "oak"), lambda _: FrontMatter("T"))
    return {each.slug: each for each in read.found}, [str(each.error) for each in read.refused]


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("issn: 1234-5678", "issn: 1234-5678 is no ISSN: its last sign is a check of the others, and would be 9; compare it."),
        ("issn: 12345", "issn: 12345 is no ISSN: it has eight digits, of which the last is a check of the others."),
        ("issn: {print: 1234-5679, online: 2345-6780}", "issn: 2345-6780 is no ISSN"),
        ("issn: {printed: 1234-5679}", "printed: means nothing here; did you mean print?"),
        ("board: [Ruth Oakes]", "board: must be a block of lines such as `Editors: [Ruth Oakes, Ida Marlowe]`."),
        ("board: {Editors: {name: Ruth Oakes}}", "must be a list of words or phrases"),
    ],
)
def test_a_journal(tmp_path: Path, lines: str, sentence: str) -> None:
    with pytest.raises(ProblemsFound) as refused:
        publication(tmp_path, lines)
    (problem,) = refused.value.problems
    assert sentence in problem.message
    assert (problem.file, problem.line) == ("source/publication.yaml", 2)


@pytest.mark.parametrize(
    ("lines", "issns"),
    [
        ("issn: ISSN 1234 5679", [("1234-5679", "")]),
        ("issn: 2434-561x", [("2434-561X", "")]),
        ("issn: {online: 1234-5679}", [("1234-5679", "")]),
        ("issn: {print: 1234-5679, online: 1234-5679}", [("1234-5679", "")]),
        ("issn: {print: 1234-5679, online: 2345-6787}", [("1234-5679", "in_print"), ("2345-6787", "online")]),
        ("place: Hull", []),
    ],
)
def test_issns(tmp_path: Path, lines: str, issns: list[tuple[str, str]]) -> None:
    assert list(publication(tmp_path, lines).issns) == issns


def test_an_article_appears_in_one_issue(tmp_path: Path) -> None:
    found, refused = issues(tmp_path, spring="number: 1\narticles: [elm]", winter="number: 2\narticles: [oak, elm]")
    assert list(found) == ["spring"]
    assert refused == [
        "source/collections/winter.yaml:3: error: elm appears in source/collections/spring.yaml too: an article has its pages in one "
        "issue; take it out of the other. [yaml-value]"
    ]


def test_no_two_issues_have_one_volume_and_number(tmp_path: Path) -> None:
    found, refused = issues(
        tmp_path, spring="volume: 12\nnumber: 1\narticles: [elm]", winter="volume: 12\nnumber: 1\narticles: [oak]"
    )
    assert list(found) == ["spring"]
    assert refused == [
        "source/collections/winter.yaml:3: error: source/collections/spring.yaml has this volume and number too: correct those of one "
        "of the two. [yaml-value]"
    ]


def test_a_collection_without_number_or_volume_is_no_issue(tmp_path: Path) -> None:
    found, refused = issues(tmp_path, spring="number: 1\narticles: [elm]", best="articles: [elm, oak]")
    assert (list(found), refused) == (["best", "spring"], [])


def test_a_volume_that_is_no_number_stays_as_it_is(tmp_path: Path) -> None:
    found, _ = issues(tmp_path, spring="volume: Sonderband\npages: iv-xi\narticles: [elm]")
    facts = found["spring"].front_matter.facts
    assert (facts.volume, facts.pages, facts.counts_from) == ("Sonderband", "iv–xi", 1)


@pytest.mark.parametrize(
    ("articles", "sections"),
    [
        ("[elm, oak]", [("", ("elm", "oak"))]),
        ("elm, oak", [("", ("elm", "oak"))]),
        ("[elm, {Reviews: oak}]", [("", ("elm",)), ("Reviews", ("oak",))]),
        ("[{Articles: [oak]}, elm]", [("Articles", ("oak",)), ("", ("elm",))]),
        ("[{\"Reviews, 'old' ones\": [oak, elm]}]", [("Reviews, ‘old’ ones", ("oak", "elm"))]),
    ],
)
def test_sections(tmp_path: Path, articles: str, sections: list[tuple[str, tuple[str, ...]]]) -> None:
    found, refused = issues(tmp_path, spring=f"articles: {articles}")
    assert refused == []
    assert list(found["spring"].sections) == sections
    assert found["spring"].articles == tuple(slug for _, own in sections for slug in own)
