"""WeasyPrint is loaded with its declarations compiled, as long as they are those that were compiled."""

import runpy
import subprocess
import sys
from pathlib import Path

import footpress.typesetting.declarations as declarations

ROOT = Path(__file__).parents[2]
OTHER = """
import sys
from importlib.util import module_from_spec, spec_from_file_location
spec = spec_from_file_location("footpress.typesetting.compiled_declarations", sys.argv[1])
compiled = sys.modules[spec.name] = module_from_spec(spec)
spec.loader.exec_module(compiled)
compiled.DIGEST = "of others"
import cffi, footpress.typesetting
from weasyprint.text.ffi import ffi
assert type(ffi) is cffi.FFI, type(ffi)
"""
SHIPPED = """
import sys, footpress.typesetting
assert "pycparser" not in sys.modules and "fontTools.subset" not in sys.modules
import weasyprint.pdf.fonts as fonts
assert fonts.subset.Options(hinting=False).hinting is False
assert "fontTools.subset" in sys.modules
"""


def test_what_is_compiled_is_what_weasyprint_declares() -> None:
    made = runpy.run_path(str(ROOT / "tools/compile_declarations.py"))
    assert made["WRITTEN"].read_text(encoding="utf-8") == made["compiled"](made["declarations"]())


def test_nothing_is_declared_anew_and_seldom_modules_wait() -> None:
    subprocess.run([sys.executable, "-c", SHIPPED], check=True)


def test_a_weasyprint_that_declares_otherwise_is_loaded_as_it_is() -> None:
    subprocess.run([sys.executable, "-c", OTHER, str(ROOT / "footpress/typesetting/compiled_declarations.py")], check=True)


def test_a_module_that_waits_is_no_package() -> None:
    later = declarations._Later("json")
    assert not hasattr(later, "__path__")
    assert later.dumps([1]) == "[1]"
