"""An edition is a function of its volume: it opens no file, asks for no folder, knows no clock, and is the same wherever it is made."""

import ast
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_editions import read_all

import footpress
from footpress.editions import EDITIONS
from footpress.editions.look import read_look
from footpress.problems import Problem, ProblemsFound
from footpress.publication.building import build
from footpress.publication.gathering_volumes import gather, with_built
from footpress.publication.opening import OpenPublication, open_publication
from footpress.publication.standing import standing
from footpress.source.collections import find_collections
from footpress.templates import Templates

PACKAGE = Path(footpress.__file__).parent
DOCUMENTS = Path(__file__).parents[1] / "documents"
SLUGS = ("every-element", "plain", "sections", "turkish")

# The calls, modules and attributes by which a file is reached, or the clock, or another program.
CALLS = frozenset(
    "read_text read_bytes open write_text write_bytes glob rglob iterdir exists is_file is_dir is_symlink stat lstat resolve absolute cwd "
    "home expanduser walk listdir scandir Path read_bibliography read_publication read_source now today time".split()
)
MODULES = frozenset("os pathlib shutil glob tempfile time datetime subprocess socket urllib.request footpress.disk".split())
ATTRIBUTES = frozenset(("directory",))
IN_MEMORY = frozenset(("Image.open", "pikepdf.open"))
"""Given bytes, they open no file; that they are given bytes is shown by the making of every edition in an empty folder."""
PAGES_OF_THE_SITE = sorted(path for path in (PACKAGE / "site").rglob("*.py") if path.name != "search_index.py")
"""Pagefind is a program that reads a folder of pages: `search_index` is no page."""
FUNCTIONS = [*sorted((PACKAGE / "editions").rglob("*.py")), *PAGES_OF_THE_SITE]


def reaching(tree: ast.AST) -> Iterator[str]:
    """What in a module reaches beyond what its functions are given."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            walks_a_tree = name.endswith(".walk") and not name.startswith("os.")
            if name.rpartition(".")[2] in CALLS and name not in IN_MEMORY and not walks_a_tree:
                yield f"{node.lineno}: {name}()"
        if isinstance(node, ast.Import | ast.ImportFrom):
            named = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            yield from (
                f"{node.lineno}: import {name}"
                for name in named
                if {name, name.split(".")[0], ".".join(name.split(".")[:2])} & MODULES
            )
        if isinstance(node, ast.Attribute) and node.attr in ATTRIBUTES:
            yield f"{node.lineno}: {ast.unparse(node)}"


@pytest.mark.parametrize("path", FUNCTIONS, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_edition_reaches_for_anything(path: Path) -> None:
    assert list(reaching(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "line",
    [
        "(folder / name).read_bytes()", "open(name)", "path.is_file()", "Path(name)", "publication.directory", "import os.path",
        "from pathlib import Path", "from footpress.disk.reading import admit", "import footpress.disk.writing", "datetime.now()",
        "pikepdf.Pdf.open(name)", "os.walk(name)", "read_bibliography(name)",
    ],
)  # fmt: skip
def test_what_reaches_is_found(line: str) -> None:
    assert list(reaching(ast.parse(line)))


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every document, as articles and as a collection, in every edition; with a sign, a picture, an attached file, an earlier version."""
    folder = tmp_path_factory.mktemp("papers")
    shutil.copytree(DOCUMENTS, folder, dirs_exist_ok=True)
    settings = folder / "source/publication.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "logo: lamp.svg\n", encoding="utf-8")
    plain = folder / "source/plain.md"
    plain.write_text(plain.read_text(encoding="utf-8") + "\n[The figures](figures.csv).\n", encoding="utf-8")
    (folder / "source/figures.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (folder / "source/versions/plain/v1").mkdir(parents=True)
    (folder / "source/versions/plain/v1/index.html").write_text("<article><p>Before.</p></article>", encoding="utf-8")
    list(build(folder, (), list(EDITIONS)))
    list(build(folder, (), [name for name in EDITIONS if EDITIONS[name].collects], collections=True))
    return folder


# What is made elsewhere: each edition of each article, and of the collection of them all.
MADE = [(slug, name) for slug in SLUGS for name in EDITIONS]
MADE += [("collection", name) for name, row in EDITIONS.items() if row.collects]
ELSEWHERE = """
import pickle, sys
from footpress.editions import EDITIONS
from footpress.templates import Templates
made = [(name, EDITIONS[name].make(volume, look, Templates())) for name, volume, look in pickle.load(sys.stdin.buffer)]
sys.stdout.buffer.write(pickle.dumps(made))
"""


@pytest.fixture(scope="module")
def elsewhere(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], dict[str, bytes]]:
    """The files of each of MADE, from its pickled volume, by another process in an empty folder, while the publication is away."""
    opened = open_publication(papers)
    volumes = []
    for slug, name in MADE:
        row = EDITIONS[name]
        collection = next(each for each in find_collections(opened.publication, SLUGS, opened.front_matter).found)
        articles = collection.articles if slug == "collection" else (slug,)
        volume = gather(
            opened, [opened.cited(each, row.profile) for each in articles], collection if slug == "collection" else None
        )
        volume = with_built(volume, row, papers / "build")
        volumes.append((name, volume, read_look(opened.publication, volume.front_matter)))
    away = papers.rename(papers.with_name("away"))
    try:
        result = subprocess.run(
            [sys.executable, "-c", ELSEWHERE],
            input=pickle.dumps(volumes),
            capture_output=True,
            check=True,
            cwd=tmp_path_factory.mktemp("empty"),
            env={**os.environ, "PYTHONPATH": str(PACKAGE.parent), "TZ": "Asia/Ulaanbaatar", "PYTHONHASHSEED": "7"},
        )
    finally:
        away.rename(papers)
    return {place: dict(files) for place, (_, files) in zip(MADE, pickle.loads(result.stdout), strict=True)}


