"""The lists of articles: all of them, and those of an author, a series, a subject; each divided into pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from footpress.editions.html.list_names import author_stem, series_stem, subject_stem
from footpress.editions.printed_dates import printed
from footpress.languages.collation import sort_key
from footpress.model.article import Author, FrontMatter, Publication
from footpress.records.article_record import record_of
from footpress.records.json_ld import list_as_json_ld
from footpress.records.relations import last_change
from footpress.site.piece import Piece
from footpress.site.sheets import UNDATED, Sheet, sheets_of, years_of
from footpress.templates import Templates


@dataclass(frozen=True, slots=True)
class Page:
    """A published article: its slug, its front matter, the HTML of its text and notes for the feed ("" leaves it out), and the numbers
    of its earlier versions."""

    slug: str
    front_matter: FrontMatter
    content: str = ""
    versions: tuple[int, ...] = ()

    @property
    def digest(self) -> str:
        """Another wherever the lists would say something else of it."""
        return sha256(repr((self.slug, self.front_matter, self.versions)).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def updated(self) -> str:
        """The day of the article's last change as RFC 3339 wants it."""
        return _moment(last_change(self.slug, self.front_matter))

    @property
    def published(self) -> str:
        """The article's date as RFC 3339 wants it."""
        return _moment(self.front_matter.date)


def _moment(date: str) -> str:
    year, month, day = (*(date or "2000").split("-"), "01", "01")[:3]
    return f"{year}-{month}-{day}T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Group:
    """Articles with something in common. `stem` is the name of its page without .html, or of its folder with a slash; `author` is set
    where it is one."""

    name: str
    stem: str
    sort: str
    pages: tuple[Page, ...]
    author: Author | None = None

    @property
    def address(self) -> str:
        """Where its page stands, from the site's own folder."""
        return self.stem if self.stem.endswith("/") else f"{self.stem}.html"

    @property
    def note(self) -> str:
        """What the newest article that says something about its only author says."""
        alone = (page.front_matter for page in self.pages if len(page.front_matter.authors) == 1)
        return next((front.author_note for front in alone if front.author_note), "") if self.author else ""


def by_author(pages: Sequence[Page], lang: str) -> tuple[Group, ...]:
    """The articles of every author, by family name, in the order of a language."""
    found = ((author_stem(author), author.name.display, author, page) for page in pages for author in page.front_matter.authors)
    return _groups(found, lang)


def by_series(pages: Sequence[Page], lang: str) -> tuple[Group, ...]:
    """The articles of every series, by its name."""
    named = (page for page in pages if page.front_matter.series)
    return _groups(((series_stem(page.front_matter.series), page.front_matter.series, None, page) for page in named), lang)


def by_subject(pages: Sequence[Page], lang: str) -> tuple[Group, ...]:
    """The articles of every keyword, by its name."""
    return _groups(((subject_stem(word), word, None, page) for page in pages for word in page.front_matter.keywords), lang)


def _groups(found: Iterator[tuple[str, str, Author | None, Page]], lang: str) -> tuple[Group, ...]:
    pages: dict[str, dict[str, Page]] = {}
    named: dict[str, tuple[str, Author | None]] = {}
    for stem, name, author, page in found:
        pages.setdefault(stem, {})[page.slug] = page
        named.setdefault(stem, (name, author))
    groups = [
        Group(name, stem, author.name.sort if author else name, tuple(pages[stem].values()), author)
        for stem, (name, author) in named.items()
    ]
    return tuple(sorted(groups, key=lambda group: (sort_key(group.sort, lang), group.stem)))


def list_pages(
    stem: str,
    pages: Sequence[Page],
    templates: Templates,
    context: Mapping[str, object],
    prints: Mapping[str, str],
    group: Group | None = None,
) -> Iterator[Piece]:
    """The pages of a list, as `sheets_of` divides it; `prints` are the digests of the articles by slug."""
    sheets = sheets_of(stem, pages)
    years = years_of(sheets)
    of_list = repr((group.name, group.stem, group.author, group.note) if group else "") + repr(years)
    for sheet in sheets:
        place = repr((sheet.number, sheet.year, sheet.newer, sheet.older))
        made_of = (of_list, place, *(prints[page.slug] for page in sheet.pages))
        yield Piece(sheet.file, made_of, partial(_list_page, sheet, years, templates, context, group))


def _list_page(
    sheet: Sheet,
    years: Sequence[tuple[str, str]],
    templates: Templates,
    context: Mapping[str, object],
    group: Group | None,
) -> bytes:
    terms: Mapping[str, str] = context["terms"]  # type: ignore[assignment]
    publication: Publication = context["publication"]  # type: ignore[assignment]
    return templates.render(
        "html/index.html",
        json_ld=_json_ld(group, sheet.pages, publication),
        rows=[(page, printed(page.front_matter.date, terms)) for page in sheet.pages],
        number=sheet.number,
        here="" if sheet.file == "index.html" else sheet.file,
        newer=sheet.newer,
        older=sheet.older,
        year=_named(sheet.year),
        years=[(_named(year), file) for year, file in years],
        group=group,
        **context,
    ).encode()


def _named(year: str) -> str:
    return "…" if year == UNDATED else year


def _json_ld(group: Group | None, pages: Sequence[Page], publication: Publication) -> str:
    records = [record_of(page.slug, page.front_matter, publication) for page in pages]
    if group:
        return list_as_json_ld(publication, records, group.author, group.name)
    return list_as_json_ld(publication, records)
