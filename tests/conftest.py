"""What tests share: `--accept` writes stored results anew, for a person to read the difference; a browser; a server."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

NU_CHECKER = Path(__file__).parents[1] / "node_modules/vnu-jar/build/dist/vnu.jar"
for _of_make in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS"):  # `make test` may run these: what make says here is as a person sees it
    os.environ.pop(_of_make, None)
if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):  # else each process that a test starts compiles footpress anew
    sys.dont_write_bytecode = False
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xss4m")  # half the time for a short run


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the stored results anew")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture
def same_as(accept: bool):
    """same_as(path, text): the text is what is stored in the file; with --accept it is stored."""

    def compare(path: Path, text: str) -> None:
        if accept:
            path.write_text(text, encoding="utf-8")
        stored = path.read_text(encoding="utf-8") if path.exists() else ""
        assert text == stored, f"{path.name} has changed: run pytest --accept and read the difference"

    return compare


@pytest.fixture
def html_faults() -> Callable[..., str]:
    """html_faults(*pages, words=()): what the Nu HTML checker says of them, each fault with its page; one start of Java for all."""
    if shutil.which("java") is None or not NU_CHECKER.is_file():
        pytest.skip("the Nu HTML checker is not here: npm install --no-save --ignore-scripts vnu-jar, and a Java runtime")

    def asked(*pages: Path, words: Sequence[str] = ()) -> str:
        # Only the command line widens the stack of Java's first thread, on which the checker runs; a stack too small is told on stdout.
        command = ["java", "-Xss8m", "-jar", NU_CHECKER, *words, *pages]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        said = (run.stdout + run.stderr).splitlines(keepends=True)
        faults = "".join(line for line in said if not line.startswith("Picked up JAVA_TOOL_OPTIONS"))
        assert faults or run.returncode == 0, f"the Nu HTML checker ended with {run.returncode} and said nothing"
        return faults

    return asked


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    """The address at which a folder is served meanwhile."""
    handler = functools.partial(_Silent, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def serving() -> Callable[[Path], object]:
    """serving(folder): a context in which a folder is served; it gives the address."""
    return _serving


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program; skipped where there is none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return found or pytest.skip("no Chromium here (Debian: chromium)")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    """Headless Chromium, one for all tests of a process: Playwright cannot be started twice in one."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not here: pip install playwright")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"]
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=chromium, args=flags)
        yield started
        started.close()


@pytest.fixture(scope="session")
def open_page(browser: Any) -> Callable[..., object]:
    """open_page(address, width=…, scheme="light") → a Playwright page of headless Chromium; skipped where there is none."""

    def opened(address: str, width: int = 1280, height: int = 900, scheme: str = "light", **more: object) -> object:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, **more)
        page = context.new_page()
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(address, wait_until="load")
        return page

    return opened
