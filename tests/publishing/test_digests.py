"""What stands in a folder, by digests: all of it, through links too, and in no circle."""

from pathlib import Path

from footpress.disk.digests import content, contents, names


def found(folder: Path) -> dict[str, str]:
    parts = list(contents(f"{folder}", ("passed-over",)))
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_links_to_folders_are_followed_and_circles_are_not(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside / "b/passed-over", inside / "passed-over", outside):
        folder.mkdir(parents=True)
        (folder / "lamp").write_text(f"{folder.name}")
    (inside / "again").symlink_to(inside)
    (inside / "b/up").symlink_to(inside / "b")
    (inside / "out").symlink_to(outside)
    (outside / "in").symlink_to(inside)
    (inside / "none").symlink_to(inside / "nowhere")
    (inside / "itself").symlink_to(inside / "itself")
    assert found(inside) == {
        "b/passed-over/lamp": content(f"{inside}/b/passed-over/lamp"),
        "itself": "",
        "none": "",
        "out/lamp": content(f"{outside}/lamp"),
    }
    assert sorted(names(f"{inside}")) == ["again", "b/passed-over/lamp", "b/up", "itself", "none", "out", "passed-over/lamp"]
    assert found(tmp_path / "nowhere") == {}
