"""What an article says of its other addresses, its translations and its corrections; and what of that cannot be."""

import pytest

from footpress.model.article import FrontMatter
from footpress.problems import ProblemsFound
from footpress.records.relations import corrections, former_slugs, last_change, translations


def article(**settings: object) -> FrontMatter:
    names = {name.replace("_", "-"): value for name, value in settings.items()}
    return FrontMatter("A title", date="2020-08-28", settings=names)


def test_an_article_without_a_past() -> None:
    front = article()
    assert former_slugs("new", front) == corrections("new", front) == translations("new", front) == ()
    assert last_change("new", front) == "2020-08-28"


def test_an_article_with_a_past() -> None:
    front = article(
        former_slugs=["draft", "second-draft"],
        translations={"tr": "mogolistan", "mn": "https://example.org/mn/"},
        corrections=[{"date": "2021-01-02", "note": "In note 4 the page\nis 12."}, {"date": "2020-12-01", "note": "A name."}],
    )
    assert former_slugs("new", front) == ("draft", "second-draft")
    assert [each.address("../") for each in translations("new", front)] == ["../mogolistan/", "https://example.org/mn/"]
    assert [each.name for each in translations("new", front)] == ["Türkçe", "монгол"]
    assert corrections("new", front)[0].note == "In note 4 the page is 12."
    assert last_change("new", front) == "2021-01-02"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"former_slugs": "../etc"}, "`former-slugs: ../etc` is no earlier address"),
        ({"former_slugs": ["new"]}, "`former-slugs: new` is no earlier address"),
        ({"corrections": ["a sentence"]}, "each of `corrections:` wants"),
        ({"corrections": [{"date": "yesterday", "note": "A name."}]}, "each of `corrections:` wants"),
        ({"corrections": [{"date": "2021-01-02"}]}, "each of `corrections:` wants"),
        ({"translations": ["tr"]}, "`translations:` wants lines such as"),
        ({"translations": {"Turkish!": "mogolistan"}}, "is no language tag"),
        ({"translations": {"tr": "a b"}}, "neither an article of this publication nor an address"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(settings: dict[str, object], said: str) -> None:
    front = article(**settings)
    with pytest.raises(ProblemsFound, match=r"source/new\.md") as caught:
        former_slugs("new", front), corrections("new", front), translations("new", front)
    assert said in str(caught.value)
