"""A publication of thousands of articles, invented and finished: each with its source, its editions, and what the plan knows of them, so that
a build has nothing to make but what is changed afterwards. One article is built; the others are it under other names."""

from __future__ import annotations

import os
import random
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from footpress.disk.digests import content
from footpress.editions import EDITIONS, USUAL
from footpress.publication.building import build
from footpress.publication.building_volumes import Making, Planned
from footpress.publication.opening import open_publication
from footpress.publication.plan import Kept, Plan

from .invented import SLUG, WORDS, publication

_TITLE = "Mongolia and the Limits of Balance"
_LINKED = (".pdf", ".epub", ".png", ".ris", ".bib", ".json")


@dataclass(frozen=True, slots=True)
class _Article:
    slug: str
    title: str
    family: str
    series: str
    keywords: tuple[str, ...]
    date: str
    text: str

    def source(self, text: str) -> str:
        """The shipped article under this one's name."""
        text = text.replace(_TITLE, self.title).replace("family: Ilvesson", f"family: {self.family}")
        text = re.sub(r"(?m)^series: .*", f"series: {self.series}", text)
        text = re.sub(r"(?m)^keywords: .*", f"keywords: [{', '.join(self.keywords)}]", text)
        text = re.sub(r"(?m)^date: .*", f"date: '{self.date}'", text)
        return f"{text.rstrip()}\n\n{self.text}\n"

    def page(self, text: str) -> str:
        """Its web page under this one's name: what the site and its search read of it."""
        text = text.replace(SLUG, self.slug).replace(_TITLE, self.title).replace("Ilvesson", self.family)
        return text.replace('<section class="notes"', f'<p>{self.text}</p>\n<section class="notes"', 1)


def site(folder: Path, articles: int) -> Path:
    """So many articles, built; the site around them is not. Their PDFs and EPUBs are one file under many names."""
    publication(folder, 1)
    list(build(folder))
    shutil.rmtree(folder / "build/html/pagefind", ignore_errors=True)
    chance = random.Random(11)
    source = (folder / f"source/{SLUG}.md").read_text(encoding="utf-8")
    page = (folder / f"build/html/{SLUG}/index.html").read_text(encoding="utf-8")
    for number in range(articles - 1):
        _write(folder, _invented(number, chance), source, page)
    plan_all(folder)
    return folder


def plan_all(folder: Path) -> None:
    """Have the plan believe of each edition that stands that it was made of what its article is now."""
    opened = open_publication(folder)
    plan = Plan(opened)
    for path in sorted((folder / "source").glob("*.md")):
        making = Making(opened, plan, Planned((path.stem,)))
        for name in USUAL:
            edition = EDITIONS[name]
            place = folder / "build" / (edition.folder.format(slug=path.stem) or edition.file(path.stem))
            files = sorted(place.rglob("*")) if place.is_dir() else [place]
            made = {each.relative_to(folder / "build").as_posix(): content(f"{each}") for each in files if each.is_file()}
            plan.keep(f"{path.stem}.{name}", [path.stem], making.beside(edition), [], Kept(made, notes=20, entries=18))
        opened.let_go(path.stem)


def _invented(number: int, chance: random.Random) -> _Article:
    date = f"{1990 + number % 36}-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}"
    keywords = tuple(f"{chance.choice(WORDS)} {chance.choice(WORDS)}" for _ in range(3))
    title = f"{' '.join(chance.choices(WORDS, k=4)).capitalize()}, part {number}"
    text = f"{' '.join(chance.choices(WORDS, k=30))} word{number % 97} only{number}."
    return _Article(f"article-{number:05}", title, f"Family{number % 3000}", f"Papers {number % 40}", keywords, date, text)


def _write(folder: Path, article: _Article, source: str, page: str) -> None:
    (folder / f"source/{article.slug}.md").write_text(article.source(source), encoding="utf-8")
    of_one, own = folder / f"build/html/{SLUG}", folder / f"build/html/{article.slug}"
    own.mkdir()
    for path in of_one.iterdir():
        name = own / path.name.replace(SLUG, article.slug)
        if path.name == "index.html":
            name.write_text(article.page(page), encoding="utf-8")
        elif path.suffix in _LINKED:
            os.link(path, name)
        else:
            name.write_text(article.source(source), encoding="utf-8")
    for suffix in (".pdf", ".epub"):
        os.link(folder / f"build/{SLUG}{suffix}", folder / f"build/{article.slug}{suffix}")
