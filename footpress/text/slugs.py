"""Slugs: the names that articles have in addresses and in the names of files."""

from __future__ import annotations

import re

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_slug(name: str) -> bool:
    """Whether a name can be part of an address as it is: small letters, digits, and hyphens between them."""
    return bool(_SLUG.fullmatch(name))
