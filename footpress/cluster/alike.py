"""What decides on the bytes of an edition besides its sources: the same here and on every worker, or nothing is sent there."""

from __future__ import annotations

import importlib.metadata
import platform
import re
import subprocess
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import footpress
from footpress.disk.digests import content, contents, digest_of, libraries
from footpress.pandoc.running import version
from footpress.problems import WorldError
from footpress.templates.shipped import shipped_templates

_SHOWN = 3
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def about(families: Sequence[str]) -> dict[str, str]:
    """What this machine has, by names that a person knows: versions, and the files of font families."""
    return {**_versions(), **{f"the font {family}": files for family, files in _faces(families)}}


def unlike(here: Mapping[str, str], there: Mapping[str, str]) -> str:
    """How another machine differs, as part of a sentence; "" where it does not."""
    found = [
        f"{name} {there.get(name, 'not at all')}, where this machine has {here.get(name, 'none')}"
        for name in dict.fromkeys((*here, *there))
        if here.get(name) != there.get(name)
    ]
    more = f"; and so on, {len(found)} in all" if len(found) > _SHOWN else ""
    return "; ".join(found[:_SHOWN]) + more


@cache
def _versions() -> Mapping[str, str]:
    """Asked once: what a process has loaded is what it had when it began."""
    package = Path(footpress.__file__).parent
    packages = _packages("footpress", {})
    return {
        "footpress": f"{footpress.__version__} ({digest_of(_code(package))[:8]})",
        "its templates": digest_of(_code(shipped_templates()))[:8],
        "Python": platform.python_version(),
        "pandoc": _pandoc(),
        "WeasyPrint": packages.pop("weasyprint", "none"),
        **{name: version for name, version in sorted(packages.items()) if name != "footpress"},
        "the system": f"{platform.system()} {platform.machine()}",
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **{name: Path(path).resolve().name for name, path in libraries()},
    }


def _code(folder: Path) -> Iterator[str]:
    """The files of a folder by their names and digests, but what Python compiles for itself."""
    parts = contents(f"{folder}")
    for name, made in zip(parts, parts, strict=True):
        if "__pycache__" not in name and not name.startswith("_templates/"):
            yield from (name, made)


def _pandoc() -> str:
    try:
        return version()
    except (WorldError, OSError, subprocess.SubprocessError, IndexError):
        return "none"


def _packages(name: str, known: dict[str, str]) -> dict[str, str]:
    """The versions of a package and of all that it needs, but of what it is only tested or extended with."""
    if name in known:
        return known
    try:
        found = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return known
    known[name] = found.version
    for required in found.requires or ():
        match = _NAME.match(required)
        if match and "extra ==" not in required:
            _packages(re.sub(r"[-_.]+", "-", match[0]).lower(), known)
    return known


def _faces(families: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(family, a digest of its files) of each family, "none" where it is not installed or nothing can be typeset here."""
    if not families:
        return
    try:
        from footpress.typesetting.fonts import files_of
    except (ImportError, OSError, WorldError):
        yield from ((family, "none") for family in families)
        return
    for family in families:
        made = sorted(set(filter(None, map(content, files_of(family)))))
        yield family, digest_of(made)[:8] if made else "none"
