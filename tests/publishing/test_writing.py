"""Writing: whole or not at all, whatever happens to the process or the disk; one command at a time; nothing left lying about."""

import ast
import multiprocessing
import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import footpress
from footpress.cli import main
from footpress.disk import writing as files
from footpress.disk.exchanging import exchange
from footpress.disk.lock import hold
from footpress.disk.writing import move_files, place_files, replace_bytes, replace_folder, scratch, sweep, write_all, write_folder
from footpress.languages.detection import detect
from footpress.problems import WorldError
from footpress.site.search_index import index_pages

PACKAGE = Path(footpress.__file__).parent
WRITERS = frozenset(
    "write_bytes write_text mkdir touch unlink rmdir symlink_to hardlink_to rename fdopen mkstemp mkdtemp makedirs rmtree copytree "
    "copyfile NamedTemporaryFile TemporaryFile os.remove shutil.copy shutil.copy2 shutil.move".split()
)
DOORS = {
    "disk/writing.py": "the door",
    "disk/together.py": "the list of the files that are to be moved together, which is gone when they are",
    "disk/parcels.py": "scratch folders of a worker, of which nothing is published",
    "disk/lock.py": "the lock, which is not published",
    "commands/telling.py": "the report of a defect, in the system's folder for such files",
}


def writers(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        last = name.rpartition(".")[2]
        given = [*node.args, *(each.value for each in node.keywords if each.arg == "mode")]
        mode = next((str(word.value) for word in given if isinstance(word, ast.Constant) and len(str(word.value)) < 4), "r")
        moved = last == "replace" and last != name and len(node.args) == 1 and not node.keywords
        placed = last == "TemporaryDirectory" and any(each.arg == "dir" for each in node.keywords)
        if {name, last} & WRITERS or moved or placed or (last == "open" and set(mode) & set("wax+")):
            yield node.lineno, name


def test_nothing_is_written_past_the_door() -> None:
    strays = [
        f"{path.relative_to(PACKAGE)}:{line}: {name}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).as_posix() not in DOORS
        for line, name in writers(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not strays


@pytest.mark.parametrize("code", ["p.write_bytes(b)", "open(p, 'w')", "p.open('ab')", "a.replace(b)", "shutil.copytree(a, b)"])
def test_the_test_above_can_fail(code: str) -> None:
    assert list(writers(ast.parse(code)))


@pytest.fixture
def small_files() -> Iterator[None]:
    """A disk on which no file may be longer than 10,000 bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, ignored)


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("small_files")
def test_a_full_disk_leaves_what_stood_and_names_the_file(tmp_path: Path) -> None:
    replace_bytes(tmp_path / "a/book.pdf", b"old")
    with pytest.raises(
        WorldError, match=r"a/book\.pdf was not written: File too large\. Make room, then do it again; what stood"
    ):
        replace_bytes(tmp_path / "a/book.pdf", b"new" * 10_000)
    with pytest.raises(WorldError, match=r"large was not written"):
        write_folder(tmp_path / "versions", {"small": b"x", "large": b"new" * 10_000})
    assert everything(tmp_path) == {"a/book.pdf": b"old"}


@pytest.mark.parametrize("word", ["import", "build"])
def test_a_disk_that_fills_up_under_a_command(
    word: str, publication: Path, manuscript: Path, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    """The manuscript is too large for the disk; so is the page."""
    manuscript.write_text(manuscript.read_text(encoding="utf-8") + "\n" + "And so on. " * 2000, encoding="utf-8")
    if word == "build":
        assert main(["import", str(manuscript), "--publication", str(publication)]) == 0
    detect("What reads languages unpacks itself into a file of its own.", default="en")
    before = everything(publication)
    request.getfixturevalue("small_files")
    words = {"import": ["import", str(manuscript)], "build": ["build", "--edition", "html"]}[word]
    assert main([*words, "--publication", str(publication)]) == 3
    assert "was not written: File too large. Make room" in capsys.readouterr().err
    assert everything(publication) == before


def write_for_ever(path: Path) -> None:
    while True:
        for letter in (b"a", b"b"):
            replace_bytes(path / "whole.bin", letter * 3_000_000)
            write_folder(path / "folder", {"one": letter * 1_000_000, "two": letter * 1_000_000})


def test_a_killed_command_leaves_whole_files_and_what_it_left_is_swept(tmp_path: Path) -> None:
    write_folder(tmp_path / "folder", {"one": b"a", "two": b"a"})
    replace_bytes(tmp_path / "whole.bin", b"a" * 3_000_000)
    for turn in range(12):
        writer = multiprocessing.get_context("fork").Process(target=write_for_ever, args=(tmp_path,))
        writer.start()
        time.sleep(0.05 + turn * 0.013)
        os.kill(writer.pid or 0, signal.SIGKILL)
        writer.join()
        whole = (tmp_path / "whole.bin").read_bytes()
        assert len(whole) == 3_000_000 and len(set(whole)) == 1
        one = tmp_path / "folder/one"
        assert not one.exists() or one.read_bytes() == (tmp_path / "folder/two").read_bytes()
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} <= {"whole.bin", "folder"}


def test_only_what_is_ours_and_dead_is_swept(tmp_path: Path) -> None:
    (tmp_path / ".footpress-dead").write_bytes(b"half")
    (tmp_path / "below/.footpress-dead/a").mkdir(parents=True)
    (tmp_path / ".building-mine").mkdir()
    with scratch(tmp_path) as living:
        (living / "page").write_bytes(b"in the making")
        sweep(tmp_path)
        assert (living / "page").is_file()
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")} == {"below", ".building-mine"}


def test_a_link_of_our_name_leads_the_sweeping_nowhere(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/file").write_bytes(b"x")
    (tmp_path / "build").mkdir()
    (tmp_path / "build/.footpress-link").symlink_to(tmp_path / "precious")
    sweep(tmp_path / "build")
    assert (tmp_path / "precious/file").is_file()


def test_the_file_to_open_is_moved_after_all_that_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[str] = []
    replace = Path.replace
    monkeypatch.setattr(Path, "replace", lambda path, to: moved.append(Path(to).name) or replace(path, to))
    with scratch(tmp_path) as made:
        for name in ("index.html", "picture.png", "article.js"):
            (made / name).write_bytes(b"x")
        move_files(made, tmp_path, dict.fromkeys(("index.html", "picture.png", "article.js")), last="index.html")
    assert moved == ["article.js", "picture.png", "index.html"]


def test_a_folder_that_cannot_be_moved_in_leaves_the_old_one(tmp_path: Path) -> None:
    write_folder(tmp_path / "index", {"old": b"x"})
    with scratch(tmp_path) as made, pytest.raises(WorldError, match="index was not written"):
        replace_folder(made / "never-made", tmp_path / "index")
    assert everything(tmp_path) == {"index/old": b"x"}


def test_a_folder_is_exchanged_whole_among_other_files(tmp_path: Path) -> None:
    place_files(tmp_path, {"a.pdf": b"1", "html/a/index.html": b"1", "html/a/old.png": b"1"}, whole="html/a")
    (tmp_path / "html/b").mkdir()
    place_files(tmp_path, {"a.pdf": b"2", "html/a/index.html": b"2"}, whole="html/a")
    left = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"a.pdf": b"2", "html/a/index.html": b"2"}
    assert (tmp_path / "html/b").is_dir()


@pytest.mark.parametrize("at_once", [True, False])
def test_a_folder_is_never_away(at_once: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system can exchange two folders in one step, no reader and no kill finds neither of them."""
    write_folder(tmp_path / "a", {"old.txt": b"1"})
    if not at_once:
        monkeypatch.setattr(files, "exchange", lambda *_: False)
    elif not exchange(tmp_path / "a", tmp_path / "a"):
        pytest.skip("this system or file system cannot exchange two folders")
    seen = []
    replace = Path.replace
    monkeypatch.setattr(Path, "replace", lambda path, to: (replace(path, to), seen.append((tmp_path / "a").is_dir()))[0])
    write_folder(tmp_path / "a", {"new.txt": b"2"})
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["new.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert all(seen) is at_once


@pytest.mark.parametrize("name", ["../a", "html/../../a", "/tmp/a"])
def test_a_name_that_leads_out_of_the_folder_is_not_written(name: str, tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="leads out of"):
        write_all(tmp_path / "build", {"html/a.html": b"1", name: b"1"})
    assert not list(tmp_path.rglob("*"))


def test_two_commands_wait_for_each_other_and_say_for_whom(publication: Path) -> None:
    said: list[str] = []
    with hold(publication, "import", said.append), pytest.raises(WorldError) as refused:  # noqa: SIM117
        with hold(publication, "build", said.append, patience=0.3):
            pass
    who = f"footpress import, process {os.getpid()}, since "
    assert str(refused.value).startswith(who) and "wait until it is done" in str(refused.value)
    assert len(said) == 1 and said[0].startswith(f"Waiting for {who}")
    assert not (publication / "build/.lock").exists()
    with hold(publication, "build", said.append, patience=0):
        assert len(said) == 1


def test_a_folder_that_is_no_publication_is_not_touched(tmp_path: Path) -> None:
    with hold(tmp_path, "build", print):
        assert not list(tmp_path.iterdir())


def test_imports_at_once_lose_no_entry(publication: Path, tmp_path: Path) -> None:
    """Four at once, each of which cites a work of its own."""
    command = [sys.executable, "-m", "footpress.cli", "import", "--publication", str(publication)]
    running = []
    for name in ("Aalto", "Bergman", "Cavafy", "Drummond"):
        text = f"ON {name.upper()}\n\nAnna ELDER\n\nThe lamps along the quay were lit at five o'clock in every season of the year.[1]\n\n"
        text += f"[1] John {name}, *The Lamps of {name}*, London: Quay Press, 2001, p. 12.\n"
        (tmp_path / f"{name.lower()}.txt").write_text(text, encoding="utf-8")
        running.append(subprocess.Popen([*command, str(tmp_path / f"{name.lower()}.txt")], stdout=subprocess.DEVNULL))
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    bibliography = (publication / "bibliography.bib").read_text(encoding="utf-8")
    assert all(f"{name}2001," in bibliography for name in ("aalto", "bergman", "cavafy", "drummond"))


def test_builds_and_a_check_at_once_wait_for_each_other_and_end_with_a_whole_build(publication: Path) -> None:
    for name in ("one", "two"):
        text = f"---\ntitle: The {name}\nauthor: Ada Roe\ndate: 2021-05-03\n---\n\nA text.[^1]\n\n[^1]: A note of {name}.\n"
        (publication / f"source/{name}.md").write_text(text, encoding="utf-8")
    (publication / "build").mkdir(exist_ok=True)
    words = (["build", "--edition", "html"], ["build", "--edition", "html", "--anew", "--jobs", "1"], ["check"])
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "footpress.cli", *each, "--publication", str(publication)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for each in words
    ]  # fmt: skip
    told = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0]
    for _, error in told:
        assert re.fullmatch(r"(Waiting for footpress \w+, process \d+, since .*\n|Not checked, since not built: .*\n)*", error), (
            error
        )
    before = everything(publication / "build")
    assert not [name for name in before if ".footpress-" in name] and "html/one/index.html" in before
    (publication / "build").rename(publication / "before")
    assert main(["build", "--edition", "html", "--publication", str(publication)]) == 0
    after = {name: data for name, data in everything(publication / "build").items() if not name.startswith(".plan/")}
    assert after == {name: data for name, data in before.items() if name in after}
    assert {name.partition("/")[0] for name in before.keys() - after.keys()} <= {
        ".plan",
        "one.concordance.html",
        "two.concordance.html",
    }


LANGUAGES = {"one": "en", "two": "tr", "three": "de", "four": "tr", "five": "ru"}


def write_pages(site: Path) -> None:
    for slug, lang in LANGUAGES.items():
        page = f'<html lang="{lang}"><body data-pagefind-body><h1>{slug}</h1><p>Quays and keepers, {slug}.</p></body></html>'
        replace_bytes(site / slug / "index.html", page.encode("utf-8"))


def test_the_search_index_of_several_languages_is_the_same_each_time(tmp_path: Path) -> None:
    write_pages(tmp_path / "site")
    indexes = []
    for _ in range(6):
        index_pages(tmp_path / "site", [*LANGUAGES])
        indexes.append(everything(tmp_path / "site/pagefind"))
    assert indexes[0].keys() == indexes[-1].keys() and len(indexes[0]) > 15
    assert all(index == indexes[0] for index in indexes)


@pytest.mark.parametrize("cut", ["fragment/*", "index/*", "pagefind.*.pf_meta", "wasm.tr*", "pagefind.js", "pagefind-entry.json"])
def test_an_index_that_pagefind_could_not_write_whole_is_refused(
    cut: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with a full disk: files cut short or empty, and exit code 0."""
    write_pages(tmp_path)
    index_pages(tmp_path, [*LANGUAGES])
    before = everything(tmp_path)
    run = subprocess.run

    def on_a_full_disk(command: list[str], **options: object) -> object:
        done = run(command, **options)  # type: ignore[call-overload]
        path = sorted(Path(command[command.index("--output-path") + 1]).glob(cut))[0]
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] if len(data) > 10_000 else b"")
        return done

    monkeypatch.setattr("footpress.site.search_index.subprocess.run", on_a_full_disk)
    with pytest.raises(WorldError, match=r"pagefind was not written: Pagefind left \S+ incomplete\. Is the disk full\?"):
        index_pages(tmp_path, [*LANGUAGES])
    assert everything(tmp_path) == before


def test_files_are_on_the_disk_before_they_are_in_their_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    replace = Path.replace
    monkeypatch.setattr(files.os, "fsync", lambda _: done.append("fsync"))
    monkeypatch.setattr(Path, "replace", lambda path, to: done.append("replace") or replace(path, to))
    replace_bytes(tmp_path / "a", b"x")
    assert done == ["fsync", "replace"]
