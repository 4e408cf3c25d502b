"""How fast pages are set: `python bench/pdf.py [NOTES]`. Prints pages, seconds of one core a page, and peak memory.

Measured are an article of 20 notes and a book of NOTES (300), each typeset, checked and read back; every note must be found.
`python bench/pdf.py --random COUNT` typesets COUNT random articles on small pages instead (tests/pdf/pdf_random.py).
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "pdf"))

from pdf_articles import publication
from pdf_book import book
from pdf_random import page_rule, random_article
from pypdfium2 import PdfDocument

from footpress.checks.agreement import compare
from footpress.editions.pdf import PDF
from footpress.editions.pdf.making import document
from footpress.model.article import Article
from footpress.readback.fold import fold_printed
from footpress.readback.passages import plain
from footpress.templates import Templates
from footpress.typesetting import typeset


def measure(name: str, article: Article, **settings: object) -> None:
    """One line of figures for one document."""
    with tempfile.TemporaryDirectory() as folder:
        begin = time.process_time()
        made = PDF.make(article, publication(Path(folder), **settings), Templates(None))[f"{article.slug}.pdf"]
        seconds = time.process_time() - begin
        wrong = differences(article, made, Path(folder))
    with PdfDocument(made) as pdf:
        pages = len(pdf)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = "every note once, in order, whole" if not wrong else f"{len(wrong)} DIFFERENCES"
    print(
        f"{name}: {pages} pages, {len(article.notes)} notes, {seconds:.1f} s, {seconds / pages:.3f} s a page, {memory:.0f} MB; {found}"
    )


def late(article: Article, folder: Path) -> int:
    """How many notes of the PDF in a folder do not begin on the page of their call."""
    return len(PDF.read_back(folder, article.slug).late)


def differences(article: Article, pdf: bytes, folder: Path) -> list[str]:
    """What the PDF does not say as the article does."""
    (folder / f"{article.slug}.pdf").write_bytes(pdf)
    read = PDF.read_back(folder, article.slug)
    wrong = [str(problem) for problem in compare(article, read, article.slug)]
    return (
        wrong if fold_printed(read.body) == fold_printed(plain(article.body)) else [*wrong, f"{article.slug}: the text differs"]
    )


def random_articles(count: int) -> None:
    """The figures of the first `count` random articles."""
    templates, pages, notes, wrong, begun_late, begin = Templates(None), 0, 0, 0, 0, time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(count):
            article, size = random_article(seed)
            made = document(article, publication(Path(folder)), templates)
            pdf = typeset(replace(made, style=made.style + page_rule(size)))
            found = differences(article, pdf, Path(folder))
            wrong += bool(found)
            begun_late += late(article, Path(folder))
            for sentence in found:
                print(sentence)
            with PdfDocument(pdf) as opened:
                pages += len(opened)
            notes += len(article.notes)
    seconds = time.process_time() - begin
    figures = f"{pages} pages, {notes} notes, {begun_late} of them after the page of their call, {seconds / pages:.3f} s a page"
    print(f"{count} random articles: {figures}; {wrong} with differences")


def main(arguments: list[str]) -> None:
    """Print the figures."""
    if arguments[:1] == ["--random"]:
        random_articles(int(arguments[1]))
        return
    measure("article", replace(book(20), slug="article"))
    measure("book", book(int(arguments[0]) if arguments else 300), layout="book", **{"page-size": "B5"})


if __name__ == "__main__":
    main(sys.argv[1:])
