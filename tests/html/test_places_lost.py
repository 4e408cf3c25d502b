"""A link of a built page that leads to no element of it is found, whatever its address looks like."""

from __future__ import annotations

import pytest

from footpress.editions.html.front import _places_lost
from footpress.text.parsing import parse_page

PAGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><h2 id="tolls">Tolls</h2><p id="straße">{}</p></body></html>'
)


@pytest.mark.parametrize("address", ["#tolls", "#straße", "#stra%C3%9Fe", "#", "other.html#quay", "https://x.example/#quay"])
def test_a_link_that_leads_somewhere_is_not_named(address: str) -> None:
    page = parse_page(PAGE.format(f'<a href="{address}">there</a>').encode())
    assert list(_places_lost(page, "build/html/a/index.html")) == []


@pytest.mark.parametrize("address", ["#quay", "#Tolls", "#stra%C3%9F"])
def test_a_link_that_leads_nowhere_is_an_error_with_its_words(address: str) -> None:
    page = parse_page(PAGE.format(f'<a href="{address}">the <em>quay</em></a>').encode())
    (problem,) = _places_lost(page, "build/html/a/index.html")
    assert str(problem) == (
        f"build/html/a/index.html: error: the link “the quay” leads to {address}, which is not there. [place-lost]"
    )
