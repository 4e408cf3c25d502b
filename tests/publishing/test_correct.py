"""`footpress correct`: the version that stands is kept, and every other line of the article stays as it was."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from made_editions import made

from footpress.cli import main
from footpress.editions import EDITIONS
from footpress.editions.epub.making import spine
from footpress.editions.pdf.structure import read_words
from footpress.problems import UsageError
from footpress.publication.building import build
from footpress.publication.correcting import correct
from footpress.publication.opening import open_publication
from footpress.publication.vanishing import vanishing
from footpress.source.articles import find_slugs
from footpress.source.reading import read_publication, read_source
from footpress.text.parsing import parse_xml

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


def renamed(publication: Path, former: str = "former-slugs: [keepers]\n") -> None:
    """The article under another name, after a correction, and nothing built any more."""
    correct(publication, "keepers", "A name.", date(2021, 6, 1))
    text = (publication / "source/keepers.md").read_text(encoding="utf-8")
    (publication / "source/wardens.md").write_text(text.replace("---\n", f"---\n{former}", 1), encoding="utf-8")
    (publication / "source/keepers.md").unlink()
    shutil.rmtree(publication / "build")


def found(publication: Path) -> list[str]:
    return [str(each) for each in vanishing(open_publication(publication), find_slugs(publication))]


def test_a_version_survives_another_name_and_a_clean_build(publication: Path) -> None:
    renamed(publication)
    assert found(publication) == []
    for _ in build(publication, editions=["html"]):
        pass
    pages = publication / "build/html"
    assert "the page" in (pages / "wardens/v1/index.html").read_text(encoding="utf-8")
    assert (pages / "wardens/v1/keepers.pdf").read_bytes() == b"%PDF-1.7\n"
    assert 'href="v1/"' in (pages / "wardens/index.html").read_text(encoding="utf-8")
    for old, new in (("keepers", "../wardens/"), ("keepers/v1", "../../wardens/v1/")):
        assert f'url={new}"' in (pages / old / "index.html").read_text(encoding="utf-8"), "the address that was cited leads on"
    assert found(publication) == []


def test_a_version_that_would_vanish_is_found(publication: Path) -> None:
    renamed(publication, former="")
    (said,) = found(publication)
    assert said.startswith(
        "source/versions/keepers: error: earlier versions are kept here, and no article is or was called keepers"
    )


def test_a_version_that_is_published_and_kept_nowhere_is_found(publication: Path) -> None:
    (said,) = found(publication)
    assert said.startswith("source/versions/keepers/v1: error: build/html/keepers/v1/ is published and is kept nowhere")


def test_a_version_without_its_page_or_its_correction_is_found(publication: Path) -> None:
    correct(publication, "keepers", "A name.", date(2021, 6, 1))
    (publication / "source/versions/keepers/v1/index.html").unlink()
    (publication / "source/keepers.md").write_text(ARTICLE, encoding="utf-8")
    page, correction = found(publication)
    assert page.startswith("source/versions/keepers/v1: error: this version has no index.html")
    assert correction.startswith("source/keepers.md: warning: version 1 is kept, but `corrections:` tells of 0")


@pytest.mark.parametrize("edition", ["pdf", "epub"])
def test_paper_and_book_tell_the_correction(publication: Path, edition: str) -> None:
    correct(publication, "keepers", "The lamp was lit.", date(2021, 6, 1))
    article = open_publication(publication).cited("keepers", "page")
    data = made(EDITIONS[edition], article, read_publication(publication))[f"keepers.{edition}"]
    if edition == "pdf":
        words = "".join(each.text for each in read_words(data).values())
    else:
        words = "".join(text for page in spine(data).values() for text in parse_xml(page, own=True).itertext())
    said = "".join(words.split())
    assert "Corrections" in said and "1June2021:Thelampwaslit." in said


def test_a_version_is_never_written_over(publication: Path) -> None:
    correct(publication, "keepers", "A name.", date(2021, 6, 1))
    (publication / "source/keepers.md").write_text(ARTICLE, encoding="utf-8")
    with pytest.raises(UsageError, match="is there already"):
        correct(publication, "keepers", "A page.", date(2021, 7, 1))
