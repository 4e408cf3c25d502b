"""A whole sitting in a real browser, by keyboard alone: a manuscript is dropped, corrected, confirmed and published; axe on every view."""

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from imported_notes import NOTES

from footpress.gathering.source_notes import source_notes

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = f"async () => (await axe.run({{runOnly: {{type: 'tag', values: {TAGS}}}}})).violations.map((v) => `${{v.id}}: ${{v.nodes[0].html}}`)"
MANUSCRIPT = (
    "The Tide\n\nAda Osei\n\n"
    + " ".join(f"In the year of the tide, boats came and went.[{n}]" for n in range(1, len(NOTES) + 1))
    + "\n\n"
)


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


def focus(page, selector: str, most: int = 80) -> None:
    """Go with Tab until what is wanted has the focus."""
    for _ in range(most):
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached with Tab")


def test_a_sitting_from_the_manuscript_to_three_editions_by_keyboard_alone(address, browser, tmp_path) -> None:
    url, folder = address
    manuscript = tmp_path / "tide.txt"
    manuscript.write_text(MANUSCRIPT + "".join(f"[{n}] {raw}\n" for n, raw in enumerate(NOTES, 1)), encoding="utf-8")
    text = lambda: (folder / "source/tide.md").read_text(encoding="utf-8")  # noqa: E731
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.set_default_timeout(20000)
        said: list[str] = []
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on(
            "request",
            lambda request: said.append(request.url) if not request.url.startswith((url[:20], "data:", "blob:")) else None,
        )

        page.goto(url)
        assert "token" not in page.url
        axe(page, "articles")
        focus(page, "#file")
        page.set_input_files("#file", str(manuscript))
        focus(page, "#drop button")
        page.keyboard.press("Enter")
        page.wait_for_selector("#begin", timeout=40000)
        axe(page, "what was found")
        focus(page, "#begin")
        page.keyboard.press("Enter")

        page.wait_for_selector("#printed:not([aria-busy])")
        assert page.url.endswith("/a/tide/note/3"), "the first doubt"
        axe(page, "a note")
        for width, scheme in ((768, "dark"), (2560, "light"), (1280, "light")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            axe(page, f"a note, {width} pixels, {scheme}")
        focus(page, "#words")
        page.keyboard.press("F1")
        axe(page, "the keys")
        page.keyboard.press("Escape")

        # Note 4: “Poche” is no part of the publisher; then it is put back.
        page.keyboard.press("Alt+ArrowDown")
        page.wait_for_url("**/note/4")
        page.wait_for_selector("#printed:not([aria-busy])")
        words = page.locator('#words [role="option"]').all_inner_texts()
        for _ in range(words.index("Poche")):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("x")
        page.wait_for_selector(".todo:has-text('Poche')")
        assert source_notes(text())[4].startswith("Ada Osei"), "it stays as typed"
        page.keyboard.press("Shift+ArrowLeft")
        page.keyboard.press("b")
        until(page, "!document.querySelector('#note .todo')")

        # An entry is corrected, and the note is set anew with each key.
        focus(page, "input[name=f-title]")
        page.keyboard.press("End")
        waits = []
        for sign in "erly":
            now = page.evaluate("document.querySelector('#printed').innerHTML")
            began = time.perf_counter()
            page.keyboard.press(sign)
            until(page, "(was) => document.querySelector('#printed').innerHTML !== was", now)
            waits.append(time.perf_counter() - began)
        print(f"from a key to the note set anew: {statistics.median(waits) * 1000:.0f} ms")
        assert statistics.median(waits) < 0.4, "on a machine that does other things too"
        page.keyboard.press("Control+Enter")
        page.wait_for_url("**/note/3")
        assert "Harbours of the Northerly" in (folder / "bibliography.bib").read_text(encoding="utf-8")
        assert source_notes(text())[4] == "[@osei2003, 7]."

        # Note 3: the doubt is answered; all others have none.
        page.keyboard.press("Enter")
        page.wait_for_selector(".badge.confirmed")
        page.keyboard.press("Control+Shift+Enter")
        until(page, "!document.querySelector('form[action$=confirm-clear]')")
        record = (folder / "source/notes/tide.yaml").read_text(encoding="utf-8")
        assert record.count("confirmed:") == len(NOTES)

        for view in ("article", "text", "check", "see", "see/pages", "see/book", "publish"):
            page.goto(f"{url.split('/?')[0]}/a/tide/{view}")
            until(page, "!document.querySelector('#see[aria-busy]')")
            axe(page, view)
        focus(page, "#build")
        page.keyboard.press("Enter")
        page.wait_for_selector(".editions", timeout=120000)
        page.wait_for_selector("[data-fill] .done", timeout=60000)
        axe(page, "published")
        assert re.findall(r"/download/(\w+)", page.content()) == ["pdf", "epub", "html"]
        assert page.locator(".editions .done").count() == 3
    assert said == [], "no error, and nothing asked of another host"
    assert (folder / "build/tide.pdf").is_file() and (folder / "build/tide.epub").is_file()
    assert (folder / "build/html/tide/index.html").is_file()
