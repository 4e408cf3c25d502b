"""Step 2, people: bodies, which have no given name."""

from __future__ import annotations

import re

from footpress.languages.terms import all_words, fold_term, words


def is_organisation(text: str) -> bool:
    """Whether a name is a body's and not a person's."""
    folded = [fold_term(w) for w in re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", text)]
    if not folded:
        return True
    if len(folded) == 2 and folded[0] in all_words("given_names"):
        return False
    if any(
        w in words("institutions", "body") or w in all_words("bodies") or w in ("united", "nations", "international")
        for w in folded
    ):
        return True
    if folded[0] in {"the", "die", "la", "le", "el", "der", "das", "los", "les"} and len(folded) > 2 and not text.isupper():
        return True
    if any(w in words("reading", "tells a body") for w in folded):
        return True
    return len(folded) == 1 and text.isupper() and 2 < len(text) < 9 and text.isascii()
