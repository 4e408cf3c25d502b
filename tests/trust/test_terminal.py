"""What a stranger wrote is printed so that it can be read, and moves nothing on the screen."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from footpress.cli import main
from footpress.text.terminal import readable

BAD = ["\x1b[31m", "\x1b]0;title\x07", "\x9b2J", "\x08", "\r", "\x7f", "\u202e", "\u2066", "\u2028", "\udc80", "\U000e0041"]


@pytest.mark.parametrize("text", BAD)
def test_what_cannot_be_seen_is_shown(text: str) -> None:
    shown = readable(f"a{text}b")
    assert shown.isprintable() and shown.startswith("a\\u") and shown.endswith("b")
    whole = json.dumps({"message": f"a{text}b"}, ensure_ascii=False)
    assert json.loads(readable(whole)) == {"message": f"a{text}b"}


@pytest.mark.parametrize(
    "text", ["Ömer Türk\tp. 12\n", "مقالة عن الميناء", "每一", "№ 5 · “x” — ↩", "می\u200cخواهم", "👩\u200d🚀"]
)
def test_words_of_every_language_are_printed_as_they_are(text: str) -> None:
    assert readable(text) == text


@pytest.mark.parametrize(
    "settings",
    [
        'title: Papers\nlang: "\\e[31m\\e]0;owned\\a"\n',
        'title: Papers\n"\\e[31mtitel": x\n',
        'title: Papers\nlayout: "\\u009b31m"\n',
        'title: Papers\nlogo: "\\u202egnp.x"\n',
        'title: Papers\nchecks: {"\\u009b31m": error}\n',
    ],
)
def test_messages_about_settings_hold_no_control_character(
    settings: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source/publication.yaml").write_text(settings, encoding="utf-8")
    (tmp_path / "source/a.md").write_text("---\ntitle: A\n---\n\nOne.\n", encoding="utf-8")
    for command in (["build"], ["check"], ["check", "--json"], ["site"]):
        main([*command, "--publication", str(tmp_path)])
    said = "".join(capsys.readouterr())
    assert said and all(line.isprintable() for line in said.splitlines()), said


def test_nor_do_those_about_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source/publication.yaml").write_text("title: Papers\n", encoding="utf-8")
    (tmp_path / "source/\x1b[31mred.md").write_text("---\ntitle: A\n---\n\nOne.\n", encoding="utf-8")
    assert main(["build", "--publication", str(tmp_path)])
    assert main(["import", str(tmp_path / "\x1b[2Jmissing.txt"), "--publication", str(tmp_path)])
    said = "".join(capsys.readouterr())
    assert "\\u001b" in said and all(line.isprintable() for line in said.splitlines())


def test_a_file_name_that_is_no_text_is_named_too(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    try:
        Path(os.fsdecode(bytes(tmp_path) + b"/x\xff.md")).write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("this file system has only names of text")
    command = [
        sys.executable,
        "-m",
        "footpress.cli",
        "import",
        os.fsdecode(bytes(tmp_path) + b"/y\xff.txt"),
        "--publication",
        str(tmp_path),
    ]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode in (2, 3) and b"\\udcff" in done.stderr and b"defect" not in done.stderr
