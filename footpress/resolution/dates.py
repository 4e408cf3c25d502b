"""Step 3. Whether two dates can be of one work."""

from __future__ import annotations


def misses(one: str, two: str) -> bool:
    """Whether the date of a short form is not that of a work: a day or month must be the very same, a year may be all there is."""
    return bool(one and two) and (one != two if len(one) > 4 else differ(one, two))


def differ(one: str, two: str) -> bool:
    """Whether two dates (YYYY[-MM[-DD]] or "") contradict, as far as both go."""
    known = min(len(one), len(two))
    return bool(known) and one[:known] != two[:known]
