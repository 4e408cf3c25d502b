"""An import whose manuscripts are read on other machines: the files, the words and the exit code of one here."""

from functools import partial
from pathlib import Path

import pytest
from deadly import end_worker
from several_manuscripts import files_of, write_manuscripts

from footpress import documents
from footpress.cli import main
from footpress.cluster.connecting import connected
from footpress.cluster.sharing import Sharing, Work
from footpress.commands.new import start_publication


def test_a_folder_comes_in_as_it_does_here(
    cluster: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A picture beside one, and a part of another that has a part itself, are asked for when they are missed; a new version is merged."""
    folder = write_manuscripts(tmp_path / "sent")
    (folder / "g-parts.tex").write_text(
        "\\documentclass{article}\\title{Parts}\\begin{document}One.\\input{parts/one}\\end{document}", encoding="utf-8"
    )
    (folder / "parts").mkdir()
    (folder / "parts/one.tex").write_text("Two.\\input{parts/two}\n", encoding="utf-8")
    (folder / "parts/two.tex").write_text("Three.\n", encoding="utf-8")
    read, read_here, heard = documents.read, list[Path](), []
    monkeypatch.setattr(documents, "read", lambda path, *given: read_here.append(path) or read(path, *given))
    for name, more in (("there", ["--cluster", cluster]), ("here", ["--jobs", "2"])):
        start_publication(tmp_path / name / "papers", "Papers")
        monkeypatch.chdir(tmp_path / name / "papers")
        codes = [main(["import", str(folder), *more])]
        tolls = folder / "a-tolls.txt"
        first = tolls.read_text(encoding="utf-8")
        tolls.write_text(first.replace("Some paid", "Few paid"), encoding="utf-8")
        codes.append(main(["import", str(folder), "--again", *more]))
        tolls.write_text(first, encoding="utf-8")
        heard.append((codes, capfd.readouterr(), files_of(tmp_path / name / "papers")))
    assert not read_here, "all of them are read by others"
    assert heard[0] == heard[1]
    codes, said, files = heard[0]
    assert codes == [1, 1] and "6 manuscripts imported, 1 failed." in said.out
    assert "source/b-lamps/lamp.png" in files
    assert b"Three." in files["source/g-parts.md"] and b"Few paid" in files["source/a-tolls.md"]


def test_few_are_read_ahead_of_the_one_that_has_its_turn(cluster: str) -> None:
    came, given = set[int](), list[int]()

    def work(number: int) -> Work:
        assert number - min(set(range(9)) - came) < 2
        given.append(number)
        return end_worker, (f"{number}",)

    with connected(cluster, lambda _: None) as held:
        for number, _ in Sharing(held, [], ahead=2).results([partial(work, number) for number in range(9)]):
            came.add(number)
    assert sorted(given) == sorted(came) == list(range(9))
