"""Step 5: a source and the bibliography become an Article, every citation set by one engine."""
