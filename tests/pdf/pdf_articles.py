"""Articles made by hand for the tests of the PDF edition."""

from __future__ import annotations

from pathlib import Path

from footpress.model.article import Article, ArticleEntry, ArticleNote, Author, Contact, FrontMatter, Publication
from footpress.model.facts import Affiliation
from footpress.model.names import Name


def call(number: int) -> str:
    return f'<a class="noteref" data-note="{number}"></a>'


def cited(text: str, *keys: str) -> str:
    return f'<span class="citation" data-cites="{" ".join(keys)}">{text}</span>'


NOTES = (
    ("Jeffrey Reeves, “Mongolia’s Evolving Security Strategy,” <em>The Pacific Review</em> 25:5 (2012), p. 590.", "reeves2012"),
    ("Ц. Лхам, <em>Шинжлэх Ухааны Академийн Мэдээ</em>, 2014, pp. 11–14.", "lkham2014"),
    (
        "National Security Council, <em>National Security Concept</em>, "
        '<a href="http://nsc.gov.mn/sites/default/files/images/National%20Security%20Concept.pdf">'
        "http://nsc.gov.mn/sites/default/files/images/National%20Security%20Concept.pdf</a>.",
        "concept2010",
    ),
    ("Ömer Faruk Türk, “Moğolistan’ın Jeopolitiği,” <em>Bilge Strateji</em> 5, no. 9 (Güz 2013), s. 119.", "turk2013"),
    ("Ibid., p. 121.", "turk2013"),
    ("J. R. Reeves, “Strategy,” 593; see also S. D. Smith, <em>Steppe and Sea</em> (London: 1999), 12–14.", "reeves2012"),
)

ENTRIES = (
    ("lkham2014", "mn", "Лхам, Ц. <em>Шинжлэх Ухааны Академийн Мэдээ</em>, 2014."),
    ("concept2010", "en", "National Security Council of Mongolia. <em>National Security Concept</em>. Ulaanbaatar, 2010. "
     '<a href="http://nsc.gov.mn/sites/default/files/images/National%20Security%20Concept.pdf">'
     "http://nsc.gov.mn/sites/default/files/images/National%20Security%20Concept.pdf</a>."),
    ("reeves2012", "en", "Reeves, Jeffrey. “Mongolia’s Evolving Security Strategy: Omni-Enmeshment and Balance of Influence.” "
     "<em>The Pacific Review</em> 25, no. 5 (2012): 589–612. "
     '<a href="https://doi.org/10.1080/09512748.2012.728241">https://doi.org/10.1080/09512748.2012.728241</a>.'),
    ("turk2013", "tr", "Türk, Ömer Faruk. “Moğolistan’ın Jeopolitiği, Ekonomisi ve Dış Politika Stratejisi.” "
     "<em>Bilge Strateji</em> 5, no. 9 (Güz 2013): 107–136."),
)  # fmt: skip

PARAGRAPHS = (
    "A country with two neighbours has a foreign policy before it has a foreign ministry. Mongolia lies between two powers that "
    "could each take everything it exports and supply everything it burns, and its statecraft has been, since 1990, the art of "
    f"owing neither of them too much.{call(1)} The art has a name, the third neighbour, and the name is older than the policy.",
    "The first of the documents that carry the idea is short, and says less about alliances than about balance: good relations "
    "with both neighbours come first, everything else after. Scholars in Ulaanbaatar have read it as a promise"
    f"{call(2)} and as a warning; the text bears both readings, because it was written to bear them.{call(3)}",
)
GOALS = (
    "to keep good relations with both neighbours, and to lean on neither;",
    "to seek out partners beyond them, in Asia as in Europe and America;",
    f"to take part in the security of the region, under its own flag.{call(4)}",
)
AFTER = (
    f"What the goals do not say is how they are paid for. Trade answers that, and trade is not balanced.{call(5)} Nine tenths of "
    "what leaves the country leaves it southward, as coal and copper, and what cannot be sold in one direction cannot easily be "
    "turned round and sold in the other.",
    "Energy answers it in the other direction. Fuel and a good part of the electricity come from the north, under contracts "
    f"whose terms are political even when their prices are not.{call(6)} A balance between two dependencies is still a balance; "
    "it is only a more expensive one.",
)


def article(**changes: object) -> Article:
    """A short article with six notes, in the page profile."""
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    body += f"<ol>{''.join(f'<li>{goal}</li>' for goal in GOALS)}</ol><h2 id='trade'>Trade and its price</h2>"
    body += "".join(f"<p>{text}</p>" for text in AFTER * 6)
    return Article(
        **{
            "slug": "third-neighbour",
            "profile": "page",
            "front_matter": FrontMatter(
                title="A Third Neighbour: Notes on Balance",
                authors=(Author(Name("Öztürk", "Ayşe"), affiliations=(Affiliation("Institute for Landlocked Studies"),)),),
                date="2020-08-28",
                series="Analysis",
                number="2020 / 23",
                abstract="How a country between two powers pays for its independence, and to whom.",
                keywords=("Mongolia", "foreign policy", "third neighbour"),
                author_note="Ayşe Öztürk studies the trade of landlocked countries.",
                license="CC BY 4.0",
            ),
            "body": _once(body),
            "notes": tuple(
                ArticleNote(number, f"<p>{cited(text, key)}</p>", (key,)) for number, (text, key) in enumerate(NOTES, start=1)
            ),
            "entries": tuple(ArticleEntry(key, html, lang) for key, lang, html in ENTRIES),
            "how_to_cite": "Öztürk, Ayşe. <em>A Third Neighbour: Notes on Balance</em>. Analysis 2020 / 23. Ankara, 2020.",
            **changes,
        }  # type: ignore[arg-type]
    )


def publication(directory: Path, **settings: object) -> Publication:
    """A publication in an empty folder."""
    return Publication(
        directory=directory,
        title="Footpress Papers",
        publisher="Institute for Landlocked Studies",
        contact=Contact(
            address="12 Long Street, 06550 Ankara", phone="+90 312 000 00 00", email="info@example.org", url="https://example.org"
        ),
        settings=settings,
    )


def _once(body: str) -> str:
    """The body with every call but the first of its number taken out."""
    for number in range(1, len(NOTES) + 1):
        head, mark, rest = body.partition(call(number))
        body = head + mark + rest.replace(call(number), "")
    return body
