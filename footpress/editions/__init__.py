"""The editions: one table. A row names the module; it is loaded when the edition is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping

from footpress.editions.edition import Edition

USUAL = ("pdf", "epub", "html")
"""What is built where no edition is named."""
_ROWS = {
    "pdf": "footpress.editions.pdf:PDF",
    "epub": "footpress.editions.epub:EPUB",
    "kindle": "footpress.editions.kindle:KINDLE",
    "html": "footpress.editions.html:HTML",
}


class _Editions(Mapping[str, Edition]):
    """Edition by name, in the order in which they are built."""

    def __getitem__(self, name: str) -> Edition:
        module, _, value = _ROWS[name].partition(":")
        edition: Edition = getattr(importlib.import_module(module), value)
        return edition

    def __iter__(self) -> Iterator[str]:
        return iter(_ROWS)

    def __len__(self) -> int:
        return len(_ROWS)


EDITIONS: Mapping[str, Edition] = _Editions()
