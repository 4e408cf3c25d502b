"""The one module that runs pandoc: the program that pypandoc brings, without network, in bounded memory and time."""

from __future__ import annotations

import logging
import os
import re
import signal
import subprocess
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from footpress.disk.writing import replace_bytes
from footpress.pandoc.dialect import MARKDOWN, WRITTEN
from footpress.pandoc.warm import WarmPandoc
from footpress.problems import WorldError

_SECONDS = 60
"""What a text may cost of the processor, so that what is refused does not depend on what else the machine has to do."""
_CLOCK = 20
"""So many seconds of the clock for each of the processor are waited for."""
_MEMORY = ("-M512M", "-O128m")
"""At most so much; and what is no longer needed is not looked for below so much, which takes a quarter of the time of a long text."""
_BEYOND = (-signal.SIGXCPU, -signal.SIGKILL)


WARM: ContextVar[WarmPandoc | None] = ContextVar("warm pandoc", default=None)
"""A pandoc that is kept running, which is asked first where one is set."""


@contextmanager
def kept_running() -> Iterator[None]:
    """Meanwhile one pandoc is kept running, unless one is already: what it has read of a style it need not read again."""
    if WARM.get() is not None:
        yield
        return
    warm = WarmPandoc(pandoc_path())
    WARM.set(warm)
    try:
        yield
    finally:
        WARM.set(None)
        warm.close()


class PandocWarning(Exception):
    """pandoc finished and warned; the message is its own."""


class PandocUnavailable(WorldError):
    """pandoc is not there, or this machine had no time for it: no text is to blame."""


class StyleRefused(Exception):
    """citeproc cannot read a citation style, or does not come to an end with it; the message says why."""


@dataclass(frozen=True, slots=True)
class Output:
    """What pandoc wrote, the warnings that it gave, and, where it was asked (--verbose), what it passed over."""

    text: str
    warnings: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()


@cache
def pandoc_path() -> str:
    """The path of the pandoc program."""
    found = find_spec("pypandoc")
    own = Path(found.origin or "").parent / "files" / "pandoc" if found else None
    if own and own.is_file() and "PYPANDOC_PANDOC" not in os.environ:
        return str(own)  # that which requirements.txt pins, not a newer one on this machine: same sources, same bytes
    import pypandoc  # it loads what speaks with servers, which nothing else here does

    logging.getLogger("pypandoc").setLevel(logging.CRITICAL)  # it prints a traceback for a file called pandoc in this folder
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError as error:
        raise PandocUnavailable("pandoc is missing: run `make setup` again (the package pypandoc-binary brings it).") from error


def version() -> str:
    """pandoc's version. Raises WorldError, OSError and SubprocessError where it does not say."""
    return subprocess.run([pandoc_path(), "--version"], capture_output=True, text=True, check=True, timeout=120).stdout.split()[1]


def run(text: str, *arguments: str) -> str:
    """pandoc's output for a text. Raises PandocWarning where it warns, WorldError where it fails or takes too long."""
    output = _output(text, *arguments)
    if output.warnings:
        raise PandocWarning(output.warnings[0])
    return output.text


def _answer(text: str, *arguments: str) -> Output:
    """pandoc's output for a text, with its warnings. Raises WorldError where it fails or takes too long."""
    if (warm := WARM.get()) is not None and (answer := warm.answer(text, arguments)) is not None:
        return Output(answer)
    return _run(text.encode(), arguments)


_output = lru_cache(maxsize=64)(_answer)


@lru_cache(maxsize=512)
def _read(text: str) -> tuple[bytes, Output]:
    """(the JSON tree of our Markdown, packed to a tenth, what came with it): each rule of a check asks for the text of each article."""
    output = _answer(text, "--from", MARKDOWN, "--to", "json")
    return zlib.compress(output.text.encode(), 1), replace(output, text="")


