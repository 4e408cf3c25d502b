"""Build: three editions that say the same; bad sources leave the last good ones in place."""

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import made_editions
import pytest

from footpress.cli import main
from footpress.disk.digests import KNOWN
from footpress.editions import USUAL
from footpress.problems import FootpressError, ProblemsFound, UsageError, WorldError
from footpress.publication.building import build
from footpress.publication.checking import check
from footpress.publication.importing import import_manuscript


@pytest.fixture
def built(publication: Path, manuscript: Path) -> Path:
    import_manuscript(manuscript, publication)
    assert [item.notes for item in build(publication)] == [4, 4, 4]
    return publication


def fingerprints(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and KNOWN not in path.parts
    }


def test_every_edition_has_every_note_once_and_in_order(built: Path) -> None:
    for name in USUAL:
        read = made_editions.read(name, built / "build", "keepers")
        assert [note.number for note in read.notes] == [1, 2, 3, 4], name
        assert read.calls == (1, 2, 3, 4), name
        assert len(read.entries) == 2, name


def test_the_web_page_stands_with_the_files_that_it_offers(built: Path) -> None:
    folder = built / "build/html/keepers"
    page = (folder / "index.html").read_text(encoding="utf-8")
    for file in re.findall(r'<a href="([^"#:]+)" download', page):
        assert (folder / file).is_file(), file
    assert (folder / "keepers.pdf").read_bytes() == (built / "build/keepers.pdf").read_bytes()


def test_the_web_page_asks_no_other_host(built: Path) -> None:
    page = (built / "build/html/keepers/index.html").read_text(encoding="utf-8")
    assert not re.findall(r'(?:src|srcset)="(?:https?:)?//', page)
    assert not re.findall(r'<link[^>]+rel="stylesheet"', page)
    assert "url(http" not in page


def test_the_same_sources_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """In another folder, another time zone, with another hash seed."""
    other = tmp_path / "elsewhere" / "papers"
    subprocess.run(["cp", "-r", str(built), str(other.parent.mkdir() or other)], check=True)
    subprocess.run(["rm", "-r", str(other / "build")], check=True)
    environment = {**os.environ, "TZ": "Asia/Ulaanbaatar", "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-m", "footpress.cli", "build", "--publication", str(other)]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    assert fingerprints(other / "build") == fingerprints(built / "build")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


BAD = [
    ("source/keepers.md", "@turk2013", "@turk2031", r"source/keepers\.md:\d+: .*@turk2031.*did you mean turk2013", ProblemsFound),
    ("source/keepers.md", "[^4]: ", "", r"source/keepers\.md:10: .*\[\^4\] calls a note that is not there", ProblemsFound),
    ("source/keepers.md", "survive.[^4]", "survive.", r"source/keepers\.md:\d+: .*no call names note", ProblemsFound),
    ("source/keepers.md", "survive.[^4]", "survive.[^4][^3]", r"source/keepers\.md:10: .*called a second time", ProblemsFound),
    ("source/keepers.md", "title: The", "title: [The", r"source/keepers\.md:\d+: .*not YAML", ProblemsFound),
    (
        "source/keepers.md",
        "title: The Lighthouse Keepers",
        "titel: The",
        r"source/keepers\.md:2: .*did you mean title",
        ProblemsFound,
    ),
    ("source/keepers.md", "'2021-05-03'", "'3rd of May'", r"source/keepers\.md:6: .*no date", ProblemsFound),
    ("source/publication.yaml", "title:", "titl:", r"source/publication\.yaml:2: .*did you mean title", ProblemsFound),
    ("bibliography.bib", "@article{turk2013", "@article{reeves2012", r"bibliography\.bib:\d+: .*used twice", ProblemsFound),
    (
        "bibliography.bib",
        "langid       = {turkish},\n}",
        "langid = {turkish",
        r"bibliography\.bib:\d+: .*cannot be read",
        ProblemsFound,
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "message", "error"), BAD, ids=[case[3].split(".*")[-1] for case in BAD])
def test_bad_sources_get_a_sentence_and_leave_the_last_editions(
    file: str, old: str, new: str, message: str, error: type[FootpressError], built: Path
) -> None:
    before = fingerprints(built / "build")
    edit(built / file, old, new)
    with pytest.raises(error, match=message):
        list(build(built))
    assert fingerprints(built / "build") == before


def test_sources_that_are_not_utf_8_are_named_with_their_line(built: Path) -> None:
    data = (built / "source/keepers.md").read_bytes().replace("Türk".encode(), b"T\xfcrk").replace(b"Most of", b"M\xf6st of")
    (built / "source/keepers.md").write_bytes(data)
    with pytest.raises(ProblemsFound, match=r"source/keepers\.md:10: .*UTF-8"):
        list(build(built))


def test_a_missing_template_is_named(built: Path) -> None:
    (built / "templates/html").mkdir(parents=True)
    (built / "templates/html/article.html").write_text("{% include 'html/none.html' %}", encoding="utf-8")
    with pytest.raises(WorldError, match=r"templates/html/none\.html is missing"):
        list(build(built, editions=["html"]))


def test_a_publications_own_template_wins(built: Path) -> None:
    (built / "templates/html").mkdir(parents=True)
    (built / "templates/html/article.css").write_text("body { color: rebeccapurple }", encoding="utf-8")
    list(build(built, editions=["html"]))
    assert "rebeccapurple" in (built / "build/html/keepers/index.html").read_text(encoding="utf-8")


