"""The shipped templates, kept compiled in the user's cache: what is rendered is the same, whatever becomes of the files."""

import marshal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from footpress.templates import Templates, compiled
from footpress.templates.limits import Environment

NAME = "html/moved.html"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "cache/footpress/templates"


@pytest.fixture
def compiles(cache: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:  # noqa: ARG001
    """What is compiled where a template is asked for by another command."""
    compile_template = Environment.compile

    def asked(publication: Path | None = None, name: str = NAME) -> list[str]:
        found: list[str] = []

        def counted(self: Environment, source: str, name: str | None = None, *more: object, **named: object) -> object:
            found.append(str(name))
            return compile_template(self, source, name, *more, **named)  # type: ignore[call-overload]

        with monkeypatch.context() as patch:
            patch.setattr(Environment, "compile", counted)
            patch.setattr(compiled.COMPILED, "_kept", type(compiled.COMPILED._kept)())
            Templates(publication)._environment.get_template(name)
        return found

    return asked


def test_a_shipped_template_is_compiled_once(compiles: Callable[..., list[str]], cache: Path) -> None:
    assert compiles() == [NAME]
    assert compiles() == []
    assert [path.stat().st_mode & 0o022 for path in cache.iterdir()] == [0]


@pytest.mark.parametrize("change", ["cut", "emptied", "one byte", "one byte of the digest", "planted"])
def test_what_is_damaged_is_compiled_and_kept_again(change: str, compiles: Callable[..., list[str]], cache: Path) -> None:
    compiles()
    (path,) = cache.iterdir()
    whole = path.read_bytes()
    planted = marshal.dumps(compile("raise SystemExit('run')", "planted", "exec"))
    path.write_bytes(
        {
            "cut": whole[:-100],
            "emptied": b"",
            "one byte": whole[:-100] + bytes([whole[-100] ^ 1]) + whole[-99:],
            "one byte of the digest": bytes([whole[0] ^ 1]) + whole[1:],
            "planted": whole[:200] + planted,
        }[change]
    )
    assert compiles() == [NAME]
    assert path.read_bytes() == whole
    assert compiles() == []


def test_what_another_footpress_kept_is_not_taken(compiles: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    compiles()
    monkeypatch.setattr(compiled, "_compiler", lambda: b"another")
    assert compiles() == [NAME]


def test_what_another_user_kept_is_not_taken(compiles: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    compiles()
    monkeypatch.setattr(compiled.os, "getuid", lambda: -2)
    assert compiles() == [NAME]


def test_nothing_is_kept_of_a_publications_own_template(compiles: Callable[..., list[str]], cache: Path, tmp_path: Path) -> None:
    own = tmp_path / "papers/templates" / NAME
    own.parent.mkdir(parents=True)
    own.write_text("<p>{{ title }}</p>", encoding="utf-8")
    assert [compiles(tmp_path / "papers") for _ in range(2)] == [[NAME], [NAME]]
    assert not cache.exists()


def test_a_cache_that_cannot_be_written_costs_time_alone(compiles: Callable[..., list[str]], cache: Path) -> None:
    cache.parent.parent.mkdir()
    cache.parent.write_text("a file where the folder should be", encoding="utf-8")
    assert [compiles() for _ in range(2)] == [[NAME], [NAME]]
