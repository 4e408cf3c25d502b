"""A whole sitting in a real browser, by keyboard alone: a Word file is dropped, corrected, confirmed and published; axe on every view."""

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from imported_notes import NOTES
from word_files import call, docx, p, r

from footpress.gathering.source_notes import source_notes

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = f"async () => (await axe.run({{runOnly: {{type: 'tag', values: {TAGS}}}}})).violations.map((v) => `${{v.id}}: ${{v.nodes[0].html}}`)"
SHIPPED = ROOT / "source/manuscripts/mongolia-balance.txt"


def word_file(path: Path) -> Path:
    """NOTES as a Word file has them: a title, an author, a call for each footnote, italics as runs."""

    def runs(raw: str) -> str:
        pieces = raw.split("*")
        return p(*(r(escape(piece), "<w:i/>" if k % 2 else "") for k, piece in enumerate(pieces)))

    sentence = "In the year of the tide, boats came and went."
    calls = [run for n in range(1, len(NOTES) + 1) for run in (r(f"{sentence}"), call(n), r(" "))]
    notes = {n: runs(raw) for n, raw in enumerate(NOTES, 1)}
    return docx(path, p("The Tide", style="Title"), p("Ada Osei", style="Author"), p(*calls), footnotes=notes)


class Keyboard:
    """The keys of one sitting, counted; keys pressed together are one, and so is what the window of files asks for."""

    def __init__(self, page) -> None:
        self.page, self.pressed = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.pressed += 1
            self.page.keyboard.press(key)

    def focus(self, selector: str, most: int = 80) -> None:
        """Go with Tab until what is wanted has the focus."""
        for _ in range(most):
            if self.page.evaluate("(s) => document.activeElement.matches(s)", selector):
                return
            self.press("Tab")
        raise AssertionError(f"{selector} is not reached with Tab")

    def drop(self, manuscript: Path) -> None:
        """Choose a file and have it read, until what was found is listed."""
        self.focus("#file")
        self.pressed += 1
        self.page.set_input_files("#file", str(manuscript))
        until(self.page, "document.activeElement.matches('#drop button')")
        self.press("Enter")
        self.page.wait_for_selector("#begin", timeout=40000)
        until(self.page, "document.activeElement.id === 'begin'")


