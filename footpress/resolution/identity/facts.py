"""The dates, numbers and addresses of two works compared: what cannot differ in one work."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from footpress.resolution.dates import differ
from footpress.resolution.identity.description import Description
from footpress.resolution.identity.tokens import numbers, tokens
from footpress.resolution.identity.verdict import Difference
from footpress.resolution.pages import page_range
from footpress.text.folding import fold_url

_COUNTED = ("edition", "volume", "issue")


def differing_facts(one: Description, two: Description) -> Iterator[Difference]:
    """The facts that speak against one work: another date, volume, issue, edition, DOI, extent or number."""
    if differ(one.date, two.date) and one.year not in (two.orig_date or "-") and two.year not in (one.orig_date or "-"):
        what = "year" if one.year != two.year else "date"
        yield Difference(what, one.date, two.date, doubtful=what == "year")
    counted = [what for what in _COUNTED if not _may_be_one_count(what, one, two)]
    yield from (Difference(what, getattr(one, what), getattr(two, what)) for what in counted)
    if not counted and _has_only("edition", one) and _has_only("volume", two):
        yield Difference("edition or volume", one.edition, two.volume, doubtful=True)
    if not counted and _has_only("volume", one) and _has_only("edition", two):
        yield Difference("edition or volume", one.volume, two.edition, doubtful=True)
    if one.shelfmark and two.shelfmark and _marks(one.shelfmark) != _marks(two.shelfmark):
        yield Difference("shelf mark", one.shelfmark, two.shelfmark)
        counted.append("shelfmark")
    if one.doi and two.doi and bare_doi(one.doi) != bare_doi(two.doi):
        yield Difference("DOI", one.doi, two.doi)
    if differ(one.orig_date, two.orig_date):
        yield Difference("first publication", one.orig_date, two.orig_date, doubtful=True)
    if _have_other_pages(one, two):
        yield Difference("pages", one.pages, two.pages, doubtful=True)
    if "news" in (one.type, two.type) and not one.keys and one.locator and one.locator != two.locator:
        yield Difference("page", one.locator, two.locator)
    yield from _differing_numbers(one, two, bool(counted))


def _marks(shelfmark: str) -> tuple[str, ...]:
    """The numbers and single letters of a shelf mark, in order."""
    return tuple(token.number or token.word for token in tokens(shelfmark) if token.is_mark)


def _have_other_pages(one: Description, two: Description) -> bool:
    """Other extents, or other first pages of an article or judgment."""
    extents = page_range(one.pages), page_range(two.pages)
    if all(extents):
        return extents[0] != extents[1]
    starts = _start(one.pages), _start(two.pages)
    return all(starts) and starts[0] != starts[1]


def _may_be_one_count(what: str, one: Description, two: Description) -> bool:
    """ "3", "Bd. 3" and "III" are one; "23" and "23/2010" may be; a number alone may be a volume here and an issue there."""
    mine, yours = (frozenset(numbers(getattr(work, what).upper())) for work in (one, two))
    if not mine or not yours or mine <= yours or yours <= mine:
        return True
    return (_is_in_another(mine, what, two) and _has_only(what, one)) or (
        _is_in_another(yours, what, one) and _has_only(what, two)
    )


def _is_in_another(count: frozenset[str], what: str, work: Description) -> bool:
    return any(count <= frozenset(numbers(getattr(work, other).upper())) for other in _COUNTED if other != what)


def _has_only(what: str, work: Description) -> bool:
    return bool(getattr(work, what)) and not any(getattr(work, other) for other in _COUNTED if other != what)


def _differing_numbers(one: Description, two: Description, are_told: bool) -> Iterator[Difference]:
    """Numbers read into different fields, or into none; numbers in the address. `are_told` if one of the fields differs anyway."""
    mine, yours = Counter(one.marks), Counter(two.marks)
    left, right = (mine - yours) & Counter(one.counts), (yours - mine) & Counter(two.counts)
    if left and right and not are_told:
        yield Difference("number", " ".join(sorted(left)), " ".join(sorted(right)))
    mine_url, yours_url = fold_url(one.url), fold_url(two.url)
    if mine_url != yours_url and re.sub(r"\d+", "0", mine_url) == re.sub(r"\d+", "0", yours_url):
        yield Difference("address", one.url, two.url)


def bare_doi(doi: str) -> str:
    """A DOI without its resolver."""
    return re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", doi.strip().casefold())


def have_one_place(one: Description, two: Description) -> bool:
    """The same volume and first page of the same journal or reports: "BVerfGE 7, 198"."""
    if not one.container_words == two.container_words != ():
        return False
    return all(_start(a) == _start(b) != "" for a, b in ((one.volume, two.volume), (one.pages, two.pages)))


@lru_cache(maxsize=16384)
def _start(text: str) -> str:
    """The first number of an extent, "814" of "item 814"; else its first word, "xii"."""
    match = re.search(r"\w*\d\w*", text) or re.search(r"\w+", text)
    return match[0] if match else ""


def have_other_sites(one: Description, two: Description) -> bool:
    """Whether their addresses are on two sites."""
    if not one.url or not two.url:
        return False
    sites = [fold_url(url).partition("/")[0] for url in (one.url, two.url)]
    return all(sites) and sites[0] != sites[1]
