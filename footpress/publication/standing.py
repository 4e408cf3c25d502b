"""What stands in build/."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from footpress.disk.digests import names
from footpress.disk.writing import replace_bytes
from footpress.editions.beside import beside
from footpress.editions.edition import Edition
from footpress.model.volume import Files


def standing(edition: Edition, slug: str, build: Path) -> Files:
    """The files of a built edition, all that its folder holds where it has one of its own."""
    paths = sorted((build / edition.folder.format(slug=slug)).rglob("*")) if edition.folder else [build / edition.file(slug)]
    return {path.relative_to(build).as_posix(): path.read_bytes() for path in paths if edition.folder == "" or path.is_file()}


def copy_beside(slug: str, build: Path) -> None:
    """Put the other editions beside the web page that stands, so that build/html can be published as it is."""
    page = build / "html" / slug
    for name in beside(slug) if page.is_dir() else ():
        if (build / name).is_file():
            replace_bytes(page / name, (build / name).read_bytes())


def versions_in(folder: str) -> Iterator[int]:
    """The numbers of the earlier versions that stand in the folder of a page."""
    found = (name[1:].partition("/") for name in sorted(names(folder)) if name[:1] == "v")
    return (int(number) for number, _, file in found if number.isdecimal() and file == "index.html")
