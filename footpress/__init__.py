"""footpress: from hand-typed footnotes to a publication whose editions agree.

The eight steps (docs/how-it-works.md) and where they live:

    1 read        footpress.documents.plain_text      manuscript -> Manuscript
    2 parse       footpress.references      Note -> Reading (References and prose)
    3 resolve     footpress.resolution      Readings -> Resolved (which work each reference means)
    4 gather      footpress.gathering       bibliography.bib, source/<slug>.md, source/notes/<slug>.yaml
    5 cite        footpress.citing.cite            source + bibliography -> Article
    6 place notes footpress.editions        each edition's own choice
    7 render      footpress.editions        Jinja
    8 pack        footpress.editions        build/
"""

__version__ = "0.1.0"