@pytest.mark.parametrize(("slug", "name"), MADE)
def test_an_edition_made_elsewhere_has_the_same_bytes(
    slug: str, name: str, papers: Path, elsewhere: dict[tuple[str, str], dict[str, bytes]]
) -> None:
    assert elsewhere[slug, name] == standing(EDITIONS[name], slug, papers / "build")


def test_what_was_made_elsewhere_holds_all_that_was_gathered(elsewhere: dict[tuple[str, str], dict[str, bytes]]) -> None:
    page = elsewhere["plain", "html"]
    assert {"html/plain/figures.csv", "html/plain/v1/index.html", "html/plain/plain.md", "html/plain/plain.pdf"} <= page.keys()
    assert b"data:image/svg+xml;base64" in page["html/plain/index.html"]
    assert "html/every-element/lamp.svg" in elsewhere["every-element", "html"]


def test_what_is_read_back_of_bytes_is_what_stands(papers: Path, elsewhere: dict[tuple[str, str], dict[str, bytes]]) -> None:
    read = EDITIONS["epub"].read_back(elsewhere["collection", "epub"], "collection", SLUGS)
    assert read == read_all("epub", papers / "build", "collection", SLUGS)


def test_a_volume_has_what_its_articles_cite_and_nothing_else(papers: Path) -> None:
    opened = open_publication(papers)
    volume = gather(opened, [opened.cited("turkish", "page")])
    cited = {key for note in volume.articles[0].notes for key in note.keys}
    assert {entry.key for entry in volume.bibliography.entries} == cited < {entry.key for entry in opened.bibliography.entries}
    assert [file.path for file in volume.sources] == ["source/turkish.md"]


def test_a_file_that_cannot_be_published_refuses_only_the_editions_that_need_it(papers: Path) -> None:
    opened = open_publication(papers)
    settings = {**opened.publication.settings, "logo": "gone.svg"}
    without = OpenPublication(type(opened.publication)(papers, settings=settings), opened.bibliography, opened.templates)
    volume = gather(without, [without.cited("plain", "screen")])
    assert isinstance(volume.logo, Problem)
    look = read_look(without.publication)
    assert EDITIONS["epub"].make(volume, look, Templates())
    with pytest.raises(ProblemsFound, match=r"there is no picture source/gone\.svg"):
        EDITIONS["html"].make(volume, look, Templates())
