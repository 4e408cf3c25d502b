"""Lists of terms, tasks, verse, figures and divided words, as a program reads them from the PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from test_pdf import built, with_body

WORDS = "unquestionably incomprehensibility notwithstanding " * 12
BODY = f"""<dl><dt>Ferry</dt><dd>A boat.</dd><dt>Landing</dt><dt>Quay</dt><dd><p>Where it lands.</p></dd><dd>The act.</dd></dl>
<ol type="a"><li>One<ul><li>Inner</li></ul></li></ol>
<ul><li class="task done"><label><input type="checkbox" checked="" disabled=""/>Count</label></li>
<li class="task"><label><input type="checkbox" disabled=""/>Tell</label></li></ul>
<div class="line-block"><p class="stanza"><span class="line">The rope is wet,</span>\n<span class="line">The rope is long.</span></p></div>
<figure><img src="source/a.png" alt="Two boats"/><figcaption>Boats at noon.</figcaption></figure>
<p>{WORDS}</p>"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pikepdf.Object]:
    folder = tmp_path_factory.mktemp("forms")
    (folder / "source").mkdir()
    Image.new("RGB", (40, 40), "gray").save(folder / "source/a.png")
    body = BODY.replace("source/a.png", "a.png")
    with pikepdf.open(built(folder, with_body(body))) as pdf:
        yield pdf.Root


def elements(root: pikepdf.Object, kind: str) -> list[pikepdf.Object]:
    found, waiting = [], [root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop(0)
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            continue
        if kind == element.S:
            found.append(element)
        waiting[:0] = list(element.get("/K", []))
    return found


def kinds(element: pikepdf.Object) -> list[str]:
    return [str(kid.S) for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def test_a_list_says_how_it_is_numbered(root: pikepdf.Object) -> None:
    assert [str(found.A.ListNumbering) for found in elements(root, "/L")][:4] == ["/None", "/LowerAlpha", "/Disc", "/Disc"]


def test_a_term_and_what_it_means_are_one_item(root: pikepdf.Object) -> None:
    terms = elements(root, "/L")[0]
    assert [kinds(item) for item in terms.K] == [["/Lbl", "/LBody"], ["/Lbl"], ["/Lbl", "/LBody", "/LBody"]]


def test_the_caption_stands_in_its_figure(root: pikepdf.Object) -> None:
    (figure,) = elements(root, "/Figure")
    assert kinds(figure) == ["/Caption"]
    assert str(figure.Alt) == "Two boats"


def test_a_box_says_whether_the_task_is_done(root: pikepdf.Object) -> None:
    assert [str(label.ActualText) for label in elements(root, "/Lbl") if "/ActualText" in label] == ["\u2611", "\u2610"]


def test_a_divided_word_has_a_soft_hyphen_in_the_text_and_the_outline_is_shown(tmp_path: Path) -> None:
    path = built(tmp_path, with_body(f"<h2>Rivers</h2><p>{WORDS}</p>"))
    with pikepdf.open(path) as pdf:
        maps = b"".join(
            item.read_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream) and b"begincmap" in item.read_bytes()
        )
        assert b"<00ad>" in maps and b"<2010>" not in maps
        assert pdf.Root.PageMode == "/UseOutlines"


def test_a_hyphen_of_that_kind_that_its_author_typed_is_none(tmp_path: Path) -> None:
    with pikepdf.open(built(tmp_path, with_body(f"<p>twenty\u2010one {WORDS}</p>"))) as pdf:
        maps = b"".join(
            item.read_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream) and b"begincmap" in item.read_bytes()
        )
        assert b"<2010>" in maps


def test_a_line_of_the_contents_is_one_link(tmp_path: Path) -> None:
    headings = "".join(f"<h2 id='h{number}'>Rivers {number}</h2><p>Word.</p>" for number in range(3))
    with pikepdf.open(built(tmp_path, with_body(headings), contents=True)) as pdf:
        (contents,) = elements(pdf.Root, "/TOC")
        entries = [kid for kid in contents.K if kid.S == "/TOCI"]
        assert [kinds(entry) for entry in entries] == [["/Link"]] * 3
        assert all("/Link" not in kinds(entry.K[0]) for entry in entries)
        assert [str(link.Dest) for link in pdf.pages[0].Annots if "/Dest" in link] == ["h0", "h1", "h2"]
