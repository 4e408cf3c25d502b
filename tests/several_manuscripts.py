"""A folder of manuscripts of several formats: one needs a picture beside it, one is refused, one breaks the process that reads it."""

from pathlib import Path

from PIL import Image
from word_files import SENTENCE, call, docx, p, r

REFUSED, DEADLY = "d-old.doc", "e-deadly.txt"
TEXT = """The Tolls

Every keeper paid.[1] Some paid twice.[2]

[1] Anna Roe, Harbour Tolls, Bergen 1990, p. 4.

[2] Roe, p. 9.
"""


def write_manuscripts(folder: Path) -> Path:
    """The folder, with them in it."""
    folder.mkdir(parents=True)
    (folder / "a-tolls.txt").write_text(TEXT, encoding="utf-8")
    page = (
        "<html><body><h1>Lamps</h1><p>A lamp stood here, and one stood there.</p><img src='lamp.png' alt='A lamp'></body></html>"
    )
    (folder / "b-lamps.html").write_text(page, encoding="utf-8")
    Image.new("RGB", (4, 4), (1, 2, 3)).save(folder / "lamp.png")
    docx(folder / "c-quays.docx", p(r(SENTENCE), call(1)), footnotes={1: "Anna Roe, Harbour Tolls, Bergen 1990, p. 7."})
    (folder / REFUSED).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (folder / DEADLY).write_text(TEXT, encoding="utf-8")
    (folder / "f-more.md").write_text(
        "# More\n\nThey paid.[^1]\n\n[^1]: Ben Hobb, Old Roads, Oslo 1991, p. 3.\n", encoding="utf-8"
    )
    return folder


def files_of(publication: Path) -> dict[str, bytes]:
    """All that stands in a publication."""
    return {path.relative_to(publication).as_posix(): path.read_bytes() for path in publication.rglob("*") if path.is_file()}
