"""pandoc's tree of a manuscript, in whatever format it came, becomes a Manuscript with structure."""
