"""Addresses do not die: former ones lead on, and what was corrected stays where it was cited."""

from pathlib import Path

import pytest
from lxml import html

from footpress.editions.look import Look
from footpress.model.article import FrontMatter, Publication
from footpress.problems import ProblemsFound
from footpress.site.lists import Page
from footpress.site.site import make_site
from footpress.templates import Templates


def page(slug: str, *former: str) -> Page:
    return Page(slug, FrontMatter(f"On {slug}", settings={"former-slugs": list(former)}))


def site(*pages: Page) -> dict[str, bytes]:
    return dict(make_site(pages, Publication(Path(), title="The Papers", url="https://papers.example"), Look(), Templates()))


def test_a_former_address_leads_on_without_a_script() -> None:
    root = html.document_fromstring(site(page("new", "draft"))["html/draft/index.html"])
    assert root.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../new/"]
    assert root.xpath("//link[@rel='canonical']/@href") == ["https://papers.example/new/"]
    assert root.xpath("//a/@href") == ["../new/"]


def test_an_address_leads_to_one_article() -> None:
    with pytest.raises(ProblemsFound, match=r"source/new\.md.*`former-slugs: old` is the address of source/old\.md"):
        site(page("new", "old"), page("old"))
    with pytest.raises(ProblemsFound, match=r"is the address of source/new\.md"):
        site(page("new", "draft"), page("other", "draft"))


def test_the_present_page_tells_what_changed_and_leads_to_the_version_before(published) -> None:
    root = html.parse(str(published.html / "sections/index.html")).getroot()
    (item,) = root.xpath("//*[@class='corrections']/li")
    assert " ".join(item.text_content().split()).startswith("31 January 2023: The crane was of iron, not of oak.")
    assert item.xpath(".//a/@href") == ["v1/"]


def test_the_version_before_says_that_it_is_one_and_keeps_its_files(published) -> None:
    folder = published.html / "sections/v1"
    root = html.parse(str(folder / "index.html")).getroot()
    assert root.xpath("//p[@class='superseded']/a/@href") == ["../"]
    assert root.xpath("//link[@rel='canonical']/@href") == ["https://papers.example/sections/"]
    for name in root.xpath("//a[@download]/@href"):
        assert (folder / name).is_file()


def test_every_link_of_the_site_leads_somewhere(published) -> None:
    pages = sorted(published.html.rglob("*.html"))
    assert len(pages) > 15
    for path in pages:
        root = html.parse(str(path)).getroot()
        for address in root.xpath("//a/@href | //link/@href | //img/@src | //script/@src"):
            if address.startswith(("http:", "https:", "mailto:", "data:")):
                continue
            place, _, fragment = address.partition("#")
            target = (path.parent / place.partition("?")[0]).resolve() if place else path
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), f"{path}: {address}"
            if fragment:
                assert html.parse(str(target)).getroot().get_element_by_id(fragment) is not None, f"{path}: {address}"
