"""Publications and manuscripts to measure with: the shipped article so many times, an invented book, a Word file with typed notes."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from footpress.pandoc.running import pandoc_path

ROOT = Path(__file__).parent.parent.parent
SLUG = "mongolia-balance"
WORDS = "harbour ledger keeper tariff lamp ridge treaty of the and in a with by its long before winter said north paper archive".split()


def publication(folder: Path, articles: int) -> Path:
    """A publication with the shipped article so many times, each with a title of its own."""
    text = (ROOT / f"source/{SLUG}.md").read_text(encoding="utf-8")
    (folder / "source").mkdir(parents=True)
    shutil.copy(ROOT / "source/publication.yaml", folder / "source")
    shutil.copy(ROOT / "bibliography.bib", folder)
    for number in range(articles):
        named = re.sub(r"(?m)^(title: *[\"']?)", rf"\g<1>Number {number}, ", text, count=1) if number else text
        (folder / f"source/{SLUG}{f'-{number}' if number else ''}.md").write_text(named, encoding="utf-8")
    return folder


def book(folder: Path, pages: int) -> Path:
    """An invented book of about so many pages, with three notes a page."""
    chance, folder = random.Random(7), publication(folder, 0)
    keys = re.findall(r"(?m)^@\w+\{([^,]+),", (ROOT / "bibliography.bib").read_text(encoding="utf-8"))
    text, notes = [], []
    for number in range(1, pages * 3 + 1):
        words = " ".join(chance.choices(WORDS, k=115))
        heading = "" if number % 30 else f"## Chapter {number // 30}\n\n"
        text.append(f"{heading}{words.capitalize()}.[^{number}]\n")
        notes.append(f"[^{number}]: [@{chance.choice(keys)}, {chance.randint(10, 400)}].\n")
    head = "---\ntitle: A long book\nauthor: Ada Keeper\ndate: 2020-01-01\nlang: en\nlayout: book\n---\n\n"
    (folder / "source/book.md").write_text(head + "\n".join(text) + "\n" + "\n".join(notes), encoding="utf-8")
    return folder


def manuscript(folder: Path, notes: int) -> Path:
    """A Word file whose notes are typed by hand, of invented works cited in full, shortly, and with ibid."""
    chance, text, typed = random.Random(3), [], []
    names, places = ("Reeves", "Keller", "Aydın", "Novak", "Moreau", "Silva"), ("London", "Berlin", "Paris", "Oslo")
    for number in range(1, notes + 1):
        name, title = chance.choice(names), " ".join(chance.choices(WORDS, k=4)).title()
        full = f"Ada {name}, *{title}* ({chance.choice(places)}: Harbour Press, {chance.randint(1950, 2020)}), {chance.randint(5, 300)}."
        typed.append(f"[^{number}]: {full if number % 3 else f'Ibid., p. {chance.randint(5, 300)}.'}\n")
        text.append(f"{' '.join(chance.choices(WORDS, k=40)).capitalize()}.[^{number}]\n")
    path = folder / "manuscript.docx"
    given = ("# A paper\n\n" + "\n".join(text) + "\n" + "\n".join(typed)).encode()
    subprocess.run([pandoc_path(), "--from", "markdown", "--output", str(path)], input=given, check=True)
    return path


def unbuilt(folder: Path) -> Callable[[], None]:
    """Delete what is built."""
    return lambda: shutil.rmtree(folder / "build", ignore_errors=True)


def unimported(folder: Path) -> Callable[[], None]:
    """Delete what an import wrote."""

    def delete() -> None:
        for name in ("source/paper.md", "source/notes/paper.yaml"):
            (folder / name).unlink(missing_ok=True)
        shutil.copy(ROOT / "bibliography.bib", folder)

    return delete


def changed(folder: Path, slug: str = SLUG) -> Callable[[], None]:
    """Change one word of an article."""
    path = folder / f"source/{slug}.md"
    text, count = path.read_text(encoding="utf-8"), iter(range(1000))
    return lambda: path.write_text(text.rstrip() + f"\n\nOne word more, number {next(count)}.\n", encoding="utf-8") and None
