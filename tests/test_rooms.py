"""The rooms of the package, from the ground up, and what each may import: the map of the house, held against the code."""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

import footpress

PACKAGE = Path(footpress.__file__).parent
EVERYWHERE = frozenset(("problems", "model", "text", "languages"))
"""What any room above may use: values and problems, and what is known of characters and languages."""

FLOORS: tuple[dict[str, str], ...] = (
    {"problems": ""},
    {"disk": "problems"},
    {"languages": "disk problems", "model": "problems", "text": "problems", "allowed": "problems"},
    {
        "references": "",  # step 2
        "resolution": "",  # step 3
        "pictures": "allowed",
        "templates": "disk",
        "pandoc": "disk",
        "records": "allowed disk",
        "source": "allowed disk",
        "readback": "",
    },
    {"documents": "allowed disk pandoc pictures"},  # step 1
    {
        "gathering": "records references resolution",  # step 4
        "citing": "allowed disk pandoc records source templates",  # step 5
        "typesetting": "allowed pictures",
    },
    {
        "editions": "allowed citing pictures readback records source templates typesetting",  # steps 6 to 8
        "checks": "citing disk gathering pandoc pictures readback resolution source templates",
    },
    {"site": "allowed disk editions records source templates"},
    {
        "publication": "allowed checks citing disk documents editions gathering pandoc pictures readback records references resolution site source "
        "templates"
    },
    {
        "desk": "checks citing disk editions gathering pandoc publication references source templates",
        "cluster": "disk documents editions pandoc publication source templates typesetting",
    },
    {"commands": "citing cluster desk disk documents editions pandoc publication records source templates typesetting"},
    {"cli": "commands"},
)
"""Each room, with the rooms that it may import besides those of EVERYWHERE that stand below it."""

LIBRARIES = {
    "bibtexparser": "records",
    "charset_normalizer": "documents",
    "distributed": "cluster",
    "jinja2": "templates",
    "pypandoc": "pandoc",
    "weasyprint": "typesetting",
    "pycrfsuite": "references",
    "numpy": "languages references",
}
"""Each of these libraries is imported in these rooms only; `footpress doctor` looks for all of them."""

ROOMS = {room: number for number, floor in enumerate(FLOORS) for room in floor}
MAY = {room: set(named.split()) for floor in FLOORS for room, named in floor.items()}
MODULES = [path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py"]


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def imported(path: Path) -> tuple[str, ...]:
    """What a module imports, by full name; `from footpress import x` imports footpress.x."""
    return tuple(_imported(ast.parse(path.read_text(encoding="utf-8"))))


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((f"footpress.{alias.name}" for alias in node.names) if node.module == "footpress" else [node.module])


def astray(room: str, imports: Iterable[str]) -> Iterator[str]:
    """The imports that a room may not make."""
    below = {other for other in EVERYWHERE if ROOMS[other] < ROOMS[room]}
    for module in imports:
        own = module.split(".")[1] if module.startswith("footpress.") else room
        if own not in {room, "__version__"} | below | MAY[room]:
            yield module


def test_every_file_stands_in_a_room() -> None:
    assert {room_of(path) for path in MODULES} == set(ROOMS)


def test_the_top_has_no_loose_file() -> None:
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "cli.py", "problems.py"}


def test_a_room_is_given_only_rooms_below_it() -> None:
    assert not [(room, other) for room in ROOMS for other in MAY[room] if ROOMS[other] >= ROOMS[room]]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_the_map_gives_it(room: str) -> None:
    found = {path: list(astray(room, imported(path))) for path in MODULES if room_of(path) == room}
    assert not {str(path.relative_to(PACKAGE)): modules for path, modules in found.items() if modules}


@pytest.mark.parametrize("room", ROOMS)
def test_the_map_gives_nothing_that_is_not_used(room: str) -> None:
    used = {
        module.split(".")[1] for path in MODULES if room_of(path) == room for module in imported(path) if "footpress." in module
    }
    assert MAY[room] <= used


def test_an_arrow_up_would_be_found() -> None:
    assert list(astray("model", ["footpress.editions.look"])) == ["footpress.editions.look"]


def test_a_library_is_imported_in_its_rooms() -> None:
    strays = [
        f"{path.relative_to(PACKAGE)} imports {library}"
        for path in MODULES
        for library, homes in LIBRARIES.items()
        if any(module.split(".")[0] == library for module in imported(path))
        and room_of(path) not in homes.split()
        and path.name != "doctor.py"
    ]
    assert not strays


def test_the_documentation_names_every_room() -> None:
    page = (PACKAGE.parent / "docs/how-it-works.md").read_text(encoding="utf-8")
    table = page.partition("## The rooms")[2]
    assert [room for room in ROOMS if f"`{room}`" not in table and f"`{room}/`" not in table] == []
