"""The seam: publication.yaml, articles and collections as a person keeps them in source/."""
