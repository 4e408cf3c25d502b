"""One edition of one volume, made and read back: a function of the volume, the same in whichever process. Nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from footpress.editions.edition import Edition
from footpress.editions.look import Look
from footpress.model.readback import ReadBack
from footpress.model.volume import Files, Volume
from footpress.problems import ProblemsFound
from footpress.publication.comparing import compared
from footpress.templates import Templates


@dataclass(frozen=True, slots=True)
class Made:
    """The files of an edition, and what was read back of them, by the slug of each article."""

    files: Files = field(repr=False)
    read: Mapping[str, ReadBack] = field(repr=False)


def make_edition(edition: Edition, volume: Volume, look: Look, templates: Templates) -> Made:
    """Raises ProblemsFound for what is wrong in the article, or otherwise in the edition than in the article."""
    files = edition.make(volume, look, templates)
    read, problems = compared(edition, volume, files)
    if errors := [problem for problem in problems if problem.severity == "error"]:
        raise ProblemsFound(errors)
    return Made(files, read)
