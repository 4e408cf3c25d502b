"""The search: an index of the pages by Pagefind (https://pagefind.app, MIT), read by the reader's browser alone.

Pagefind was chosen because its index is in pieces: a search in 5,000 articles loads some hundred kilobytes, where one index for
lunr would be loaded whole. It stems in thirty languages, and asks nobody but the site itself. It needs JavaScript; the lists of
authors, series and subjects do not.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

from footpress.problems import WorldError

FOLDER = "pagefind"
_LEFT_OUT = ".side-note, .anchor, .noteref, .backlink, .cited-in, .contents, .home, .downloads, .records, button, footer"
_NEEDED = (
    "pagefind.js",
    "pagefind-entry.json",
    "pagefind-worker.js",
    "pagefind.*.pf_meta",
    "wasm.*",
    "fragment/*",
    "index/*",
    "filter/*",
)
_SECONDS = 600


def can_search() -> bool:
    """Whether Pagefind is installed."""
    return importlib.util.find_spec("pagefind") is not None and importlib.util.find_spec("pagefind_bin") is not None


def index_pages(site: Path) -> None:
    """Index the articles of a site, slug/index.html, into site/pagefind/. Raises WorldError where Pagefind fails."""
    scratch = site / f".{FOLDER}"
    shutil.rmtree(scratch, ignore_errors=True)
    command = [
        sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(scratch), "--glob", "*/index.html",
        "--exclude-selectors", _LEFT_OUT, "--quiet",
    ]  # fmt: skip
    try:
        result = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
        if result.returncode:
            words = " ".join((result.stderr or result.stdout).split())
            raise WorldError(f"The search index could not be made (Pagefind says: {words[-300:]}).")
        _keep_needed(scratch)
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        scratch.replace(site / FOLDER)
    except subprocess.TimeoutExpired as error:
        raise WorldError(f"The search index was not made within {_SECONDS} seconds.") from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _keep_needed(folder: Path) -> None:
    """Delete what our own search page does not load: Pagefind's ready-made boxes and their styles."""
    needed = {path for pattern in _NEEDED for path in folder.glob(pattern)}
    for path in folder.rglob("*"):
        if path.is_file() and path not in needed:
            path.unlink()
