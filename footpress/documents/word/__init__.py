"""Word files (.docx): mended before pandoc reads them, so that nothing that Word prints is lost. ECMA-376, Part 1 (WordprocessingML)."""

from footpress.documents.word.reading import read_word

__all__ = ["read_word"]
