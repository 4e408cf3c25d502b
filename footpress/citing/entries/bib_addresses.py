"""Addresses and DOIs of a .bib file as a browser takes them, free of what LaTeX needs."""

from __future__ import annotations

import re

_DOI = re.compile(r"(?i)^\s*(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)+")
_TILDE = re.compile(r"\$\\sim\$|\{\\textasciitilde\}|\\textasciitilde(?:\{\}|\s|(?![A-Za-z]))|\{\\sim\}")


def plain_address(field: str, value: str) -> str:
    r"""The value of `url`, `doi` or `eprint`: `\_`, `\%`, `\&` … are the signs they stand for, `\url{…}` is what it holds, and a DOI
    has no resolver before it."""
    value = re.sub(r"^\s*\\(?:url|path|nolinkurl)\s*\{(.*)\}\s*$", r"\1", value)
    value = _TILDE.sub("~", value)
    value = re.sub(r"\{\\([_%&#$~])\}|\\([_%&#$~{}])(?:\{\})?", lambda sign: _escaped(sign[1] or sign[2]), value)
    return _DOI.sub("", value) if field == "doi" else value


def _escaped(sign: str) -> str:
    """A brace would end the field."""
    return {"{": "%7B", "}": "%7D"}.get(sign, sign)
