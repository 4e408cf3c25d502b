"""What a template may do: print. It runs no program, reads no file of its own accord, and comes to an end.

Jinja's sandbox keeps it from the insides of Python (https://jinja.palletsprojects.com/en/stable/sandbox/); what is here keeps it from
taking all the time and all the memory of the machine. A publication may come from a stranger, and its templates with it.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import IOBase
from pathlib import Path, PurePath
from types import FrameType, ModuleType
from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.filters import do_format
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

SECONDS = 20.0
"""Of the processor, so that a machine with much to do is no reason to refuse a template; the page of a book of a thousand notes takes one."""
MEMORY = 2**30
"""Bytes that a template may use besides what the program already has."""
LARGEST_NUMBER = 100_000
"""No number that a template gives to a filter, a method or `*` may be larger: `"x" * 10**9`, `center(10**9)`."""


class TakesTooLong(Exception):
    """A template did not end within SECONDS."""


class Environment(ImmutableSandboxedEnvironment):
    """Jinja in a sandbox in which nothing grows beyond bounds."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """`left operator right`. Raises SecurityError where the result is a number or a text that no page has room for."""
        if operator in ("*", "**") and (_size(left) > LARGEST_NUMBER or _size(right) > LARGEST_NUMBER):
            raise SecurityError(f"the numbers of {operator} are too large")
        if operator == "**" and isinstance(right, int) and right > 64:
            raise SecurityError("the power is too large")
        if operator == "%" and isinstance(left, str):
            _refuse_wide(left)
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, int) and abs(result) > LARGEST_NUMBER**2:
            raise SecurityError(f"the result of {operator} is too large")
        return result

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Not of what opens files: `publication.directory` has a name, and no more."""
        if isinstance(obj, PurePath | IOBase | ModuleType | type):
            return False
        return bool(super().is_safe_attribute(obj, attr, value))

    def call(self, context: Context, obj: Any, *arguments: Any, **named: Any) -> Any:
        """A call of a function or a method, as the sandbox allows it, with numbers of a measure."""
        _refuse_large(arguments, named)
        return super().call(context, obj, *arguments, **named)


def bounded(filters: Mapping[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    """Jinja's filters, each of which refuses numbers beyond LARGEST_NUMBER."""
    return {name: _bounded(function) for name, function in filters.items()} | {"format": _formatted}


def _formatted(text: str, *arguments: Any, **named: Any) -> str:
    """Jinja's `format`, without widths that no page has."""
    _refuse_wide(text)
    return do_format(text, *arguments, **named)


def _refuse_wide(text: str) -> None:
    if re.search(r"%[^a-zA-Z%]*(?:\d{4}|\*)", text):
        raise SecurityError("a width of % is too large")


def _bounded(function: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(*arguments: Any, **named: Any) -> Any:
        _refuse_large(arguments, named)
        return function(*arguments, **named)

    for name, value in getattr(
        function, "__dict__", {}
    ).items():  # what Jinja wants a filter to be given besides (pass_context …)
        setattr(guarded, name, value)
    return guarded


def _refuse_large(arguments: tuple[Any, ...], named: Mapping[str, Any]) -> None:
    if any(isinstance(value, int) and abs(value) > LARGEST_NUMBER for value in (*arguments, *named.values())):
        raise SecurityError(f"a number is larger than {LARGEST_NUMBER:,}")


def _size(value: Any) -> float:
    if isinstance(value, int | float):
        return abs(value)
    return len(value) if isinstance(value, str | list | tuple) else 0


@contextmanager
def ending_within(seconds: float, folder: Path) -> Iterator[None]:
    """Raise TakesTooLong in a template of this folder that works longer, MemoryError in one that takes more than MEMORY.

    Each line of a template is looked at while it runs. What one line can do is bounded by `Environment`.
    """
    deadline, own = time.thread_time() + seconds, str(folder)

    def each_line(frame: FrameType, event: str, argument: Any) -> Any:  # noqa: ARG001
        if time.thread_time() > deadline:
            raise TakesTooLong
        return each_line

    def each_call(frame: FrameType, event: str, argument: Any) -> Any:  # noqa: ARG001
        return each_line if frame.f_code.co_filename.startswith(own) else None

    before, release = sys.gettrace(), _bound_memory()
    sys.settrace(each_call)
    try:
        yield
    finally:
        sys.settrace(before)
        release()


def _bound_memory() -> Callable[[], None]:
    """Bound the memory of the process, where the system can do that. Returns what undoes it."""
    try:
        import resource

        used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        if soft not in (resource.RLIM_INFINITY, -1) and soft < used + MEMORY:
            return lambda: None
        resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, hard))
    except (ImportError, OSError, ValueError):
        return lambda: None
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
