"""`footpress doctor`: what is installed, what is missing, and what each thing is for."""

from __future__ import annotations

import importlib.metadata
import shutil
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that footpress uses: whether it is there, its version or how to get it."""

    name: str
    there: bool
    detail: str
    needed: bool = True

    def __str__(self) -> str:
        mark = "ok     " if self.there else "MISSING" if self.needed else "absent "
        return f"{mark}  {self.name:<16} {self.detail}"


def add_arguments(_parser: ArgumentParser) -> None:
    """The command has no arguments."""


def run(_arguments: Namespace) -> int:
    """Print the findings; 3 if something needed is missing."""
    findings = tuple(examine())
    print("\n".join(map(str, findings)))
    return 0 if all(finding.there or not finding.needed for finding in findings) else 3


def examine() -> Iterator[Finding]:
    """Everything that footpress uses, in the order in which a build needs it."""
    yield Finding("Python", sys.version_info >= (3, 11), sys.version.split()[0])
    yield _try("pandoc", _pandoc_version, "run make setup")
    for package in ("Jinja2", "bibtexparser", "lxml", "pikepdf", "Pillow"):
        yield _try(package, lambda package=package: importlib.metadata.version(package), "run make setup")  # type: ignore[misc]
    yield _try(
        "WeasyPrint", _weasyprint_version, "install Pango (Debian: libpango-1.0-0 libpangoft2-1.0-0; macOS: brew install pango)"
    )
    yield _try(
        "text face",
        _text_face,
        "install Gentium Plus (Debian: fonts-sil-gentiumplus; macOS: brew install --cask font-gentium-plus)",
    )
    yield from _faces()
    yield replace(
        _try("Dask", lambda: importlib.metadata.version("distributed"), "for --cluster: pip install -r requirements-cluster.txt"),
        needed=False,
    )
    for program, purpose in {
        "java": "epubcheck, which checks the EPUB",
        "pdftotext": "poppler, which the tests compare the PDF with",
        "chromium": "Ace, which checks the EPUB, and the tests of the web page",
    }.items():
        path = shutil.which(program)
        yield Finding(program, path is not None, f"{path or 'not here'}; for {purpose}", needed=False)


def _faces() -> Iterator[Finding]:
    """A face for each script that the text face lacks."""
    from footpress.typesetting.fonts import FACES, installed

    for script, (package, families) in FACES.items():
        found = [family for family in families if installed(family)]
        detail = ", ".join(found) if found else f"none of {', '.join(families)} is here (Debian: {package}); for texts written so"
        yield Finding(f"{script} face", bool(found), detail, needed=False)


def _try(name: str, version: Callable[[], str], remedy: str) -> Finding:
    try:
        return Finding(name, True, version())
    except Exception as error:  # any failure at all means that it cannot be used, and the remedy is the same
        return Finding(name, False, f"{remedy} ({str(error).splitlines()[0] if str(error) else type(error).__name__})")


def _pandoc_version() -> str:
    from footpress.pandoc.running import version

    return version()


def _weasyprint_version() -> str:
    import weasyprint

    return str(weasyprint.__version__)


def _text_face() -> str:
    from footpress.typesetting.fonts import require

    require(["Gentium Plus"])
    return "Gentium Plus"
