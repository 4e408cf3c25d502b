"""A manuscript with a list of works: the list becomes entries, the calls citations, and the list leaves the text."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from footpress import languages
from footpress.commands.new import start_publication
from footpress.documents import read
from footpress.gathering.listed.finding import take_list
from footpress.languages.works import is_over_works
from footpress.model.manuscript import Block, Manuscript, Metadata
from footpress.pandoc.running import pandoc_path
from footpress.problems import UsageError
from footpress.publication.importing import Imported, import_manuscript
from footpress.publication.importing_again import import_again
from footpress.records.bibtex import read_bibliography

TEXT = """---
title: Salt Roads
author: Ada Field
lang: en
---

# The roads

The river was crossed by ferry long before anybody thought of a bridge (Hobb 1999, 12). As Jansen (2004: 7) has it, salt is tax.[^1] Nobody paid it in 1921 (1921 was dry), and so it was given up in the end (see also Elder and Birk 2010; Nobody 1950).[^2]

[^1]: See Elder and Birk (2010), p. 46, and Hobb 1999: 13.
[^2]: Ben Hobb, *Roads* (Port: Quay Press, 1999), 14.

# References

Elder, Mary, and Jan Birk. 2010. “Tax on Salt.” *Journal of Roads* 12 (3): 45–67.

Hobb, Ben. 1999. *Roads*. Port: Quay Press.

Jansen, Leo. 2004. *Salt*. Port: Quay Press.

Uncited, Una. 1987. *A Book*. Port: Quay Press.
"""
CITED = [
    "hobb1999, 12",
    "jansen2004 [7]",
    "elder2010\\; Nobody 1950",
    "elder2010, 46",
    "hobb1999, 13",
    "hobb1999, 14",
]
CITATION = re.compile(r"@(\w+(?:, [\d–]+| \[[\d–]+\]|\{\}\\; [\w ]+)?)")


def publication(folder: Path) -> Path:
    start_publication(folder, "Papers")
    return folder


def imported(folder: Path, name: str, text: str, *bibliographies: Path) -> tuple[Imported, str]:
    (folder / name).write_text(text, encoding="utf-8")
    papers = folder / "papers"
    if not papers.exists():
        publication(papers)
    done = import_manuscript(folder / name, papers, "a", bibliographies=bibliographies)
    return done, (papers / "source/a.md").read_text(encoding="utf-8")


def asked(done: Imported) -> list[str]:
    return [problem.id for problem in done.problems]


@pytest.mark.parametrize("ending", ["md", "docx", "odt", "html", "epub", "tex", "rtf"])
def test_one_manuscript_in_every_format(ending: str, tmp_path: Path) -> None:
    (tmp_path / "article.md").write_text(TEXT, encoding="utf-8")
    if ending != "md":
        subprocess.run([pandoc_path(), "-s", "article.md", "-o", f"article.{ending}"], cwd=tmp_path, check=True)
    papers = publication(tmp_path / "papers")
    done = import_manuscript(tmp_path / f"article.{ending}", papers, "a")
    written = (papers / "source/a.md").read_text(encoding="utf-8")
    assert [found.replace("{}", "") for found in CITATION.findall(written)] == CITED
    assert "References" not in written
    assert "1921 was dry" in written
    keys = [entry.key for entry in read_bibliography(papers / "bibliography.bib").entries]
    assert keys == ["elder2010", "hobb1999", "jansen2004", "uncited1987"]
    assert {"call-untied", "item-uncited"} <= set(asked(done)) <= {"call-untied", "item-uncited", "word-lost", "language-read"}
    again = import_manuscript(tmp_path / f"article.{ending}", papers, "a")
    assert not again.written
    assert not again.added


PLAIN = """Salt Roads

Ada Field

The river was crossed by ferry long before anybody thought of a bridge [1], [3]. This was so in physics [1, p. 4] as in
medicine [2–3], and nobody doubted it for a very long time indeed, as far as we know.

References

