"""Import adds, and only adds: what a person corrected is theirs."""

from pathlib import Path

import pytest
import yaml

from footpress.problems import ProblemsFound, UsageError
from footpress.publication.importing import import_manuscript
from footpress.records.bibtex import read_bibliography


def snapshot(publication: Path) -> dict[str, bytes]:
    return {str(path.relative_to(publication)): path.read_bytes() for path in publication.rglob("*") if path.is_file()}


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_manuscript_becomes_a_source_a_bibliography_and_a_record(publication: Path, manuscript: Path) -> None:
    imported = import_manuscript(manuscript, publication)
    assert imported.written == ("source/keepers.md", "source/notes/keepers.yaml", "bibliography.bib")
    text = (publication / "source/keepers.md").read_text(encoding="utf-8")
    assert "title: The Lighthouse Keepers\nauthor:\n- family: Elder\n  given: Anna\ndate: '2021-05-03'\n" in text
    assert "[^1]: [@reeves2012, 590].\n\n[^2]: [@turk2013, 119].\n\n[^3]: [@reeves2012, 179].\n\n[^4]: This note is prose" in text
    entry = read_bibliography(publication / "bibliography.bib").get("turk2013")
    assert entry is not None
    assert (entry.type, entry.get("author"), entry.get("volume"), entry.get("langid")) == (
        "article",
        "Türk, Ömer Faruk",
        "5",
        "turkish",
    )
    assert (publication / "source/manuscripts/keepers.txt").read_bytes() == manuscript.read_bytes()


def test_the_record_keeps_each_note_as_typed_and_where_each_field_came_from(publication: Path, manuscript: Path) -> None:
    import_manuscript(manuscript, publication)
    record = yaml.safe_load((publication / "source/notes/keepers.yaml").read_text(encoding="utf-8"))
    note = record["notes"][1]
    (citation,) = note["citations"]
    assert (note["n"], note["line"], citation["key"], citation["locator"]) == (2, 11, "turk2013", "119")
    start, end = citation["fields"]["title"]["span"]
    assert note["raw"][start:end] == citation["fields"]["title"]["value"]
    assert record["notes"][3] == {
        "n": 4,
        "line": 15,
        "raw": "This note is prose, and cites nothing at all.",
        "written": "c1f84bcbdcd019bb",
        "citations": [],
    }


def test_a_page_that_cannot_belong_to_the_article_is_queried(publication: Path, manuscript: Path) -> None:
    found = [problem for problem in import_manuscript(manuscript, publication).problems if problem.id == "work-unlike"]
    (problem,) = found
    assert (problem.line, problem.message[:8]) == (13, "note 3: ")
    assert "590" in problem.message
    assert "179" in problem.message


def test_a_second_import_changes_nothing(publication: Path, manuscript: Path) -> None:
    import_manuscript(manuscript, publication)
    before = snapshot(publication)
    again = import_manuscript(manuscript, publication)
    assert (again.written, again.added, snapshot(publication)) == ((), (), before)


def test_corrections_and_renamed_keys_stay(publication: Path, manuscript: Path) -> None:
    import_manuscript(manuscript, publication)
    for file in ("bibliography.bib", "source/keepers.md"):
        replace_in(publication / file, "reeves2012", "omni")
    replace_in(publication / "bibliography.bib", "Mongolia's Evolving", "Mongolia’s Quite Other")
    replace_in(publication / "source/keepers.md", "Every keeper", "Each keeper")
    before = snapshot(publication)
    import_manuscript(manuscript, publication)
    assert snapshot(publication) == before


def test_a_text_that_was_deleted_is_made_again_with_the_keys_of_the_record(publication: Path, manuscript: Path) -> None:
    import_manuscript(manuscript, publication)
    before = snapshot(publication)
    (publication / "source/keepers.md").unlink()
    import_manuscript(manuscript, publication)
    assert snapshot(publication) == before


def test_a_work_in_the_bibliography_is_not_entered_again(publication: Path, manuscript: Path) -> None:
    import_manuscript(manuscript, publication)
    bibliography = (publication / "bibliography.bib").read_bytes()
    second = manuscript.with_name("second.txt")
    second.write_text(manuscript.read_text(encoding="utf-8").replace("KEEPERS", "WIVES"), encoding="utf-8")
    assert import_manuscript(second, publication).added == ()
    assert (publication / "bibliography.bib").read_bytes() == bibliography


def test_what_a_person_wrote_in_the_bibliography_stays_to_the_byte(publication: Path, manuscript: Path) -> None:
    (publication / "bibliography.bib").write_text("% mine\n@book{ a,title = {{B}} , }\n", encoding="utf-8")
    import_manuscript(manuscript, publication)
    assert (
        (publication / "bibliography.bib")
        .read_text(encoding="utf-8")
        .startswith("% mine\n@book{ a,title = {{B}} , }\n\n@article{reeves2012,")
    )


