"""What a person corrects of the readings: functions that take the three texts of an article and give them back, changed.

source/<slug>.md, bibliography.bib and source/notes/<slug>.yaml are changed together, each where the correction is and nowhere else. Whoever
calls these reads and writes the files.
"""
