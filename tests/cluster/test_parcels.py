"""The sources as one archive: the same bytes each time, nothing of what lies outside, and no way out of the folder where they are unpacked."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from footpress.disk.digests import digest
from footpress.disk.parcels import Shelf, is_within, pack, put
from footpress.disk.reading import LARGEST, refusal
from footpress.problems import WorldError

SECRET = b"SECRET-51.5N"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.md").write_bytes(SECRET)
    folder = tmp_path / "papers"
    (folder / "source/manuscripts").mkdir(parents=True)
    (folder / "source/a.md").write_text("A", encoding="utf-8")
    (folder / "source/manuscripts/a.docx").write_bytes(b"as received")
    (folder / "source/b.md").symlink_to("a.md")
    (folder / "source/secret.md").symlink_to(tmp_path / "outside/secret.md")
    (folder / "source/folder").symlink_to(tmp_path / "outside")
    (folder / "source/circle").symlink_to(folder / "source")
    os.mkfifo(folder / "source/pipe.md")
    (folder / "source/large.png").touch()
    os.truncate(folder / "source/large.png", LARGEST + 1)
    (folder / "bibliography.bib").write_text("", encoding="utf-8")
    return folder


def test_what_the_door_refuses_here_it_refuses_there_for_the_same_reason_and_no_byte_of_it_goes(
    papers: Path, tmp_path: Path
) -> None:
    packed = pack(papers, ("bibliography.bib", "source", "templates"), ("source/manuscripts",))
    assert packed == pack(papers, ("bibliography.bib", "source", "templates"), ("source/manuscripts",))
    assert SECRET not in packed and len(packed) < 10_000
    there = Shelf(str(tmp_path)).folder({digest(packed): packed})
    names = ["a.md", "b.md", "secret.md", "folder/secret.md", "pipe.md", "large.png", "none.md"]
    assert [refusal(there / "source" / name, there) for name in names] == [
        refusal(papers / "source" / name, papers) for name in names
    ]
    assert (there / "source/b.md").read_text(encoding="utf-8") == "A"
    assert not (there / "source/manuscripts").exists() and (there / "bibliography.bib").is_file()


@pytest.mark.parametrize("name", ["", "/etc/passwd", "../x", "a/../../x", "a\\b", "a//b", "./a", "a/", "a\0b"])
def test_a_path_that_leads_out_is_not_unpacked(name: str, tmp_path: Path) -> None:
    assert not is_within(name)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(f"file/{name.partition(chr(0))[0]}", b"x")
    (tmp_path / "there").mkdir()
    shelf = Shelf(str(tmp_path / "there"))
    if "\0" not in name:  # a zip has none
        with pytest.raises(WorldError, match="leads out of its folder"):
            shelf.folder({digest(stream.getvalue()): stream.getvalue()})
    with pytest.raises(WorldError, match="leads out of its folder"):
        put(tmp_path / "there", {name: b"x"})
    assert not (tmp_path / "x").exists()


def test_a_parcel_is_unpacked_once_and_a_damaged_one_never(papers: Path, tmp_path: Path) -> None:
    shelf, packed = Shelf(str(tmp_path)), pack(papers, ("bibliography.bib",))
    assert shelf.folder({digest(packed): packed}) == shelf.folder({digest(packed): packed})
    with pytest.raises(WorldError, match="not come whole"):
        Shelf(str(tmp_path)).folder({digest(packed): packed[:-1]})
