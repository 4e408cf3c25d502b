"""A desk that is killed between two files of one correction leaves all of it or none of it; builds that crash leave what stands."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from footpress.desk.sitting import Sitting
from footpress.disk.lock import hold
from footpress.disk.together import finish, replace_together
from footpress.disk.writing import place_files
from footpress.gathering.corrections.standing_texts import StandingTexts
from footpress.problems import WorldError

NAMES = ("source/tide.md", "bibliography.bib", "source/notes/tide.yaml")


def correction(texts: StandingTexts) -> StandingTexts:
    """One correction that touches the text, the bibliography and the record."""
    return replace(
        texts,
        markdown=texts.markdown + "\nMore.\n",
        bibliography=texts.bibliography + "\n% more\n",
        record=texts.record + "# more\n",
    )


def killed(work: Callable[[], object], before: int) -> bool:
    """Do it in a process that is killed (kill -9) before it moves the nth file to its place; False where it moves fewer."""

    def child() -> None:
        moved = 0
        move = Path.replace

        def counted(path: Path, target: Path) -> Path:
            nonlocal moved
            moved += 1
            if moved == before:
                os.kill(os.getpid(), signal.SIGKILL)
            return move(path, target)

        Path.replace = counted  # type: ignore[method-assign]
        work()

    process = multiprocessing.get_context("fork").Process(target=child)
    process.start()
    process.join(30)
    return process.exitcode == -signal.SIGKILL


def texts(folder: Path) -> dict[str, str]:
    return {name: (folder / name).read_text(encoding="utf-8") for name in NAMES}


def test_a_correction_is_there_whole_or_not_at_all(folder: Path) -> None:
    old = texts(folder)
    made = correction(Sitting(folder).texts("tide"))
    new = dict(zip(NAMES, (made.markdown, made.bibliography, made.record), strict=True))
    found = []
    for before in range(1, 9):
        if not killed(lambda: Sitting(folder).change("x", "tide", 1, correction), before):
            break
        with hold(folder, "desk", print):
            pass
        found.append("old" if texts(folder) == old else "new" if texts(folder) == new else "half")
        for name, text in old.items():
            (folder / name).write_text(text, encoding="utf-8")
    assert found == ["old", "new", "new", "new"], "before the list is written nothing is, and all from then on"
    assert not list(folder.rglob(".footpress-*")) and not (folder / "build/.unfinished").exists()


def test_what_somebody_has_changed_meanwhile_stays_and_is_said(folder: Path) -> None:
    assert killed(lambda: Sitting(folder).change("x", "tide", 1, correction), 3)
    (folder / "source/tide.md").write_text("Mine.\n", encoding="utf-8")
    said: list[str] = []
    with hold(folder, "desk", said.append):
        pass
    assert texts(folder)["source/tide.md"] == "Mine.\n"
    assert "# more" in texts(folder)["source/notes/tide.yaml"]
    assert len(said) == 1 and said[0].startswith("source/tide.md was changed")


def test_where_one_file_cannot_be_written_none_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = texts(folder)
    from footpress.disk import together

    write = together.replace_text

    def full(path: Path, text: str) -> None:
        if path.name == "tide.md":
            raise WorldError("There is no room on the disk.")
        write(path, text)

    monkeypatch.setattr(together, "replace_text", full)
    sitting = Sitting(folder)
    with pytest.raises(WorldError, match="no room"):
        sitting.change("x", "tide", 1, correction)
    assert texts(folder) == old and sitting.done == []
    assert finish(folder) == () and texts(folder) == old


@pytest.mark.parametrize(
    "listed",
    [
        "",
        "[]",
        "{",
        '{"../outside.md": ["", "x"]}',
        '{"/etc/x": ["", "x"]}',
        '{"templates/x": ["", "x"]}',
        '{"source/../../x": ["", "x"]}',
        '{"source/x": 1}',
    ],
)
def test_a_list_of_somebody_else_writes_nothing(listed: str, folder: Path) -> None:
    (folder / "build").mkdir(exist_ok=True)
    (folder / "build/.unfinished").write_text(listed, encoding="utf-8")
    before = sorted(folder.parent.rglob("*"))
    assert finish(folder) == ()
    assert sorted(folder.parent.rglob("*")) == [path for path in before if path.name != ".unfinished"]


def test_a_new_file_is_new_for_all_or_for_none(folder: Path) -> None:
    assert killed(lambda: replace_together(folder, {"source/a.md": "A", "source/b.md": "B"}), 3)
    assert (folder / "source/a.md").read_text() == "A" and not (folder / "source/b.md").exists()
    finish(folder)
    assert (folder / "source/b.md").read_text() == "B"


def test_a_build_that_is_killed_leaves_the_edition_that_stands(folder: Path) -> None:
    build = folder / "build"
    place_files(build, {"html/tide/index.html": b"old", "html/tide/a.png": b"old"}, whole="html/tide")
    files = {"html/tide/index.html": b"new", "html/tide/b.png": b"new"}
    for before in range(1, 9):
        if not killed(lambda: place_files(build, files, last="html/tide/index.html", whole="html/tide"), before):
            break
        with hold(folder, "desk", print):
            pass
        assert {path.name: path.read_bytes() for path in (build / "html/tide").iterdir()} in (
            {"index.html": b"old", "a.png": b"old"},
            {"index.html": b"new", "b.png": b"new"},
        )
    assert before > 1 and not list(folder.rglob(".footpress-*"))
