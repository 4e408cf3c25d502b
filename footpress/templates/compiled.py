"""Templates stay compiled as long as the process: compiling one takes longer than rendering it, and a desk renders the same ones all day."""

from __future__ import annotations

from collections import OrderedDict

import jinja2
from jinja2.bccache import Bucket

_KEPT = 200


class _Compiled(jinja2.BytecodeCache):
    """The code of the last templates, in memory. Jinja asks for it by the file, and takes it only where the text is still the same."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    def load_bytecode(self, bucket: Bucket) -> None:
        """As Jinja wants it."""
        if code := self._kept.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """As Jinja wants it."""
        self._kept[bucket.key] = bucket.bytecode_to_string()
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)


COMPILED = _Compiled()
