"""What is made again, and what stands: told by what the files are, not by when they were written. What is known of it may be lost at any time."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from footpress.cli import main
from footpress.commands import said_again
from footpress.commands.new import start_publication
from footpress.disk.digests import KNOWN
from footpress.editions.epub import cover
from footpress.pandoc import running
from footpress.problems import Refused
from footpress.publication import building
from footpress.publication.building import Built, publish
from footpress.publication.checking import check

EDITIONS = ["epub", "html"]
ARTICLES = f"build/{KNOWN}/articles.json"
LAMPS = """---
title: Lamps
author: Ada Roe
date: 2021-05-03
---

One is kept.[^1] ![A lamp](lamp.png) [The figures](figures.csv). [See also](wicks.md).

[^1]: As [@roe1999, 5].
"""
WICKS = "---\ntitle: Wicks\nauthor: Bo Lind\ndate: 2020-05-03\n---\n\nTwo are trimmed.\n"
ROE = "@book{roe1999,\n  author = {Roe, Ada},\n  title = {Lamps},\n  publisher = {Wick},\n  location = {Oslo},\n  date = {1999},\n}\n"
RECORD = "manuscript: wicks.txt\nnotes: []\nqueries: []\n"
OTHER = "@book{other,\n  author = {Other, An},\n  title = {Other},\n  publisher = {Wick},\n  location = {Oslo},\n  date = {1998},\n}\n"


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles, built; one shows a picture, links to a file and to the other, and cites a work."""
    folder = tmp_path_factory.mktemp("plan") / "papers"
    start_publication(folder, "Papers")
    Image.new("RGB", (4, 4), (200, 120, 0)).save(folder / "source/lamp.png")
    (folder / "source/figures.csv").write_text("a,b\n", encoding="utf-8")
    (folder / "source/lamps.md").write_text(LAMPS, encoding="utf-8")
    (folder / "source/wicks.md").write_text(WICKS, encoding="utf-8")
    (folder / "bibliography.bib").write_text(ROE + OTHER, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "MANY", 1)
        assert made(folder) == {"lamps.epub", "html/lamps/index.html", "wicks.epub", "html/wicks/index.html"}
        assert made(folder) == set()
    assert (folder / "build" / KNOWN / "articles.json").is_file()
    return folder


