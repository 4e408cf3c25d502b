"""Is this the same work? One answer for an article's notes, for the bibliography that an import finds, and for its lint.

What is said of a work, in a note or in an entry, is a `Description`; `compare` takes two and gives a `Verdict`: how surely they are of
one work and why, or in what they differ. Another digit, Roman numeral or single letter is another work, never a misspelling.
"""

from footpress.resolution.identity.chapters import is_chapter_of
from footpress.resolution.identity.comparison import are_told_apart, compare
from footpress.resolution.identity.contradiction import other_numbers
from footpress.resolution.identity.description import Description, describe
from footpress.resolution.identity.entries import describe_entry, people_of_entry
from footpress.resolution.identity.facts import bare_doi
from footpress.resolution.identity.tokens import are_one_spelt
from footpress.resolution.identity.verdict import Difference, Verdict

__all__ = [
    "Description",
    "Difference",
    "Verdict",
    "are_one_spelt",
    "are_told_apart",
    "bare_doi",
    "compare",
    "describe",
    "describe_entry",
    "is_chapter_of",
    "other_numbers",
    "people_of_entry",
]
