"""Checks: of the sources (file:line), and of each edition against the article, from the built file."""
