"""A pattern that is compiled when it is first used answers as a compiled one does."""

import re

import pytest

from footpress.text.late_patterns import late

TEXT = "Page 12, page 14; PAGE x."


@pytest.mark.parametrize("ask", ["search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"])
def test_it_answers_as_the_compiled_pattern(ask: str) -> None:
    given = ("p. ", TEXT) if ask.startswith("sub") else (TEXT,)
    one, two = (made(r"page (\d+)", re.IGNORECASE) for made in (late, re.compile))
    for _ in range(2):
        found, wanted = getattr(one, ask)(*given), getattr(two, ask)(*given)
        if ask == "finditer":
            found, wanted = [match.span() for match in found], [match.span() for match in wanted]
        assert getattr(found, "span", lambda found=found: found)() == getattr(wanted, "span", lambda wanted=wanted: wanted)()


def test_it_is_compiled_once_and_not_before_it_is_used() -> None:
    one = late("(broken")
    assert one.pattern == "(broken"
    with pytest.raises(re.error):
        one.search("x")
    two = late("a")
    assert "search" not in vars(two)
    first = two.search
    assert vars(two)["search"] == first == two.search
    assert two.groups == 0
    assert two.flags == re.compile("a").flags
