"""A publication's own face: its sign, its letters, the picture that is shown where its pages are shared, one file or several."""

import io
import shutil
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from footpress.problems import ProblemsFound
from footpress.publication.building import build

DOCUMENTS = Path(__file__).parents[1] / "documents"


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    shutil.copytree(DOCUMENTS, tmp_path, dirs_exist_ok=True)
    for path in (tmp_path / "source").glob("*.md"):
        if path.stem != "plain":
            path.unlink()
    return tmp_path


def published(publication: Path, settings: str) -> html.HtmlElement:
    """The page as built with more lines in publication.yaml."""
    with (publication / "source/publication.yaml").open("a", encoding="utf-8") as stream:
        stream.write(settings)
    list(build(publication, editions=["html"]))
    return html.parse(str(publication / "build/html/plain/index.html")).getroot()


def test_the_sign_is_inside_the_page(publication: Path) -> None:
    root = published(publication, "logo: lamp.svg\n")
    (source,) = root.xpath("//img[@class='logo']/@src")
    assert source.startswith("data:image/svg+xml;base64,")


def test_the_letters_are_published_with_the_pages(publication: Path) -> None:
    (publication / "source/Own.woff2").write_bytes(b"wOF2")
    root = published(publication, "fonts: {text: Own, web: [Own.woff2]}\n")
    assert 'src: url("../fonts/Own.woff2")' in root.xpath("string(//style)")
    assert (publication / "build/html/fonts/Own.woff2").read_bytes() == b"wOF2"
    assert 'src: url("fonts/Own.woff2")' in (publication / "build/html/style.css").read_text(encoding="utf-8")


def test_the_picture_for_sharing_has_the_size_that_is_asked_for(publication: Path) -> None:
    root = published(publication, "")
    assert root.xpath("//meta[@property='og:image']/@content") == ["https://papers.example/plain/card.png"]
    picture = Image.open(io.BytesIO((publication / "build/html/plain/card.png").read_bytes()))
    assert picture.size == (1200, 630)
    assert len(picture.convert("RGB").getcolors(1 << 20)) > 2, "something is written on it"


def test_pages_can_share_their_style_and_script(publication: Path) -> None:
    root = published(publication, "single-file: no\n")
    assert not root.xpath("//style")
    folder = publication / "build/html/plain"
    for address in root.xpath("//link[@rel='stylesheet']/@href | //script/@src"):
        assert (folder / address).resolve().is_file(), address
    assert not (publication / "build/html/plain/style.css").exists()


def test_a_template_of_the_publication_wins(publication: Path) -> None:
    own = publication / "templates/html/navigation.html"
    own.parent.mkdir(parents=True)
    own.write_text('<nav class="places" aria-label="Places"><a href="https://example.org/about">About us</a></nav>')
    published(publication, "")
    index = html.parse(str(publication / "build/html/index.html")).getroot()
    assert index.xpath("//nav/a/text()") == ["About us"]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("logo: sign.svg\n", "there is no picture source/sign.svg"),
        ("logo: plain.md\n", "of no format that browsers show"),
        ("fonts: {web: [Own.ttf]}\n", "is no file that every browser reads"),
        ("fonts: {text: Own, web: [Own.woff2]}\n", "there is no file source/Own.woff2"),
        ("single-file: perhaps\n", "neither yes nor no"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(publication: Path, settings: str, said: str) -> None:
    with pytest.raises(ProblemsFound, match=r"source/publication\.yaml") as caught:
        published(publication, settings)
    assert said in str(caught.value)
    assert not (publication / "build/html/plain").exists()
