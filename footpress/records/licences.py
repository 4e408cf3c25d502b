"""Licences as addresses, which machines can read."""

from __future__ import annotations

import re


def address_of_licence(licence: str) -> str:
    """The address of a Creative Commons licence ("CC BY-NC 4.0"), of one given as an address, else ""."""
    if re.match(r"https?://", licence):
        return licence
    if re.fullmatch(r"CC0(?: 1\.0)?", licence):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    match = re.fullmatch(r"CC[ -](BY(?:-(?:NC|ND|SA))*)[ -](\d\.\d)", licence)
    return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/" if match else ""
