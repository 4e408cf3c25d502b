"""Languages: what footpress knows of each."""
