"""The one door to pandoc: running it, its dialect of Markdown as footpress uses it, and what its warnings mean."""
