"""What a build leaves in build/: all of what it made, nothing of what it no longer makes, and one text of each article in all of it."""

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from footpress.citing.cite import cite
from footpress.cli import main
from footpress.editions.pdf import reading_back
from footpress.problems import ProblemsFound
from footpress.publication import opening
from footpress.publication.building import build
from footpress.templates import Templates

HEAD = "---\ntitle: Lamps\nauthor: Ada Roe\ndate: 2021-05-03\n---\n\n"
FULL = f"{HEAD}One.[^1] ![A lamp](lamp.png) and [the figures](figures.csv).\n\n[^1]: A note.\n"


@pytest.fixture
def lamps(publication: Path) -> Path:
    """A publication with one article, which shows a picture and links to a file."""
    Image.new("RGB", (4, 4), (200, 120, 0)).save(publication / "source/lamp.png")
    (publication / "source/figures.csv").write_text("a,b\n", encoding="utf-8")
    write(publication, FULL)
    return publication


def write(publication: Path, text: str) -> None:
    (publication / "source/lamps.md").write_text(text, encoding="utf-8")


def standing(publication: Path) -> set[str]:
    folder = publication / "build/html/lamps"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


RECORDS = {"lamps.bib", "lamps.ris", "lamps.json"}


def test_what_a_page_no_longer_has_does_not_stay_beside_it(lamps: Path) -> None:
    list(build(lamps, editions=["epub", "html"]))
    assert standing(lamps) == {"index.html", "lamps.md", "lamps.epub", "lamp.png", "figures.csv"} | RECORDS
    write(lamps, f"{HEAD}One.[^1]\n\n[^1]: A note.\n")
    (lamps / "build/lamps.epub").unlink()
    list(build(lamps, ["lamps"], editions=["html"]))
    assert standing(lamps) == {"index.html", "lamps.md"} | RECORDS


def test_what_was_corrected_stays_with_every_later_build(lamps: Path) -> None:
    list(build(lamps, editions=["html"]))
    assert main(["correct", "lamps", "The lamp was of iron.", "--publication", str(lamps)]) == 0
    for _ in range(2):
        list(build(lamps, ["lamps"], editions=["html"]))
        assert {"v1/index.html", "v1/lamp.png", "v1/lamps.md"} <= standing(lamps)
    assert 'class="superseded"' in (lamps / "build/html/lamps/v1/index.html").read_text(encoding="utf-8")


def test_a_page_that_is_refused_leaves_the_folder_as_it_stood(lamps: Path) -> None:
    list(build(lamps, editions=["html"]))
    before = {name: (lamps / "build/html/lamps" / name).read_bytes() for name in standing(lamps)}
    settings = lamps / "source/publication.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "logo: gone.svg\n", encoding="utf-8")
    assert main(["build", "--edition", "epub", "--edition", "html", "--publication", str(lamps)]) == 1
    assert (lamps / "build/lamps.epub").is_file(), "it needs no logo"
    after = {name: (lamps / "build/html/lamps" / name).read_bytes() for name in standing(lamps)}
    assert after == before | {"lamps.epub": (lamps / "build/lamps.epub").read_bytes()}


def test_all_that_is_published_is_of_one_text_though_its_source_changes_meanwhile(
    lamps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cited_and_changed(*arguments: object) -> object:
        article = cite(*arguments)  # type: ignore[arg-type]
        write(lamps, FULL.replace("One.", "Another."))
        return article

    monkeypatch.setattr(opening, "cite", cited_and_changed)
    list(build(lamps, editions=["pdf", "html"]))
    assert (lamps / "source/lamps.md").read_text(encoding="utf-8") != FULL
    assert (lamps / "build/html/lamps/lamps.md").read_text(encoding="utf-8") == FULL
    assert "Another" not in (lamps / "build/html/lamps/index.html").read_text(encoding="utf-8")
    with pikepdf.open(lamps / "build/lamps.pdf") as pdf:
        assert pdf.attachments["lamps.md"].get_file().read_bytes().decode("utf-8") == FULL


def test_a_pdf_is_read_back_once_for_all_editions(lamps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    read = reading_back.read_words
    monkeypatch.setattr(reading_back, "read_words", lambda data: calls.append(len(data)) or read(data))
    list(build(lamps, editions=["pdf", "epub", "kindle", "html"]))
    assert len(calls) == 1
    list(build(lamps, editions=["epub"], anew=True))
    assert len(calls) == 2, "the one that stands"


def test_what_a_style_sheet_of_the_publication_names_is_set(lamps: Path) -> None:
    (lamps / "templates/pdf").mkdir(parents=True)
    style = Templates().read("pdf/article.css")
    (lamps / "templates/pdf/article.css").write_text(f'{style}\nbody {{ background: url("seal.png") }}\n', encoding="utf-8")
    with pytest.raises(ProblemsFound, match=r"seal\.png.*there is no such file"):
        list(build(lamps, editions=["pdf"]))
    Image.new("RGB", (8, 8), (0, 90, 0)).save(lamps / "source/seal.png")
    list(build(lamps, editions=["pdf"]))
    with pikepdf.open(lamps / "build/lamps.pdf") as pdf:
        images = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]
    assert len(images) == 2, "the lamp and the seal"


@pytest.mark.parametrize("collections", [False, True])
def test_each_source_is_read_once_for_a_command(collections: bool, lamps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (lamps / "source/wicks.md").write_text(HEAD.replace("Lamps", "Wicks") + "Two.\n", encoding="utf-8")
    read, names = opening.read_source, []
    monkeypatch.setattr(opening, "read_source", lambda path, publication: names.append(path.name) or read(path, publication))
    list(build(lamps, editions=["epub", "html"], collections=collections))
    assert sorted(names) == ["lamps.md", "wicks.md"]
    assert (lamps / "build/html/index.html").read_text(encoding="utf-8").count('href="wicks/"') == 1
