"""What a manuscript says about itself above its text, the same for every format."""

from footpress.documents.opening.opening import Opening, finish_title, metadata_of, read_opening

__all__ = ["Opening", "finish_title", "metadata_of", "read_opening"]
