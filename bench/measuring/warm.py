"""One word changed again and again in one process, as at the desk.

What a process of one change spends is taken off what one of several spends, so that its start and its first build are in neither.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from footpress.pandoc.running import WARM, pandoc_path
from footpress.pandoc.warm import WarmPandoc
from footpress.publication.building import build
from footpress.publication.workers import SELDOM
from measuring.invented import SLUG, changed
from measuring.spent import Spent, spent

_TIMES = 6


def one_word(folder: Path, *editions: str) -> Spent:
    """What one change costs of one of these editions (all where none is named)."""
    begin = f"import sys; sys.path.insert(0, {str(Path(__file__).parent.parent)!r}); from measuring.warm import build_often; "
    once, often = (
        spent([sys.executable, "-c", f"{begin}build_often({str(folder)!r}, {times}, {list(editions)})"])
        for times in (1, 1 + _TIMES)
    )
    return often.less(once).of(_TIMES)


def build_often(folder: str, times: int, editions: list[str]) -> None:
    """In the process: change a word and build, so often."""
    gc.set_threshold(*SELDOM)  # as a process of the desk has it
    WARM.set(WarmPandoc(pandoc_path()))
    change = changed(Path(folder))
    for _ in range(times):
        change()
        for _ in build(Path(folder), [SLUG], editions):
            pass
