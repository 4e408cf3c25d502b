"""The site changed by hand, one thing at a time, and what is left in build/ of articles that are gone: each is noticed."""

import gzip
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from footpress.publication.building import build, publish
from footpress.publication.checking_site import site_problems
from footpress.publication.left_over import left_over
from footpress.publication.opening import open_publication
from footpress.publication.site_plan import Pieces

ARTICLES = {
    "lamps": "title: “Lamps” & wicks\nsubtitle: On light\ndate: 2021-05-03\nabstract: All of them.\nformer-slugs: [wicks]",
    "quays": "title: Quays\nauthor: Ada Roe\ndate: 2020-01-02\ncorrections:\n- date: 2022-02-03\n  note: A word.",
    "tolls": "title: Tolls\nauthor: Bo Lind\ndate: 2020-01-02\nvolume: 3\npages: 45-67",
}
SETTINGS = "title: Papers\nurl: https://papers.example\nlang: en\n"
VOLUME = "title: A volume\ndate: 2022\narticles: [tolls, lamps]\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three articles and a volume of two of them, as web pages."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "source/collections").mkdir(parents=True)
    (folder / "source/publication.yaml").write_text(SETTINGS, encoding="utf-8")
    (folder / "source/collections/spring.yaml").write_text(VOLUME, encoding="utf-8")
    for slug, front in ARTICLES.items():
        (folder / f"source/{slug}.md").write_text(f"---\n{front}\n---\n\nA harbour.\n", encoding="utf-8")
    (folder / "build/html/spring").mkdir(parents=True)
    list(build(folder, editions=["html"]))
    return folder


@pytest.fixture
def site(made: Path, tmp_path: Path) -> Path:
    """A copy to be damaged."""
    return Path(shutil.copytree(made, tmp_path / "site"))


def said(folder: Path) -> list[tuple[str, str]]:
    opened = open_publication(folder)
    return [(each.file, each.message) for each in (*site_problems(opened, Pieces({})), *left_over(opened))]


def test_nothing_is_said_of_what_was_built(made: Path) -> None:
    assert said(made) == []


def sub(name: str, pattern: str, new: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        path = site / "build/html" / name
        text, count = re.subn(pattern, new, path.read_text(encoding="utf-8"), count=1, flags=re.DOTALL)
        assert count
        path.write_text(text, encoding="utf-8")

    return change


def swapped(name: str, row: str) -> Callable[[Path], None]:
    """The first two rows exchanged."""
    return sub(name, f"({row})(.*?)({row})", r"\3\2\1")


def unfound(site: Path) -> None:
    """A page less in the search."""
    for path in site.glob("build/html/pagefind/fragment/*"):
        if b'"/quays/"' in gzip.decompress(path.read_bytes()):
            path.unlink()


def found_by_search(site: Path) -> set[str]:
    fragments = (site / "build/html/pagefind").glob("fragment/*")
    return {
        address.decode() for path in fragments for address in re.findall(rb'"url":"/(.*?)/"', gzip.decompress(path.read_bytes()))
    }


LI, ENTRY = r"<li(?:(?!</li>).)*</h[23]>(?:(?!</li>).)*</li>", r"<entry(?:(?!</entry>).)*</entry>"
CHANGES: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "a title in the list": (sub("index.html", ">Quays</a>", ">Quay</a>"), "index.html", "lacks quays/, Quays"),
    "an address in the list": (sub("index.html", 'href="tolls/"', 'href="toll/"'), "index.html", "has toll/"),
    "an article less in the list": (sub("index.html", f"(.*){LI}", r"\1"), "index.html", "lacks"),
    "another order of the list": (swapped("index.html", LI), "index.html", "another order"),
    "a title in the feed": (sub("feed.xml", "<title>Tolls", "<title>Toll"), "feed.xml", "lacks"),
    "a subtitle in the feed": (sub("feed.xml", ": On light</title>", "</title>"), "feed.xml", "lacks"),
    "a link in the feed": (sub("feed.xml", r'(<entry.*?href=")[^"]*', r"\1https://other.example/"), "feed.xml", "https://other.example/"),
    "the date of the feed": (sub("feed.xml", "<published>2020-01-02", "<published>2020-02-01"), "feed.xml", "2020-02-01"),
    "the day of a correction": (sub("feed.xml", r"(<entry.*)<updated>2022-02-03", r"\1<updated>2022-03-02"), "feed.xml", "2022-03-02"),
    "an entry less": (sub("feed.xml", ENTRY, ""), "feed.xml", "the feed lacks"),
    "two entries exchanged": (swapped("feed.xml", ENTRY), "feed.xml", "another order"),
    "a feed that is cut short": (sub("feed.xml", "</feed>", ""), "feed.xml", "cannot be read back"),
    "a page less in the site map": (sub("sitemap.xml", "<url><loc>[^<]*/quays/.*?</url>", ""), "sitemap.xml", "lacks https://papers.example/quays/"),
    "a page more in the site map": (sub("sitemap.xml", "/quays/</loc>", "/keys/</loc>"), "sitemap.xml", "keys"),
    "a title in the volume": (sub("spring/index.html", ">Tolls</a>", ">Toll</a>"), "spring/index.html", "lacks ../tolls/, Tolls, 45–67"),
    "the pages in the volume": (sub("spring/index.html", "(of-issue\">[^<]*)45–67", r"\g<1>45–76"), "spring/index.html", "45–76"),
    "the order of the volume": (swapped("spring/index.html", LI), "spring/index.html", "another order"),
    "a page that is not found": (unfound, "pagefind", "does not find /quays/"),
    "a page that was taken away": (lambda site: shutil.rmtree(site / "build/html/quays"), "index.html", "quays/"),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_a_site_that_was_changed_is_noticed(what: str, site: Path) -> None:
    change, file, words = CHANGES[what]
    if file == "pagefind":
        pytest.importorskip("pagefind", reason="Pagefind is not here: pip install pagefind pagefind-bin")
    change(site)
    found = said(site)
    assert [message for name, message in found if name == f"build/html/{file}" and words in message], found


def test_what_was_made_before_an_article_was_changed_is_to_be_made_again(site: Path) -> None:
    path = site / "source/quays.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Quays", "Piers"), encoding="utf-8")
    assert [message for _, message in said(site) if "was changed after the site was made" in message]
    assert len(said(site)) == 1


