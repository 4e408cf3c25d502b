"""One work as the records that others read: BibTeX, RIS, CSL-JSON."""
