"""WeasyPrint loaded quickly.

What it declares of Pango's functions is compiled beforehand: reading these declarations as C takes cffi longer than all else that is
loaded, and each call is slower. `compiled_declarations` is what cffi makes of them (`python tools/compile_declarations.py`); where
WeasyPrint declares anything else, it is loaded as it is. Modules that it needs for variable fonts alone, and where there is no HarfBuzz, are
loaded when they are needed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib import import_module
from types import ModuleType
from typing import Any

import _cffi_backend
import cffi

from footpress.typesetting.compiled_declarations import COMPILED, DIGEST

_LATER = ("fontTools.subset", "fontTools.varLib.instancer")


class _DeclaresOther(Exception):
    """WeasyPrint's declarations are not those that were compiled."""


class _Declared(_cffi_backend.FFI):  # type: ignore[misc]
    """What cffi makes of a module that it compiled, where WeasyPrint expects to declare it itself."""

    def __init__(self) -> None:
        super().__init__("weasyprint", **COMPILED)

    def cdef(self, declarations: str) -> None:
        """Nothing: it is declared. Raises _DeclaresOther where it is not."""
        if sha256(declarations.encode()).hexdigest() != DIGEST:
            raise _DeclaresOther


def load_weasyprint() -> None:
    """Import WeasyPrint. Raises OSError where a library that it needs is not there."""
    if "weasyprint" in sys.modules:
        return
    try:
        with _declared(), _later():
            import weasyprint
    except (_DeclaresOther, ImportError):
        import weasyprint  # noqa: F401


@contextmanager
def _declared() -> Iterator[None]:
    """While this holds, who asks cffi for declarations is given the compiled ones."""
    asked = cffi.FFI
    cffi.FFI = _Declared
    try:
        yield
    finally:
        cffi.FFI = asked


class _Later(ModuleType):
    """Stands for a module whose functions are called seldom."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *arguments, **named: getattr(import_module(self.__name__), name)(*arguments, **named)


@contextmanager
def _later() -> Iterator[None]:
    """While this holds, who imports these modules gets what loads them when it is called."""
    standing = {name: _Later(name) for name in _LATER if name not in sys.modules}
    sys.modules.update(standing)
    try:
        yield
    finally:
        for name in standing:
            sys.modules.pop(name, None)
