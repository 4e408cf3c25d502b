"""A doubt: a reason to ask a person about a reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Doubtful = Literal["unexplained-words", "readings-differ", "link-unsure", "work-unlike", "unread"]
"""The reasons, by their ids.

unexplained-words: a word or number of a citation stands in no field.
readings-differ: a second, differently trained reader reads a field of the citation otherwise.
link-unsure: an earlier work was taken as the one meant, or none was found, and it may be another.
work-unlike: what the citation says does not suit the work it was tied to, or one nearly the same stands beside it.
unread: what looks like a citation was left in the prose of the note.
"""
DOUBTS: tuple[Doubtful, ...] = get_args(Doubtful)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a person should look: the reason's id, the field it is about ("" for the whole), and a sentence for an editor."""

    id: Doubtful
    sentence: str
    field: str = ""
