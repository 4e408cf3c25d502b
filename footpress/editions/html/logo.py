"""The publication's sign at the head of its pages: `logo: logo.svg` in source/publication.yaml, a picture in source/."""

from __future__ import annotations

from base64 import b64encode

from footpress.disk.reading import addressed, read_bytes, refusal
from footpress.editions.images import MEDIA_TYPES
from footpress.editions.places import place_of_setting
from footpress.model.article import Publication
from footpress.pictures.admitting import fault, published
from footpress.problems import Problem, ProblemsFound

LARGEST = 40_000
"""Bytes: it is inside every page, so that a page stays one file."""


def logo(publication: Publication) -> str:
    """The picture as a data: address, "" where there is none. Raises ProblemsFound where it is missing, unknown or too large."""
    name = str(publication.settings.get("logo") or "")
    if not name:
        return ""
    path = addressed(name, publication.directory)
    if path is None:
        raise _problem(publication, f"`logo: {name}` leads out of source/: put the picture there, and name it from there.")
    if outside := refusal(path, publication.directory):
        raise _problem(publication, f"`logo: {name}` cannot be published: {outside}.")
    if not path.is_file():
        raise _problem(publication, f"`logo: {name}`: there is no picture source/{name}: put it there.")
    if path.suffix.lower() not in MEDIA_TYPES:
        raise _problem(publication, f"`logo: {name}` is of no format that browsers show: save it as SVG, PNG or JPEG.")
    if reason := fault(path):
        raise _problem(publication, f"`logo: {name}` cannot be published: {reason}.")
    data = published(read_bytes(path, publication.directory))
    if len(data) > LARGEST:
        raise _problem(
            publication, f"`logo: {name}` has {len(data):,} bytes and stands in every page: make it smaller than {LARGEST:,}."
        )
    return f"data:{MEDIA_TYPES[path.suffix.lower()]};base64,{b64encode(data).decode('ascii')}"


def _problem(publication: Publication, message: str) -> ProblemsFound:
    return ProblemsFound([Problem(*place_of_setting("logo", publication), "publication-setting", "error", message)])
