"""XML and HTML are parsed in one place: entities stay what they are, nothing is fetched, trees from outside have bounds."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import footpress
from footpress.text.parsing import NotWellFormed, parse_for_typesetting, parse_fragment, parse_page, parse_xml

PACKAGE = Path(footpress.__file__).parent
HOME = PACKAGE / "text/parsing.py"
_PARSES = {
    "fromstring", "fromstringlist", "fragment_fromstring", "fragments_fromstring", "document_fromstring", "XMLParser", "HTMLParser",
    "XHTMLParser", "XMLPullParser", "iterparse", "parseString",
}  # fmt: skip
_PARSES_IF_OF = {"etree", "html", "ElementTree", "minidom", "sax", "objectify"}
_MODULES = ("xml.sax.", "xml.dom", "xml.parsers", "html.parser", "bs4", "html5lib", "lxml.objectify")


def own_parsing(tree: ast.Module) -> Iterator[str]:
    """What of a module parses markup by itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and (
            node.attr in _PARSES
            or (node.attr in ("parse", "XML", "HTML") and isinstance(node.value, ast.Name) and node.value.id in _PARSES_IF_OF)
        ):
            yield ast.unparse(node)
        elif isinstance(node, ast.ImportFrom) and node.module:
            imported = {alias.name for alias in node.names}
            if f"{node.module}.".startswith(_MODULES) and node.module != "xml.sax.saxutils":
                yield node.module
            if node.module.startswith(("lxml", "xml")):
                yield from imported & (_PARSES | {"parse", "XML", "HTML"})
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if f"{alias.name}.".startswith(_MODULES))


def test_markup_is_parsed_in_one_place() -> None:
    found = {
        str(path.relative_to(PACKAGE)): calls
        for path in PACKAGE.rglob("*.py")
        if path != HOME and (calls := list(own_parsing(ast.parse(path.read_text(encoding="utf-8")))))
    }
    assert not found, "ask footpress.text.parsing"


@pytest.mark.parametrize(
    "line",
    [
        "etree.fromstring(x)",
        "html.parse(x)",
        "etree.HTML(x)",
        "from lxml.etree import XMLParser",
        "import xml.dom.minidom",
        "html.HTMLParser()",
    ],
)
def test_a_parser_elsewhere_would_be_found(line: str) -> None:
    assert list(own_parsing(ast.parse(line)))


def test_entities_stay_what_they_are(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden", encoding="utf-8")
    outer = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}"><!ENTITY i "inner">]><a>&e;&i;</a>'
    for root in (parse_xml(outer), parse_xml(outer, own=True)):
        assert "hidden" not in "".join(root.itertext(tag="a"))
        assert "inner" not in "".join(root.itertext(tag="a"))
    assert "hidden" not in "".join(parse_xml(outer.replace("&e;", ""), declared=True).itertext())
    assert "hidden" not in parse_page(outer).text_content()


def test_a_style_may_declare_entities_but_not_a_billion() -> None:
    assert parse_xml('<!DOCTYPE a [<!ENTITY dash "–">]><a>1&dash;2</a>', declared=True).text == "1–2"
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    with pytest.raises(NotWellFormed):
        parse_xml(f'<!DOCTYPE a [<!ENTITY e0 "ha">{levels}]><a>&e11;</a>', declared=True)


def test_a_drawing_of_ten_thousand_levels_is_refused() -> None:
    with pytest.raises(NotWellFormed):
        parse_xml("<a>" * 10_000 + "</a>" * 10_000)


def test_a_page_holds_its_pictures() -> None:
    data = "x" * 11_000_000
    assert parse_xml(f'<img src="{data}"/>', own=True).get("src") == data
    assert parse_fragment(f'<img src="{data}">')[0].get("src") == data
    with pytest.raises(NotWellFormed):
        parse_xml(f'<img src="{data}"/>')


def test_what_is_not_well_formed_is_said() -> None:
    with pytest.raises(NotWellFormed, match="line 2"):
        parse_xml("<a>\n<b></a>")
    with pytest.raises(ValueError, match="mismatched tag"):
        parse_for_typesetting("<a><b></a>")
