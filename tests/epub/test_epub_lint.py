"""Each rule has two books in the folder of its chapter of EPUB 3.3: `<id>-error.txt`, which breaks it, and `<id>-valid.txt`, which
nearly does.

A book is its files and the findings; `pytest --accept` writes the findings anew. Documents are shown without what stands around
them, the package is made from the names, and {{n times x}} stands for a long text.
"""

import re
import zipfile
from pathlib import Path

import pytest

from footpress.checks.epub import RULES, findings
from footpress.checks.epub.book import PACKAGE, open_book
from footpress.problems import ProblemsFound
from footpress.publication.building import build
from footpress.publication.checking import check

HERE = Path(__file__).parent / "lint"
BOOKS = sorted(HERE.rglob("*.txt"))
DOCUMENTS = Path(__file__).parents[1] / "documents"
DOCUMENT = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>{}</body></html>'
UNNAMED = " !unnamed"
"""After the name of a file that the package does not name."""


def sections(path: Path) -> dict[str, str]:
    """The text under each line `%%% name`."""
    _, *parts = re.split(r"^%%% (.*)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def files(parts: dict[str, str]) -> dict[str, bytes]:
    made = {}
    for name, text in parts.items():
        whole = re.sub(r"\{\{(\d+) times (.)\}\}", lambda long: long[2] * int(long[1]), text)
        made[name.removesuffix(UNNAMED)] = (DOCUMENT.format(whole) if ".xhtml" in name else whole).encode()
    items = [name.removeprefix("EPUB/") for name in parts if UNNAMED not in name]
    manifest = "".join(f'<item id="i{number}" href="{name.replace(" ", "%20")}"/>' for number, name in enumerate(items))
    shown = [number for number, name in enumerate(items) if name.endswith(".xhtml")]
    spine = "".join(f'<itemref idref="i{number}"/>' for number in shown)
    package = f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{manifest}</manifest><spine>{spine}</spine></package>'
    return {**made, PACKAGE: package.encode()}


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_findings(path: Path, accept: bool) -> None:
    parts = sections(path)
    expected = parts.pop("findings")
    found = list(findings(open_book(files(parts)), "a.epub"))
    text = "".join(f"{problem}\n" for problem in found)
    if accept:
        path.write_text(f"{path.read_text(encoding='utf-8').partition('%%% findings')[0]}%%% findings\n{text}", encoding="utf-8")
        expected = text
    rule, verdict = path.stem.rsplit("-", 1)
    assert (rule in {problem.id for problem in found}) == (verdict == "error")
    assert text == expected


def test_each_rule_has_its_two_books() -> None:
    assert {path.stem for path in BOOKS} == {f"{rule.id}-{verdict}" for rule in RULES for verdict in ("error", "valid")}


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    (tmp_path / "source").mkdir()
    (tmp_path / "source/publication.yaml").write_text("title: Papers\n", encoding="utf-8")
    (tmp_path / "bibliography.bib").write_text("", encoding="utf-8")
    (tmp_path / "source/a.md").write_text("---\ntitle: A\nlang: en\n---\n\nOne.[^1]\n\n[^1]: A note.\n", encoding="utf-8")
    return tmp_path


def test_a_template_that_breaks_a_rule_stops_the_build(publication: Path) -> None:
    (publication / "templates/epub").mkdir(parents=True)
    style = publication / "templates/epub/style.css"
    style.write_text("@import 'https://example.org/a.css';", encoding="utf-8")
    with pytest.raises(ProblemsFound, match=r"build/a\.epub: error: EPUB/style\.css loads https://example\.org/a\.css"):
        list(build(publication, (), ["epub"]))
    assert not (publication / "build/a.epub").exists()


def test_check_finds_what_was_done_to_a_built_book(publication: Path) -> None:
    list(build(publication, (), ["epub"]))
    assert check(publication) == ()
    with zipfile.ZipFile(publication / "build/a.epub", "a") as archive:
        archive.writestr("EPUB/lost.xhtml", DOCUMENT.format("<p>Lost.</p>"))
    assert [problem.id for problem in check(publication)] == ["file-orphan"]
