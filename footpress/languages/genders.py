"""Grammatical number and gender of people, as the field `gender` of an entry says them (biblatex manual 2.2.3)."""

GENDERS = ("sm", "sf", "sn", "pm", "pf", "pn", "pp")
"""Singular and plural, masculine, feminine, neuter, and several people of different gender: the rows of [referring back]."""
