"""The verbs: import, build, check, review, accept, correct, extract."""
