"""py3langid's model, restricted to our languages. As it is shipped it must be unpacked, which takes half a second and 140 MB; what is
needed of it is kept in the user's cache, from where the system reads only the pages that are asked for.

The kept file may be deleted or damaged at any moment: then the model is unpacked again, and kept again where that can be.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from footpress.disk.user_cache import in_user_cache
from footpress.disk.writing import replace_bytes
from footpress.problems import WorldError

_HEAD = 4096
"""The first bytes of the file say what it is: the versions, the languages, the size of each part, and a checksum of all of them."""


def identifier(codes: Sequence[str]) -> Any:
    """py3langid's identifier, whose ranks are logarithms, restricted to those of some languages that it knows."""
    path = in_user_cache("language-model")
    if path:
        with suppress(OSError, ValueError):
            return _kept(path, codes)
    found = _unpacked(codes)
    if path:
        with suppress(OSError, WorldError):
            replace_bytes(path, _file(found, codes))
    return found


def _unpacked(codes: Sequence[str]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    found = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=False)
    known = frozenset(found.nb_classes)
    found.set_languages([code for code in codes if code in known])
    return found


def _file(found: Any, codes: Sequence[str]) -> bytes:
    """An unpacked model as it is kept. The columns of a language stand together, as they do in the restricted model itself."""
    parts = (
        np.asarray(found.nb_pc, np.float32).tobytes(),
        np.asarray(found.tk_output, np.int32).tobytes(),
        np.asarray(found.tk_row, np.uint32).tobytes(),
        np.asarray(found.tk_nextmove, np.uint32).tobytes(),
        np.asarray(found.nb_ptc, np.float16).tobytes(order="F"),
    )
    body = b"".join(parts)
    said = "\n".join((_key(codes), ",".join(found.nb_classes), *(str(len(part)) for part in parts), str(crc32(body))))
    return said.encode().ljust(_HEAD) + body


def _kept(path: Path, codes: Sequence[str]) -> Any:
    """The model from the file. Raises OSError where there is none, ValueError where it is of another version, cut short or damaged."""
    from py3langid.langid import LanguageIdentifier

    data: NDArray[np.uint8] = np.memmap(path, np.uint8, mode="r")
    key, classes, *sizes, checksum = bytes(data[:_HEAD]).decode().strip().split("\n")
    body = data[_HEAD:].data
    if key != _key(codes) or crc32(body) != int(checksum):
        raise ValueError(path)
    weights, output, row, moves, table = _parts(body, [int(size) for size in sizes])
    names = classes.split(",")
    return LanguageIdentifier(
        np.frombuffer(table, np.float16).reshape(len(names), -1).T,
        np.frombuffer(weights, np.float32),
        names,
        moves.cast("I"),
        np.frombuffer(output, np.int32).tolist(),
        tk_row=row.cast("I"),
    )


def _parts(body: memoryview, sizes: Sequence[int]) -> list[memoryview]:
    ends = [sum(sizes[: number + 1]) for number in range(len(sizes))]
    return [body[end - size : end] for size, end in zip(sizes, ends, strict=True)]


def _key(codes: Sequence[str]) -> str:
    from py3langid import __version__

    return f"1 {sys.byteorder} py3langid {__version__}: {' '.join(codes)}"
