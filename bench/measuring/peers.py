"""What others make of the same sources: pandoc alone, WeasyPrint with the notes at the end, and Typst with them at the foot of the page.

MyST needs its templates from the network, and Quarto downloads itself from there, so that neither can be measured where there is none.
"""

from __future__ import annotations

import sys
from pathlib import Path

from footpress.pandoc.running import pandoc_path
from measuring.invented import ROOT, SLUG
from measuring.spent import RUNS, Spent, spent

_STYLE = ROOT / "templates/styles/footpress-notes.csl"
_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


def three_editions(folder: Path) -> Spent:
    """pandoc's HTML, pandoc's EPUB, and WeasyPrint's PDF of pandoc's HTML, of the shipped article: what the ratios are to."""
    return spent(_pandoc(folder, SLUG, "html"), _pandoc(folder, SLUG, "epub"), _weasyprint(folder))


def typst_for_the_pages(folder: Path) -> Spent:
    """The same with Typst's PDF; its source is pandoc's, of an article without keywords, which pandoc writes so that Typst cannot read them."""
    text = (folder / f"source/{SLUG}.md").read_text(encoding="utf-8")
    plain = "\n".join(line for line in text.splitlines() if not line.startswith("keywords:"))
    (folder / "plain.md").write_text(plain, encoding="utf-8")
    typst = [sys.executable, "-c", _TYPST, str(folder / "peer.typ"), str(folder / "peer-typst.pdf")]
    pages = _pandoc(folder, SLUG, "typ", folder / "plain.md")
    return spent(_pandoc(folder, SLUG, "html"), _pandoc(folder, SLUG, "epub"), pages, typst)


def pages(folder: Path, slug: str) -> Spent:
    """WeasyPrint's PDF of pandoc's HTML alone, its notes at the end."""
    return spent(_pandoc(folder, slug, "html"), _weasyprint(folder), runs=1 if slug == "book" else RUNS)


def _pandoc(folder: Path, slug: str, target: str, source: Path | None = None) -> list[str]:
    words = ["--citeproc", "--standalone", "--csl", str(_STYLE), "--bibliography", str(folder / "bibliography.bib")]
    return [pandoc_path(), *words, "--output", str(folder / f"peer.{target}"), str(source or folder / f"source/{slug}.md")]


def _weasyprint(folder: Path) -> list[str]:
    return [sys.executable, "-m", "weasyprint", str(folder / "peer.html"), str(folder / "peer.pdf")]
