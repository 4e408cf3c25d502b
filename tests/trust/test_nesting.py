"""Things within each other, deeper than anybody means, are told with their line at once; what people write is set."""

import time
from pathlib import Path

import pytest

from footpress.citing.nesting import MOST_BRACKETS, MOST_LEVELS
from footpress.problems import ProblemsFound
from footpress.publication.building import build
from footpress.publication.checking import check

DEEP = {
    "brackets": "[" * 2500,
    "pictures": "![" * 300,
    "notes": "^[" * 300,
    "links": "[a](" * 300,
    "balanced": "[" * 300 + "a" + "]" * 300,
    "citations": "[@a " * 100,
    "over lines": "\n".join(["[a"] * 100),
    "quotations": ">" * 600 + " x",
    "quotations apart": "> " * 600 + "x",
    "lists": "- " * 500 + "x",
    "numbers": "1. " * 500 + "x",
    "indented lists": "\n".join("  " * level + "- a" for level in range(300)),
    "divisions": "\n".join("::: {.a}" for _ in range(300)),
    "mixed": "> - " * 200 + "x",
    "in a note": "One.[^1]\n\n[^1]: " + "[" * 60,
    "in a quotation": "> " + "[" * 60,
}


def papers(folder: Path, text: str) -> Path:
    (folder / "source").mkdir()
    (folder / "source/publication.yaml").write_text("title: Papers\n", encoding="utf-8")
    (folder / "source/a.md").write_text(f"---\ntitle: A\n---\n\nOne.\n\n{text}\n", encoding="utf-8")
    (folder / "bibliography.bib").write_text("@book{a, title={T}}", encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", DEEP)
def test_what_is_too_deep_is_told_with_its_line(name: str, tmp_path: Path) -> None:
    folder = papers(tmp_path, DEEP[name])
    begun = time.perf_counter()
    for verb in (lambda: list(build(folder)), lambda: check(folder)):
        try:
            said = "\n".join(map(str, verb()))
        except ProblemsFound as problems:
            said = str(problems)
        assert "[nesting-deep]" in said and "source/a.md:" in said
    assert time.perf_counter() - begun < 10


def test_what_people_write_is_set_in_every_edition(tmp_path: Path) -> None:
    brackets = "[" * MOST_BRACKETS
    text = "\n\n".join(
        [
            f"Escaped \\{chr(92).join(brackets)} and `{brackets * 9}` and [ ] [x] [a [b] [c [d]]]. " + "[one] " * 60,
            f"```\n{brackets * 9}\n{'>' * 90}\n```",
            "- one\n    - two\n        - three\n            1. four\n                > five\n",
            "> " * (MOST_LEVELS - 1) + "deep",
            "- " * 3 + "a\n\n1979. The year.\n\nA. Smith wrote (a) and (b).",
            "::: {.a}\nx\n:::\n\n" * 30,
        ]
    )
    list(build(papers(tmp_path, text), (), ["html", "epub", "pdf"]))
    assert (tmp_path / "build/a.pdf").is_file()
