"""Texts folded for comparing: case, accents, punctuation and script variants do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def fold_letters(text: str) -> str:
    """Letters and digits only, without case and accents: "Türk, Ö." → "turko"."""
    if text.isascii():
        return text.casefold() if text.isalnum() else re.sub(r"[\W_]+", "", text).casefold()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold()).replace("ı", "i")
    return "".join(character for character in plain if character.isalnum())


@lru_cache(maxsize=16384)
def fold_url(url: str) -> str:
    """A URL without scheme, www., closing slash and tracking parameters: what two typings of one address share."""
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", url.strip(), flags=re.IGNORECASE)
    return re.sub(r"[?&](?:utm_\w+|fbclid|gclid)=[^&]*", "", bare).rstrip("/").casefold()
