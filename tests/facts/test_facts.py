"""The table of facts against what is built: an article that has every fact, in every edition and every record, each built once.

every-fact/ is that article, docs/facts.md the table as people read it.
"""

import json
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from made_editions import made, volume_of

from footpress.citing.cite import cite
from footpress.editions import EDITIONS
from footpress.editions.epub.making import spine
from footpress.editions.html.making import offered
from footpress.editions.html.offering import differing_downloads
from footpress.editions.look import read_look
from footpress.editions.pdf.structure import first_page, read_words
from footpress.editions.printed_dates import printed
from footpress.editions.stated_facts import stated_facts
from footpress.model.article import Author, FrontMatter
from footpress.model.facts import CREDIT
from footpress.model.names import Name
from footpress.model.volume import File
from footpress.records.article_record import ArticleRecord, record_of_article
from footpress.records.bibtex import parse_bibliography, read_bibliography
from footpress.records.facts import FACTS, Fact
from footpress.source.reading import read_publication, read_source
from footpress.templates import Templates

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs" / "facts.md"
PLACES = {
    "highwire": "Highwire", "dublin_core": "Dublin Core", "schema": "JSON-LD", "ris": "RIS", "bibtex": "BibTeX", "csl": "CSL-JSON",
    "prism": "XMP and EPUB",
}  # fmt: skip
EDITIONS_SHOWN = ("web", "pdf", "epub")


@dataclass(frozen=True)
class Built:
    """What stands where: place → name → the values there; what the editions show, as plain text without blanks."""

    record: ArticleRecord
    places: Mapping[str, Mapping[str, list[str]]]
    shown: Mapping[str, str]
    first: int
    page_list: list[str]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("publication")
    shutil.copytree(HERE / "every-fact", folder, dirs_exist_ok=True)
    publication = read_publication(folder)
    source = read_source(folder / "source/crossing.md", publication)
    bibliography = read_bibliography(folder / "bibliography.bib")
    page, screen = (cite(source, bibliography, publication, profile, Templates()) for profile in ("page", "screen"))
    pdf = made(EDITIONS["pdf"], page, publication)["crossing.pdf"]
    pages = {"crossing": EDITIONS["pdf"].read_back({"crossing.pdf": pdf}, "crossing", ())["crossing"].pages}
    volume = volume_of(screen, publication, beside=(File("build/crossing.pdf", pdf),), pages=pages)
    look = read_look(publication, screen.front_matter)
    web = EDITIONS["html"].make(volume, look, Templates())
    assert list(differing_downloads(volume, web)) == []
    book = EDITIONS["epub"].make(volume, look, Templates())["crossing.epub"]
    html = etree.HTML(web["html/crossing/index.html"].decode())
    with zipfile.ZipFile(BytesIO(book)) as archive:
        package = etree.fromstring(archive.read("EPUB/package.opf"))
    files = [(name, kind) for name, _, kind in offered(["crossing.pdf"])]
    (entry,) = parse_bibliography(web["html/crossing/crossing.bib"].decode()).entries
    ((item),) = json.loads(web["html/crossing/crossing.json"])
    meta = [(element.get("name"), element.get("content")) for element in html.iter("meta") if element.get("name")]
    data = json.loads("".join(html.xpath("//script[@type='application/ld+json']/text()")))
    places = {
        "highwire": by_name(meta),
        "dublin_core": by_name(meta),
        "schema": by_name(leaves(data)),
        "ris": by_name(line.split("  - ", 1) for line in web["html/crossing/crossing.ris"].decode().splitlines()),
        "bibtex": by_name(entry.fields),
        "csl": by_name((name, str(value)) for name, value in item.items()),
        "xmp": by_name(described(pdf)),
        "package": by_name((each.get("property"), each.text) for each in package.iter("{*}meta") if each.get("property")),
    }
    shown = {
        "web": " ".join(html.xpath("//body//text()[not(ancestor::script)]")),
        "pdf": "".join(each.text for each in read_words(pdf).values()),
        "epub": " ".join("".join(etree.fromstring(data).itertext()) for data in spine(book).values()),
    }
    return Built(
        record_of_article(screen, publication, files=files),
        places,
        {name: squeezed(text) for name, text in shown.items()},
        first_page(pdf),
        [page.label for page in pages["crossing"]],
    )


