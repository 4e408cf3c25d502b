"""The commands that README.md shows are commands that work, typed in a copy of the repository."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))
# These run this very suite, or wait for a person; make says whether it would know what to do.
ASKED = ("make test", "make serve", "make bench")


def commands(page: Path) -> list[str]:
    """What a page tells its readers to type."""
    blocks = re.findall(r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The files that git tracks, in an empty folder, with the environment that is installed already."""
    folder = tmp_path_factory.mktemp("clone") / "footpress"
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    yield folder


def type_in(clone: Path, command: str) -> None:
    """Type a command as a reader would; it must succeed."""
    if command in ASKED:
        command = command.replace("make", "make --dry-run")
    # The stamps of make are older than files just copied: what is installed counts as up to date.
    command = re.sub(r"^make\b", "make --assume-old=.venv/.ready --assume-old=.venv/.tested-with", command)
    result = subprocess.run(["bash", "-c", command], cwd=clone, capture_output=True, text=True, check=False)
    assert result.returncode == 0, f"{command}\n{result.stdout}{result.stderr}"


def test_every_command_of_the_readme_works(clone: Path) -> None:
    shown = commands(ROOT / "README.md")
    assert shown[:2] == ["make", "make test"]
    for command in shown:
        type_in(clone, command)
    built = [path.name for path in (clone.parent / "my-papers/build").iterdir()]
    assert {"keepers.pdf", "keepers.epub", "html"} <= set(built)


def test_the_commands_for_windows_install_what_make_does_not() -> None:
    """They cannot be run here: the system packages that a bare Debian lacks before `make` can run are what they name, and no others."""
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    (windows,) = re.findall(r"^```powershell\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    (debian,) = re.findall(r"^```wsl\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert [*windows.splitlines(), *debian.splitlines()][0] == "wsl --install -d Debian"
    assert len([*windows.splitlines(), *debian.splitlines()]) == 3
    named = re.findall(r"--yes ((?:[\w.-]+ )+)&&", debian)[0].split()
    system = (ROOT / "setup.sh").read_text(encoding="utf-8")
    assert set(named) == {"git", "make", "python3", "python3-venv"}
    assert "python3-venv" in system
    assert "&& make &&" in debian


def test_a_second_make_makes_what_has_changed_and_nothing_else(clone: Path) -> None:
    """Told by what files are: that one was written again with the same words means nothing."""

    def made() -> str:
        command = ["make", "--assume-old=.venv/.ready"]
        return subprocess.run(command, cwd=clone, capture_output=True, text=True, check=True).stdout

    made()
    assert "3 editions stand unchanged." in made()
    article = clone / "source/mongolia-balance.md"
    article.touch()
    assert "3 editions stand unchanged." in made()
    article.write_text(article.read_text(encoding="utf-8") + "\nOne word more.\n", encoding="utf-8")
    again = made()
    assert all(
        f"build/{name}: " in again
        for name in ("mongolia-balance.pdf", "mongolia-balance.epub", "html/mongolia-balance/index.html")
    )


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)], ids=lambda page: page.stem)
def test_every_command_of_the_documentation_works(page: Path, clone: Path) -> None:
    for command in commands(page):
        type_in(clone, command)


@pytest.mark.parametrize("page", [*sorted(ROOT.glob("*.md")), *PAGES], ids=lambda path: path.name)
def test_links_between_the_pages_lead_somewhere(page: Path) -> None:
    without_blocks = re.sub(r"^( *)```.*?^ *```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    without_code = re.sub(r"`[^`\n]+`", "", without_blocks)
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", without_code):
        assert re.match(r"https?:", target) or (page.parent / target).exists(), f"{page.name} links to {target}"
