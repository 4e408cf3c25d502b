"""`footpress correct`: the version that stands is kept, and every other line of the article stays as it was."""

from datetime import date
from pathlib import Path

import pytest

from footpress.cli import main
from footpress.problems import UsageError
from footpress.publication.correcting import correct
from footpress.source.reading import read_publication, read_source

ARTICLE = "---\ntitle: Keepers\ndate: 2021-05-03\n---\n\nThe text.\n"


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    """A publication with one article, whose page is built."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source/publication.yaml").write_text("title: Papers\n", encoding="utf-8")
    (tmp_path / "source/keepers.md").write_text(ARTICLE, encoding="utf-8")
    page = tmp_path / "build/html/keepers"
    (page / "v1").mkdir(parents=True)
    (page / "v1/index.html").write_text("an earlier one", encoding="utf-8")
    (page / "index.html").write_text("the page", encoding="utf-8")
    (page / "keepers.pdf").write_bytes(b"%PDF-1.7\n")
    return tmp_path


def told(publication: Path) -> list[dict[str, str]]:
    """The corrections of which the front matter tells."""
    source = read_source(publication / "source/keepers.md", read_publication(publication))
    return list(source.front_matter.settings.get("corrections", ()))


def test_the_version_is_kept_and_the_change_told(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["correct", "keepers", 'The "lamp" was: lit.', "--date", "2021-06-01", "--publication", str(publication)]
    assert main(words) == 0
    kept = publication / "source/versions/keepers/v1"
    assert sorted(path.name for path in kept.iterdir()) == ["index.html", "keepers.pdf"]
    assert (kept / "index.html").read_text(encoding="utf-8") == "the page"
    assert told(publication) == [{"date": "2021-06-01", "note": 'The "lamp" was: lit.'}]
    text = (publication / "source/keepers.md").read_text(encoding="utf-8")
    assert text.startswith("---\ntitle: Keepers\ndate: 2021-05-03\ncorrections:\n")
    assert text.endswith("---\n\nThe text.\n")
    assert "Now correct source/keepers.md" in capsys.readouterr().out


@pytest.mark.parametrize("indent", ["", "  "])
def test_a_second_correction_follows_the_first(publication: Path, indent: str) -> None:
    written = f"corrections:\n{indent}- date: 2021-06-01\n{indent}  note: A name.\nlang: en\n---\n\nThe"
    (publication / "source/keepers.md").write_text(ARTICLE.replace("---\n\nThe", written), encoding="utf-8")
    correct(publication, "keepers", "A page.", date(2021, 7, 1))
    assert [each["note"] for each in told(publication)] == ["A name.", "A page."]
    assert (publication / "source/versions/keepers/v2/index.html").is_file()


@pytest.mark.parametrize(
    ("slug", "note", "said"),
    [
        ("nobody", "A name.", "There is no article"),
        ("keepers", "  ", "Say in a sentence"),
        ("unbuilt", "A name.", "build the version to keep first"),
    ],
)
def test_what_cannot_be_changes_nothing(publication: Path, slug: str, note: str, said: str) -> None:
    (publication / "source/unbuilt.md").write_text(ARTICLE, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        correct(publication, slug, note, date(2021, 6, 1))
    assert (publication / "source/keepers.md").read_text(encoding="utf-8") == ARTICLE
    assert not (publication / "source/versions").exists()


def test_a_version_is_never_written_over(publication: Path) -> None:
    correct(publication, "keepers", "A name.", date(2021, 6, 1))
    (publication / "source/keepers.md").write_text(ARTICLE, encoding="utf-8")
    with pytest.raises(UsageError, match="is there already"):
        correct(publication, "keepers", "A page.", date(2021, 7, 1))
