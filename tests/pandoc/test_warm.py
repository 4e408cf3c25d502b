"""A pandoc that is kept running says what a new one says, and nothing where that would warn, fail or never end."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from footpress.pandoc import running, warm
from footpress.pandoc.dialect import MARKDOWN
from footpress.pandoc.warm import WarmPandoc

ROOT = Path(__file__).parents[2]
STYLE = str(ROOT / "templates/styles/footpress-notes.csl")
BIB = "@book{osei, author = {Osei, Ada}, title = {{Harbours & Quays}}, date = {2003}}"
TEXTS = (
    "Ada’s *word*[^1] and $x^2$ “so”.\n\n[^1]: [See @osei, 7; @osei, {Bl. 3}].\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n- Türk’ün\n",
)
READ, HTML = ("--from", MARKDOWN, "--to", "json"), ("--from", "json", "--to", "html5", "--mathml", "--syntax-highlighting=none")


@pytest.fixture(scope="module")
def pandoc() -> Iterator[WarmPandoc]:
    one = WarmPandoc(running.pandoc_path())
    yield one
    one.close()


def tree() -> str:
    """A text with its references, as `set_citations` gives it."""
    import json

    read, works = (json.loads(running._run(text.encode(), ("--from", form, "--to", "json")).text) for text, form in
                   ((TEXTS[0], MARKDOWN), (BIB, "biblatex")))  # fmt: skip
    return json.dumps({**read, "meta": {"references": works["meta"]["references"]}})


@pytest.mark.parametrize("text", TEXTS)
def test_it_says_what_a_new_one_says(text: str, pandoc: WarmPandoc) -> None:
    read = running._run(text.encode(), READ).text
    assert pandoc.answer(text, READ) == read
    assert pandoc.answer(read, HTML) == running._run(read.encode(), HTML).text
    for form in ("json", "csljson"):
        bib = ("--from", "biblatex", "--to", form)
        assert pandoc.answer(BIB, bib) == running._run(BIB.encode(), bib).text


def test_citations_too(pandoc: WarmPandoc) -> None:
    import json

    cite = ("--from", "json", "--to", "json", "--citeproc", "--csl", STYLE)
    given = tree()
    new, kept = json.loads(running._run(given.encode(), cite).text), json.loads(pandoc.answer(given, cite) or "{}")
    assert kept["blocks"] == new["blocks"]


def test_what_warns_or_fails_it_leaves_to_a_new_one(pandoc: WarmPandoc) -> None:
    cite = ("--from", "json", "--to", "json", "--citeproc", "--csl", STYLE)
    unknown = running._run(b"[@nobody].", READ).text
    for text, arguments in (
        (unknown, cite),
        ("not json", HTML),
        (tree(), (*cite[:-1], "/nowhere.csl")),
        (TEXTS[0], ("--to", "docx")),
    ):
        assert pandoc.answer(text, arguments) is None
    assert pandoc.answer(TEXTS[1], READ), "and it goes on"


def test_one_that_does_not_answer_is_let_go(pandoc: WarmPandoc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warm, "_SECONDS", 0.2)
    began = time.monotonic()
    assert pandoc.answer("[" * 4000, READ) is None
    assert time.monotonic() - began < 5
    monkeypatch.undo()
    assert pandoc.answer(TEXTS[1], READ)


def test_where_one_is_set_it_is_asked(pandoc: WarmPandoc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_run", lambda *_: pytest.fail("a new one was started"))
    token = running.WARM.set(pandoc)
    try:
        assert '"Lonely"' in running.read_markdown("Lonely words of this test.").text
    finally:
        running.WARM.reset(token)
