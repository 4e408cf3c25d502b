"""Where words are divided in languages for which Pyphen has no dictionary: files of patterns as Pyphen reads them, each with its licence."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

PATTERNS: Mapping[str, Path] = {path.stem: path for path in sorted((Path(__file__).parent / "hyphenation").glob("*.dic"))}
"""The file of each language, by its code."""
