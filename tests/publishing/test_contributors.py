"""Who translated or edited an article is named in every edition, and in what it says to machines."""

import json
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from lxml import html

from footpress.publication.building import build

ARTICLE = """---
title: On oak
lang: de
author: Jane Roe
contributor:
- {family: Ilvesson, given: Marta, role: translator}
- {name: Harbour & Quay, role: ivr}
isbn: 978-3-16-148410-0
---

Text.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "source").mkdir()
    (folder / "source/publication.yaml").write_text("title: Papers\nurl: https://papers.example\n", encoding="utf-8")
    (folder / "source/oak.md").write_text(ARTICLE, encoding="utf-8")
    (folder / "bibliography.bib").write_text("", encoding="utf-8")
    for _ in build(folder):
        pass
    return folder / "build"


LINES = ("Übersetzung: Marta Ilvesson", "Gespräch: Harbour & Quay", "ISBN 978-3-16-148410-0")


def test_in_the_pdf(folder: Path) -> None:
    with pypdfium2.PdfDocument(folder / "oak.pdf") as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    assert [line for line in LINES if line not in text] == []


def test_in_the_epub(folder: Path) -> None:
    with zipfile.ZipFile(folder / "oak.epub") as archive:
        page = html.fromstring(archive.read("EPUB/colophon.xhtml")).text_content()
        package = archive.read("EPUB/package.opf").decode()
    assert [line for line in LINES if line not in page] == []
    assert re.findall(r'property="role"[^>]*>(\w+)', package) == ["aut", "trl", "ivr"]
    assert re.findall(r"<dc:(\w+) id=\"person", package) == ["creator", "contributor", "contributor"]


def test_on_the_web_page(folder: Path) -> None:
    page = html.document_fromstring((folder / "html/oak/index.html").read_bytes())
    assert [line for line in LINES if line not in page.text_content()] == []
    data = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))
    assert [person["name"] for person in data["translator"] + data["contributor"]] == ["Marta Ilvesson", "Harbour & Quay"]
    assert page.xpath("//meta[@name='DC.contributor']/@content") == ["Ilvesson, Marta", "Harbour & Quay"]