def test_another_manuscript_of_the_same_name_is_refused(publication: Path, manuscript: Path) -> None:
    import_manuscript(manuscript, publication)
    before = snapshot(publication)
    manuscript.write_text(manuscript.read_text(encoding="utf-8") + "\nAnother line of text.\n", encoding="utf-8")
    with pytest.raises(UsageError, match="manuscripts are kept as received"):
        import_manuscript(manuscript, publication)
    assert snapshot(publication) == before


@pytest.mark.parametrize(
    ("old", "new", "id"),
    [
        ("[4] This", "[3] This", "note-number-twice"),
        ("changed.[2]", "changed.", "note-without-call"),
        ("[4]\n", "[4] So.[9]\n", "call-without-note"),
    ],
)
def test_a_manuscript_whose_calls_and_notes_do_not_fit_is_written_and_says_so(
    old: str, new: str, id: str, publication: Path, manuscript: Path
) -> None:
    replace_in(manuscript, old, new)
    imported = import_manuscript(manuscript, publication)
    (found,) = [problem for problem in imported.problems if problem.id == id]
    assert (found.severity, found.line > 0) == ("query", True)
    assert (publication / "source/keepers.md").exists()


def test_a_bibliography_is_only_added_to_in_its_own_line_ends(publication: Path, manuscript: Path) -> None:
    path = publication / "bibliography.bib"
    old = b"% Ours.\r\n@book{old1999,\r\n  title = {{Old}},\r\n}\r\n@book{,\r\n  title = {{No key}},\r\n}"
    path.write_bytes(old)
    import_manuscript(manuscript, publication)
    new = path.read_bytes()
    assert new.startswith(old)
    assert b"@article{reeves2012," in new
    assert new.count(b"\n") == new.count(b"\r\n")


def test_a_broken_bibliography_writes_nothing(publication: Path, manuscript: Path) -> None:
    (publication / "bibliography.bib").write_text("@book{a, title = {{B}\n", encoding="utf-8")
    before = snapshot(publication)
    with pytest.raises(ProblemsFound, match=r"bibliography\.bib:1"):
        import_manuscript(manuscript, publication)
    assert snapshot(publication) == before


def test_a_folder_that_is_no_publication_is_refused(tmp_path: Path, manuscript: Path) -> None:
    with pytest.raises(UsageError, match="footpress new"):
        import_manuscript(manuscript, tmp_path / "nowhere")


@pytest.mark.parametrize("slug", ["../up", "A B", "ümlaut", "-x"])
def test_a_slug_that_is_no_part_of_an_address_is_refused(slug: str, publication: Path, manuscript: Path) -> None:
    with pytest.raises(UsageError, match="--slug"):
        import_manuscript(manuscript, publication, slug)


def test_an_entry_that_cannot_be_written_costs_that_entry_and_no_manuscript(
    publication: Path, manuscript: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("footpress.publication.importing.can_be_written", lambda entry: entry.key != "turk2013")
    imported = import_manuscript(manuscript, publication)
    assert [entry.key for entry in imported.added] == ["reeves2012"]
    assert any("no entry can be made of this work" in problem.message for problem in imported.problems)
    text = (publication / "source/keepers.md").read_text(encoding="utf-8")
    assert "[^2]: Ömer Faruk Türk, Moğolistanın Jeopolitiği" in text


def test_what_cannot_be_printed_is_left_out_and_told_with_its_line(publication: Path, manuscript: Path) -> None:
    replace_in(manuscript, "the same book of rules", "the sa\x02me book\x1ekeeping of\x07rules")
    (problem,) = [each for each in import_manuscript(manuscript, publication).problems if each.id == "character-left-out"]
    assert (problem.line, "U+0002" in problem.message) == (7, True)
    assert "the same book-keeping of rules" in (publication / "source/keepers.md").read_text(encoding="utf-8")


def test_of_two_calls_of_one_note_the_usual_one_is_the_call(publication: Path, manuscript: Path) -> None:
    """Every edition prints a note once; the other call stays as typed, and a person is asked."""
    replace_in(manuscript, "Every keeper", "Every keeper[^2]")
    (problem,) = [each for each in import_manuscript(manuscript, publication).problems if each.id == "note-called-again"]
    assert "[^2] calls note 2, which line 7 calls" in problem.message
    text = (publication / "source/keepers.md").read_text(encoding="utf-8")
    assert "Every keeper\\[\\^2\\] of" in text
    assert text.count("[^2]") == 2  # the call and the note


def test_a_citation_without_an_entry_is_said_where_it_stands(publication: Path, tmp_path: Path) -> None:
    text = "# Salt Roads\n\nThe ferry was there long before anybody thought of a bridge.[^1]\n\nSo says @hale1998 [12], and mail@example.org.\n\n[^1]: See [@peverell2006, 5].\n"
    (tmp_path / "salt.md").write_text(text, encoding="utf-8")
    found = [problem for problem in import_manuscript(tmp_path / "salt.md", publication).problems if problem.id == "key-unknown"]
    assert [(problem.line, problem.message.split()[0]) for problem in found] == [(5, "@hale1998"), (7, "@peverell2006")]
    assert "See [@peverell2006, 5]." in (publication / "source/salt.md").read_text(encoding="utf-8")