def by_name(pairs: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def leaves(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a JSON document with the name of the field in which it stands."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, name)
    else:
        yield name, str(value)


def described(pdf: bytes) -> list[tuple[str, str]]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        root = etree.fromstring(opened.Root.Metadata.read_bytes())
    prism = "{http://prismstandard.org/namespaces/basic/2.0/}"
    return [(f"prism:{element.tag.removeprefix(prism)}", element.text) for element in root.iter(f"{prism}*")]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u2010\u2060\u200b]+", "", text)


def rows(place: str) -> list[Fact]:
    return [fact for fact in FACTS if getattr(fact, place)]


def test_the_article_has_every_fact(built: Built) -> None:
    assert [fact.key for fact in FACTS if not list(fact.values(built.record))] == []


@pytest.mark.parametrize("place", ["highwire", "dublin_core", "schema", "ris", "bibtex", "csl"])
def test_each_fact_stands_in_each_record(built: Built, place: str) -> None:
    found = built.places[place]
    missing = [
        (fact.key, getattr(fact, place), value)
        for fact in rows(place)
        for value in fact.values(built.record)
        if value not in found.get(getattr(fact, place), ())
    ]
    assert missing == []


@pytest.mark.parametrize("place", ["xmp", "package"])
def test_each_fact_stands_in_the_metadata_of_book_and_paper(built: Built, place: str) -> None:
    found = built.places[place]
    wanted = [(fact.prism, fact) for fact in rows("prism")]
    if place == "package":
        wanted += [(fact.dublin_core.replace("DCTERMS.", "dcterms:"), fact) for fact in rows("dublin_core")]
    names = [(name, value) for name, fact in wanted if ":" in name for value in fact.values(built.record)]
    assert [(name, value) for name, value in names if value not in found.get(name, ())] == []


@pytest.mark.parametrize("edition", EDITIONS_SHOWN)
def test_readers_see_each_fact(built: Built, edition: str) -> None:
    terms = Templates().terms("en")
    missing = [
        (fact.key, value)
        for fact in FACTS
        if fact.shown
        for value in fact.values(built.record)
        if squeezed(value) not in built.shown[edition] and squeezed(printed(value, terms)) not in built.shown[edition]
    ]
    assert missing == []
    assert squeezed(terms["type_book_review"]) in built.shown[edition]


@pytest.mark.parametrize("lang", ["en", "de", "fr", "es", "tr"])
def test_what_authors_did_is_said_in_the_words_of_the_article(lang: str) -> None:
    terms, done = Templates().terms(lang), tuple(CREDIT)
    author = Author(Name("Marlowe", "Ida"), credit=done)
    ((_, words),) = stated_facts(FrontMatter("T", authors=(author,), lang=lang), terms).statements
    said = words.removeprefix("Ida Marlowe: ").split(", ")
    assert len(said) == len(set(said)) == len(done) == 14
    assert (said == list(CREDIT.values())) == (lang == "en")


def test_a_report_has_nothing_that_only_a_journal_has(built: Built) -> None:
    report = replace(built.record, is_journal=False)
    assert [fact.key for fact in FACTS if fact.in_journals and list(fact.values(report))] == []


def test_the_pages_count_from_the_first(built: Built) -> None:
    """On paper, in the labels that a reader of the PDF shows, and in the list of pages of the book."""
    assert (built.first, built.page_list) == (346, ["346"])
    assert "346" in built.shown["pdf"].replace("346–349", "")


def test_the_table_is_in_the_documentation() -> None:
    lines = ["| Key | Shown | " + " | ".join(PLACES.values()) + " |", "|---" * (len(PLACES) + 2) + "|"]
    for key in dict.fromkeys(fact.key for fact in FACTS):
        same = [fact for fact in FACTS if fact.key == key]
        cells = [" ".join(dict.fromkeys(f"`{name}`" for fact in same if (name := getattr(fact, place)))) for place in PLACES]
        lines.append(f"| {key} | {'yes' if any(fact.shown for fact in same) else ''} | " + " | ".join(cells) + " |")
    assert "\n".join(lines) in DOCS.read_text(encoding="utf-8"), "\n".join(lines)
