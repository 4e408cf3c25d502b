"""A publication's own colours: both schemes, and never a text that cannot be read."""

from pathlib import Path

import pytest

from footpress.editions.html.theme import contrast, themed
from footpress.editions.look import Look, read_look
from footpress.model.article import Publication
from footpress.problems import ProblemsFound
from footpress.templates import Templates

STYLE = Templates().read("html/article.css")


def style(colors: object) -> str:
    return themed(STYLE, read_look(Publication(Path(), settings={"colors": colors})), {})


def test_without_colours_the_style_sheet_is_as_it_was() -> None:
    assert themed(STYLE, Look(), {}) == STYLE


def test_colours_of_each_scheme() -> None:
    added = style({"link": "#004488", "dark": {"link": "#8fb8ff"}})[len(STYLE) :].split("\n")
    assert [line for line in added if line] == [
        "@media not all and (prefers-color-scheme: dark) { :root { --link: #004488; } }",
        "@media (prefers-color-scheme: dark) { :root { --link: #8fb8ff; } }",
    ]


@pytest.mark.parametrize(
    ("colors", "said"),
    [
        ({"link": "#cccccc"}, "cannot be read well in the light scheme"),
        ({"dark": {"ink": "#333333"}}, "cannot be read well in the dark scheme"),
        ({"paper": "#000000"}, "ink (#1d1b19) on paper (#000000)"),
        ({"link": "blue"}, "is no colour"),
        ({"link": "red;} body{display:none"}, "is no colour"),
        ({"background": "#ffffff"}, "is none of paper, ink"),
        ("blue", "wants lines such as"),
        ({"dark": "blue"}, "wants lines such as"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(colors: object, said: str) -> None:
    with pytest.raises(ProblemsFound, match=r"publication\.yaml") as caught:
        style(colors)
    assert said in str(caught.value)


def test_contrast_is_as_wcag_defines_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
