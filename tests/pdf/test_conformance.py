"""PDF/A-3a and PDF/UA-1: our PDF keeps the rules that we check, and a file that breaks one is found out."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from made_editions import made
from pdf_articles import article, publication

from footpress.editions.pdf import PDF
from footpress.editions.pdf.conformance import breaches


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("publication")
    (folder / "source").mkdir()
    (folder / "source" / "third-neighbour.md").write_text("---\ntitle: A Third Neighbour\n---\nText.\n")
    (folder / "bibliography.bib").write_text("@book{a, title = {A}}\n")
    cited = article().body + '<p>See <span class="citation" data-cites="a">A</span>.</p>'
    return next(iter(made(PDF, article(body=cited), publication(folder)).values()))


def test_our_pdf_keeps_every_rule(pdf: bytes) -> None:
    assert breaches(pdf) == ()


def first(opened: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    return next(item for item in opened.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == kind)


def link(opened: pikepdf.Pdf) -> pikepdf.Object:
    return next(page.Annots[0] for page in opened.pages if "/Annots" in page)


DAMAGE: dict[str, tuple[Callable[[pikepdf.Pdf], object], str]] = {
    "no language": (lambda opened: opened.Root.__delitem__("/Lang"), "does not say its language"),
    "no structure": (lambda opened: opened.Root.MarkInfo.__setitem__("/Marked", False), "not tagged"),
    "no title shown": (lambda opened: opened.Root.__delitem__("/ViewerPreferences"), "does not show the title"),
    "no colours": (lambda opened: opened.Root.__delitem__("/OutputIntents"), "No output intent"),
    "note without id": (lambda opened: first(opened, "/Note").__delitem__("/ID"), "no ID of its own"),
    "strange type": (lambda opened: first(opened, "/P").__setitem__("/S", pikepdf.Name.Marquee), "none of the standard"),
    "heading too deep": (lambda opened: first(opened, "/H2").__setitem__("/S", pikepdf.Name.H5), "follows one of level"),
    "link without words": (lambda opened: link(opened).__delitem__("/Contents"), "has no words"),
    "link not printed": (lambda opened: link(opened).__setitem__("/F", 0), "is not printed"),
    "loose attachment": (lambda opened: opened.Root.__delitem__("/AF"), "is not associated"),
    "unmarked drawing": (lambda opened: opened.pages[0].contents_add(b"0 0 9 9 re f"), "neither content nor artifact"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_breach_is_found(name: str, pdf: bytes) -> None:
    damage, sentence = DAMAGE[name]
    damaged = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        damage(opened)
        opened.save(damaged)
    assert any(sentence in breach for breach in breaches(damaged.getvalue())), breaches(damaged.getvalue())


def test_it_carries_its_own_source(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        attached = {name: file.get_file().read_bytes() for name, file in opened.attachments.items()}
        relations = [str(file.AFRelationship) for file in opened.Root.AF]
    assert attached["third-neighbour.md"].startswith(b"---\ntitle: A Third Neighbour")
    assert attached["bibliography.bib"] == b"@book{a,\n  title = {A},\n}\n"
    assert relations == ["/Source", "/Source"]


if shutil.which("verapdf"):  # no registry of packages has veraPDF: it is asked only where somebody installed it

    @pytest.mark.parametrize("flavour", ["3a", "ua1"])
    def test_verapdf_agrees(flavour: str, pdf: bytes, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").write_bytes(pdf)
        said = subprocess.run(["verapdf", "--flavour", flavour, tmp_path / "a.pdf"], capture_output=True, text=True, check=False)
        assert 'isCompliant="true"' in said.stdout, said.stdout
