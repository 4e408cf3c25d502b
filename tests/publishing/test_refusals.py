"""What is bad is refused by itself: its neighbours are built, checked and listed, and the command fails in the end."""

import subprocess
import sys
from pathlib import Path

import pytest

from footpress.cli import main
from footpress.problems import Refused
from footpress.publication.building import Built, publish
from footpress.publication.checking import check

GOOD = "---\ntitle: {title}\ndate: 2020-01-0{day}\n---\n\nThe quay is long.[^1]\n\n[^1]: So is the night, {title}.\n"
BAD = {
    "no-front-matter": "The quay is long.\n",
    "no-title": "---\ndate: 2020\n---\n\nThe quay is long.\n",
    "unknown-key": GOOD.format(title="T", day=1).replace("So is", "See [@nobody2020]. So is"),
    "no-note": GOOD.format(title="T", day=1).replace("[^1]: ", ""),
    "not-utf-8": None,
    "control-character": GOOD.format(title="T", day=1).replace("long", "lo\x02ng"),
}


def write_bad(publication: Path, slug: str) -> None:
    text = BAD[slug]
    data = b"---\ntitle: T\xfcrk\n---\n" if text is None else text.encode("utf-8")
    (publication / f"source/{slug}.md").write_bytes(data)


def write_good(publication: Path, *slugs: str) -> None:
    for day, slug in enumerate(slugs, start=1):
        (publication / f"source/{slug}.md").write_text(GOOD.format(title=slug.title(), day=day), encoding="utf-8")


def test_each_bad_article_is_refused_with_its_place_and_every_other_is_built(publication: Path) -> None:
    write_good(publication, "aaa", "zzz")
    for slug in BAD:
        write_bad(publication, slug)
    made = list(publish(publication, editions=["epub", "html"]))
    files = {item.file.relative_to(publication).as_posix() for item in made if isinstance(item, Built)}
    refused = {item.what.split(".md")[0].removeprefix("source/"): str(item.error) for item in made if isinstance(item, Refused)}
    assert files == {f"build/{name}" for slug in ("aaa", "zzz") for name in (f"{slug}.epub", f"html/{slug}/index.html")}
    assert refused.keys() == BAD.keys()
    assert all(f"source/{slug}.md:" in reason for slug, reason in refused.items())
    assert not list((publication / "build").glob(".footpress-*"))
    index = (publication / "build/html/index.html").read_text(encoding="utf-8")
    assert index.count('href="aaa/"') == index.count('href="zzz/"') == 1


