"""What of a text is compared."""

from __future__ import annotations

import unicodedata


class _Compared(dict[int, int | None]):
    """Of each character, by its code, itself, or None where it is not compared; found when it is first met."""

    def __missing__(self, code: int) -> int | None:
        character = chr(code)
        is_left_out = character.isspace() or unicodedata.category(character) in ("Cc", "Cf", "Pd")
        self[code] = None if is_left_out else code
        return self[code]


_COMPARED = _Compared()


def fold_printed(text: str) -> str:
    """What of a text is compared: no white space, no hyphens or invisible characters, compatibility characters unified."""
    return unicodedata.normalize("NFKC", text).translate(_COMPARED)
