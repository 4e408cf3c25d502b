"""The search: an index of the pages by Pagefind (https://pagefind.app, MIT), read by the reader's browser alone.

Pagefind was chosen because its index is in pieces: a search in 5,000 articles loads some hundred kilobytes, where one index for
lunr would be loaded whole. It stems in thirty languages, and asks nobody but the site itself. It needs JavaScript; the lists of
authors, series and subjects do not.
"""

from __future__ import annotations

import gzip
import importlib
import importlib.util
import json
import subprocess
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from footpress.disk.writing import delete, link_files, replace_bytes, scratch, write_folder
from footpress.problems import WorldError
from footpress.site.search_parts import door

FOLDER = "pagefind"
_ENTRY = "pagefind-entry.json"
_LEFT_OUT = ".side-note, .anchor, .noteref, .backlink, .cited-in, .contents, .home, .downloads, .records, button, footer"
_NEEDED = (
    "pagefind.js",
    _ENTRY,
    "pagefind-worker.js",
    "pagefind.*.pf_meta",
    "wasm.*",
    "fragment/*",
    "index/*",
    "filter/*",
)
_OF_A_PART = (_ENTRY, "pagefind.*.pf_meta", "fragment/*", "index/*", "filter/*")
_DOOR = "pagefind.js"
_SECONDS = 600


def can_search() -> bool:
    """Whether Pagefind is installed."""
    return importlib.util.find_spec("pagefind") is not None and importlib.util.find_spec("pagefind_bin") is not None


def common_language(own: str, languages: Iterable[str]) -> str:
    """The language in which pages in several are indexed, so that one search finds them all: that of the site; "" where all pages are in
    one language."""
    found = {language.split("-")[0].lower() for language in languages}
    return own.split("-")[0].lower() if len(found) > 1 else ""


def index_pages(site: Path, slugs: Sequence[str], part: str = "", *, language: str = "", first: bool = True) -> None:
    """Index these articles of a site, slug/index.html, and no page beside them, into site/pagefind/; or into a `part` of it, of which the
    `first` has what runs the search; all of them as in one `language`, or each in its own, which a search in another language does not find.
    Raises WorldError where Pagefind fails, and leaves what stands."""
    place = site / FOLDER / part if part else site / FOLDER
    with scratch(site) as made:
        if part:
            link_files(site, made / "pages", [f"{slug}/index.html" for slug in slugs])
            _run(made / "pages", "*/index.html", made / FOLDER, language)
        else:
            _run(site, f"{{{','.join(slugs)}}}/index.html", made / FOLDER, language)
        if broken := _broken(made / FOLDER):
            raise WorldError(
                f"{place} was not written: Pagefind left {broken} incomplete. Is the disk full? What stood there stands."
            )
        write_folder(place, _needed(made / FOLDER, _NEEDED if first else _OF_A_PART))


def open_door(site: Path, parts: Sequence[str]) -> None:
    """Have the search ask these parts, and take away what stands beside them in site/pagefind/."""
    replace_bytes(site / FOLDER / _DOOR, door(parts))
    delete(path for path in (site / FOLDER).iterdir() if path.name not in (*parts, _DOOR))


def _program() -> str:
    """Pagefind itself: `python -m pagefind` takes four times as long to begin as an article takes to index."""
    return str(importlib.import_module("pagefind_bin").get_executable())


def _run(pages: Path, named: str, output: Path, language: str) -> None:
    command = [
        _program(), "--site", str(pages), "--output-path", str(output), "--glob", named,
        "--exclude-selectors", _LEFT_OUT, "--quiet", *(["--force-language", language] if language else []),
    ]  # fmt: skip
    try:
        result = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise WorldError(f"The search index was not made within {_SECONDS} seconds.") from error
    words = " ".join((result.stderr or result.stdout).split())
    if result.returncode:
        raise WorldError(f"The search index could not be made (Pagefind says: {words[-300:]}).")


def _broken(folder: Path) -> str:
    """The first file of an index that is not whole: Pagefind says nothing, and exits 0, where the disk is full."""
    entry = folder / _ENTRY
    try:
        languages = json.loads(entry.read_bytes())["languages"].values()
    except (OSError, ValueError, KeyError):
        return _ENTRY
    expected = [f"pagefind.{language['hash']}.pf_meta" for language in languages] + ["pagefind.js", "pagefind-worker.js"]
    missing = [name for name in expected if not (folder / name).is_file()]
    if len(list(folder.glob("fragment/*"))) < sum(language["page_count"] for language in languages):
        missing.append("fragment")
    cut = (path.name for pattern in _NEEDED for path in sorted(folder.glob(pattern)) if not _is_whole(path))
    return next(iter(missing), "") or next(cut, "")


def _is_whole(path: Path) -> bool:
    """Whether a file of an index ends where it should: gzip tells, JSON was read, a script ends a statement."""
    data = path.read_bytes()
    if path.suffix == ".js":
        return data.rstrip().endswith((b"}", b";"))
    try:
        return path.suffix == ".json" or bool(gzip.decompress(data))
    except (OSError, EOFError, zlib.error):
        return False


def _needed(folder: Path, patterns: Sequence[str]) -> dict[str, bytes]:
    """The files that our own search page loads, without Pagefind's ready-made boxes and their styles; the same for the same pages."""
    paths = sorted({path for pattern in patterns for path in folder.glob(pattern)})
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    entry = json.loads(files[_ENTRY])  # whose languages stand in an order of chance
    files[_ENTRY] = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")
    return files
