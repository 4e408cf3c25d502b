"""The list of works of a manuscript, and the calls in its text that mean them: "(Smith 2012, 14)", "[2, 3]"."""
