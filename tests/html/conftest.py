"""A publication with everything in it, published, served and looked at in a real browser."""

import functools
import http.server
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from footpress.bibtex import read_bibliography
from footpress.building import build_edition, build_site
from footpress.cite import cite
from footpress.correcting import correct
from footpress.editions.html import HTML
from footpress.source import read_publication, read_source
from footpress.templates import Templates

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "tests/documents"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@dataclass(frozen=True)
class Published:
    """A publication's folder, and the address at which its build/html is served."""

    folder: Path
    address: str

    @property
    def html(self) -> Path:
        return self.folder / "build/html"


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """Every document of tests/documents as a site; one of them has been corrected once."""
    folder = tmp_path_factory.mktemp("published")
    shutil.copytree(DOCUMENTS, folder, dirs_exist_ok=True)
    publish(folder, "every-element", "plain", "sections", "turkish")
    correct(folder, "sections", "The crane was of iron, not of oak.", date(2023, 1, 31))
    publish(folder, "sections")
    handler = functools.partial(_Silent, directory=str(folder / "build/html"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Published(folder, f"http://127.0.0.1:{server.server_port}")
        server.shutdown()


def publish(folder: Path, *slugs: str) -> None:
    """The web pages of these articles, and the site around them."""
    publication, templates = read_publication(folder), Templates(folder)
    bibliography = read_bibliography(folder / "bibliography.bib")
    for slug in slugs:
        source = read_source(folder / f"source/{slug}.md", publication)
        article = cite(source, bibliography, publication, "screen", templates)
        build_edition(HTML, replace(article, downloads=(f"{slug}.pdf",)), publication, templates)
        (folder / f"build/html/{slug}/{slug}.pdf").write_bytes(b"%PDF-1.7\n")
    build_site(folder)


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def open_page() -> Iterator[Callable[..., object]]:
    """open_page(address, width=…, scheme="light") → a Playwright page of headless Chromium; skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not here: pip install playwright")
    if CHROMIUM is None:
        pytest.skip("no Chromium here (Debian: chromium)")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"]
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=flags)

        def opened(address: str, width: int = 1280, height: int = 900, scheme: str = "light", **more: object) -> object:
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, **more)
            page = context.new_page()
            page.asked = []
            page.on("request", lambda request: page.asked.append(request.url))
            page.goto(address, wait_until="load")
            return page

        yield opened
        browser.close()
