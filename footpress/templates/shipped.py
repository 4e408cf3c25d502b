"""Where the templates stand that come with footpress."""

from __future__ import annotations

from pathlib import Path


def shipped_templates() -> Path:
    """Their folder: inside the installed package, or beside it in a clone."""
    installed = Path(__file__).parents[1] / "_templates"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "templates"
