"""Makes a picture of a built EPUB on a phone, with a note popped up: popped_note.py EPUB CALL PNG. Needs foliate-js and Chromium."""

from __future__ import annotations

import functools
import http.server
import shutil
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]


class Silent(http.server.SimpleHTTPRequestHandler):
    """Serves, and says nothing."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


def main(epub: Path, call: str, picture: Path) -> None:
    """The picture of the reader of the tests, after a tap on a call."""
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copy(ROOT / "tests/epub/reader/index.html", scratch)
        shutil.copy(epub, Path(scratch) / "book.epub")
        (Path(scratch) / "node_modules").symlink_to(ROOT / "node_modules")
        handler = functools.partial(Silent, directory=scratch)
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as running:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_context(viewport={"width": 420, "height": 700}, device_scale_factor=1.5).new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/index.html?book=book.epub")
            page.wait_for_function("window.ready")
            page.evaluate(f"show('text.xhtml#{call}')")
            page.evaluate(f"tap('{call}')")
            page.wait_for_timeout(500)
            page.screenshot(path=picture)
            browser.close()
            server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