def test_an_error_in_a_template_is_named_with_its_line(built: Path) -> None:
    (built / "templates/html").mkdir(parents=True)
    (built / "templates/html/article.html").write_text("<p>\n{% if %}", encoding="utf-8")
    with pytest.raises(WorldError, match=r"templates/html/article\.html:2:"):
        list(build(built, editions=["html"]))


def test_an_edition_that_lost_a_note_does_not_replace_the_good_one(built: Path) -> None:
    before = (built / "build/html/keepers/index.html").read_bytes()
    (built / "templates/html").mkdir(parents=True)
    own = Path(__file__).parents[2] / "templates/html/article.html"
    text = own.read_text(encoding="utf-8").replace("for number, html in notes %}", "for number, html in notes if number != 3 %}")
    (built / "templates/html/article.html").write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFound, match=r"build/html/keepers/index\.html: error: note 3 is not in it"):
        list(build(built, editions=["html"]))
    assert (built / "build/html/keepers/index.html").read_bytes() == before


def test_check_reads_the_built_editions_back(built: Path) -> None:
    assert [problem.id for problem in check(built) if problem.severity == "error"] == []
    path = built / "build/html/keepers/index.html"
    edit(path, "Bilge Strateji", "Bilgi Strateji")
    assert "note-differs" in {problem.id for problem in check(built)}


def test_the_web_pages_have_an_index(built: Path) -> None:
    assert 'href="keepers/"' in (built / "build/html/index.html").read_text(encoding="utf-8")
    (built / "build/html/index.html").unlink()
    assert main(["site", "--publication", str(built)]) == 0
    assert (built / "build/html/index.html").is_file()


@pytest.mark.parametrize("file", ["keepers.pdf", "keepers.epub", "html/keepers/index.html"])
def test_a_damaged_edition_is_a_finding(file: str, built: Path) -> None:
    (built / "build" / file).write_bytes((built / "build" / file).read_bytes()[:700])
    errors = [problem for problem in check(built) if problem.severity == "error"]
    assert {problem.file for problem in errors} == {f"build/{file}"}


def test_a_defect_is_a_sentence_and_a_report(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("footpress.commands.doctor.run", lambda _: 1 // 0)
    assert main(["doctor"]) == 3
    told = capsys.readouterr().err
    assert told.startswith("This is a defect of footpress (ZeroDivisionError)")
    assert told.count("\n") == 1
    report = Path(re.search(r"the file (\S+)\.\n", told)[1])
    assert "1 // 0" in report.read_text(encoding="utf-8")
    report.unlink()


def test_unknown_names_are_refused(built: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no article .*source/none\.md.*keepers"):
        list(build(built, ["none"]))
    with pytest.raises(UsageError, match="choose from pdf, epub, kindle, html"):
        list(build(built, editions=["docx"]))


def test_a_source_whose_name_cannot_be_an_address_is_refused_by_that_name(built: Path) -> None:
    (built / "source/My Article.md").write_bytes((built / "source/keepers.md").read_bytes())
    with pytest.raises(UsageError, match=r"source/My Article\.md: .*Rename it"):
        list(build(built, ["My Article"]))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["build"], 2),
        (["check", "none"], 2),
        (["import", "none.txt"], 2),
        (["new", "."], 2),
        (["doctor"], 0),
    ],
)
def test_exit_codes(words: list[str], code: int, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built if words[0] != "build" else tmp_path)
    assert main(words) == code


def test_a_pdf_gives_back_the_sources_that_it_carries(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(built / "build/keepers.pdf"), "--into", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out/keepers.md").read_bytes() == (built / "source/keepers.md").read_bytes()
    assert "reeves2012" in (tmp_path / "out/bibliography.bib").read_text(encoding="utf-8")
    assert main(["extract", str(built / "build/keepers.pdf"), "--into", str(tmp_path / "out")]) == 2
    assert "is there already" in capsys.readouterr().err
    assert main(["extract", str(built / "build/keepers.epub")]) == 2


def test_the_epub_begins_with_its_media_type(built: Path) -> None:
    with zipfile.ZipFile(built / "build/keepers.epub") as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, archive.read(first)) == (
            "mimetype",
            zipfile.ZIP_STORED,
            b"application/epub+zip",
        )


WITHOUT_PANGO = """
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
sys.meta_path.insert(0, Missing())
from footpress.cli import main
from footpress.disk.digests import KNOWN
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(("edition", "code"), [("epub", 0), ("html", 0), ("kindle", 0), ("pdf", 3)])
def test_without_the_typesetter_all_but_the_pdf_is_built(edition: str, code: int, publication: Path, manuscript: Path) -> None:
    import_manuscript(manuscript, publication)
    command = [sys.executable, "-c", WITHOUT_PANGO, "build", "keepers", "--edition", edition, "--publication", str(publication)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == code, run.stderr
    assert ("apt install libpango-1.0-0" in run.stderr) == bool(code)
    assert "Traceback" not in run.stderr


def test_without_the_typesetter_what_is_built_is_checked(built: Path) -> None:
    command = [sys.executable, "-c", WITHOUT_PANGO, "check", "--publication", str(built)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "No problems found.\n", "")
    page = built / "build/html/keepers/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("northern", "southern"), encoding="utf-8")
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, "[body-differs]" in run.stdout) == (1, True)


def test_the_kindle_edition_is_offered_beside_the_page(publication: Path, manuscript: Path) -> None:
    import_manuscript(manuscript, publication)
    list(build(publication, editions=["kindle", "html"]))
    page = (publication / "build/html/keepers/index.html").read_text(encoding="utf-8")
    assert '<a href="keepers.kindle.epub" type="application/epub+zip" download>Kindle</a>' in page
    assert (publication / "build/html/keepers/keepers.kindle.epub").is_file()
