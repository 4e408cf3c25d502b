"""Templates stay compiled: compiling one takes longer than rendering it.

Any template is kept in memory for as long as the process lives: a desk renders the same ones all day. Those that come with footpress are
kept in the user's cache too, as Python keeps its own modules compiled beside them. Those of a publication are not: they may come from a
stranger, and nothing that stands in a publication's folder is run as code.
"""

from __future__ import annotations

import os
import sys
from collections import OrderedDict
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from footpress.disk.user_cache import in_user_cache
from footpress.disk.writing import replace_bytes
from footpress.problems import WorldError
from footpress.templates.shipped import shipped_templates

_KEPT = 200
_SHIPPED = "template-"
"""What the keys of those that come with footpress begin with."""


class _Compiled(jinja2.BytecodeCache):
    """The code of templates. Jinja asks for it by the file, and takes it only where the text is still the same."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """As Jinja wants it."""
        is_shipped = filename and Path(filename).is_relative_to(shipped_templates())
        return (_SHIPPED if is_shipped else "") + super().get_cache_key(name, filename)

    def load_bytecode(self, bucket: Bucket) -> None:
        """As Jinja wants it."""
        if code := self._kept.get(bucket.key) or _from_user_cache(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """As Jinja wants it."""
        code = self._kept[bucket.key] = bucket.bytecode_to_string()
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        if (path := _place(bucket.key)) and not sys.dont_write_bytecode:
            with suppress(OSError, WorldError):
                replace_bytes(path, _digest(code) + code)


def _from_user_cache(key: str) -> bytes:
    """The code as it was kept; nothing where there is none, or it is another user's, damaged, or of another version."""
    with suppress(OSError):
        if (path := _place(key)) and path.stat().st_uid == os.getuid():
            data = path.read_bytes()
            code = data[len(_digest(b"")) :]
            return code if data.startswith(_digest(code)) else b""
    return b""


def _place(key: str) -> Path | None:
    """Where the code is kept for the next command; None where it is not."""
    return in_user_cache(f"templates/{key}") if key.startswith(_SHIPPED) else None


def _digest(code: bytes) -> bytes:
    return sha256(_compiler() + code).hexdigest().encode()


@cache
def _compiler() -> bytes:
    """What makes code of a template: Python, Jinja, and how footpress sets it up."""
    here = Path(__file__).parent
    return b"".join(
        (sys.version.encode(), jinja2.__version__.encode(), *(path.read_bytes() for path in sorted(here.glob("*.py"))))
    )


COMPILED = _Compiled()