@pytest.fixture
def papers(made_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, which a test may change; every file in it is newer than all that was built before. It is built as if it were of many
    articles, whose editions are asked at once whether they stand, and only those of articles that changed one by one."""
    monkeypatch.setattr(building, "MANY", 1)
    shutil.copytree(made_once, tmp_path / "papers", copy_function=shutil.copy)
    return tmp_path / "papers"


def made(folder: Path) -> set[str]:
    """What a build makes now."""
    items = list(publish(folder, editions=EDITIONS))
    assert not [item for item in items if isinstance(item, Refused)]
    return {item.file.relative_to(folder / "build").as_posix() for item in items if isinstance(item, Built) and item.made}


def published(folder: Path) -> dict[str, bytes]:
    """All that is published."""
    build = folder / "build"
    files = [path for path in build.rglob("*") if path.is_file() and path.relative_to(build).parts[0] != KNOWN]
    return {path.relative_to(build).as_posix(): path.read_bytes() for path in files}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_is_made_and_no_pandoc_asked_where_nothing_has_changed(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = published(papers)

    def asked(*_: object) -> None:
        raise AssertionError("pandoc was asked")

    monkeypatch.setattr(running, "_run", asked)
    running._output.cache_clear()
    assert made(papers) == set()
    assert published(papers) == before


LAMP = {"lamps.epub", "html/lamps/index.html"}
WICK = {"wicks.epub", "html/wicks/index.html"}
CHANGES: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "a word of an article": (lambda p: edit(p / "source/lamps.md", "is kept", "is lit"), LAMP),
    "its title": (lambda p: edit(p / "source/wicks.md", "title: Wicks", "title: New wicks"), WICK),
    "a work that it cites": (lambda p: edit(p / "bibliography.bib", "{Lamps}", "{New lamps}"), LAMP),
    "a work that it does not cite": (lambda p: edit(p / "bibliography.bib", "{Other}", "{Another}"), set()),
    "a work more": (lambda p: edit(p / "bibliography.bib", "@book{other", "@book{more, title={More}}\n\n@book{other"), set()),
    "a picture": (lambda p: Image.new("RGB", (4, 4), (0, 0, 9)).save(p / "source/lamp.png"), LAMP),
    "a file that it has attached": (lambda p: (p / "source/figures.csv").write_text("c\n"), LAMP),
    "the settings": (lambda p: edit(p / "source/publication.yaml", "title: ", "license: CC0-1.0\ntitle: "), LAMP | WICK),
    "a template": (lambda p: template(p, "html/article.css"), LAMP | WICK),
    "the words of the templates": (lambda p: template(p, "terms/en.yaml"), LAMP | WICK),
    "what import noted": (lambda p: (p / "source/notes/wicks.yaml").write_text(RECORD), WICK),
    "a file that nothing shows": (lambda p: (p / "source/other.csv").write_text("c\n"), set()),
    "an article more": (lambda p: (p / "source/oil.md").write_text(WICKS), {"oil.epub", "html/oil/index.html"}),
    "no more than the time": (lambda p: os.utime(p / "source/lamps.md", (2_000_000_000, 2_000_000_000)), set()),
    "a book by hand": (lambda p: (p / "build/lamps.epub").write_bytes(b"PK"), {"lamps.epub"}),
    "a book that is gone": (lambda p: (p / "build/wicks.epub").unlink(), {"wicks.epub"}),
    "a page by hand": (lambda p: edit(p / "build/html/lamps/index.html", "is kept", "is lit"), {"html/lamps/index.html"}),
    "a file beside a page": (lambda p: (p / "build/html/lamps/lamp.png").unlink(), {"html/lamps/index.html"}),
    "a file more beside a page": (lambda p: (p / "build/html/lamps/x.png").write_bytes(b""), {"html/lamps/index.html"}),
}


def template(papers: Path, name: str) -> None:
    (papers / "templates" / name).parent.mkdir(parents=True, exist_ok=True)
    text = (Path(__file__).parents[2] / "templates" / name).read_text(encoding="utf-8")
    comment = "/* Another. */" if name.endswith(".css") else "# Another."
    (papers / "templates" / name).write_text(f"{text}{comment}\n", encoding="utf-8")


@pytest.mark.parametrize("what", CHANGES)
def test_what_has_changed_is_made_and_nothing_else(what: str, papers: Path) -> None:
    change, expected = CHANGES[what]
    change(papers)
    assert made(papers) == expected
    assert made(papers) == set()
    after = published(papers)
    shutil.rmtree(papers / "build")
    made(papers)
    assert published(papers) == after, "as if it had been built from nothing"


def test_the_site_follows_the_pages_and_comes_back_where_it_was_changed(papers: Path) -> None:
    edit(papers / "source/wicks.md", "title: Wicks", "title: New wicks")
    assert made(papers) == WICK
    index = papers / "build/html/index.html"
    assert "New wicks" in index.read_text(encoding="utf-8")
    for damage in (index.unlink, lambda: index.write_text("Nothing.\n"), lambda: shutil.rmtree(papers / "build/html/pagefind")):
        damage()
        assert made(papers) == set()
        assert "New wicks" in index.read_text(encoding="utf-8")
        assert (papers / "build/html/pagefind/pagefind.js").is_file()


@pytest.mark.parametrize("address", ["wicks.md", "wick%73.md", "wick&#115;.md"])
def test_a_link_is_followed_however_it_is_spelled(address: str, papers: Path) -> None:
    edit(papers / "source/lamps.md", "(wicks.md)", f"({address})")
    made(papers)
    (papers / "source/wicks.md").rename(papers / "source/trimmed.md")
    with pytest.raises(AssertionError):
        made(papers)


@pytest.mark.parametrize("line", ["translations: {de: wicks}", '"translations": {de: wicks}', "translations : {de: wicks}"])
def test_a_language_version_is_joined_however_it_is_spelled(line: str, papers: Path) -> None:
    made(papers)
    edit(papers / "source/wicks.md", "title:", "lang: de\ntitle:")
    edit(papers / "source/lamps.md", "title:", f"{line}\ntitle:")
    made(papers)
    assert 'hreflang="en"' in (papers / "build/html/wicks/index.html").read_text(encoding="utf-8")
    entry = json.loads((papers / "build/html/pagefind/pagefind-entry.json").read_text(encoding="utf-8"))
    assert set(entry["languages"]) == {"en"}, "one search finds both"


def test_a_version_that_is_kept_leads_on_from_a_former_address(papers: Path) -> None:
    edit(papers / "source/wicks.md", "title:", "former-slugs: [candles]\ntitle:")
    made(papers)
    for folder in ("candles/v1", "wicks/v2"):
        (papers / "source/versions" / folder).mkdir(parents=True)
        (papers / "source/versions" / folder / "index.html").write_text(
            "<html><body><p>Old words.</p></body></html>", encoding="utf-8"
        )
        made(papers)
        assert (papers / f"build/html/candles/{folder[-2:]}/index.html").is_file()


def halved(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def of_other_kinds(path: Path) -> None:
    known = json.loads(path.read_bytes())
    path.write_text(json.dumps({name: 7 if isinstance(value, str) else [[value]] for name, value in known.items()}))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "deleted": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "half written": halved,
    "no JSON": lambda path: path.write_bytes(b"\xff\x00["),
    "a list": lambda path: path.write_text("[]"),
    "other kinds": of_other_kinds,
    "nested without end": lambda path: path.write_text("[" * 100_000),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_known_may_be_damaged_in_any_way(damage: str, papers: Path) -> None:
    before = published(papers)
    for path in (papers / "build" / KNOWN).glob("*.json" if damage == "other kinds" else "*"):
        DAMAGES[damage](path)
    assert made(papers) == LAMP | WICK
    assert published(papers) == before


def test_what_is_known_of_another_article_is_believed_of_none(papers: Path) -> None:
    known, before = papers / "build" / KNOWN, published(papers)
    one, two = ({path.name: path.read_bytes() for path in known.glob(f"{slug}.*")} for slug in ("lamps", "wicks"))
    assert {name.partition(".")[2] for name in one} == {"epub.json", "html.json", "cover", "citations"}
    for name, data in one.items():
        (known / name).write_bytes(two[name.replace("lamps", "wicks")])
        (known / name.replace("lamps", "wicks")).write_bytes(data)
    (papers / ARTICLES).unlink()
    assert made(papers) == LAMP | WICK
    assert published(papers) == before


def test_of_many_articles_the_same_is_said_as_of_few(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(papers / "bibliography.bib", "{Lamps},", "{Lamps},\n  foreword = {Sand, Mo},")  # that no style prints it is a remark
    made(papers)
    asked_one_by_one, asked_at_once = (list(publish(papers, editions=EDITIONS)) for _ in range(2))
    assert asked_one_by_one == asked_at_once
    assert any(item.remarks for item in asked_at_once)
    (papers / ARTICLES).unlink()
    monkeypatch.setattr(building, "MANY", 50)
    assert list(publish(papers, editions=EDITIONS)) == asked_at_once
    assert not (papers / ARTICLES).exists()


def test_articles_that_stood_are_believed_without_the_plans_of_their_editions_and_one_for_another_never(papers: Path) -> None:
    def forget() -> None:
        for path in (papers / "build" / KNOWN).glob("*.*.json"):
            path.unlink()

    forget()
    assert made(papers) == set()
    known = json.loads((papers / ARTICLES).read_bytes())
    known["articles"] = dict(zip(known["articles"], reversed(known["articles"].values()), strict=True))
    (papers / ARTICLES).write_text(json.dumps(known))
    assert made(papers) == LAMP | WICK


@pytest.mark.parametrize("when", [0, 4_000_000_000])
def test_a_clock_that_runs_back_or_far_ahead_deceives_nobody(when: int, papers: Path) -> None:
    found = check(papers)
    for path in (*papers.glob("source/**/*"), papers / "bibliography.bib"):
        os.utime(path, (when, when))
    assert made(papers) == set()
    assert check(papers) == found
    for path in papers.rglob("*"):
        os.utime(path, (when, when))
    edit(papers / "source/lamps.md", "is kept", "is lit")
    os.utime(papers / "source/lamps.md", (when, when))
    assert made(papers) == LAMP


def test_what_is_known_of_other_files_is_believed_of_none(papers: Path) -> None:
    """As two builds that share build/ may leave it: what one knows beside what the other made."""
    known, before = papers / "build" / KNOWN, published(papers)
    shutil.copytree(known, papers / "known")
    edit(papers / "source/lamps.md", "is kept", "is lit")
    assert made(papers) == LAMP
    shutil.rmtree(known)
    shutil.copytree(papers / "known", known)
    assert made(papers) == LAMP, "what was known is of the article as it was"
    edit(papers / "source/lamps.md", "is lit", "is kept")
    for name in ("lamps.epub.json", "lamps.html.json"):
        shutil.copy(papers / "known" / name, known / name)
    assert made(papers) == LAMP, "what is known is right, and what stands is of the other"
    assert published(papers) == before


def test_a_cover_is_drawn_once_for_all_builds_in_which_it_says_the_same(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draw, drawings = cover.first_page, []
    monkeypatch.setattr(cover, "first_page", lambda pdf: drawings.append(pdf) or draw(pdf))
    edit(papers / "source/wicks.md", "trimmed", "lit")
    assert made(papers) == WICK and not drawings
    edit(papers / "source/wicks.md", "title: Wicks", "title: New wicks")
    assert made(papers) == WICK and len(drawings) == 1


def test_what_is_refused_is_refused_again_and_comes_back_when_it_is_mended(papers: Path) -> None:
    edit(papers / "source/lamps.md", "@roe1999", "@row1999")
    for _ in range(2):
        refused = [item for item in publish(papers, editions=EDITIONS) if isinstance(item, Refused)]
        assert [item.what for item in refused] == ["source/lamps.md (epub)", "source/lamps.md (html)"]
    edit(papers / "source/lamps.md", "@row1999", "@roe1999")
    assert made(papers) == set()


def test_a_check_of_what_stands_finds_again_what_it_found_and_sees_what_was_changed_since(papers: Path) -> None:
    first = check(papers)
    concordance = papers / "build/lamps.concordance.html"
    whole = concordance.read_bytes()
    assert check(papers) == first
    page = papers / "build/html/lamps/index.html"
    edit(page, "is kept", "is lit")
    assert "build/html/lamps/index.html" in {problem.file for problem in check(papers)}
    edit(page, "is lit", "is kept")
    concordance.unlink()
    assert check(papers) == first
    assert concordance.read_bytes() == whole


@pytest.mark.parametrize("command", [["build", "--edition", "html", "--check"], ["check"]])
def test_a_command_asked_again_says_the_same_and_loads_nothing(command: list[str], papers: Path) -> None:
    words = [*command, "--publication", str(papers)]
    run = "import sys; from footpress.cli import main; code = main(sys.argv[1:])\n"
    run += "print(*sorted({'lxml', 'weasyprint', 'numpy', 'argparse', 'yaml', 'jinja2', 'pathlib'} & set(sys.modules))); sys.exit(code)"

    def typed() -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-c", run, *words], capture_output=True, text=True, check=False)

    code = main(words)
    first, second = typed(), typed()
    assert first.returncode == second.returncode == code
    assert (first.stdout, first.stderr) == (second.stdout, second.stderr)
    assert first.stdout.endswith("\n\n"), f"it loads {first.stdout.splitlines()[-1]}"
    edit(papers / "source/wicks.md", "trimmed", "lit")
    assert "lxml" in typed().stdout


@pytest.mark.parametrize(
    ("words", "unneeded"),
    [
        (
            ["build", "--edition", "html", "--edition", "epub"],
            "weasyprint footpress.typesetting footpress.checks.lint.rules footpress.resolution footpress.documents pypandoc urllib.request "
            "pycrfsuite py3langid numpy",
        ),
        (["check"], "weasyprint footpress.typesetting footpress.documents pypandoc pycrfsuite"),
    ],
)
def test_one_word_changed_loads_no_more_than_what_makes_it_again(words: list[str], unneeded: str, papers: Path) -> None:
    edit(papers / "source/wicks.md", "trimmed", "lit")
    run = "import sys; from footpress.cli import main; code = main(sys.argv[2:])\n"
    run += "print('loaded', *(set(sys.argv[1].split()) & set(sys.modules))); sys.exit(code)"
    command = [sys.executable, "-c", run, unneeded, *words, "--publication", str(papers)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.endswith("loaded\n"), done.stdout + done.stderr


def test_what_changed_while_a_command_was_at_work_is_not_said_again(papers: Path) -> None:
    words = ["check", "--publication", str(papers)]
    before = said_again.sources_of(words)
    said_again.say_again(words, before, 0, [], ["All is well."])
    assert said_again.said_again(words) == 0
    edit(papers / "source/wicks.md", "trimmed", "lit")
    said_again.say_again(words, before, 0, [], ["All is well."])
    assert said_again.said_again(words) is None


def test_what_a_stranger_wrote_is_said_again_as_it_was_said(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["check", "--publication", str(papers)]
    said_again.say_again(words, said_again.sources_of(words), 0, ["a\x1b[2J"], ["b\x1b[2J"])
    assert said_again.said_again(words) == 0
    assert capsys.readouterr() == ("b\\u001b[2J\n", "a\\u001b[2J\n")
