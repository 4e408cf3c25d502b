"""`footpress import FOLDER`, and a mail that brings several: each comes in by itself, and one summary says what became of each."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from footpress.cli import main
from tests.publishing.conftest import MANUSCRIPT


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, list[str], list[str]]:
    code = main(["import", *map(str, words)])
    said = capsys.readouterr()
    return code, said.out.splitlines(), said.err.splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sent").mkdir()
    for name in ("a-lamp.txt", "b-lamp.txt"):
        (tmp_path / "sent" / name).write_text(MANUSCRIPT, encoding="utf-8")
    return tmp_path / "sent"


def test_one_that_fails_stops_no_other(folder: Path, publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "aa-old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (folder / "photo.png").write_bytes(b"\x89PNG")
    (folder / "~$a-lamp.docx").write_bytes(b"x")
    code, out, err = run(capsys, folder, "--publication", publication)
    assert code == 1
    assert err == ["Passed over, since no manuscripts: photo.png.", "[1/3] a-lamp.txt", "[2/3] aa-old.doc", "[3/3] b-lamp.txt"]
    assert [line.split() for line in out[:4]] == [
        ["manuscript", "article", "notes", "works", "queries"],
        ["a-lamp.txt", "a-lamp", "4", "2", "1"],
        ["aa-old.doc", "failed"],
        ["b-lamp.txt", "b-lamp", "4", "2", "1"],
    ]
    assert "2 manuscripts imported, 1 failed" in out[5]
    assert out[6].startswith("failed: aa-old.doc: ") and "save it as .docx" in out[6]
    assert (publication / "source/b-lamp.md").exists()


def test_a_second_time_nothing_is_done_and_new_versions_come_in(
    folder: Path, publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, folder, "--publication", publication)
    code, out, _ = run(capsys, folder, "--publication", publication)
    assert code == 0
    assert all("(as before)" in line for line in out[1:3])
    (folder / "a-lamp.txt").write_text(MANUSCRIPT.replace("1838", "1839"), encoding="utf-8")
    code, out, _ = run(capsys, folder, "--publication", publication)
    assert (code, "footpress import --again" in out[-1]) == (2, True)
    code, out, _ = run(capsys, folder, "--publication", publication, "--again")
    assert code == 0
    assert "1839" in (publication / "source/a-lamp.md").read_text(encoding="utf-8")


def test_two_of_one_name_are_told(folder: Path, publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a-lamp.md").write_text(MANUSCRIPT, encoding="utf-8")
    code, out, _ = run(capsys, folder, "--publication", publication)
    assert code == 2
    assert out[-1] == "failed: a-lamp.txt: a-lamp.md is a-lamp already: import a-lamp.txt by itself, with another --slug."


def test_a_folder_without_manuscripts_and_a_slug_for_many(
    folder: Path, publication: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "none").mkdir()
    assert "There is no manuscript in" in run(capsys, tmp_path / "none", "--publication", publication)[2][0]
    code, _, err = run(capsys, folder, "--publication", publication, "--slug", "lamp")
    assert (code, err[0][:24]) == (2, "--slug names one article")


def test_a_mail_that_brings_several(publication: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "Anna Elder <anna@port.example>", "Two"
    message.set_content("Dear editor,\n\nhere are two.")
    for name in ("one.txt", "two.txt"):
        message.add_attachment(MANUSCRIPT.encode(), maintype="text", subtype="plain", filename=name)
    (tmp_path / "mail.eml").write_bytes(bytes(message))
    code, out, _ = run(capsys, tmp_path / "mail.eml", "--publication", publication)
    assert (code, [line.split()[:2] for line in out[1:3]]) == (0, [["one.txt", "one"], ["two.txt", "two"]])
    assert (publication / "source/manuscripts/two.txt").read_bytes() == MANUSCRIPT.encode()
