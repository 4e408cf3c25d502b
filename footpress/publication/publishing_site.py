"""The site around the web pages that stand in build/html: what they say is read, the lists are made, and all of it is written."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from zipfile import BadZipFile

from lxml import html

from footpress.disk.digests import contents, digest, digest_of
from footpress.disk.remembered import built
from footpress.disk.writing import delete, place_files
from footpress.editions.beside import beside
from footpress.editions.epub.cover import cover_of
from footpress.editions.look import read_look
from footpress.model.article import FrontMatter
from footpress.problems import FootpressError, Refused
from footpress.publication.opening import OpenPublication
from footpress.publication.plan import Plan
from footpress.publication.site_plan import Pieces
from footpress.publication.standing import versions_in
from footpress.publication.workers import cores
from footpress.readback.passages import text_of
from footpress.site.issue_pages import listed
from footpress.site.lists import Page
from footpress.site.search_index import FOLDER, can_search, common_language, index_pages, open_door
from footpress.site.search_parts import parts_of
from footpress.site.site import Fed, made, newest_first, site_pieces
from footpress.text.parsing import parse_page

_FIRST = "html/index.html"  # is written last: where it is new, all that it leads to is


@dataclass(frozen=True, slots=True)
class Site:
    """The names of the files that were written, relative to build/, and the articles and collections that could not be listed."""

    files: tuple[str, ...]
    refused: tuple[Refused, ...] = ()


def publish_site(opened: OpenPublication, plan: Plan | None = None) -> Site:
    """Make the site of the articles whose pages stand in build/html, and write it there: all of it, or with a `plan` what does not stand as
    it would be made. What it had and has no longer (the list of an author who has no article any more) is taken away.

    An article whose source cannot be read is left out of the lists; its page stands. Where a collection that has
    its page here cannot be read, all of the site stays as it stood: that page, and what leads there, would be taken away.
    """
    issues = opened.published_collections()
    web = opened.build / "html"
    if missed := [each for each in issues.refused if (web / Path(each.what).stem / "index.html").is_file()]:
        return Site((), tuple(Refused("the lists of the site", each.error) for each in missed))
    kept = plan.pieces() if plan else Pieces({})
    pages, refused = built_pages(opened, kept)
    search = bool(pages) and can_search()
    offering = (slug for issue in issues.found for slug in (issue.slug, *issue.articles))
    downloads = {slug: _standing(slug, opened) for slug in dict.fromkeys(offering)}
    pieces = site_pieces(
        pages,
        opened.publication,
        read_look(opened.publication),
        opened.templates,
        logo=opened.shared.logo,
        fonts=opened.shared.fonts,
        collections=listed(issues.found, pages, downloads, {issue.slug: _cover(issue.slug, opened) for issue in issues.found}),
        search=search,
        fed=Fed(partial(_page_digest, opened), partial(_with_content, opened)) if opened.publication.url else None,
    )
    folder = opened.build / "html"
    files = {
        f"html/{piece.name}": made(piece) for piece in pieces if not kept.stands(piece.name, piece.made_of, folder / piece.name)
    }
    if search:
        language = common_language(opened.publication.lang, (page.front_matter.lang for page in pages))
        _index(opened, language, kept)
    place_files(opened.build, files, last=_FIRST)
    kept.made({name.removeprefix("html/"): digest(data) for name, data in files.items()})
    delete(folder / name for name in kept.left_over(folder))
    if plan:
        plan.keep_pieces(kept)
    return Site(tuple(files), (*refused, *issues.refused))


def _index(opened: OpenPublication, language: str, kept: Pieces) -> None:
    """Index the articles whose pages stand anew; of a large site the parts in which something has changed."""
    folder = opened.build / "html"
    pages = {slug: digest for slug in opened.slugs if (digest := _digest_of_page(opened, slug))}
    parts = parts_of(tuple(pages))
    names = {part: f"{FOLDER}/{part}" if part else FOLDER for part in parts}
    first = next(iter(parts))
    anew = [
        part
        for part, own in parts.items()
        if not kept.stands(
            names[part],
            [f"{part == first}", language, *(text for slug in own for text in (slug, pages[slug]))],
            folder / names[part],
        )
    ]
    with ThreadPoolExecutor(cores()) as threads:
        for _ in threads.map(lambda part: index_pages(folder, parts[part], part, language=language, first=part == first), anew):
            pass
    if "" not in parts:
        open_door(folder, tuple(parts))
    kept.made({names[part]: digest_of(contents(f"{folder / names[part]}", of=built)) for part in anew})


def built_pages(opened: OpenPublication, kept: Pieces) -> tuple[list[Page], list[Refused]]:
    """The articles whose pages stand, the newest first, and those of them whose sources cannot be read now."""
    pages: list[Page] = []
    refused: list[Refused] = []
    html = opened.build / "html"
    for slug in opened.slugs:
        page = f"{html}/{slug}/index.html"
        if known := built(page):
            try:
                front = opened.front_matter(slug)
                if front.abstract or front.author_note:
                    front = _as_published(front, kept.said(slug, known, partial(_said_by, Path(page))))
                pages.append(Page(slug, front, versions=tuple(versions_in(f"{html}/{slug}"))))
            except FootpressError as error:
                refused.append(Refused(f"source/{slug}.md (in the lists of the site)", error))
    return newest_first(pages), refused


def _digest_of_page(opened: OpenPublication, slug: str) -> str:
    return built(f"{opened.build}/html/{slug}/index.html")


def _page_digest(opened: OpenPublication, page: Page) -> str:
    return _digest_of_page(opened, page.slug)


def _with_content(opened: OpenPublication, page: Page) -> Page:
    return replace(page, content=content_of((opened.build / "html" / page.slug / "index.html").read_bytes()))


def _cover(slug: str, opened: OpenPublication) -> bytes:
    """The cover of an EPUB that stands, b"" where it has none or cannot be read, which check tells."""
    book = opened.build / f"{slug}.epub"
    try:
        return cover_of(book.read_bytes()) if book.is_file() else b""
    except (OSError, KeyError, ValueError, BadZipFile):
        return b""


def _standing(slug: str, opened: OpenPublication) -> tuple[str, ...]:
    return tuple(name for name in beside(slug) if (opened.build / name).is_file())


def _said_by(page: Path) -> dict[str, str]:
    """The abstract and what is said of the authors in the words of a page, where citations are set, by the names of their sections."""
    root = parse_page(page.read_bytes() or b"<p></p>")
    found = {section: root.xpath(f"//section[@aria-labelledby='{section}']/p[1]") for section in ("abstract", "about")}
    return {section: text_of(words[0]) for section, words in found.items() if words}


def _as_published(front: FrontMatter, said: Mapping[str, str]) -> FrontMatter:
    """The front matter of an article with what its page says."""
    abstract = said.get("abstract", front.abstract) if front.abstract else ""
    return replace(front, abstract=abstract, author_note=said.get("about", front.author_note) if front.author_note else "")


def content_of(page: bytes) -> str:
    """The text, notes and bibliography of a built page, for the feed: no side notes, no buttons, links to the page itself."""
    root = parse_page(page)
    for extra in root.xpath("//*[@class='side-note' or @class='anchor' or @class='records' or self::button]"):
        extra.drop_tree()
    parts = root.xpath("//*[@id='text'] | //section[@class='notes' or @class='bibliography']")
    return "".join(html.tostring(part, encoding="unicode", with_tail=False) for part in parts)
