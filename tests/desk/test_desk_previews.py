"""What See shows is what a build prints; what cannot be shown is said with its place, and the last that could be made stays."""

import asyncio
import io
import re
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from footpress.desk.changes import Watch, state_of
from footpress.desk.desk import Desk
from footpress.desk.reading_system import chapters, documents
from footpress.desk.safety import PREVIEW_POLICY
from footpress.publication import previewing
from footpress.publication.building import build
from footpress.readback.fold import fold_printed

PARAGRAPH = "In the year of the tide, boats came and went, and the keepers of the lights wrote down who passed.[^{}] "
TEXT = "---\ntitle: The Tide\nauthor: [Ada Osei]\nlang: en\ndate: 2024-05-01\n{}---\n\n{}\n\n## The north\n\n![A boat](boat.png)\n\n{}\n\n{}\n"


def text(settings: str = "") -> str:
    calls = [PARAGRAPH.format(number) for number in range(1, 41)]
    notes = "\n\n".join(f"[^{n}]: [@osei2003, {n}]." for n in range(1, 41))
    return TEXT.format(settings, "".join(calls[:20]), "\n\n".join(calls[20:]), notes)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "source").mkdir()
    (folder / "source/publication.yaml").write_text("title: Papers of the Tide\nurl: https://tide.example\n", encoding="utf-8")
    (folder / "source/tide.md").write_text(text(), encoding="utf-8")
    (folder / "source/boat.png").write_bytes(_picture())
    entry = "@book{osei2003,\n  author = {Osei, Ada},\n  title = {Harbours},\n  date = {2003},\n  publisher = {Poche},\n}\n"
    (folder / "bibliography.bib").write_text(entry, encoding="utf-8")
    list(build(folder))
    return folder


def _picture() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 20), (20, 90, 160)).save(stream, "PNG")
    return stream.getvalue()


def pictures(pdf: bytes) -> list[bytes]:
    with pypdfium2.PdfDocument(pdf) as opened:
        return [page.render(scale=0.6).to_numpy().tobytes() for page in opened]


def body(page: bytes) -> str:
    return re.sub(r"<script>.*?</script>", "", page.decode("utf-8").partition("<body")[2], flags=re.DOTALL)


def test_the_web_page_is_that_of_the_build(papers: Path) -> None:
    files = previewing.web_page(papers, "tide")
    assert body(files["html/tide/index.html"]) == body((papers / "build/html/tide/index.html").read_bytes())
    assert files["html/tide/boat.png"] == (papers / "build/html/tide/boat.png").read_bytes()


def test_every_page_looks_as_that_of_the_pdf_that_is_built(papers: Path) -> None:
    made = previewing.pages(papers, "tide").pages
    drawn = [pictures(made.draw(number))[0] for number in range(1, len(made) + 1)]
    assert len(drawn) > 2
    assert drawn == pictures((papers / "build/tide.pdf").read_bytes())


def test_the_book_is_that_of_the_build(papers: Path) -> None:
    with zipfile.ZipFile(papers / "build/tide.epub") as built:
        assert previewing.book(papers, "tide") == {name: built.read(name) for name in built.namelist()}


def test_pages_that_print_their_own_numbers_print_the_same(papers: Path) -> None:
    (papers / "source/report.md").write_text(text("contents: yes\npages: 45-90\n"), encoding="utf-8")
    ((built),) = build(papers, ["report"], ["pdf"])
    made = previewing.pages(papers, "report").pages
    with pypdfium2.PdfDocument(built.file) as pdf:
        words = [fold_printed(page.get_textpage().get_text_bounded()) for page in pdf]
    drawn = [pypdfium2.PdfDocument(made.draw(number))[0] for number in range(1, len(made) + 1)]
    shown = [fold_printed(page.get_textpage().get_text_bounded()) for page in drawn]
    assert shown == words
    assert re.search(r"Thenorth[.]*46", "".join(shown)), "the contents have the printed number"


def test_pages_are_not_laid_out_again_for_what_they_do_not_print(papers: Path) -> None:
    before = previewing.pages(papers, "tide")
    works = papers / "bibliography.bib"
    works.write_text(
        works.read_text(encoding="utf-8") + "\n@book{blum2001,\n  title = {Nobody cites this},\n}\n", encoding="utf-8"
    )
    assert previewing.pages(papers, "tide", before) is before
    changed = text().replace("boats came", "ships came", 1)
    (papers / "source/tide.md").write_text(changed, encoding="utf-8")
    try:
        assert previewing.pages(papers, "tide", before) is not before
    finally:
        (papers / "source/tide.md").write_text(text(), encoding="utf-8")


