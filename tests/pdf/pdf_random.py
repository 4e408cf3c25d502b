"""Random articles on random small pages, by seed: the documents on which WeasyPrint alone loses notes."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from footpress.model.article import Article, ArticleNote, FrontMatter

WORDS = (
    "balance border camel cashmere coal contract copper desert energy export frontier herd import ledger market mine minister "
    "neighbour northward parliament pasture policy price railway river southward steppe strategy tariff trade treaty winter"
).split()
PAGES = ("A4", "B5", "A5", "A6", "90mm 90mm", "120mm 75mm")


@dataclass
class Writer:
    """Writes one article; notes are numbered as they are called."""

    chance: random.Random
    longest_note: int
    calls_in: float
    notes: list[ArticleNote] = field(default_factory=list)

    def words(self, count: int) -> str:
        return " ".join(self.chance.choice(WORDS) for _ in range(count))

    def text(self, longest: int) -> str:
        """Some words with calls among them."""
        pieces = []
        for _ in range(self.chance.randint(1, max(1, longest // 12))):
            pieces.append(self.words(self.chance.randint(1, 24)))
            if self.chance.random() < self.calls_in:
                pieces[-1] += self.call()
        return " ".join(pieces)

    def call(self) -> str:
        number = len(self.notes) + 1
        length = self.chance.choice((1, 4, 12, 12, 30, 30, 60, self.longest_note))
        paragraphs = [f"{self.words(self.chance.randint(1, length))}." for _ in range(self.chance.choice((1, 1, 1, 2, 3)))]
        paragraphs[0] = f"First{number} {paragraphs[0]}"
        paragraphs[-1] += f" last{number}"
        html = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        if self.chance.random() < 0.1:
            html += f"<blockquote><p>{self.words(9)}</p></blockquote>"
        self.notes.append(ArticleNote(number, html))
        return f'<a class="noteref" data-note="{number}"></a>'

    def block(self) -> str:
        kind = self.chance.choices(("p", "h2", "h3", "ul", "blockquote", "table", "figure"), (60, 6, 4, 8, 8, 8, 3))[0]
        if kind == "ul":
            return f"<ul>{''.join(f'<li>{self.text(40)}</li>' for _ in range(self.chance.randint(1, 6)))}</ul>"
        if kind == "blockquote":
            return f"<blockquote><p>{self.text(60)}</p><p>{self.text(30)}</p></blockquote>"
        if kind == "table":
            return self.table()
        if kind == "figure":
            return f"<figure><p>{self.words(3)}</p><figcaption>{self.text(20)}</figcaption></figure>"
        return f"<{kind}>{self.text(120 if kind == 'p' else 12)}</{kind}>"

    def table(self) -> str:
        columns = self.chance.randint(1, 4)

        def row(cell: str, longest: int) -> str:
            return f"<tr>{''.join(f'<{cell}>{self.text(longest)}</{cell}>' for _ in range(columns))}</tr>"

        caption = f"<caption>{self.text(12)}</caption>" if self.chance.random() < 0.5 else ""
        head = row("th", 4)
        rows = "".join(row("td", 24) for _ in range(self.chance.randint(1, 12)))
        return f"<table>{caption}<thead>{head}</thead><tbody>{rows}</tbody></table>"


def page_rule(size: str) -> str:
    """The CSS of a page of this size; those that the edition does not know get narrow margins."""
    return f"@page {{ size: {size}; {'' if size in ('A4', 'B5', 'A5') else 'margin: 9mm'} }}"


def random_article(seed: int) -> tuple[Article, str]:
    """(an article, the CSS size of its page)."""
    chance = random.Random(seed)
    writer = Writer(chance, longest_note=chance.choice((60, 60, 200, 500, 1500)), calls_in=chance.choice((0.1, 0.3, 0.3, 0.6)))
    body = "".join(writer.block() for _ in range(chance.randint(3, 30)))
    article = Article(
        slug=f"random-{seed}",
        profile="page",
        front_matter=FrontMatter(title=f"Random Article {seed}"),
        body=body or "<p></p>",
        notes=tuple(writer.notes),
        entries=(),
    )
    return article, chance.choice(PAGES)