@pytest.fixture
def address(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A desk as `footpress desk` serves it, at an empty publication."""
    folder = tmp_path / "papers"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-m", "footpress.cli", "new", str(folder)], check=True, env=environment, capture_output=True)
    command = [sys.executable, "-m", "footpress.cli", "desk", "--no-open", "--publication", str(folder)]
    desk = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        yield desk.stdout.readline().strip(), folder
    finally:
        desk.terminate()
        desk.communicate(timeout=20)


def axe(page, name: str) -> None:
    """Nothing that WCAG 2.2 AA forbids is on a view, and nothing is wider than the screen."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    if AXE.is_file():
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert page.evaluate(RUN) == [], name


def until(page, script: str, given: object = None, seconds: float = 20) -> None:
    """Wait until a script is true; the desk's policy lets no page run what a text says, so that it is asked from outside."""
    end = time.monotonic() + seconds
    while not page.evaluate(script, given):
        assert time.monotonic() < end, script
        time.sleep(0.01)


def test_a_sitting_from_a_word_file_to_three_editions_by_keyboard_alone(address, browser, tmp_path) -> None:
    url, folder = address
    here = url.split("/?")[0]
    text = lambda: (folder / "source/tide.md").read_text(encoding="utf-8")  # noqa: E731
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.set_default_timeout(20000)
        keys = Keyboard(page)
        said: list[str] = []
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda told: said.append(told.text) if "Content Security Policy" in told.text else None)
        page.on(
            "request",
            lambda request: said.append(request.url) if not request.url.startswith((url[:20], "data:", "blob:")) else None,
        )

        page.goto(url)
        assert "token" not in page.url
        axe(page, "articles")
        keys.drop(word_file(tmp_path / "tide.docx"))
        axe(page, "what was found")
        keys.press("Enter")

        page.wait_for_selector("#printed:not([aria-busy])")
        assert page.url.endswith("/a/tide/note/3"), "the first doubt"
        axe(page, "a note")
        for width, scheme in ((768, "dark"), (2560, "light"), (1280, "light")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            axe(page, f"a note, {width} pixels, {scheme}")
        keys.focus("#words")
        keys.press("F1")
        axe(page, "the keys")
        keys.press("Escape")

        # Note 4: “Poche” is no part of the publisher; then it is put back.
        keys.press("Alt+ArrowDown")
        page.wait_for_url("**/note/4")
        page.wait_for_selector("#printed:not([aria-busy])")
        words = page.locator('#words [role="option"]').all_inner_texts()
        keys.press(*["ArrowRight"] * words.index("Poche"), "x")
        page.wait_for_selector(".todo:has-text('Poche')")
        assert source_notes(text())[4].startswith("Ada Osei"), "it stays as typed"
        keys.press("Shift+ArrowLeft", "b")
        until(page, "!document.querySelector('#note .todo')")

        # An entry is corrected, and the note is set anew with each key.
        keys.focus("input[name=f-title]")
        keys.press("End")
        waits = []
        for sign in "erly":
            now = page.evaluate("document.querySelector('#printed').innerHTML")
            began = time.perf_counter()
            keys.press(sign)
            until(page, "(was) => document.querySelector('#printed').innerHTML !== was", now)
            waits.append(time.perf_counter() - began)
        print(f"from a key to the note set anew: {statistics.median(waits) * 1000:.0f} ms")
        assert statistics.median(waits) < 0.4, "on a machine that does other things too"
        keys.press("Control+Enter")
        page.wait_for_url("**/note/3")
        assert "Harbours of the Northerly" in (folder / "bibliography.bib").read_text(encoding="utf-8")
        assert source_notes(text())[4] == "[@osei2003, 7]."

        # Note 3: the doubt is answered; all others have none, are listed, and confirmed together.
        until(page, "document.activeElement.id === 'words'")
        keys.press("Enter")
        page.wait_for_selector("ul.together")
        assert page.url.endswith("/together/clear")
        axe(page, "what is confirmed together")
        until(page, "document.activeElement.matches('main button.main')")
        keys.press("Enter")
        page.wait_for_selector("#to-publish")
        record = (folder / "source/notes/tide.yaml").read_text(encoding="utf-8")
        assert record.count("confirmed:") == len(NOTES)

        for view in ("article", "check", "see", "see/pages", "see/book", "publish"):
            page.goto(f"{here}/a/tide/{view}")
            until(page, "!document.querySelector('#see[aria-busy]')")
            axe(page, view)
        write_in_the_text(page, keys, here, text)
        page.goto(f"{here}/a/tide")
        until(page, "document.activeElement.id === 'to-publish'")
        keys.press("Enter")
        page.wait_for_selector("#build")
        until(page, "document.activeElement.id === 'build'")
        keys.press("Enter")
        page.wait_for_selector(".editions", timeout=120000)
        page.wait_for_selector("[data-fill] .done", timeout=60000)
        axe(page, "published")
        assert re.findall(r"/download/(\w+)", page.content()) == ["pdf", "epub", "html"]
        assert page.locator(".editions .done").count() == 3

        # The shipped manuscript, from the field of the file, which has the focus in an empty publication, until every note is confirmed: a
        # key for each doubt, one to choose the file, one to read it, one to begin, one for all that have no doubt. To three editions it
        # takes two more: to Publish, and to build. From the empty list to the editions it was 69, and is 7.
        page.goto(f"{here}/")
        keys.focus("#file")
        keys.pressed = 0
        keys.drop(SHIPPED)
        keys.press("Enter")
        page.wait_for_selector("#words")
        doubts = int(page.locator("#progress strong").inner_text().split()[0])
        while not page.url.endswith("/together/clear"):
            until(page, "document.activeElement.id === 'words'")
            now = page.url
            keys.press("Enter")
            until(page, "(was) => location.href !== was", now)
        until(page, "document.activeElement.matches('main button.main')")
        keys.press("Enter")
        page.wait_for_selector("#to-publish")
        print(f"keys for the shipped manuscript: {keys.pressed}")
        assert keys.pressed == 4 + doubts
    assert said == [], "no error, and nothing asked of another host"
    assert (folder / "build/tide.pdf").is_file() and (folder / "build/tide.epub").is_file()
    assert (folder / "build/html/tide/index.html").is_file()


def write_in_the_text(page, keys: Keyboard, here: str, text) -> None:
    """The text: a pause saves, the page beside it follows, a finding is mended by its button, a change elsewhere comes in, Tab leaves."""
    page.goto(f"{here}/a/tide/text")
    page.wait_for_selector(".cm-content")
    frame = "document.querySelector('#page-beside iframe:not(.coming)').contentDocument.body"
    until(page, f"{frame} && {frame}.textContent.includes('The Tide')")
    for width, scheme in ((768, "dark"), (2560, "light"), (1280, "light")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        axe(page, f"the text, {width} pixels, {scheme}")
    wide = "(each) => document.querySelector(each).getBoundingClientRect().width"
    assert page.evaluate(wide, "#page-beside iframe") > 0.95 * page.evaluate(wide, "#page-beside"), "the page fills its column"
    until(page, "document.activeElement.matches('.cm-content')")
    page.evaluate(f"{frame}.ownerDocument.scrollingElement.scrollTop = 120")
    keys.press("Control+Home", "End", "Enter", "Enter")
    page.keyboard.type("As Blum (2001) has it.")
    until(page, f"{frame}.textContent.includes('As Blum (2001)')")
    assert "As Blum (2001) has it." in text()
    assert page.evaluate(f"{frame}.ownerDocument.scrollingElement.scrollTop") > 0, "it keeps its place"
    keys.focus("#found .remedy")
    keys.press("Enter")
    until(page, f"{frame}.textContent.includes('has it.') && !{frame}.textContent.includes('As Blum (2001)')")
    assert "As @blum2001 has it." in text()
    keys.press("Control+s")
    page.evaluate("document.querySelector('.cm-content').focus()")
    keys.press("Tab")
    assert not page.evaluate("document.activeElement.matches('.cm-content')"), "Tab leaves the editor"
