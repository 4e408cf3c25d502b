"""Letters that bring a manuscript, as an attachment or as their text."""

from footpress.documents.mail.body import read_body_of_letter
from footpress.documents.mail.letter import Letter, is_letter, open_letter

__all__ = ["Letter", "is_letter", "open_letter", "read_body_of_letter"]
