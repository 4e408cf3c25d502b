"""Step 2, people: who stands in a field, and which part of a name is the family's.

splitting         a field cut into its people
family_and_given  the family name told from the given name
long_families     family names of several words
organisations     bodies
likeness          how much tokens look like names
words             initials, capitals
"""
