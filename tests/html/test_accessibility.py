"""axe-core finds nothing against WCAG 2.2 A and AA and best practices, at three widths in both colour schemes."""

from pathlib import Path

import pytest

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
PAGES = ("every-element/", "turkish/", "spring/", "collections.html", "", "authors.html", "search.html", "404.html")
RUN = """async () => (await axe.run()).violations.map((violation) => `${violation.id}: ${violation.nodes[0].html}`)"""
TAGS = "runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}"

pytestmark = pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not here: npm install --no-save --ignore-scripts axe-core")


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (768, "dark"), (1280, "light")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(open_page, published, width, scheme) -> None:
    for name in PAGES:
        page = open_page(f"{published.address}/{name}", width, scheme=scheme)
        page.add_script_tag(path=str(AXE))
        assert page.evaluate(RUN.replace("axe.run()", f"axe.run({{{TAGS}}})")) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        if name == "every-element/":
            page.click("summary")
            if width < 1152:
                page.click("button.noteref >> nth=0")
            assert page.evaluate(RUN) == [], "with what can be opened open"
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.context.close()
