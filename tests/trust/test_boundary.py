"""No file outside of a publication's folder is published, by whatever name or link a stranger may call it."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

import footpress
from footpress.citing.styles import find_style, own_styles
from footpress.disk.reading import addressed, refusal
from footpress.model.volume import File
from footpress.problems import FootpressError
from footpress.publication.building import build
from footpress.publication.checking import check
from footpress.publication.opening import open_publication
from footpress.source.articles import find_articles
from footpress.templates import Templates

SECRET = "SECRET-51.5N"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A publication beside a folder that is nobody's to publish."""
    (tmp_path / "outside").mkdir()
    Image.new("RGB", (4, 4), (1, 2, 3)).save(tmp_path / "outside/secret.png")
    (tmp_path / "outside/secret.md").write_text(f"---\ntitle: {SECRET}\n---\n\n{SECRET}\n", encoding="utf-8")
    (tmp_path / "outside/secret.bib").write_text(f"@book{{x, title={{{SECRET}}}}}\n", encoding="utf-8")
    folder = tmp_path / "papers"
    (folder / "source").mkdir(parents=True)
    (folder / "source/publication.yaml").write_text("title: Papers\n", encoding="utf-8")
    (folder / "source/a.md").write_text("---\ntitle: A\n---\n\nOne.\n", encoding="utf-8")
    (folder / "bibliography.bib").write_text("", encoding="utf-8")
    return folder


def built(folder: Path, *editions: str) -> str:
    """What a build says; nothing of what is outside may be in what it leaves."""
    said = [str(problem) for problem in find_articles(folder).passed_over]
    try:
        list(build(folder, (), editions))
    except FootpressError as error:
        said.append(str(error))
    for path in (folder / "build").rglob("*"):
        assert not path.is_file() or SECRET.encode() not in path.read_bytes(), path
    return "\n".join(said)


OUTSIDE = [
    "../../outside/secret.png", "%2e%2e/%2e%2e/outside/secret.png", "..%2f..%2foutside/secret.png", "%2E%2E%2F..%2Foutside%2Fsecret.png",
    "..\\..\\outside\\secret.png", "..%5c..%5coutside%5csecret.png", "./../../outside/secret.png", "x/../../../outside/secret.png",
    "/etc/passwd.png", "file:///etc/passwd", "~/secret.png", "link.png", "folder/secret.png", "C:/secret.png", "//host/secret.png",
    "link.png?x", "&#46;&#46;/secret.png", "folder/../link.png",
]  # fmt: skip


@pytest.mark.parametrize("address", OUTSIDE)
@pytest.mark.parametrize("edition", ["html", "epub", "pdf"])
def test_a_picture_outside_is_refused_with_its_line(address: str, edition: str, papers: Path) -> None:
    (papers / "source/link.png").symlink_to(papers.parent / "outside/secret.png")
    (papers / "source/folder").symlink_to(papers.parent / "outside")
    (papers / "source/a.md").write_text(f"---\ntitle: A\n---\n\n![p]({address})\n", encoding="utf-8")
    assert built(papers, edition).startswith("source/a.md:5: error: ")


@pytest.mark.parametrize("address", [each for each in OUTSIDE if "&" not in each])
def test_so_is_a_logo(address: str, papers: Path) -> None:
    (papers / "source/link.png").symlink_to(papers.parent / "outside/secret.png")
    (papers / "source/folder").symlink_to(papers.parent / "outside")
    (papers / "source/publication.yaml").write_text(f"title: Papers\nlogo: '{address}'\n", encoding="utf-8")
    assert built(papers, "html").startswith("source/publication.yaml:2: error: ")


@pytest.mark.parametrize(
    ("link", "to", "settings"),
    [
        ("source/b.md", "outside/secret.md", ""),
        ("bibliography.bib", "outside/secret.bib", ""),
        ("source/publication.yaml", "outside/secret.md", ""),
        ("templates/html/article.css", "outside/secret.bib", ""),
        ("templates/html/article.html", "outside/secret.bib", ""),
        ("templates/terms.yaml", "outside/secret.bib", ""),
        ("templates/styles/own.csl", "outside/secret.bib", "citation-style: own\n"),
        ("templates", "outside", ""),
        ("source/collections/spring.yaml", "outside/secret.md", ""),
        ("source/versions/a/v1/index.html", "outside/secret.md", ""),
        ("source/own.woff2", "outside/secret.bib", "fonts: {web: [own.woff2]}\n"),
        ("source/b.md", "/dev/zero", ""),
    ],
)
def test_a_link_out_of_the_publication_is_not_followed(link: str, to: str, settings: str, papers: Path) -> None:
    if to == "outside":
        for name in ("html", "styles"):
            (papers.parent / "outside" / name).mkdir()
        (papers.parent / "outside/html/article.css").write_text(f"/* {SECRET} */", encoding="utf-8")
    if settings:
        (papers / "source/publication.yaml").write_text(f"title: Papers\n{settings}", encoding="utf-8")
    path = papers / link
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.symlink_to(papers.parent / to)
    (papers / "build/html/spring").mkdir(parents=True)
    assert "it lies outside the publication's folder" in built(papers, "html")
    problems = "\n".join(map(str, _checked(papers)))
    assert SECRET not in problems


def _checked(folder: Path) -> tuple[object, ...]:
    try:
        return tuple(check(folder))
    except FootpressError as error:
        return (error,)


