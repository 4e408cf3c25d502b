"""Step 1: one reader a format of manuscript."""
