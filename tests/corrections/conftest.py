"""The article that is corrected."""

import pytest
from imported_notes import NOTES, imported

from footpress.gathering.corrections.standing_texts import StandingTexts


@pytest.fixture(scope="session")
def tide() -> StandingTexts:
    """Six notes: an article, two books in one note, a short form at a page far away, a book, its short form, prose."""
    return imported(*NOTES)
