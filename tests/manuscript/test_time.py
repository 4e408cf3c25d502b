"""No text, however odd, takes an import long: every regular expression that meets a manuscript is tried on lines of one thing."""

import ast
import contextlib
import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import footpress
from footpress.documents.plain_text.reading import read_text
from footpress.model.manuscript import Note
from footpress.problems import ProblemsFound
from footpress.references import read_notes
from footpress.resolution import resolve
from footpress.text.late_patterns import Late

PACKAGE = Path(footpress.__file__).parent
ROOMS = ("documents", "references", "resolution", "gathering", "text", "publication.note_lists", "publication.importing")
PIECES = (
    " ", "\t", "\u00a0", "\n", " \n", "[", "]", "[[", "(", ")", "()", ".", ". ", "..", "1", "1 ", "1.", "1,", "1-", "12 ", "a", "a ", "a.",
    "A", "A ", "A.", "A. ", "Ab ", "a,", ", ", "-", "- ", "a-", "*", "* ", "**a", "*a", "_", "_a", "<", "<a", ">", "&", "&a", "\\", "{", "}", '"',
    '"a', "“", "“a", "”", "'", "’a", "https://", "www.a", "http://a ", "@", "@a", "a@", "a@b.", ":", ": ", " :", ";", "/", "//", "%", "#", "#1",
    "^", "^1", "[1]", "[^1]", "¹", "a¹", "I", "II ", "i.", "p. ", "pp. 1-", "no ", "No. 1 ", "ibid. ", "–", "1–", "é", "я", "Я. ", "中", "\u0301",
    "von ", "and ", "ed. ", "Tel. +", "tel 1 ", "(1) ", "1) ", "<sup>", "¶",
)  # fmt: skip
LENGTH = 1_200
SECONDS = 0.25  # of the processor; a pattern whose time is the cube of the length would take a minute
BOUNDED = {
    "footpress.resolution.unread": 120,
    "footpress.documents.opening.bylines": 400,
    "footpress.documents.opening.lines": 400,
}
"""Patterns that meet no longer text than this: the module looks at the length first."""


class TooSlow(Exception):
    pass


@pytest.fixture(autouse=True)
def _bell() -> Iterator[None]:
    """An alarm rings TooSlow, in a regular expression too."""

    def ring(*_: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGVTALRM, ring)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


def in_time(work, seconds: float) -> bool:
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        work()
    except TooSlow:
        return False
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return True


def compiled(value: object, depth: int = 3) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern | Late):
        yield value
    elif isinstance(value, dict | tuple | list | frozenset) and depth:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from compiled(inner, depth - 1)


def patterns() -> dict[str, tuple[str, re.Pattern[str]]]:
    """Every pattern of the rooms that a manuscript goes through: those in modules, and those written where they are used."""
    found: dict[str, tuple[str, re.Pattern[str]]] = {}
    prefixes = tuple(f"footpress.{room}" for room in ROOMS)
    names = [module.name for module in pkgutil.walk_packages([str(PACKAGE)], "footpress.") if module.name.startswith(prefixes)]
    for name in names:
        module = importlib.import_module(name)
        for label, value in vars(module).items():
            for pattern in compiled(value):
                if isinstance(pattern.pattern, str):
                    found.setdefault(pattern.pattern, (f"{name}.{label}", pattern))
        tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.setdefault(first.value, (f"{name}:{node.lineno}", re.compile(first.value)))
    return found


PATTERNS = patterns()


def lines() -> Iterator[str]:
    """Long lines of one thing, alone, between words, and before what does not fit."""
    for piece in PIECES:
        run = (piece * LENGTH)[:LENGTH]
        yield run
        yield f"Word {run}Word 1.\x00"


def test_there_are_patterns_to_try() -> None:
    assert len(PATTERNS) > 150


@pytest.mark.parametrize("pattern", PATTERNS, ids=[name for name, _ in PATTERNS.values()])
def test_a_pattern_takes_time_in_proportion(pattern: str) -> None:
    """`search`, which tries every place, `match` and `fullmatch`: a second for all the lines of one pattern is generous by far."""
    name, compiled_pattern = PATTERNS[pattern]
    longest = BOUNDED.get(re.split(r"\.(?=_)|:", name)[0], LENGTH)
    for line in (line[-longest:] for line in lines()):
        assert in_time(lambda line=line: (compiled_pattern.search(line), compiled_pattern.fullmatch(line)), SECONDS), line[:16]


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_a_manuscript_with_a_long_run_of_one_thing_is_read_in_time(piece: str) -> None:
    run = (piece * LENGTH)[:LENGTH]
    opening = f"On {run} lamps\n\nAnna Elder\n\n"
    text = f"{opening}The lamps along the quay {run} were lit at five.[1]\n\n{run}\n\nNotes\n\n[1] A. Elder, {run} The Quay, 2001, 12.\n"

    def read() -> None:
        with contextlib.suppress(ProblemsFound):  # in time, and with a reason
            read_text(text.encode("utf-8"), "a.txt", "a")
        resolve(read_notes([Note(1, f"A. Elder, {run} The Quay, 2001, 12.", 1, "en"), Note(2, f"Ibid., {run}", 2, "en")]))

    begun = time.process_time()
    assert in_time(read, 60), "hangs"
    assert time.process_time() - begun < 8