def test_a_defect_in_one_edition_stops_neither_the_others_nor_the_next_article(
    publication: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_good(publication, "aaa", "bbb")
    monkeypatch.setattr("footpress.publication.comparing.compare", lambda article, *_: [] if article.slug == "bbb" else 1 // 0)
    assert main(["build", "--edition", "epub", "--edition", "html", "--jobs", "1", "--publication", str(publication)]) == 3
    out, err = capsys.readouterr()
    assert [line.split(":")[0][-14:] for line in out.splitlines()] == [" build/bbb.epub"[-14:], "bbb/index.html"]
    assert err.count("This is a defect of footpress (ZeroDivisionError)") == 2
    assert err.splitlines()[-1] == "Not built, and left as it stood: source/aaa.md (epub), source/aaa.md (html)."


def test_the_command_says_each_reason_once_and_gives_the_worst_exit_code(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_good(publication, "aaa")
    write_bad(publication, "unknown-key")
    words = ["build", "--edition", "epub", "--edition", "html", "--publication", str(publication)]
    assert main(words) == 1
    err = capsys.readouterr().err
    assert err.count("@nobody2020") == 1
    assert err.splitlines()[-1] == "Not built, and left as it stood: source/unknown-key.md (epub), source/unknown-key.md (html)."


def test_a_readme_among_the_sources_is_said_and_passed_over(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_good(publication, "aaa")
    (publication / "source/README.md").write_text("# What this is\n", encoding="utf-8")
    assert main(["build", "--edition", "html", "--publication", str(publication)]) == 0
    assert "source/README.md: warning: this is no article, and is passed over" in capsys.readouterr().err
    assert [(problem.file, problem.severity) for problem in check(publication)] == [("source/README.md", "warning")]


def test_an_article_of_a_wrong_name_fails_the_build_of_the_others_in_the_end(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_good(publication, "aaa", "My Article")
    assert main(["build", "--edition", "html", "--publication", str(publication)]) == 1
    assert (publication / "build/html/aaa/index.html").is_file()
    assert "source/My Article.md: error: an article's file is named as its address will be" in capsys.readouterr().err
    assert main(["check", "--publication", str(publication)]) == 1


def test_check_goes_on_past_an_article_that_cannot_be_read(publication: Path) -> None:
    write_good(publication, "aaa")
    write_bad(publication, "no-title")
    write_bad(publication, "unknown-key")
    (publication / "bibliography.bib").write_text("@book{smith2020,\n  title = {{B}},\n  date = {2020},\n}\n", encoding="utf-8")
    found = check(publication)
    assert {problem.file for problem in found if problem.severity == "error"} == {"source/no-title.md", "source/unknown-key.md"}
    assert not [problem for problem in found if "no article cites" in problem.message]  # the one unread may cite it


def test_check_says_which_editions_were_never_built(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_good(publication, "aaa")
    assert main(["build", "--edition", "html", "--publication", str(publication)]) == 0
    capsys.readouterr()
    assert main(["check", "--publication", str(publication)]) == 0
    assert "Not checked, since not built: build/aaa.pdf, build/aaa.epub (footpress build makes them)." in capsys.readouterr().err


def test_a_bad_issue_keeps_neither_the_site_nor_another_issue_from_being_made(publication: Path) -> None:
    write_good(publication, "aaa", "bbb")
    folder = publication / "source/collections"
    folder.mkdir()
    (folder / "good.yaml").write_text("title: Good\narticles: [aaa]\n", encoding="utf-8")
    (folder / "bad.yaml").write_text("title: Bad\narticles: [nobody]\n", encoding="utf-8")
    made = list(publish(publication, editions=["epub", "html"], collections=True))
    assert {item.what for item in made if isinstance(item, Refused)} == {"source/collections/bad.yaml"}
    assert (publication / "build/good.epub").is_file()
    assert "good/" in (publication / "build/html/collections.html").read_text(encoding="utf-8")
    (folder / "worse.yaml").write_text("title: [\n", encoding="utf-8")
    (publication / "build/html/worse").mkdir()
    refused = [item.what for item in publish(publication, editions=["html"]) if isinstance(item, Refused)]
    assert set(refused) == {"source/collections/bad.yaml", "source/collections/worse.yaml"}


def test_an_issue_is_not_published_without_an_article_that_is_refused(publication: Path) -> None:
    write_good(publication, "aaa", "bbb")
    write_bad(publication, "unknown-key")
    folder = publication / "source/collections"
    folder.mkdir()
    (folder / "one.yaml").write_text("title: One\narticles: [aaa, unknown-key]\n", encoding="utf-8")
    (folder / "two.yaml").write_text("title: Two\narticles: [bbb]\n", encoding="utf-8")
    made = list(publish(publication, editions=["epub"], collections=True))
    assert [item.what for item in made if isinstance(item, Refused)] == ["source/collections/one.yaml (epub)"]
    assert [item.file.name for item in made if isinstance(item, Built)] == ["two.epub"]


def test_the_site_lists_what_can_be_read(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_good(publication, "aaa", "bbb")
    assert main(["build", "--edition", "html", "--publication", str(publication)]) == 0
    (publication / "source/aaa.md").write_text(BAD["no-title"] or "", encoding="utf-8")
    assert main(["site", "--publication", str(publication)]) == 1
    index = (publication / "build/html/index.html").read_text(encoding="utf-8")
    assert 'href="bbb/"' in index
    assert "source/aaa.md:1: error: there is no title" in capsys.readouterr().err


def test_make_goes_on_and_fails_in_the_end(publication: Path) -> None:
    """The Makefile of a publication: one bad article and a README cost the others nothing, the site neither."""
    write_good(publication, "aaa", "zzz")
    write_bad(publication, "unknown-key")
    (publication / "source/README.md").write_text("# What this is\n", encoding="utf-8")
    command = ["make", "--no-print-directory", "html", f"FOOTPRESS={sys.executable} -m footpress.cli"]
    result = subprocess.run(command, cwd=publication, capture_output=True, text=True, check=False)
    assert result.returncode != 0
    assert "@nobody2020" in result.stderr
    index = (publication / "build/html/index.html").read_text(encoding="utf-8")
    assert 'href="aaa/"' in index and 'href="zzz/"' in index
    (publication / "source/unknown-key.md").unlink()
    assert subprocess.run(command, cwd=publication, capture_output=True, text=True, check=False).returncode == 0
    again = subprocess.run(command, cwd=publication, capture_output=True, text=True, check=False)
    assert (again.returncode, again.stdout) == (0, "2 editions stand unchanged.\n")
    assert "source/README.md: warning" in again.stderr  # what is still so is said again


def test_make_says_where_footpress_is_missing(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "papers"), "--title", "Papers"]) == 0
    said = subprocess.run(
        ["make", "FOOTPRESS=no-such-footpress"], cwd=tmp_path / "papers", capture_output=True, text=True, check=False
    )
    assert said.returncode != 0
    assert "footpress is not on your PATH: say where it is" in said.stderr
    told = subprocess.run(
        ["make", "help", "FOOTPRESS=no-such"], cwd=tmp_path / "papers", capture_output=True, text=True, check=False
    )
    assert told.returncode == 0 and "publish every article" in told.stdout
