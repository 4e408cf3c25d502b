"""The user's cache: what was made once and can be made again, kept between commands. It may be deleted or damaged at any moment."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def in_user_cache(name: str) -> Path | None:
    """Where a file or folder of this name is kept; None where the user has no folder."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    try:
        cache = (
            Path(given) if given.startswith("/") else Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
        )
    except RuntimeError:
        return None
    return cache / "footpress" / name
