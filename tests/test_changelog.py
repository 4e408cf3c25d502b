"""The changelog tells of the version that the package says it is."""

import re
from pathlib import Path

import footpress

CHANGELOG = (Path(footpress.__file__).parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_version_has_its_section_with_its_day() -> None:
    sections = re.findall(r"(?m)^## (.+)$", CHANGELOG)
    released = [section for section in sections if section != "Unreleased"]
    assert re.fullmatch(rf"{re.escape(footpress.__version__)} – \d{{4}}-\d\d-\d\d", released[0])


def test_each_section_stands_once_the_newest_first() -> None:
    """Lines of several people are joined; a heading that was moved meanwhile must not come back."""
    sections = re.findall(r"(?m)^## (.+)$", CHANGELOG)
    assert len(set(sections)) == len(sections)
    assert "Unreleased" not in sections[1:]
