"""Step 4: a law that a sentence tells of, "Regulation (EU) 2016/679 requires consent", is no citation that could be set: the sentence would break."""

from __future__ import annotations

from footpress.languages.terms import words
from footpress.model.reference import Resolved
from footpress.text.late_patterns import late

_FOLLOWING = late(r"(?P<comma>,?)\s+(?P<word>[^\W\d_]+)")
_PROSE = late(r"(?P<word>[^\W\d_]+)\s+$")


def is_told_of(item: Resolved) -> bool:
    """Whether an act stands in the middle of a sentence that goes on behind it with a small letter; behind a comma, if it began before as well."""
    reference, raw = item.reference, item.note.raw
    if reference.type != "legal" or not any(field.rule == "acts" for field in reference.fields):
        return False
    following = _FOLLOWING.match(raw, reference.span[1])
    if not following or not following["word"].islower() or following["word"] in words("fields", "and"):
        return False
    before = _PROSE.search(raw, 0, reference.span[0])
    announced = before is None or before["word"].casefold() in words("signals", "before a citation")
    return not following["comma"] or not announced