def test_the_contents_and_the_order_of_a_book(papers: Path) -> None:
    files = previewing.book(papers, "tide")
    listed = chapters(files)
    assert [(each.words, each.level) for each in listed] == [
        ("Title page", 1), ("The Tide", 1), ("The north", 2), ("Notes", 1), ("Bibliography", 1), ("Colophon", 1),
    ]  # fmt: skip
    assert all(each.address.partition("#")[0] in files for each in listed)
    assert documents(files)[0].endswith("title.xhtml") and set(documents(files)) < set(files)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("source/tide.md", True), ("bibliography.bib", True), ("source/publication.yaml", True), ("source/boat.png", True),
        ("templates/html/article.css", True), ("build/tide.pdf", True), ("source/other.md", False), ("source/notes/tide.yaml", False),
        ("source/manuscripts/tide.txt", False), ("build/other.pdf", False), ("source/.tide.md.swp", False),
    ],
)  # fmt: skip
def test_a_preview_is_made_anew_for_what_it_is_made_of(name: str, changes: bool, tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    before = state_of(tmp_path, "tide")
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("x", encoding="utf-8")
    assert (state_of(tmp_path, "tide") != before) is changes


@pytest.mark.parametrize("tells", [True, False])
@pytest.mark.parametrize("name", ["source/tide.md", "bibliography.bib", "source/maps/north.png"])
def test_a_change_made_elsewhere_is_told_at_once(name: str, tells: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the system; where that tells nothing, after the next look."""
    (tmp_path / "source/maps").mkdir(parents=True)
    monkeypatch.setattr("footpress.desk.changes._SELDOM", 30.0)

    def none(*_paths: Path, **_how: object) -> None:
        raise OSError("no space left on device")

    if not tells:
        monkeypatch.setattr("watchfiles.awatch", none)

    async def waited() -> float:
        watch = Watch(tmp_path)
        now = watch.now
        await asyncio.sleep(0.3)
        (tmp_path / name).write_text("x", encoding="utf-8")
        began = time.monotonic()
        await watch.changed(now)
        return time.monotonic() - began

    with ThreadPoolExecutor(1) as thread:  # that of a test may have the loop of the browser
        assert thread.submit(asyncio.run, waited()).result() < 10


@pytest.fixture(scope="module")
def seen(papers: Path) -> Iterator[Desk]:
    desk = Desk(papers)
    yield desk
    desk.close()


def test_a_frame_is_given_the_files_and_can_do_nothing(seen: Desk, sitter) -> None:
    object.__setattr__(sitter, "desk", seen)
    (seen.directory / "source/tide.md").write_text("---\ntitle: The Tide\n---\n\n[@nobody].\n", encoding="utf-8")
    never = sitter.get("/a/tide/see/page")
    assert "@nobody" in never.text and never.headers["content-security-policy"] == PREVIEW_POLICY
    (seen.directory / "source/tide.md").write_text(text(), encoding="utf-8")
    assert sitter.get("/a/tide/see/made/web").json() == {}
    page = sitter.get("/a/tide/see/web/html/tide/index.html")
    assert page.headers["content-security-policy"] == PREVIEW_POLICY
    assert "allow-scripts" not in PREVIEW_POLICY and "script-src" not in PREVIEW_POLICY and "default-src 'none'" in PREVIEW_POLICY
    assert sitter.get("/a/tide/see/web/html/tide/boat.png").headers["content-type"] == "image/png"
    for outside in ("../../source/tide.md", "%2e%2e/source/tide.md", "html/tide/../../../source/tide.md"):
        assert sitter.get(f"/a/tide/see/web/{outside}").status_code in (404, 422)
    book = sitter.get("/a/tide/see/made/book").json()
    assert sitter.get(f"/a/tide/see/book/{book['documents'][0]}").headers["content-type"].startswith("application/xhtml+xml")


def test_what_cannot_be_shown_leads_to_its_place_and_the_last_that_could_stays(seen: Desk, sitter) -> None:
    object.__setattr__(sitter, "desk", seen)
    pages = sitter.get("/a/tide/see/made/pages").json()
    first = sitter.get("/a/tide/see/pages/1").json()["digest"]
    (seen.directory / "source/tide.md").write_text(text().replace("@osei2003, 7]", "@nobody, 7]"), encoding="utf-8")
    try:
        for kind in ("web", "book", "pages"):
            (problem,) = sitter.get(f"/a/tide/see/made/{kind}").json()["problems"]
            assert problem["place"] == "/a/tide/note/7" and "nobody" in problem["sentence"] and ":" in problem["file"]
        last = sitter.get("/a/tide/see/page")
        assert last.status_code == 303 and "Harbours" in sitter.get(last.headers["location"]).text
        assert sitter.get("/a/tide/see/pages/1.png").content.startswith(b"\x89PNG")
    finally:
        (seen.directory / "source/tide.md").write_text(text(), encoding="utf-8")
    assert sitter.get("/a/tide/see/made/pages").json() == pages
    assert sitter.get("/a/tide/see/pages/1").json()["digest"] == first, "a page that looks as before is not loaded again"
    assert sitter.get("/a/tide/see/pages/99").json()["problems"]
    assert sitter.get("/a/tide/see/nowhere").status_code == 422


def test_publish_tells_what_has_changed_with_links_to_it(seen: Desk, sitter) -> None:
    object.__setattr__(sitter, "desk", seen)
    assert "No word has changed" in sitter.get("/a/tide/publish/changes").text
    changed = text().replace("@osei2003, 7]", "@osei2003, 70]").replace("boats came", "<ships> came", 1)
    (seen.directory / "source/tide.md").write_text(changed, encoding="utf-8")
    try:
        page = sitter.get("/a/tide/publish/changes").text
        assert '<a href="/a/tide/note/7">Note 7</a>' in page and "<ins>70.</ins>" in page and "<del>7.</del>" in page
        assert (
            "<ins>&lt;ships&gt;</ins>" in page
            and f'href="/a/tide/text?line={changed.split("In the year")[0].count(chr(10)) + 1}#body"' in page
        )
        (seen.directory / "source/tide.md").write_text(text().replace("@osei2003, 7]", "@nobody, 7]"), encoding="utf-8")
        assert '<a href="/a/tide/note/7">' in sitter.get("/a/tide/publish/changes").text
    finally:
        (seen.directory / "source/tide.md").write_text(text(), encoding="utf-8")
