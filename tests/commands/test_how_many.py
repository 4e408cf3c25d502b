"""The last line of a check: how many findings there are of each severity."""

import json
from pathlib import Path

import pytest

from footpress.cli import main
from footpress.commands.said_again import said_again
from footpress.commands.telling import how_many
from footpress.problems import Problem, Severity

WITH_AN_ERROR = "---\ntitle: Of lamps\nlang: en\n---\n\nLamps burn.[^1]\n\n[^1]: [@nobody, 3].\n"


@pytest.mark.parametrize(
    ("errors", "warnings", "queries", "said"),
    [
        (1, 12, 30, ("1 error, 12 warnings, 30 queries.",)),
        (2, 0, 1, ("2 errors, 1 query.",)),
        (0, 1, 0, ("1 warning.",)),
        (0, 0, 0, ()),
    ],
)
def test_the_findings_are_counted(errors: int, warnings: int, queries: int, said: tuple[str, ...]) -> None:
    numbers: dict[Severity, int] = {"query": queries, "warning": warnings, "error": errors}
    found = [Problem("a.md", 1, "x", severity, "y") for severity, number in numbers.items() for _ in range(number)]
    assert how_many(found) == said


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_the_count_stands_beside_the_findings_each_time_it_is_asked(
    form: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "build").mkdir()
    (tmp_path / "source/publication.yaml").write_text("title: Lamps\n", encoding="utf-8")
    (tmp_path / "bibliography.bib").write_text("", encoding="utf-8")
    (tmp_path / "source/lamps.md").write_text(WITH_AN_ERROR, encoding="utf-8")
    words = ["check", *form, "--publication", str(tmp_path)]
    first, once = main(words), capsys.readouterr()
    assert said_again(words) == first
    assert capsys.readouterr() == once
    second, again = main(words), capsys.readouterr()
    assert (first, once) == (second, again)
    assert once.err.splitlines()[-1].startswith("1 error")
    assert not form or all(json.loads(line) for line in once.out.splitlines())