def test_styles_of_a_stranger_are_looked_for_in_one_folder(papers: Path) -> None:
    (papers / "templates/styles").mkdir(parents=True)
    (papers / "templates/styles/own.csl").symlink_to(papers.parent / "outside/secret.bib")
    for look in (lambda: find_style("own", Templates(papers)), lambda: own_styles(Templates(papers))):
        with pytest.raises(FootpressError, match="outside the publication"):
            look()
    (papers / "templates/styles/own.csl").unlink()
    with pytest.raises(FootpressError, match="There is no citation style"):
        find_style("../../outside/secret.bib", Templates(papers))


def test_what_is_within_may_be_linked_and_named_as_people_name_it(papers: Path) -> None:
    (papers / "pictures").mkdir()
    for name in ("my map.png", "карта.png", "a..b.png"):
        Image.new("RGB", (4, 4)).save(papers / "pictures" / name)
    (papers / "source/maps").symlink_to(papers / "pictures")
    text = "![a](maps/my%20map.png)\n\n![b](<maps/my map.png>)\n\n![c](maps/карта.png)\n\n![d](./maps/a..b.png)\n"
    (papers / "source/a.md").write_text(f"---\ntitle: A\n---\n\n{text}", encoding="utf-8")
    there = papers.parent / "elsewhere"
    there.symlink_to(papers)
    list(build(there, (), ["html", "epub", "pdf"]))
    assert (papers / "build/a.pdf").is_file()


def test_a_file_without_end_or_measure_is_not_read(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    os.mkfifo(papers / "source/pipe.png")
    assert "no file that can be read to its end" in refusal(papers / "source/pipe.png", papers)
    monkeypatch.setattr("footpress.disk.reading.LARGEST", 3)
    assert "larger than" in refusal(papers / "source/a.md", papers)
    assert addressed("a/b.png", papers) == papers / "source/a/b.png"


def test_the_file_of_an_article_is_one_of_the_publication_through_no_folder_that_leads_out_of_it(papers: Path) -> None:
    (papers / "source/linked.md").symlink_to(papers / "source/a.md")
    (papers / "source/out.md").symlink_to(papers.parent / "outside/secret.md")
    (papers / "source/folder.md").mkdir()
    opened = open_publication(papers)
    assert opened.source_file("linked") == replace(opened.source_file("a") or File("", b""), path="source/linked.md")
    assert [opened.source_file(slug) for slug in ("none", "folder", "nul\0")] == [None, None, None]
    for slug in ("out", "../../outside/secret"):
        with pytest.raises(FootpressError, match="outside the publication"):
            opened.source_file(slug)
    (papers / "source").rename(papers.parent / "outside/source")
    (papers / "source").symlink_to(papers.parent / "outside/source")
    with pytest.raises(FootpressError, match="outside the publication"):
        replace(opened, _inside=[]).source_file("a")


READERS = {
    "disk/reading.py": "the door itself", "disk/writing.py": "changes what was read before", "disk/lock.py": "its own file in build/",
    "records/bibtex.py": "admits the path first", "source/reading.py": "the same", "source/collections.py": "the same",
    "source/articles.py": "asks the door", "source/versions.py": "asks the door", "templates/__init__.py": "admits the path first",
    "disk/parcels.py": "asks where a path leads; scratch folders", "templates/limits.py": "the memory of the process",
    "templates/compiled.py": "the user's cache; its own code", "typesetting/hyphenation.py": "Pyphen's patterns and its own",
    "checks/validators.py": "a report of its own",
    "citing/styles.py": "the styles that are installed; its own through Templates",
    "pictures/admitting.py": "is given paths from the door", "pictures/raster.py": "the same",
    "publication/gathering_files.py": "asks the door; what stands in build/", "publication/standing.py": "build/", "publication/plan.py": "build/", "publication/known_sources.py": "build/", "publication/stood.py": "build/", "publication/checking_site.py": "build/", "publication/left_over.py": "names of files",
    "publication/publishing_site.py": "pages in build/", "publication/opening.py": "admits the path first", "publication/checking.py": "admits the paths first",
    "publication/accepting.py": "the same", "publication/importing.py": "the same; the manuscript",
    "publication/given_bibliographies.py": "bibliographies that are named",
    "publication/importing_again.py": "the same", "publication/importing_many.py": "a folder of manuscripts that is named",
    "publication/reading_manuscripts.py": "a manuscript that is named", "cluster/importing.py": "the same",
    "publication/correcting.py": "through read_source first", "publication/extracting.py": "a PDF that is named",
    "publication/links.py": "admits the path first; its own cache in build/", "publication/reviewing.py": "its records are listed by the door",
    "commands/notes.py": "notes that are named", "documents/reading.py": "a manuscript that is named", "documents/neighbours.py": "pictures beside it, in its folder", "documents/rich_text.py": "pictures that pandoc took out of it",
    "site/search_index.py": "build/", "typesetting/files.py": "pictures that an address holds in itself",
}  # fmt: skip
"""The modules that open files, each with its reason; whatever else is of a publication is read by `footpress.disk.reading`. Editions and
the pages of the site open none at all: `test_editions_are_functions`."""


def test_nothing_else_opens_files() -> None:
    package = Path(footpress.__file__).parent
    opening = {"read_text", "read_bytes", "open", "glob", "rglob", "iterdir"}
    found = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            owner = getattr(called.value, "id", "") if isinstance(called, ast.Attribute) else ""
            if (
                isinstance(called, ast.Attribute)
                and called.attr in opening
                and owner not in ("Image", "pikepdf", "os", "reading")
            ):
                found.add(path.relative_to(package).as_posix())
    own_data = {name for name in found if name.split("/")[0] in ("references", "languages", "resolution", "documents")}
    assert (found - own_data) | (found & set(READERS)) == set(READERS)
