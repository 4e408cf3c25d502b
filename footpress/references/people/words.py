"""Step 2, people: the words of one name: initials, capitals, particles."""

from __future__ import annotations

import re

from footpress.text.late_patterns import late

INITIAL = late(r"^(?:[^\W\d_]{1,3}\.[-‐]?)+[^\W\d_]?\.?$|^[^\W\d_]$")
"""Initials, or a letter alone: "J.", "J.-P.", "Ch."."""


def is_in_capitals(part: str) -> bool:
    """Whether a word is written in capitals and is no initial."""
    return part.isupper() and len(part.strip(".")) > 2


def words_of_name(text: str) -> list[str]:
    """Words of a name; "Ц.Лхам" and "J.Smith" are two."""
    return [p for p in re.sub(r"(?<=[^\W\d_]\.)(?=[^\W\d_]{2})", " ", text).split() if p]
