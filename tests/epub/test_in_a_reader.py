"""The book in a reading system that we did not write: foliate-js opens it, and shows each note as a pop-up that is understood alone."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_editions import read

from footpress.editions.epub import EPUB
from footpress.publication.building import build

ROOT = Path(__file__).parents[2]
READER = Path(__file__).parent / "reader/index.html"
FOLIATE = ROOT / "node_modules/foliate-js"

pytestmark = pytest.mark.skipif(
    not FOLIATE.is_dir(), reason="foliate-js is not here: npm install --no-save --ignore-scripts foliate-js"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The test documents, built as books, beside the reader."""
    folder = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "tests/documents", folder, dirs_exist_ok=True)
    (folder / "source/collections").mkdir()
    (folder / "source/collections/issue.yaml").write_text(
        "title: An issue\narticles: [turkish, every-element]\n", encoding="utf-8"
    )
    list(build(folder, ["every-element"], ["pdf", "epub"]))
    list(build(folder, ["issue"], ["epub"], collections=True))
    shutil.copy(READER, folder)
    (folder / "node_modules").mkdir()
    (folder / "node_modules/foliate-js").symlink_to(FOLIATE)
    return folder


@pytest.fixture(scope="module")
def address(folder: Path, serving) -> Iterator[str]:
    with serving(folder) as address:
        yield address


def reading(open_page, address: str, book: str) -> object:
    page = open_page(f"{address}/index.html?book=build/{book}.epub", 420, 760)
    page.wait_for_function("window.ready")
    return page


def squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text)


def test_every_call_pops_up_its_own_note(open_page, address: str, folder: Path) -> None:
    page = reading(open_page, address, "every-element")
    for note in read(EPUB, folder / "build", "every-element").notes:
        page.evaluate("show('text.xhtml')")
        popped = page.evaluate(f"tap('call-{note.number}')")
        if "<math" not in note.text and note.number != 5:  # a formula has no plain text
            assert squeezed(popped) == squeezed(f"{note.number}. {note.text} ↩"), note.number
        assert not re.match(r"\d+\.\s*Ibid", popped)
    assert page.asked == [each for each in page.asked if each.startswith((address, "blob:", "data:"))]


def test_notes_of_one_number_in_two_articles_are_not_confused(open_page, address: str) -> None:
    page = reading(open_page, address, "issue")
    first = {}
    for slug in ("turkish", "every-element"):
        page.evaluate(f"show('{slug}/text.xhtml')")
        first[slug] = page.evaluate("tap('call-1')")
    assert "Türk" in first["turkish"] and "Reeves" in first["every-element"]


def test_contents_pages_and_metadata_are_found(open_page, address: str) -> None:
    page = reading(open_page, address, "every-element")
    assert [entry["label"] for entry in page.evaluate("contents")][-3:] == ["Notes", "Bibliography", "Colophon"]
    assert [entry["label"] for entry in page.evaluate("pages")] == ["1", "2"]
    assert page.evaluate("metadata.author[0].name") == "Anna de Vries"
