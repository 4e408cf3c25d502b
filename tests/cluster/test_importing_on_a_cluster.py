"""An import whose manuscripts are read on other machines: the files, the words and the exit code of one here."""

from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from deadly import end_worker
from several_manuscripts import files_of, write_manuscripts

from footpress import documents
from footpress.cli import main
from footpress.cluster.connecting import connected
from footpress.cluster.importing import Came, Sent, in_their_order, read_there
from footpress.cluster.sharing import Sharing, Work
from footpress.commands.new import start_publication
from footpress.problems import WorldError
from footpress.publication.reading_manuscripts import Asked, read_manuscript


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


def test_where_the_cluster_goes_what_came_is_taken_and_the_rest_is_refused(tmp_path: Path) -> None:
    """And of what came nothing counts that was not asked for, or is nothing that was read."""
    asked = [Asked(tmp_path / f"{name}.md", f"source/manuscripts/{name}.md", name, "accept") for name in ("a", "b", "c")]
    for one in asked:
        one.path.write_text(f"# {one.slug}\n\nWords of a keeper.\n", encoding="utf-8")
    read = read_manuscript(asked[0])

    class Going(Sharing):
        """A cluster that gives two results, the second first, and is gone."""

        def __init__(self) -> None: ...

        def results(self, works: Sequence[Callable[[], Work]]) -> Generator[tuple[int, Any]]:
            function, (sent,) = works[1]()
            assert (function, sent) == (read_there, Sent(asked[1], asked[1].path.read_bytes(), {}))
            yield 1, Came({asked[1]: "words", asked[2]: read}, {})
            works[0]()
            yield 0, Came({asked[0]: read}, {})
            raise WorldError("It is gone.")

    answers = list(in_their_order([lambda one=one: (one,) for one in asked], Going()))
    assert answers[:2] == [{asked[0]: read}, {}]
    assert [(each, str(error)) for each, error in answers[2].items()] == [(asked[2], "It is gone.")]


def test_what_is_no_address_is_told_before_anything_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start_publication(tmp_path / "papers", "Papers")
    words = ["--cluster", "here", "--publication", str(tmp_path / "papers")]
    assert main(["import", str(write_manuscripts(tmp_path / "sent")), *words]) == 2
    assert main(["import", str(tmp_path / "sent/a-tolls.txt"), *words]) == 2
    assert [line.partition(":")[0] for line in capsys.readouterr().err.splitlines()] == [
        "Passed over, since no manuscripts",
        "here is no address of a cluster",
        "--cluster is for the manuscripts of a folder",
    ]
