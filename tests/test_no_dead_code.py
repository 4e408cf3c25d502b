"""Nothing in the package stands there for nobody: what a module defines is asked for somewhere, by code, a template or a test."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import footpress

PACKAGE = Path(footpress.__file__).parent
ROOT = PACKAGE.parent
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ASKED_FOR_BY_LIBRARIES = {
    "dump_bytecode": "Jinja's cache of compiled templates",
    "intercepted_binops": "Jinja's sandbox: which operators it hands to call_binop",
    "layout_footnote": "WeasyPrint's context, whose method it takes the place of",
    "load_bytecode": "Jinja's cache of compiled templates",
    "query_all": "WeasyPrint's search of a tree for style sheets",
    "report_footnote": "WeasyPrint's context, whose method it takes the place of",
    "unlayout_footnote": "WeasyPrint's context, whose method it takes the place of",
}


def modules(*folders: str) -> Iterator[ast.Module]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield ast.parse(path.read_text(encoding="utf-8"))


def defined(tree: ast.Module) -> Iterator[str]:
    """The names of a module's functions, methods, classes, fields and constants."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        if isinstance(node, ast.Module | ast.ClassDef):
            for statement in node.body:
                targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
                yield from (target.id for target in targets if isinstance(target, ast.Name))


def asked_for(tree: ast.Module) -> Iterator[str]:
    """The names that a module reads; those in its texts too, since a field may be named there, but not those that its docstrings tell of."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            yield node.id if isinstance(node, ast.Name) else node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield from _WORD.findall(node.value)
        elif isinstance(node, ast.MatchClass):
            yield from node.kwd_attrs


def of_templates() -> Iterator[str]:
    for path in (ROOT / "templates").rglob("*.*"):
        yield from _WORD.findall(path.read_text(encoding="utf-8"))


def test_what_is_defined_is_asked_for() -> None:
    asked = {name for tree in modules("footpress", "bench", "tools", "tests") for name in asked_for(tree)} | set(of_templates())
    names = {name for tree in modules("footpress") for name in defined(tree) if not re.fullmatch(r"__\w+__|_", name)}
    assert sorted(names - asked - set(_ASKED_FOR_BY_LIBRARIES)) == []


def test_no_exception_is_left_over() -> None:
    assert set(_ASKED_FOR_BY_LIBRARIES) <= {name for tree in modules("footpress") for name in defined(tree)}


def test_what_nobody_asks_for_would_be_found() -> None:
    tree = ast.parse(
        '"""Of lonely."""\nUSED = 1\n\ndef lonely():\n    """lonely"""\n    lonely.field = USED\n\nclass Kept:\n    field: int = 0\n'
    )
    assert set(defined(tree)) - set(asked_for(tree)) == {"Kept", "field"}
    assert "lonely" in set(asked_for(tree))


def test_no_branch_is_closed() -> None:
    """`x if False else y` says y."""
    closed = [
        ast.unparse(node)
        for tree in modules("footpress", "bench", "tools")
        for node in ast.walk(tree)
        if isinstance(node, ast.If | ast.IfExp) and isinstance(node.test, ast.Constant)
    ]
    assert not closed