{}
"""


@pytest.mark.parametrize("mark", ["[{}] ", "{}. ", "({}) "])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_numbered_lists_of_plain_texts(mark: str, between: str, tmp_path: Path) -> None:
    works = [
        "Field A. Salt. Port: Quay Press; 2001.",
        "Hobb B. Old roads. J Roads. 1999;4:12–30.",
        "Jansen L. Tax. Port: Quay Press; 2004.",
    ]
    typed = between.join(f"{mark.format(number)}{work}" for number, work in enumerate(works, 1))
    done, written = imported(tmp_path, "a.txt", PLAIN.format(typed))
    assert "[@field2001], [@jansen2004]" in written
    assert "[@field2001, 4]" in written
    assert "[@hobb1999; @jansen2004]" in written
    assert asked(done) == []


@pytest.mark.parametrize("text", ["It was so (1), and (2-3).", "It was so (1,3), as others (2) say; n (n = 45), 12 %."])
def test_numbers_in_parentheses_where_nothing_else_is_a_call(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        f"# Salt\n\nAda Field\n\n## One\n\n{text}\n\n## References\n\n1. Field A. Salt. Port: Quay Press; 2001.\n2. Hobb B. Roads. Port: Quay Press; 1999.\n3. Ott S. Tax. Port: Quay Press; 2004.\n",
        encoding="utf-8",
    )
    _, written = imported(tmp_path, "a.md", (tmp_path / "a.md").read_text(encoding="utf-8"))
    wanted = {"(1)": "[@field2001]", "(2-3)": "[@hobb1999; @ott2004]", "(1,3)": "[@field2001; @ott2004]", "(2)": "[@hobb1999]"}
    for typed, cited in wanted.items():
        text = text.replace(typed, cited)
    assert text in written


def test_a_numbered_list_with_ibid_is_one_of_notes(tmp_path: Path) -> None:
    text = PLAIN.format(
        "[1] Ada Field, Salt (Port: Quay Press, 2001), 3.\n\n[2] Ibid., 4.\n\n[3] Ben Hobb, Roads (Port: Quay Press, 1999), 5."
    )
    (tmp_path / "a.txt").write_text(
        text.replace("[1], [3]", "[1]").replace("[1, p. 4]", "[2]").replace("[2–3]", "[3]"), encoding="utf-8"
    )
    assert len(read(tmp_path / "a.txt", "a.txt").notes) == 3


ITEMS = "Elder, Mary. 2010. Tax on Salt. Port: Quay Press.{0}Hobb, Ben. 1999. Roads of the North and of the South, and of all that lies\n{1}between them. Port: Quay Press.{0}———. 2004. Salt. Port: Quay Press.\n"


@pytest.mark.parametrize(("between", "indent"), [("\n\n", ""), ("\n", "    "), ("\n", "")])
def test_items_of_plain_texts_stand_apart_however_they_are_set(between: str, indent: str, tmp_path: Path) -> None:
    text = f"Salt Roads\n\nAda Field\n\nThe river was crossed by ferry long before anybody thought of a bridge over it (Hobb 2004; Elder 2010).\n\nWorks Cited\n\n{ITEMS.format(between, indent)}"
    done, written = imported(tmp_path, "a.txt", text)
    assert "[@hobb2004; @elder2010]" in written
    assert [entry.key for entry in done.added] == ["elder2010", "hobb1999", "hobb2004"]


@pytest.mark.parametrize("language", [each for each in languages.every() if each.endonym], ids=lambda each: each.code)
def test_a_list_is_found_under_a_heading_in_every_language(language: languages.Language, tmp_path: Path) -> None:
    for heading in language.terms("works", "list"):
        assert is_over_works(heading), heading
        assert is_over_works(f"7. {heading.upper()}") or heading.upper().lower() != heading
    heading = language.terms("works", "list")[0]
    text = TEXT.replace("# References", f"# {heading.capitalize()}")
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    rest, works = take_list(read(tmp_path / "a.md", "a.md"))
    assert len(works.items) == 4
    assert heading.capitalize() not in [block.text for block in rest.blocks]


def test_a_list_that_nothing_calls_stays(tmp_path: Path) -> None:
    text = "Salt Roads\n\nAda Field\n\nThe river was crossed by ferry long before anybody thought of a bridge over it in that town.\n\nFurther reading\n\nHobb, Ben. 1999. Roads. Port: Quay Press.\n"
    done, written = imported(tmp_path, "a.txt", text)
    assert "Further reading" in written
    assert "Roads. Port" in written
    assert asked(done) == ["list-uncalled"]


def test_a_text_with_calls_and_no_list_is_asked_for_it(tmp_path: Path) -> None:
    text = "Salt Roads\n\nAda Field\n\nThe river was crossed by ferry (Hobb 1999, 12), long before anybody (Jansen 2004) thought of a bridge over it (Birk et al. 2010).\n"
    done, _ = imported(tmp_path, "a.txt", text)
    assert asked(done) == ["list-missing"]


def test_a_short_note_is_tied_to_the_list_and_the_note_fills_it(tmp_path: Path) -> None:
    text = (
        "Salt Roads\n\nAda Field\n\nThe river was crossed by ferry long before anybody thought of it.[1] It was taxed, as everybody knew at that time.[2] Nobody paid.[3]\n\n"
        "Notes\n\n[1] Reeves, p. 179.\n[2] Benjamin Hobb, “Old Roads,” Journal of Roads 4 (1999): 12–30, at 13.\n[3] Hobb, “Old Roads,” 14.\n\n"
        "Bibliography\n\nHobb, B. “Old Roads.” Journal of Roads 4, no. 2 (1999): 12–30.\n\nReeves, Jeffrey. The Ferrymen. London: Routledge, 2012.\n"
    )
    done, written = imported(tmp_path, "a.txt", text)
    assert "[^1]: [@reeves2012, 179]." in written
    assert "[^3]: [@hobb1999, 14]." in written
    hobb = next(entry for entry in done.added if entry.key == "hobb1999")
    assert (hobb.get("author"), hobb.get("number")) == ("Hobb, Benjamin", "2")
    assert "Bibliography" not in written


def test_latex_keeps_the_keys_of_its_list(tmp_path: Path) -> None:
    text = (
        "\\documentclass{article}\\title{Salt}\\author{Ada Field}\\begin{document}\\maketitle\n\nThe river was crossed \\cite{hobb:99}, "
        "and taxed \\cite[p.~12]{elder}.\n\n\\begin{thebibliography}{9}\n\\bibitem[Hobb(1999)]{hobb:99} B.~Hobb, \\emph{Roads}. Port: Quay Press, 1999.\n"
        "\\bibitem{elder} M.~Elder, ``Tax on salt,'' \\emph{Journal of Roads}, vol.~12, no.~3, pp.~45--67, 2010.\n\\end{thebibliography}\n\\end{document}\n"
    )
    done, written = imported(tmp_path, "a.tex", text)
    assert [entry.key for entry in done.added] == ["hobb:99", "elder"]
    assert "@hobb:99" in written
    assert "Quay" not in written
    assert asked(done) == []


GIVEN = {
    "a.bib": "@book{hobb:99, author={Hobb, Ben}, title={Roads}, publisher={Quay Press}, year=1999}\n"
    "@book{nobody, author={Nobody, N.}, title={Nothing}, year=1950}\n@book{broken, author={X}\n",
    "b.ris": "TY  - BOOK\nID  - reeves12\nAU  - Reeves, Jeffrey\nTI  - The Ferrymen\nPB  - Routledge\nCY  - London\nPY  - 2012///\nER  - \n\nTY  - JOUR\nAU  - Untitled, U.\nER  - \n",
    "c.json": json.dumps(
        [
            {
                "id": "field01",
                "type": "book",
                "title": "Salt",
                "author": [{"family": "Field", "given": "Ada"}],
                "issued": {"date-parts": [[2001]]},
            },
            {"id": "untitled", "type": "book"},
        ],
        indent=1,
    ),
}
BESIDE = """# Salt Roads

