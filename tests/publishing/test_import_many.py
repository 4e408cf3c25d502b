"""`footpress import FOLDER`, and a mail that brings several: each comes in by itself, and one summary says what became of each."""

import os
import signal
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest
from several_manuscripts import DEADLY, files_of, write_manuscripts

from footpress.cli import main
from footpress.commands.new import start_publication
from tests.publishing.conftest import MANUSCRIPT

READS = f"""
import os, sys
from footpress import documents
from footpress.cli import main
read = documents.read
documents.read = lambda path, *given: os._exit(9) if path.name == {DEADLY!r} else read(path, *given)
sys.exit(main(["import", *sys.argv[1:]]))
"""
"""A footpress that one manuscript breaks."""


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, list[str], list[str]]:
    code = main(["import", *map(str, words), "--jobs", "1"])
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


def test_read_beside_each_other_they_are_the_same_as_one_after_another(tmp_path: Path) -> None:
    """All files, all words and the exit code; one that is refused, and one that breaks the process that reads it, cost the others nothing."""
    folder = write_manuscripts(tmp_path / "sent")
    made = []
    for jobs in ("1", "2"):
        start_publication(tmp_path / jobs / "papers", "Papers")
        command = [sys.executable, "-c", READS, str(folder), "--jobs", jobs, "--publication", "papers"]
        done = subprocess.run(command, cwd=tmp_path / jobs, capture_output=True, text=True, check=False)
        made.append((done.returncode, done.stdout, done.stderr, files_of(tmp_path / jobs / "papers")))
    assert made[0] == made[1]
    code, out, _, files = made[0]
    assert code == 3
    assert {"source/a-tolls.md", "source/b-lamps/lamp.png", "source/c-quays.md", "source/f-more.md"} <= set(files)
    assert "4 manuscripts imported, 2 failed." in out
    failed = [line for line in out.splitlines() if line.startswith("failed")]
    assert len(failed) == 2 and "this is an old Word file" in failed[0]
    assert failed[1].startswith("failed: e-deadly.txt: The process that did this has ended before its time.")


def test_ctrl_c_stops_the_reading_and_what_came_in_stands(folder: Path, publication: Path) -> None:
    """The second never ends being read: the first is in, with the works that it cites."""
    never = READS.replace("os._exit(9)", "__import__('time').sleep(600)").replace(DEADLY, "b-lamp.txt")
    command = [sys.executable, "-c", never, str(folder), "--jobs", "2", "--publication", str(publication)]
    heard = {"start_new_session": True, "preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **heard) as running:
        assert running.stderr is not None
        while not running.stderr.readline().startswith("[2/2]"):
            pass
        os.killpg(running.pid, signal.SIGINT)
        assert running.wait(60) == 130
        assert running.stderr.read() == "Stopped.\n"
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)
    assert (publication / "source/a-lamp.md").is_file() and not (publication / "source/b-lamp.md").exists()
    assert "@" in (publication / "bibliography.bib").read_text(encoding="utf-8")
