"""Step 4, gather: works become entries of bibliography.bib, the text becomes source/<slug>.md, and the record is written."""
