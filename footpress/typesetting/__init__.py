"""Step 8, pack: the one place that runs WeasyPrint. An XHTML document and a style sheet become the bytes of a PDF.

typeset         the whole of it: fonts, files, warnings as errors
footnotes       the notes at the foot of each page: which, how much of them, and what is carried over
page_maker      WeasyPrint's page maker with those notes in it
structure_tags  the structure of the PDF: Note, Lang and titles for links
drawings        the words of drawings in the faces of the publication
told_to_pango   what Pango is told of a style, once a document
written_once    each object of the PDF written as bytes once
patience        how long it may take
fonts           which fonts there are, and which were used
files           what a document may load: files of its publication, nothing else
"""

from footpress.problems import WorldError
from footpress.typesetting.declarations import load_weasyprint

try:
    load_weasyprint()
    from footpress.typesetting.typeset import Attached, Document, LaidOut, lay_out, typeset
except OSError as error:  # from cffi, where a library that WeasyPrint loads is not there
    raise WorldError(
        "The PDF needs the library Pango: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 "
        "(macOS: brew install pango; Fedora: dnf install pango)."
    ) from error

__all__ = ["Attached", "Document", "LaidOut", "lay_out", "typeset"]
