"""See in a real browser: previews follow the files, keep their place, load only pages that look otherwise, and stay where nothing can be made."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARAGRAPH = "In the year of the tide, boats came and went, and the keepers of the lights wrote down who passed and what they carried.[^{0}]"
TEXT = (
    "---\ntitle: The Tide\nauthor: [Ada Osei]\n---\n\n## South\n\n"
    + "\n\n".join(PARAGRAPH.format(n) for n in range(1, 31))
    + "\n\n"
    + "\n\n".join(f"[^{n}]: Harbour {n}, a long way from here." for n in range(1, 31))
    + "\n"
)
FRAME = "document.querySelector('.frames iframe:not(.coming)')"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of `footpress serve`, and the file that it shows."""
    folder = tmp_path_factory.mktemp("papers")
    (folder / "source").mkdir()
    (folder / "source/publication.yaml").write_text("title: Papers\n", encoding="utf-8")
    (folder / "source/tide.md").write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "footpress.cli", "serve", "--no-open", "--publication", str(folder)]
    serving = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    try:
        yield serving.stdout.readline().strip(), folder / "source/tide.md"
    finally:
        serving.terminate()
        serving.communicate(timeout=20)


@pytest.fixture
def page(served, browser) -> Iterator[object]:
    url, file = served
    file.write_text(TEXT, encoding="utf-8")
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.set_default_timeout(60000)
        page.goto(url)
        until(page, "() => document.querySelector('#see') && !document.querySelector('#see[aria-busy]')")
        yield page


def until(page, script: str, given: object = None) -> None:
    end = time.monotonic() + 60
    while not page.evaluate(script, given):
        assert time.monotonic() < end, script
        time.sleep(0.02)


def shows(page, words: str) -> None:
    until(page, f"(words) => Boolean({FRAME}?.contentDocument?.body?.textContent.includes(words))", words)


def test_the_web_page_follows_its_file_and_keeps_its_place(page, served) -> None:
    _, file = served
    top = f"{FRAME}.contentDocument.getElementById('call-20').getBoundingClientRect().top"
    page.evaluate(f"{FRAME}.contentDocument.getElementById('call-20').scrollIntoView()")
    stood = page.evaluate(top)
    file.write_text(TEXT.replace("## South\n", "## South\n\n" + "A new paragraph above. " * 60 + "\n"), encoding="utf-8")
    shows(page, "A new paragraph above.")
    assert abs(page.evaluate(top) - stood) < 60, "what was looked at stands where it stood, though the text above it has grown"
    file.write_text(TEXT.replace("[^7]:", "[^77]:"), encoding="utf-8")
    page.wait_for_selector("#faults a")
    assert "[^7]" in page.inner_text("#faults") and page.get_attribute("#faults a", "href").startswith("/a/tide/text?line=")
    shows(page, "A new paragraph above.")
    assert page.evaluate("document.querySelector('#see').classList.contains('stale')"), "the last that could be made, marked"
    file.write_text(TEXT.replace("Harbour 7,", "Havens 7,"), encoding="utf-8")
    shows(page, "Havens 7,")
    until(page, "() => document.querySelector('#faults').hidden")
    assert not page.evaluate("document.querySelector('#see').classList.contains('stale')")


def test_only_pages_that_look_otherwise_are_loaded_again(page, served) -> None:
    _, file = served
    page.set_viewport_size({"width": 2560, "height": 1600})
    page.goto(page.url + "/pages")
    pictures = "[...document.querySelectorAll('#leaves img')].map((each) => each.getAttribute('src'))"
    until(page, f"() => {pictures}.length > 1 && {pictures}.every(Boolean)")
    before = page.evaluate(pictures)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if ".png" in request.url else None)
    file.write_text(TEXT.replace("Harbour 30,", "Havens 30,"), encoding="utf-8")
    until(page, f"(before) => {pictures}.some((each, at) => each !== before[at])", before)
    until(page, "() => !document.querySelector('#leaves .old, #leaves .drawn, #see[aria-busy]')")
    after = page.evaluate(pictures)
    changed = [one for one, two in zip(before, after, strict=True) if one != two]
    assert len(changed) == len(asked) == 1 and changed[0] == before[-1]


def test_the_book_is_read_chapter_after_chapter_and_its_notes_are_reached(page) -> None:
    page.goto(page.url + "/book")
    until(page, "() => document.querySelectorAll('#contents a').length > 3 && !document.querySelector('#see[aria-busy]')")
    page.click("#turn-on")
    shows(page, "In the year of the tide")
    inner = page.frames[-1]
    inner.click("a[role='doc-noteref'] >> nth=2")
    shows(page, "Harbour 3,")
    until(page, f"() => {FRAME}.contentWindow.location.hash !== ''")
    until(page, "() => [...document.querySelectorAll('#contents a[aria-current]')].some((each) => each.textContent === 'Notes')")
    page.click("#contents a:has-text('South')")
    shows(page, "In the year of the tide")
    assert page.evaluate(f"{FRAME}.clientWidth") < 420, "as on a telephone"
