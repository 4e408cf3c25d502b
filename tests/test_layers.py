"""The imports of the package go one way: model ← pure steps ← edges ← publishing ← composition ← commands ← command line."""

import ast
from pathlib import Path

import footpress

PACKAGE = Path(footpress.__file__).parent

# From the bottom up. A module may import from its own layer and from those before it.
LAYERS = (
    ("problems", "model"),
    (
        "slugs",
        "languages",
        "typography",
        "folding",
        "escaping",
        "characters",
        "bibvalues",
        "dialect",
        "addresses",
        "allowed",
        "boundary",
        "svg",
        "picture_metadata",
        "raster",
        "pictures",
        "lists",
        "manuscript",
        "references",
        "resolution",
        "gathering",
    ),
    ("terminal", "files", "lock", "bibtex", "pandoc", "pandoc_warnings", "templates", "typesetting"),
    (
        "articles",
        "yaml_text",
        "people",
        "settings",
        "source",
        "relative_links",
        "collection",
        "styles",
        "prose",
        "bib_addresses",
        "entry_dates",
        "inheritance",
        "archives_and_laws",
        "csl",
        "cited_works",
        "tree",
        "nesting",
        "locators",
        "printed_locators",
        "silent_citations",
        "profiles",
        "mending",
        "citation_links",
        "cited_html",
        "set_citations",
        "cite",
        "checks",
        "editions",
    ),
    ("notes", "importing", "accepting", "reviewing", "building", "collecting", "checking", "links", "extracting", "correcting"),
    ("commands",),
    ("cli",),
)
EDGES = {
    "bibtexparser": "bibtex",
    "jinja2": "templates",
    "pypandoc": "pandoc",
    "weasyprint": "typesetting",
    "pycrfsuite": "references",
    "numpy": "references",
}
"""Each of these libraries is imported in one place only."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def part(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imports(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return named + [_target(node) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]


def _target(node: ast.ImportFrom) -> str:
    """`from footpress import manuscript` imports footpress.manuscript."""
    return f"footpress.{node.names[0].name}" if node.module == "footpress" else node.module or ""


def layer(name: str) -> int:
    found = [number for number, names in enumerate(LAYERS) if name in names]
    assert found, f"footpress/{name} stands in no layer: add it to LAYERS"
    return found[0]


def test_imports_go_one_way() -> None:
    back = []
    for path in modules():
        own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if own == "__init__" or (own == "model" and path.name == "edition.py"):
            continue  # an Edition names Templates in a type, and imports it for the type checker alone
        for module in imports(path):
            if module.startswith("footpress.") and part(module) != "__version__" and layer(part(module)) > layer(own):
                back.append(f"{path.relative_to(PACKAGE)} imports {module}")
    assert not back


def test_edges_are_single() -> None:
    strays = [
        f"{path.relative_to(PACKAGE)} imports {library}"
        for path in modules()
        for library, home in EDGES.items()
        if any(module.split(".")[0] == library for module in imports(path))
        and path.relative_to(PACKAGE).parts[0].removesuffix(".py") != home
        and path.name != "doctor.py"
    ]
    assert not strays
