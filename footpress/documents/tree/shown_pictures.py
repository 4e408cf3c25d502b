"""The pictures of a manuscript: named, tried, and put where the text can show them."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from footpress.disk.writing import replace_bytes
from footpress.documents.tree.line_numbers import Placed
from footpress.documents.tree.typed import plain
from footpress.model.manuscript import Picture
from footpress.pandoc.elements import NO_ATTRIBUTES, Element, Inlines, is_word
from footpress.pandoc.elements import words as words_of
from footpress.problems import Problem

_ENDINGS = {"PNG": ".png", "JPEG": ".jpg", "MPO": ".jpg", "GIF": ".gif", "WEBP": ".webp"}
_TO_PNG = frozenset({"BMP", "TIFF", "PPM", "DIB", "ICO"})
_DRAWINGS = (b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00")
"""How the drawings of Windows (EMF, WMF) begin, which nothing outside of it shows alike."""


def take_pictures(
    blocks: Sequence[Placed], picture: Callable[[str], bytes | None], folder: str, file: str
) -> tuple[list[Placed], list[Picture], list[Problem]]:
    """The blocks with the names that pictures have below source/, the pictures, and a query for each that cannot be shown."""
    taking = _Taking(picture, folder, file)
    return [(line, taking.of(block, line)) for line, block in blocks], list(taking.pictures.values()), taking.problems


class _Taking:
    """Gathers pictures on its way through a tree. The same picture shown twice is one file."""

    def __init__(self, picture: Callable[[str], bytes | None], folder: str, file: str) -> None:
        self.picture, self.folder, self.file = picture, folder, file
        self.pictures: dict[str, Picture] = {}
        self.problems: list[Problem] = []

    def of(self, node: Any, line: int) -> Any:
        """A part of a tree with its pictures under their new names."""
        if isinstance(node, dict):
            if node.get("t") == "Para" and [each["t"] for each in node["c"]] == ["Image"]:
                return self._alone(node["c"][0], line)
            if node.get("t") == "Figure":
                return self._figure(node, line)
            return {name: self.of(value, line) for name, value in node.items()}
        if not isinstance(node, list):
            return node
        made: list[Any] = []
        for each in node:
            if is_word(each):
                made.append(each)
            elif isinstance(each, dict) and each.get("t") == "Image":
                made += self._inline(each, line)
            else:
                made.append(self.of(each, line))
        return made

    def _inline(self, image: Element, line: int) -> Inlines:
        """A picture; its words in the place of one that cannot be shown."""
        _, alternative, (target, _) = image["c"]
        name = self._name(target, line)
        if name:
            return [{"t": "Image", "c": [NO_ATTRIBUTES, alternative, [name, ""]]}]
        return words_of(f"[{plain(alternative) or PurePosixPath(target).name or 'picture'}]")

    def _alone(self, image: Element, line: int) -> Element:
        """A picture alone in its paragraph: its alternative text is no caption."""
        (made, *more) = self._inline(image, line) or words_of("[picture]")
        if made["t"] != "Image":
            return {"t": "Para", "c": [made, *more]}
        _, alternative, (name, _) = made["c"]
        described = [["alt", words]] if (words := plain(alternative)) else []
        return {"t": "Para", "c": [{"t": "Image", "c": [["", [], described], [], [name, ""]]}]}

    def _figure(self, figure: Element, line: int) -> Element:
        """A picture with its caption, its alternative text beside it; the caption alone where the picture cannot be shown."""
        attributes, caption, blocks = figure["c"]
        images = [inline for block in blocks if block["t"] in ("Plain", "Para") for inline in block["c"]]
        captions = [inline for block in caption[1] if block["t"] in ("Plain", "Para") for inline in block["c"]]
        if len(images) != 1 or images[0]["t"] != "Image" or len(caption[1]) > 1:
            inner = [self.of(block, line) for block in blocks]
            return {"t": "Div", "c": [["", ["figure"], []], [*inner, *caption[1]]]}
        (made, *more) = self._inline(images[0], line) or words_of("[picture]")
        if made["t"] != "Image":
            return {"t": "Para", "c": [made, *more, {"t": "Space"}, *captions]}
        alternative = plain(made["c"][1])
        attributes = [attributes[0], [], [["alt", alternative]] if alternative and alternative != plain(captions) else []]
        return {"t": "Para", "c": [{"t": "Image", "c": [attributes, captions or made["c"][1], made["c"][2]]}]}

    def _name(self, target: str, line: int) -> str:
        """The name of a picture below source/, "" where there is none to show."""
        if target in self.pictures:
            return self.pictures[target].name
        data = self.picture(target)
        reason = "it is not in the manuscript" if data is None else ""
        if data is not None:
            data, ending, reason = _shown(data)
            if not reason:
                stem = re.sub(r"[^a-z0-9]+", "-", PurePosixPath(target).stem.casefold()).strip("-")[:40] or "picture"
                name = self._unused(f"{self.folder}/{stem}", ending)
                self.pictures[target] = Picture(name, data)
                return name
        shown = PurePosixPath(target).name[:60] or "a picture"
        message = f"the picture {shown} cannot be published, {reason}; its place is marked in the text: put it there as PNG, JPEG or SVG."
        self.problems.append(Problem(self.file, line, "picture-left-out", "query", message))
        return ""

    def _unused(self, stem: str, ending: str) -> str:
        names = {picture.name for picture in self.pictures.values()}
        return next(name for number in range(10**6) if (name := f"{stem}{f'-{number}' * bool(number)}{ending}") not in names)


def _shown(data: bytes) -> tuple[bytes, str, str]:
    """A picture in a form that every edition shows, with its ending; or why there is none."""
    from PIL import Image  # most manuscripts have no picture

    from footpress.pictures.drawings import is_svg

    if is_svg(data):
        return data, ".svg", _fault(data, ".svg")
    if data.startswith(_DRAWINGS):
        return data, "", "since it is a drawing of Windows (EMF or WMF)"
    try:
        with Image.open(io.BytesIO(data)) as picture:
            form = picture.format or ""
            if form in _TO_PNG and picture.width * picture.height < 40_000_000:
                stream = io.BytesIO()
                picture.convert("RGBA" if "A" in picture.mode else "RGB").save(stream, "PNG")
                return stream.getvalue(), ".png", ""
    except Image.DecompressionBombError:
        return data, "", "since it has too many pixels"
    except (OSError, SyntaxError, ValueError):
        return data, "", "since it is of no format that is known, or damaged"
    ending = _ENDINGS.get(form, "")
    return data, ending, _fault(data, ending) if ending else f"since it is a {form}"


def _fault(data: bytes, ending: str) -> str:
    from footpress.pictures.admitting import fault

    with tempfile.TemporaryDirectory(prefix="footpress-") as folder:
        path = Path(folder) / f"picture{ending}"
        replace_bytes(path, data)
        return fault(path)
