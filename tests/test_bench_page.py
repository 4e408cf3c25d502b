"""docs/benchmarks.md says what can be measured, and how."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_page_names_the_groups_and_the_words_that_the_bench_knows() -> None:
    page = (ROOT / "docs/benchmarks.md").read_text(encoding="utf-8")
    said = subprocess.run(
        [sys.executable, "bench/speed.py", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    groups = re.search(r"GROUP +of ([\w, ]+):", said)
    named = page.partition("The groups are ")[2].partition(";")[0]
    assert groups and re.findall(r"`(\w+)`", named) == groups[1].split(", ")
    command = re.search(r"```\n\.venv/bin/python (bench/speed\.py) (\w+) (--once)\n```", page)
    assert command and command[2] in groups[1] and command[3] in said
