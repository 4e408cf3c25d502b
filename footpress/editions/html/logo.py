"""The publication's sign at the head of its pages: `logo: logo.svg` in source/publication.yaml, a picture in source/."""

from __future__ import annotations

from base64 import b64encode

from footpress.editions.images import media_type
from footpress.model.volume import Enclosed, admitted
from footpress.pictures.admitting import published

LARGEST = 40_000
"""Bytes: it is inside every page, so that a page stays one file."""


def logo(file: Enclosed | None) -> str:
    """The picture as a data: address, "" where there is none. Raises ProblemsFound where it cannot be published."""
    if file is None:
        return ""
    picture = admitted(file)
    return f"data:{media_type(picture.path)};base64,{b64encode(published(picture.data)).decode('ascii')}"