def _run(data: bytes, arguments: Sequence[str], seconds: int = _SECONDS) -> Output:
    command = [*_bounded(seconds), pandoc_path(), "+RTS", *_MEMORY, "-RTS", "--sandbox", "--wrap=none", *arguments]
    try:
        result = subprocess.run(command, input=data, capture_output=True, timeout=seconds * _CLOCK, check=False)
    except subprocess.TimeoutExpired as error:
        message = f"pandoc did not get {seconds} seconds of the processor within {seconds * _CLOCK}: do this again when this machine has less to do."
        raise PandocUnavailable(message) from error
    if result.returncode in _BEYOND:
        raise _too_long(arguments, seconds)
    said = result.stderr.decode("utf-8", errors="replace")
    if result.returncode == 251:
        raise WorldError("pandoc ran out of memory: the text is too large or nested too deeply.")
    if result.returncode == 24 and "--csl" in arguments:
        raise StyleRefused(" ".join(said.split()))
    if result.returncode:
        raise WorldError(f"pandoc failed: {_first_line(said)}")
    warnings = re.findall(r"^\[WARNING\] (.*(?:\n(?!\[(?:WARNING|INFO)\]).*)*)", said, re.MULTILINE)
    skipped = re.findall(r"^\[INFO\] Skipped '(.*?)' at [^\n]*line \d+ column \d+$", said, re.MULTILINE | re.DOTALL)
    warnings = [" ".join(warning.split()) for warning in warnings]
    return Output(result.stdout.decode("utf-8"), tuple(dict.fromkeys(warnings)), tuple(dict.fromkeys(skipped)))


def _bounded(seconds: int) -> tuple[str, ...]:
    """Runs a command that ends after so many seconds of the processor, though footpress itself was killed meanwhile."""
    return ("/bin/sh", "-c", f'ulimit -t {seconds} && exec "$@"', "sh")


def _too_long(arguments: Sequence[str], seconds: int) -> WorldError:
    where = "long runs of brackets or nested lists" + (", and try another citation style" if "--csl" in arguments else "")
    return WorldError(f"pandoc did not finish within {seconds} seconds of the processor: look for {where}.")


def read_document(data: bytes, source: str, *arguments: str, seconds: int = 8) -> Output:
    """A manuscript in one of pandoc's formats as its JSON tree. Raises WorldError where it is none, is too large or takes more of the
    processor, PandocUnavailable where that is not its fault."""
    return _run(data, ("--from", source, "--to", "json", *arguments), seconds)


def write_markdown(tree: str) -> str:
    """A JSON tree as our Markdown: words and their marks as they are, tables with bars or as grids."""
    return run(tree, "--from", "json", "--to", WRITTEN)


def read_markdown(text: str) -> Output:
    """Our Markdown as pandoc's JSON tree: no raw HTML, no raw TeX."""
    packed, output = _read(text)
    return replace(output, text=zlib.decompress(packed).decode())


def read_biblatex(text: str) -> str:
    """A .bib text as pandoc's JSON tree, whose metadata has the references."""
    return run(text, "--from", "biblatex", "--to", "json")


def biblatex_to_csl_json(text: str) -> str:
    """A .bib text as CSL-JSON."""
    return run(text, "--from", "biblatex", "--to", "csljson")


@lru_cache(maxsize=64)
def cite(tree: str, style: bytes) -> Output:
    """A JSON tree with its citations set in a CSL style. Raises StyleRefused where the style is no CSL."""
    with tempfile.TemporaryDirectory(prefix="footpress-") as folder:
        path = Path(folder) / "style.csl"
        replace_bytes(path, style)
        return _output(tree, "--from", "json", "--to", "json", "--citeproc", "--csl", str(path))


def to_html(tree: str) -> Output:
    """A JSON tree as an HTML fragment."""
    return _output(tree, "--from", "json", "--to", "html5", "--mathml", "--syntax-highlighting=none")


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "it gave no reason") + "."
