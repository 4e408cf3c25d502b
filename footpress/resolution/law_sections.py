"""Step 3. Sections of an act in English: "Ibid., s. 6" is a page in German or Turkish, and of an act in English section 6."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from footpress.languages.terms import words_of
from footpress.model.reference import Reference

_BEFORE = re.compile(r"\bss?\.?\s*$")


def with_section(reference: Reference, raw: str, titles: Sequence[str]) -> Reference:
    """A short form with its "s." or "ss." as part of the locator, where the law that it means is named in English in `titles`."""
    place = next((field for field in reference.fields if field.name == "locator"), None)
    if reference.type != "legal" or place is None or not isinstance(place.value, str) or not any(map(_is_english, titles)):
        return reference
    start, end = place.span
    if (before := _BEFORE.search(raw, 0, start)) is None or not raw[start:end].startswith(place.value[:1]):
        return reference
    whole = replace(place, value=f"{before[0].strip()} {place.value}", span=(before.start(), end))
    fields = tuple(whole if field is place else field for field in reference.fields)
    return replace(reference, fields=fields, span=(min(reference.span[0], before.start()), reference.span[1]))


def _is_english(title: str) -> bool:
    acts = words_of("en", "law", "act") | words_of("en", "law", "tail")
    return any(word.casefold() in acts for word in re.findall(r"[^\W\d_]+", title))
