"""The entries of the bibliography as what citeproc reads."""
