"""What of a text is compared."""

from __future__ import annotations

import unicodedata


def fold_printed(text: str) -> str:
    """What of a text is compared: no white space, no hyphens or invisible characters, compatibility characters unified."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(
        character for character in plain if not character.isspace() and unicodedata.category(character) not in ("Cc", "Cf", "Pd")
    )
