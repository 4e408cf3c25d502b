"""The earlier versions of a corrected article, kept at <slug>/v<n>/ as they were published, each with a line that leads to the present one."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence

from footpress.model.volume import Enclosed, File, admitted

_NAME = re.compile(r"source/versions/[^/]+/(v(\d+)/.+)", re.DOTALL)


def numbers(versions: Sequence[Enclosed]) -> tuple[int, ...]:
    """The numbers of the earlier versions that have a page, the first one first."""
    found = (match for file in versions if isinstance(file, File) and (match := _NAME.fullmatch(file.path)))
    return tuple(sorted(int(match[2]) for match in found if match[1] == f"v{match[2]}/index.html"))


def earlier_versions(versions: Sequence[Enclosed], terms: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """("v1/index.html", …): every file of every earlier version. Raises ProblemsFound for one that cannot be published."""
    for file in map(admitted, versions):
        if match := _NAME.fullmatch(file.path):
            yield match[1], _superseded(file.data, terms) if file.name == "index.html" else file.data


def _superseded(data: bytes, terms: Mapping[str, str]) -> bytes:
    """A page that stood one folder higher, with a link to the present version before its text."""
    text = re.sub(r'((?:href|src)="|url\(")\.\./', r"\1../../", data.decode("utf-8"))
    line = f'<p class="superseded"><a href="../">{html.escape(terms["superseded"])}</a></p>'
    return text.replace("<article", f"{line}\n<article", 1).replace(" data-pagefind-body", "").encode("utf-8")