def test_what_is_left_of_an_article_that_is_gone_is_said_with_what_to_do(site: Path) -> None:
    (site / "build/quays.pdf").write_bytes(b"%PDF-1.7\n")
    assert not [file for file, _ in said(site) if "quays" in file]
    (site / "source/quays.md").rename(site / "source/piers.md")
    list(build(site, editions=["html"]))
    left = {file: message for file, message in said(site) if "former-slugs: [quays]" in message}
    assert set(left) == {"build/quays.pdf", "build/html/quays/"}
    path = site / "source/piers.md"
    path.write_text(path.read_text(encoding="utf-8").replace("date:", "former-slugs: [quays]\ndate:", 1), encoding="utf-8")
    list(build(site, editions=["html"]))
    assert {file for file, _ in said(site)} == {"build/quays.pdf"}, "its address leads on"


def test_the_list_of_an_author_who_has_no_article_any_more_goes(site: Path) -> None:
    lists = site / "build/html"
    assert (lists / "author-bo-lind.html").is_file()
    path = site / "source/tolls.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Bo Lind", "Ada Roe"), encoding="utf-8")
    list(build(site, editions=["html"]))
    assert not (lists / "author-bo-lind.html").exists()
    assert "Tolls" in (lists / "author-ada-roe.html").read_text(encoding="utf-8")


def test_an_article_that_is_gone_goes_from_the_search_and_one_that_cannot_be_read_stays(site: Path) -> None:
    pytest.importorskip("pagefind", reason="Pagefind is not here: pip install pagefind pagefind-bin")
    assert found_by_search(site) == {"lamps", "quays", "tolls"}
    (site / "source/quays.md").unlink()
    gone = "the search finds /quays/, which is of no article: build the site again with `footpress site`."
    assert ("build/html/pagefind", gone) in said(site)
    text = (site / "source/lamps.md").read_text(encoding="utf-8")
    (site / "source/lamps.md").write_text(text.replace("title:", "title: {"), encoding="utf-8")
    list(publish(site, editions=["html"]))
    assert found_by_search(site) == {"lamps", "tolls"}
    assert (site / "build/html/quays/index.html").is_file()
    (site / "source/lamps.md").write_text(text, encoding="utf-8")
    list(build(site, editions=["html"]))
    assert [file for file, _ in said(site)] == ["build/html/quays/"]


def test_the_concordance_and_the_record_of_an_article_that_is_gone_are_named_and_its_manuscript(site: Path) -> None:
    (site / "source/notes").mkdir()
    for slug in ("quays", "tolls"):
        (site / f"build/{slug}.concordance.html").write_text("", encoding="utf-8")
        (site / f"source/notes/{slug}.yaml").write_text(f"manuscript: {slug}.docx\nnotes: []\nqueries: []\n", encoding="utf-8")
    assert said(site) == []
    (site / "source/quays.md").unlink()
    left = dict(said(site))
    assert "source/manuscripts/quays.docx too" in left["source/notes/quays.yaml"]
    assert "concordance of no article" in left["build/quays.concordance.html"]
    assert not [file for file in left if "tolls" in file]
    (site / "source/notes/quays.yaml").write_text("{", encoding="utf-8")
    assert "delete it; or" in dict(said(site))["source/notes/quays.yaml"]


def test_a_list_that_is_divided_by_years_is_read_back_whole(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("footpress.site.sheets.MOST", 2)
    for place in ("footpress.site.sheets", "footpress.publication.checking_site"):
        monkeypatch.setattr(f"{place}.ON_A_PAGE", 1)
    list(build(site, editions=["html"], anew=True))
    assert (site / "build/html/index.2020.2.html").is_file()
    assert said(site) == []
    for name in ("index.html", "index.2021.html", "index.2020.2.html"):
        path = site / "build/html" / name
        whole = path.read_bytes()
        path.write_bytes(re.sub(rb"(<h2><a [^>]*>)", rb"\1Not ", whole))
        assert [file for file, message in said(site) if "lacks" in message] == ["build/html/index.html"], name
        path.write_bytes(whole)
