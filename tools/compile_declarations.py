"""Write footpress/typesetting/compiled_declarations.py anew, for another version of WeasyPrint: `python tools/compile_declarations.py`."""

from __future__ import annotations

import ast
import importlib.util
import re
import tempfile
from hashlib import sha256
from pathlib import Path

import cffi

WRITTEN = Path(__file__).parent.parent / "footpress/typesetting/compiled_declarations.py"


def declarations() -> str:
    """What WeasyPrint declares, as C."""
    spec = importlib.util.find_spec("weasyprint")
    assert spec and spec.origin
    tree = ast.parse((Path(spec.origin).parent / "text/ffi.py").read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "ffi.cdef"]
    ((argument,),) = [call.args for call in calls]
    return str(ast.literal_eval(argument))


def compiled(source: str) -> str:
    """A module with what cffi compiles of declarations."""
    ffi = cffi.FFI()
    ffi.cdef(source)
    ffi.set_source("weasyprint", None)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "weasyprint.py"
        ffi.emit_python_code(str(path))
        text = path.read_text(encoding="utf-8")
    found = re.search(r"FFI\('weasyprint',\s*(.*)\)\s*$", text, re.DOTALL)
    assert found
    return (
        '"""What cffi makes of the declarations of WeasyPrint (its file text/ffi.py), written by tools/compile_declarations.py."""\n\n'
        "from __future__ import annotations\n\nfrom typing import Any\n\n"
        f'DIGEST = "{sha256(source.encode()).hexdigest()}"\n"""Of the declarations."""\n'
        f"COMPILED: dict[str, Any] = dict(\n    {found[1]}\n)\n"
    )


if __name__ == "__main__":
    WRITTEN.write_text(compiled(declarations()), encoding="utf-8")