It was so (Hobb 1999, 12), says Field (2001).[^1] And [see @field01, 5; @unknown].[^2]

[^1]: Jeffrey Reeves, *The Ferrymen* (London: Routledge, 2012), 44.
[^2]: Reeves, *Ferrymen*, 45. See Hobb 1999: 13.
"""


def given(folder: Path) -> list[Path]:
    for name, text in GIVEN.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in GIVEN]


def test_bibliographies_beside_a_manuscript_are_matched_first_and_keep_their_keys(tmp_path: Path) -> None:
    done, written = imported(tmp_path, "a.md", BESIDE, *given(tmp_path))
    assert "so [@hobb:99, 12], says @field01.[^1] And [see @field01, 5; @unknown].[^2]" in written
    assert "[^1]: [@reeves12, 44]." in written
    assert "[^2]: [@reeves12, 45]. [See @hobb:99, 13]." in written
    assert [entry.key for entry in done.added] == ["hobb:99", "reeves12", "field01"]  # what is not cited is left out
    line = next(number for number, typed in enumerate(GIVEN["c.json"].split("\n"), 1) if '"untitled"' in typed)
    found = {(problem.file, problem.line, problem.id) for problem in done.problems}
    assert {("a.bib", 3, "bib-broken"), ("b.ris", 10, "record-untitled"), ("c.json", line, "record-untitled")} <= found
    assert "key-unknown" in asked(done)


def test_a_new_version_is_tied_to_the_works_that_came_before(tmp_path: Path) -> None:
    imported(tmp_path, "a.md", BESIDE, *given(tmp_path))
    (tmp_path / "b.md").write_text(BESIDE.replace("It was so", "It was surely so (Nobody 1950)"), encoding="utf-8")
    done = import_again(tmp_path / "b.md", tmp_path / "papers", "a", bibliographies=given(tmp_path))
    written = (tmp_path / "papers/source/a.md").read_text(encoding="utf-8")
    assert "It was surely so [@nobody] [@hobb:99, 12], says @field01.[^1]" in written
    assert [entry.key for entry in done.added] == ["nobody"]


def test_a_key_that_means_another_work_is_changed_in_the_manuscript_too(tmp_path: Path) -> None:
    papers = publication(tmp_path / "papers")
    (papers / "bibliography.bib").write_text(
        "@book{field01,\n  author = {Other, Una},\n  title = {Something Else},\n  date = {1950},\n}\n", encoding="utf-8"
    )
    done, written = imported(tmp_path, "a.md", BESIDE, *given(tmp_path))
    assert "says @field01b.[^1] And [see @field01b, 5" in written
    assert "key-taken" in asked(done)


@pytest.mark.parametrize(("name", "text"), [("gone.bib", None), ("a.txt", "no entries at all")])
def test_what_is_no_bibliography_is_refused_before_anything_is_written(name: str, text: str | None, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="bibliography"):
        imported(tmp_path, "b.md", BESIDE, tmp_path / name)
    assert not (tmp_path / "papers/source/a.md").exists()


NO_HEADING = "# Salt Roads\n\nAda Field\n\n## One\n\nThe river was crossed by ferry long before (Hobb, 1999, p. 12).\n\nHobb, B. (1999). Roads of the North. Quay Press.\n\nJansen, Leo. 2004. Salt and the State. Port: Quay Press.\n"


def test_a_list_without_a_heading_is_one_where_most_of_it_is_cited(tmp_path: Path) -> None:
    _, written = imported(tmp_path, "a.md", NO_HEADING)
    assert written.rstrip().endswith("long before [@hobb1999, 12].")


def test_and_stays_where_little_of_it_is(tmp_path: Path) -> None:
    _, written = imported(tmp_path, "a.md", NO_HEADING.replace("(Hobb, 1999, p. 12)", "by boat"))
    assert written.rstrip().endswith("Salt and the State. Port: Quay Press.")


PROSE = {
    "calls": "The registers survive for eleven parishes (Hobb 1999). As Jansen (2004, p. 33) says, “the parish paid for what it saw”. What happened before (1750) is not known (Nobody 1950, 3).",
    "one call in brackets": "The registers of the guardians survive for eleven parishes (Hobb 1999).",
    "one call in a sentence": "As Jansen (2004: 7) says, salt was tax.",
    "years and no call": "The registers of the guardians survive from 1750 to 1834 in eleven parishes, and nobody has read them.",
    "years between commas": "The clerks of the town wrote in ink. They began in the winter, 1750, and went on. Nobody knows who paid for it.",
    "German": "Die Register sind für elf Pfarreien überliefert (Hobb 1999). Wie Jansen (2004, S. 7) sagt, zahlte niemand.",
    "French": "Les registres ont été conservés pour onze paroisses (voir Hobb 1999, p. 14) et disent peu (Jansen 2004).",
    "Spanish": "Los registros se conservan en once parroquias (Hobb 1999; Jansen 2004), como es sabido.",
    "Turkish": "Kayıtlar on bir mahalle için bugüne kadar ulaşmıştır (Hobb 1999, s. 14).",
    "Russian": "Эти книги сохранились для одиннадцати приходов (Hobb 1999) и молчат (Jansen 2004).",
}  # fmt: skip


def of_blocks(*texts: str) -> Manuscript:
    blocks = tuple(
        Block("heading" if text.startswith("# ") else "paragraph", text.removeprefix("# "), line, 1)
        for line, text in enumerate(texts, 1)
    )
    return Manuscript("article.md", Metadata("Salt Roads"), blocks, ())


LIST = ("# References", "Hobb, Ben. 1999. *Roads*. Port: Quay Press.", "Jansen, Leo. 2004. *Salt*. Port: Quay Press.")


@pytest.mark.parametrize("prose", PROSE.values(), ids=PROSE)
@pytest.mark.parametrize("behind", [LIST, ()], ids=["before a list", "alone"])
def test_a_section_of_text_under_such_a_heading_is_no_list(prose: str, behind: tuple[str, ...]) -> None:
    for heading in ("Sources", "Works cited", "Quellen", "Fuentes"):
        rest, works = take_list(of_blocks("Text.", f"# {heading}", prose, "# Discussion", "More text.", *behind))
        assert [block.text for block in rest.blocks] == ["Text.", heading, prose, "Discussion", "More text."]
        assert len(works.items) == len(behind[1:])
        assert all(prose not in out.text for out in rest.left_out)


@pytest.mark.parametrize("language", [each for each in languages.every() if each.endonym], ids=lambda each: each.code)
def test_in_every_language(language: languages.Language) -> None:
    for heading in language.terms("works", "list"):
        rest, _ = take_list(of_blocks("Text.", f"# {heading}", PROSE["calls"], *LIST))
        assert [block.text for block in rest.blocks] == ["Text.", heading, PROSE["calls"]]


def test_text_beside_works_stays_under_the_heading_and_is_asked_about() -> None:
    rest, works = take_list(of_blocks("Text.", "# Sources", PROSE["calls"], *LIST[1:]))
    assert [block.text for block in rest.blocks] == ["Text.", "Sources", PROSE["calls"]]
    assert len(works.items) == len(LIST[1:])
    assert [problem.id for problem in rest.problems] == ["text-in-list"]


@pytest.mark.parametrize("ending", ["md", "docx", "txt"])
def test_the_section_keeps_its_words_and_its_calls_are_tied(ending: str, tmp_path: Path) -> None:
    text = TEXT.replace("# References", f"# Sources\n\n{PROSE['calls']}\n\n# References")
    text = text.replace("# ", "").partition("---\n\n")[2] if ending == "txt" else text
    (tmp_path / "article.md").write_text(text, encoding="utf-8")
    if ending == "docx":
        subprocess.run([pandoc_path(), "article.md", "-o", "article.docx"], cwd=tmp_path, check=True)
    elif ending == "txt":
        (tmp_path / "article.md").rename(tmp_path / "article.txt")
    papers = publication(tmp_path / "papers")
    import_manuscript(tmp_path / f"article.{ending}", papers, "a")
    written = (papers / "source/a.md").read_text(encoding="utf-8")
    assert "The registers survive for eleven parishes [@hobb1999]. As @jansen2004 [33] says, “the parish paid" in written
    assert "registers" not in (papers / "bibliography.bib").read_text(encoding="utf-8")


def test_many_words_in_a_note_of_an_entry_are_a_warning(tmp_path: Path) -> None:
    many = "Jansen, Leo. 2004. *Salt*. Port: Quay Press. " + "Kept, Seen, Sold, Lent, Torn, " * 5
    done, _ = imported(tmp_path, "a.md", TEXT.replace("Jansen, Leo. 2004. *Salt*. Port: Quay Press.", many))
    assert [problem.severity for problem in done.problems if problem.id == "words-in-note"] == ["warning"]
