"""docs/languages.md adds a made-up language: with its one file in place, all of its table is read, by a package changed nowhere else."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import footpress
from footpress.languages.sections import SECTIONS

PAGE = Path(__file__).parents[2] / "docs" / "languages.md"
PACKAGE = Path(footpress.__file__).parent
READ = Path(__file__).parent / "read_table.py"


def file_of_the_page() -> str:
    found = re.search(r"```text\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


def table_of_the_page() -> list[list[str]]:
    rows = [
        [cell.strip() for cell in line.split("|")[1:-1]]
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if line[:1] == "|"
    ]
    return rows[2:]


@pytest.fixture(scope="module")
def with_the_language(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose footpress is this one, and has one file more."""
    folder = tmp_path_factory.mktemp("package")
    for path in PACKAGE.rglob("*"):
        if "__pycache__" not in path.parts and path.is_file():
            copy = folder / "footpress" / path.relative_to(PACKAGE)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.symlink_to(path)
    (folder / "footpress" / "languages" / "qaa.txt").write_text(file_of_the_page(), encoding="utf-8")
    return folder


def read(table: list[list[str]], package: Path) -> list[str]:
    """What each row of the table is read as, by the footpress of a folder."""
    done = subprocess.run(
        [sys.executable, str(READ)],
        input=json.dumps(table),
        env={**os.environ, "PYTHONPATH": str(package), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [str(value) for value in json.loads(done.stdout)]


def test_the_table_is_read_with_the_file(with_the_language: Path) -> None:
    table = table_of_the_page()
    assert list(zip(table, read(table, with_the_language), strict=True)) == [(row, row[2]) for row in table]


def test_and_not_without_it() -> None:
    table = table_of_the_page()
    unread = [row for row, found in zip(table, read(table, PACKAGE.parent), strict=True) if found == row[2]]
    assert not unread


def test_the_page_names_every_section_and_row() -> None:
    text = PAGE.read_text(encoding="utf-8").split("## Sections and rows")[1]
    listed = {
        section: dict(re.findall(r"^- `([^`]+)`: (.+)$", rows, re.MULTILINE))
        for section, rows in re.findall(r"\*\*\[(.+?)\]\*\*\n\n((?:- .+\n?)+)", text)
    }
    assert listed == SECTIONS
