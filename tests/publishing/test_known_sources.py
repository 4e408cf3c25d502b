"""What was read of a source is known by its digest; what it names is looked for again among the names that have come since."""

import json
from pathlib import Path

import pytest

from footpress.model.article import Author, Contact, FrontMatter, Translated
from footpress.model.facts import Affiliation, Facts, Funding
from footpress.model.names import Name
from footpress.publication.known_sources import KnownSources, Named

FRONT = FrontMatter(
    title="Lamps",
    authors=(Author(Name("Roe", "Ada"), affiliations=(Affiliation("The quay"),), corresponding=True),),
    keywords=("lamps", "wicks"),
    contact=Contact(social=("@lamps",)),
    settings={"corrections": [{"date": "2024-01-02", "note": "A word."}], "contents": True},
    translated=(Translated("de", "Lampen"),),
    facts=Facts(volume="3", funding=(Funding("The harbour"),)),
)
TEXT = b"Lamps, as @roe1999 has it; see wicks.md and %6Fil.md."


def known(folder: Path, slugs: str = "lamps wicks", keys: str = "roe1999", key: str = "as ever") -> KnownSources:
    return KnownSources(folder / "sources.json", key, slugs.split(), keys.split())


def searched(sources: KnownSources, found: Named, text: bytes = TEXT) -> tuple[Named, bool]:
    """(what the article names, whether it was searched for)."""
    searches = []
    named = sources.named("lamps", "d1", lambda: text, lambda: searches.append(1) or found)
    return named, bool(searches)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    sources = known(tmp_path)
    sources.read("lamps", "d1", FRONT)
    assert searched(sources, Named(("wicks",), ("roe1999",))) == (Named(("wicks",), ("roe1999",)), True)
    sources.keep()
    return tmp_path


def test_what_an_article_says_of_itself_is_known_while_its_source_is_the_same(kept: Path) -> None:
    assert known(kept).front("lamps", "d1") == FRONT
    assert repr(known(kept).front("lamps", "d1")) == repr(FRONT)
    assert known(kept).front("lamps", "d2") is None
    assert known(kept, key="another footpress").front("lamps", "d1") is None


@pytest.mark.parametrize(
    ("slugs", "keys", "found", "asked"),
    [
        ("lamps wicks", "roe1999", "wicks roe1999", False),
        ("lamps", "roe1999", "roe1999", False),
        ("lamps wicks", "", "wicks", False),
        ("lamps wicks quays", "roe1999 lind2001", "wicks roe1999", False),
        ("lamps wicks oil", "roe1999", "wicks oil roe1999", True),
        ("lamps wicks", "roe1999 has", "wicks roe1999 has", True),
    ],
)
def test_what_it_names_is_searched_for_where_a_name_has_come_that_stands_in_it(
    slugs: str, keys: str, found: str, asked: bool, kept: Path
) -> None:
    names = found.split()
    every = Named(tuple(name for name in names if name in slugs.split()), tuple(name for name in names if name in keys.split()))
    sources = known(kept, slugs, keys)
    named, was_asked = searched(sources, every)
    assert (set(named.slugs), set(named.keys), was_asked) == (set(every.slugs), set(every.keys), asked)
    sources.keep()
    assert searched(known(kept, slugs, keys), every)[1] is False, "kept for the next time"


@pytest.mark.parametrize("hidden", [b"a\\-b", b"a&#45;b", b"a%2db"])
def test_an_article_that_has_come_is_found_where_its_name_is_written_with_signs(hidden: bytes, tmp_path: Path) -> None:
    text = b"[See](" + hidden + b".md)."
    sources = known(tmp_path)
    searched(sources, Named((), ()), text)
    sources.keep()
    assert searched(known(tmp_path, "lamps wicks a-b"), Named(("a-b",), ()), text) == (Named(("a-b",), ()), True)


def test_of_what_is_not_asked_for_the_old_names_are_known_and_no_more(kept: Path) -> None:
    sources = known(kept, "lamps wicks oil")
    sources.read("wicks", "d9", FRONT)
    sources.keep()
    assert searched(known(kept, "lamps wicks oil"), Named(("oil", "wicks"), ("roe1999",)))[1] is True


def test_an_article_that_lists_all_works_is_searched_each_time(tmp_path: Path) -> None:
    sources = known(tmp_path)
    searched(sources, Named((), ("roe1999",)), b"nocite: all")
    sources.keep()
    assert searched(known(tmp_path, keys="roe1999 lind2001"), Named((), ("lind2001", "roe1999")), b"nocite: all")[1] is True


@pytest.mark.parametrize(
    "damage", ["", "[]", "{", '{"key": "as ever", "sources": {"lamps": ["d1", [1], [2]]}, "slugs": [], "keys": []}']
)
def test_what_is_damaged_is_not_known(damage: str, kept: Path) -> None:
    (kept / "sources.json").write_text(damage, encoding="utf-8")
    assert known(kept).front("lamps", "d1") is None
    assert searched(known(kept), Named(("wicks",), ("roe1999",))) == (Named(("wicks",), ("roe1999",)), True)


def test_what_json_cannot_hold_is_not_kept(tmp_path: Path) -> None:
    sources = known(tmp_path)
    sources.read("lamps", "d1", FrontMatter("Lamps", settings={"corrections": ({"date": 1},)}))
    assert sources.front("lamps", "d1") is None
    sources.keep()
    assert json.loads((tmp_path / "sources.json").read_text())["sources"]["lamps"][1] is None
