"""The search of a large site is in parts: one article changes one of them, and a reader's search asks all, in one ranking."""

from pathlib import Path

import pytest

from footpress.disk.writing import replace_bytes
from footpress.site import search_parts
from footpress.site.search_index import common_language, index_pages, open_door
from footpress.site.search_parts import MOST, parts_of
from footpress.templates import Templates

SLUGS = [f"keeper-{number}" for number in range(12)]
HARBOURS = {"keeper-2": 1, "keeper-11": 8, "keeper-0": 40}
"""How often a word stands in three pages, of three parts."""
SEARCH = """<!DOCTYPE html><html lang="en"><title>Search</title><form id="search"><input type="search" name="q"></form>
<p id="found" data-articles="Articles" data-nothing="Nothing"></p><ul id="results"></ul><script type="module">{script}</script></html>"""


def test_a_small_site_has_one_part() -> None:
    assert parts_of(SLUGS) == {"": tuple(sorted(SLUGS))}
    assert parts_of([]) == {}


def test_parts_are_bounded_and_each_article_is_in_one() -> None:
    slugs = [f"article-{number}" for number in range(3000)]
    parts = parts_of(slugs)
    assert sorted(slug for own in parts.values() for slug in own) == sorted(slugs)
    assert all(len(own) <= MOST for own in parts.values())
    assert len(parts) <= 4 * len(slugs) / MOST
    assert parts_of(reversed(slugs)) == parts


def test_an_article_more_changes_one_part() -> None:
    slugs = [f"article-{number}" for number in range(3000)]
    before, after = parts_of(slugs), parts_of([*slugs, "lamps"])
    changed = [name for name, own in after.items() if before.get(name) != own]
    assert [name for name in changed if "lamps" in after[name]]
    assert len(changed) == 1 or not any(name in before for name in changed), "one, or one that was halved"


@pytest.mark.parametrize(
    ("own", "languages", "language"),
    [
        ("en", [], ""),
        ("en", ["tr", "tr"], ""),
        ("en", ["en-GB", "en"], ""),
        ("en-GB", ["en", "tr", "de"], "en"),
    ],
)
def test_pages_in_several_languages_are_found_by_one_search(own: str, languages: list[str], language: str) -> None:
    assert common_language(own, languages) == language


@pytest.fixture
def searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, dict[str, tuple[str, ...]]]:
    """A site with a search in parts."""
    pytest.importorskip("pagefind", reason="Pagefind is not here: pip install pagefind pagefind-bin")
    monkeypatch.setattr(search_parts, "MOST", 5)
    for number, slug in enumerate(SLUGS):
        often = HARBOURS.get(slug, 0)
        words = "harbour " * often + "wick " * (100 - often) + f"ledger{number} " + "lamp " * 30
        page = f'<body data-pagefind-body><h1>{slug}</h1><p data-pagefind-filter="kind:{number % 3}">{words}</p></body>'
        replace_bytes(tmp_path / slug / "index.html", f'<!DOCTYPE html><html lang="en">{page}</html>'.encode())
    replace_bytes(tmp_path / "search.html", SEARCH.format(script=Templates().read("html/search.js")).encode())
    parts = parts_of(SLUGS)
    assert len(parts) > 2
    for number, (name, own) in enumerate(parts.items()):
        index_pages(tmp_path, own, name, first=number == 0)
    replace_bytes(tmp_path / "pagefind/fragment/old.pf_fragment", b"of before it was in parts")
    open_door(tmp_path, tuple(parts))
    return tmp_path, parts


def test_what_is_found_in_several_parts_stands_in_one_ranking(searched, serving, open_page) -> None:
    folder, parts = searched
    with serving(folder) as address:
        page = open_page(f"{address}/search.html?q=harbour")
        page.wait_for_function("document.querySelectorAll('#results a').length || document.getElementById('found').textContent")
        found = page.locator("#results a").evaluate_all("links => links.map((link) => link.pathname)")
        assert found == [f"/{slug}/" for slug in reversed(HARBOURS)], "that first in which the word is most frequent"
        assert len({name for name, own in parts.items() if set(own) & set(HARBOURS)}) == 3
        assert all(url.startswith((address, "data:", "blob:")) for url in page.asked)
        loaded = [url for url in page.asked if ".pf_fragment" in url or "wasm." in url]
        assert sum("wasm." in url for url in loaded) == 1, "what runs the search is loaded once"
        one = "import('./pagefind/pagefind.js').then((search) => search.search('ledger7')).then((all) => all.results.length)"
        assert page.evaluate(one) == 1
        kinds = "import('./pagefind/pagefind.js').then((search) => search.filters())"
        assert page.evaluate(kinds) == {"kind": {"0": 4, "1": 4, "2": 4}}
        some = "import('./pagefind/pagefind.js').then((s) => s.search('lamp', {filters: {kind: '1'}})).then((all) => all.results.length)"
        assert page.evaluate(some) == 4
        page.context.close()


def test_only_the_first_part_has_what_runs_the_search_and_nothing_else_is_left(searched) -> None:
    folder, parts = searched
    assert {path.name for path in (folder / "pagefind").iterdir()} == {"pagefind.js", *parts}
    having = [name for name in parts if (folder / f"pagefind/{name}/pagefind.js").is_file()]
    assert having == [next(iter(parts))]


def test_words_of_every_language_are_found(tmp_path: Path, serving, open_page) -> None:
    pytest.importorskip("pagefind", reason="Pagefind is not here: pip install pagefind pagefind-bin")
    words = {
        "en": "The harbours were closed",
        "tr": "Gümrük ve liman",
        "de": "Krügers Zölle",
        "ru": "Пошлины и маяки",
    }
    for lang, text in words.items():
        page = f'<!DOCTYPE html><html lang="{lang}"><body data-pagefind-body><h1>{lang}</h1><p>{text}</p></body></html>'
        replace_bytes(tmp_path / lang / "index.html", page.encode())
    replace_bytes(tmp_path / "search.html", SEARCH.format(script="").encode())
    index_pages(tmp_path, [*words], language=common_language("en", words))
    with serving(tmp_path) as address:
        page = open_page(f"{address}/search.html")
        found = (
            "(word) => import('./pagefind/pagefind.js').then((search) => search.search(word)).then((all) => all.results.length)"
        )
        asked = ("harbours", "gümrük", "liman", "Krügers", "zölle", "маяки")
        assert {word: page.evaluate(found, word) for word in asked} == dict.fromkeys(asked, 1)
        page.context.close()
