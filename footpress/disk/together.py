"""Several texts of a publication change together: all of them or none, though the command is killed between two of them.

What they are to be is written first, whole, into build/.unfinished; then each is written, and the list goes. Where a list is found,
whoever holds the publication next writes what is still missing of it. A text that somebody has changed meanwhile stays as it is.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from footpress.disk import reading
from footpress.disk.writing import replace_bytes, replace_text

_LIST = "build/.unfinished"


def replace_together(publication: Path, files: Mapping[str, str]) -> None:
    """Write texts by their names in the publication, in this order. Raises WorldError where one cannot be written; then all are as before."""
    paths = {name: reading.admit(publication / name, publication) for name in files}
    before = {name: _bytes(path, publication) for name, path in paths.items()}
    if len(files) > 1:
        listed = {name: [_digest(before[name]), text] for name, text in files.items()}
        replace_text(publication / _LIST, json.dumps(listed, ensure_ascii=False))
    written: list[str] = []
    try:
        for name, text in files.items():
            replace_text(paths[name], text)
            written.append(name)
    except BaseException:
        for name in written:
            _put_back(paths[name], before[name])
        (publication / _LIST).unlink(missing_ok=True)
        raise
    (publication / _LIST).unlink(missing_ok=True)


def finish(publication: Path) -> tuple[str, ...]:
    """Write what a killed command left unwritten. Returns the names of texts that stay, since somebody has changed them meanwhile."""
    place = publication / _LIST
    if not place.is_file():
        return ()
    stay: list[str] = []
    for name, (was, text) in _listed(place, publication).items():
        path = reading.admit(publication / name, publication)
        stands = _bytes(path, publication)
        if _digest(stands) == was:
            replace_text(path, text)
        elif stands != text.encode("utf-8"):
            stay.append(name)
    place.unlink(missing_ok=True)
    return tuple(stay)


def _listed(place: Path, publication: Path) -> Mapping[str, tuple[str, str]]:
    """The texts of a list that this module wrote; none of one that it did not."""
    with contextlib.suppress(ValueError, TypeError, AttributeError):
        listed = {
            str(name): (str(was), str(text)) for name, (was, text) in json.loads(reading.read_bytes(place, publication)).items()
        }
        if all(_may_be(name, publication) for name in listed):
            return listed
    return {}


def _may_be(name: str, publication: Path) -> bool:
    return (name == "bibliography.bib" or name.startswith("source/")) and not reading.refusal(publication / name, publication)


def _bytes(path: Path, publication: Path) -> bytes | None:
    return reading.read_bytes(path, publication) if path.is_file() else None


def _digest(data: bytes | None) -> str:
    return "" if data is None else hashlib.blake2b(data, digest_size=16).hexdigest()


def _put_back(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    else:
        replace_bytes(path, data)
