"""A book made of random words, with every element that the PDF edition knows: for figures and for pictures."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from pdf_articles import NOTES, article, call, cited
from pdf_random import Writer

from footpress.model.article import Article, ArticleNote

WORKS = (
    {"id": "reeves2012", "author": [{"family": "Reeves", "given": "Jeffrey"}]},
    {"id": "turk2013", "author": [{"family": "Türk", "given": "Ömer Faruk"}]},
    {"id": "lkham2014", "author": [{"family": "Лхам", "given": "Ц."}]},
    {"id": "concept2010", "author": [{"literal": "National Security Council of Mongolia"}]},
)
TABLE = "<table><caption>Table. {caption}</caption><thead><tr><th>Year</th><th>Coal</th><th>Copper</th></tr></thead><tbody>{rows}</tbody></table>"
CODE = "<pre><code>def balance(north: int, south: int) -&gt; int:\n    return north - south\n</code></pre>"


@dataclass
class Book:
    """Writes chapters until it has called as many notes as it should."""

    wanted: int
    chance: random.Random
    notes: list[ArticleNote] = field(default_factory=list)

    def sentence(self, words: int) -> str:
        text = Writer(self.chance, 0, 0).words(words)
        return text[0].upper() + text[1:]

    def note(self) -> str:
        if len(self.notes) == self.wanted:
            return ""
        number = len(self.notes) + 1
        text, key = NOTES[number % len(NOTES)]
        more = "" if self.chance.random() < 0.7 else f" {self.sentence(self.chance.choice((10, 25, 60, 120)))}."
        self.notes.append(ArticleNote(number, f"<p>{cited(text, key)}{more}</p>", (key,)))
        return call(number)

    def paragraph(self) -> str:
        sentences = (f"{self.sentence(self.chance.randint(12, 28))}." for _ in range(self.chance.randint(3, 7)))
        return f"<p>{' '.join(text + (self.note() if self.chance.random() < 0.36 else '') for text in sentences)}</p>"

    def block(self) -> str:
        years = range(2001, 2001 + self.chance.randint(4, 20))
        rows = "".join(f"<tr><td>{year}</td><td>{self.chance.randint(100, 9999)}</td><td>{year}</td></tr>" for year in years)
        items = "".join(f"<li>{self.sentence(14)};</li>" for _ in range(4))
        return self.chance.choice(
            (
                f"<blockquote><p>{self.sentence(40)}.</p></blockquote>",
                f"<ul>{items}</ul>",
                f"<ol>{items}</ol>",
                TABLE.format(caption=self.sentence(5), rows=rows),
                CODE,
                f'<p lang="tr">Moğolistan’ın dış politikası: {self.sentence(20)}.</p>',
            )
        )

    def section(self, level: int) -> str:
        paragraphs = "".join(self.paragraph() for _ in range(self.chance.randint(3, 5)))
        return f"<h{level}>{self.sentence(4)}</h{level}>{paragraphs}{self.block()}"


def book(notes: int, seed: int = 3) -> Article:
    """A book in chapters of four sections with this many notes."""
    writer = Book(notes, random.Random(seed))
    sections: list[str] = []
    while len(writer.notes) < notes:
        sections.append(writer.section(3 if len(sections) % 4 else 2))
    made = article(slug="book", body="".join(sections), notes=tuple(writer.notes), csl_items=WORKS)
    return replace(made, front_matter=replace(made.front_matter, subtitle="Coal, Copper and the Third Neighbour"))
