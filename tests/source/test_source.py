"""source/<slug>.md and source/publication.yaml: what is read, and what is said of what cannot be read."""

import time
from pathlib import Path

import pytest

from footpress.model.article import Author, Publication
from footpress.model.names import Name
from footpress.problems import FootpressError, ProblemsFound, UsageError
from footpress.source.reading import Source, read_publication, read_source


def article(tmp_path: Path, head: str, body: str = "Text.\n") -> Source:
    path = tmp_path / "a.md"
    path.write_text(f"---\n{head}\n---\n\n{body}", encoding="utf-8")
    return read_source(path, Publication(tmp_path, lang="tr", license="CC BY 4.0"))


def said(tmp_path: Path, head: str) -> str:
    with pytest.raises(FootpressError) as caught:
        article(tmp_path, head)
    return str(caught.value)


def test_the_front_matter_is_read(tmp_path: Path) -> None:
    read = article(
        tmp_path,
        'title: A "small" thing: no\n'.replace(": no", "")
        + "subtitle: It's here\nauthor:\n- family: Türk\n  given: Ömer Faruk\n  orcid: 0000-0002-1825-0097\n- Anna Elder\n"
        "date: 2020-08-28\nlang: en\nseries: Paper\nnumber: 3\nkeywords: [one, two]\ndoi: https://doi.org/10.5555/x\n",
    )
    front = read.front_matter
    assert (front.title, front.subtitle) == ("A “small” thing", "It’s here")
    assert front.authors == (Author(Name("Türk", "Ömer Faruk"), orcid="0000-0002-1825-0097"), Author(Name("Elder", "Anna")))
    assert (front.date, front.number, front.keywords, front.doi) == ("2020-08-28", "3", ("one", "two"), "10.5555/x")
    assert front.license == "CC BY 4.0"


def test_what_it_says_in_other_languages(tmp_path: Path) -> None:
    head = "title: T\ntranslated:\n  de:\n    title: Salz\n    keywords: [Salz, Zinn]\n  ar:\n    abstract: ملح"
    german, arabic = article(tmp_path, head).front_matter.translated
    assert (german.lang, german.title, german.keywords) == ("de", "Salz", ("Salz", "Zinn"))
    assert (arabic.lang, arabic.abstract) == ("ar", "ملح")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("Salz", "translated: must be a block of languages"),
        ("{German language: {title: Salz}}", "is no language tag"),
        ("{de: {titel: Salz}}", "titel: means nothing here; did you mean title?"),
        ("{de: Salz}", "must be a block of `name: value` lines"),
    ],
)
def test_what_cannot_be_another_language(value: str, words: str, tmp_path: Path) -> None:
    assert words in said(tmp_path, f"title: T\ntranslated: {value}")


def test_the_text_begins_on_its_line(tmp_path: Path) -> None:
    read = article(tmp_path, "title: T\nlang: en", "First line.\n")
    assert (read.text, read.text_line) == ("First line.\n", 6)
    assert (tmp_path / "a.md").read_text(encoding="utf-8").split("\n")[read.text_line - 1] == "First line."


def test_what_the_article_does_not_say_the_publication_does(tmp_path: Path) -> None:
    read = article(tmp_path, "title: T")
    assert read.front_matter.lang == "tr"
    assert read.citation_style == "footpress-notes"


@pytest.mark.parametrize("date", ["2020", "2020-08", "2020-08-28"])
def test_dates_may_be_less_than_a_day(tmp_path: Path, date: str) -> None:
    assert article(tmp_path, f"title: T\ndate: {date}").front_matter.date == date


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("title: [1]", "source/a.md:2: error: title: must be one line of text, not a list."),
        ("title: T\ntitel: U", "source/a.md:3: error: titel: means nothing here; did you mean title?"),
        ("lang: en", "there is no title"),
        ("title:", "there is no title"),
        (
            "title: T\ndate: 28 August",
            "source/a.md:3: error: date: 28 August is no date that can be read; write it as 2020-08-28",
        ),
        ("title: T\nlang: English, please", "is no language tag"),
        ("title: T\nauthor: [[x]]", "author: must be a name"),
        ("title: T\nauthor: [{given: Anna}]", "an author needs family:"),
        ("title: T: U", "source/a.md:2: error: this is not YAML"),
        ("title: T\n\tdate: x", "source/a.md:3: error: this is not YAML"),
        ("- title", "this must be a block of `name: value` lines"),
        ("title: T\nkeywords: {a: b}", "keywords: must be a list"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(tmp_path: Path, head: str, words: str) -> None:
    assert words in said(tmp_path, head)


@pytest.mark.parametrize(
    "head",
    [
        "a: &a [x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
        "title: " + "[" * 100_000,
        "title: " + "{a: " * 30_000,
        "title: " + "x" * 300_000,
    ],
    ids=["alias bomb", "deep list", "deep block", "long"],
)
def test_bombs_are_refused_at_once(tmp_path: Path, head: str) -> None:
    begun = time.perf_counter()
    assert "source/a.md:" in said(tmp_path, head)
    assert time.perf_counter() - begun < 5


def test_a_text_without_front_matter_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Title\n\nText.\n", encoding="utf-8")
    with pytest.raises(ProblemsFound, match="an article begins with a block"):
        read_source(tmp_path / "a.md", Publication(tmp_path))


def test_bytes_that_are_not_utf_8_are_named_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("---\ntitle: Türk\n---\n".encode("windows-1254"))
    with pytest.raises(ProblemsFound, match=r"source/a\.md:2: error: this line is not UTF-8"):
        read_source(tmp_path / "a.md", Publication(tmp_path))


def test_an_article_sets_its_own_layout(tmp_path: Path) -> None:
    assert article(tmp_path, "title: T\nlayout: book\npage-size: B5").front_matter.settings == {
        "layout": "book",
        "page-size": "B5",
    }


def publication(tmp_path: Path, text: str) -> Publication:
    (tmp_path / "source").mkdir(exist_ok=True)
    (tmp_path / "source/publication.yaml").write_text(text, encoding="utf-8")
    return read_publication(tmp_path)


def test_a_publication_is_read(tmp_path: Path) -> None:
    read = publication(
        tmp_path, "title: P\nurl: https://p.example/\nissn: 1234-5679\ncitation-style: apa\ncontact:\n  email: a@p.example\n"
    )
    assert (read.title, read.url, read.issn, read.citation_style) == ("P", "https://p.example", "1234-5679", "apa")
    assert read.contact.email == "a@p.example"


def test_a_folder_without_publication_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="footpress new"):
        read_publication(tmp_path)


@pytest.mark.parametrize(
    ("text", "words"),
    [("titel: P", "did you mean title?"), ("url: p.example", "it begins with https://"), ("contact: x", "must be a block")],
)
def test_what_is_wrong_in_a_publication_is_said(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ProblemsFound, match=r"source/publication\.yaml:1") as caught:
        publication(tmp_path, text)
    assert words in str(caught.value)


def test_notes_to_the_title_and_the_authors_have_signs_in_their_order(tmp_path: Path) -> None:
    authors = "".join(f"- {{family: A{number}, note: Thanks {number}.}}\n- {{family: B{number}}}\n" for number in range(1, 7))
    front = article(tmp_path, f"title: T\ntitle-note: Read in May.\nauthor:\n{authors}").front_matter
    assert [note.sign for note in front.signed_notes] == ["*", "†", "‡", "§", "‖", "¶", "**"]
    assert front.title_signed == front.signed_notes[0]
    assert [note and note.text for _, note in front.authors_signed][:3] == ["Thanks 1.", None, "Thanks 2."]
    assert article(tmp_path, "title: T").front_matter.signed_notes == ()


@pytest.mark.parametrize(
    ("lang", "says"),
    [("no", "write lang: 'no' for Norwegian"), ("deu", "write de"), ("ger-AT", "write de-AT"), ("jp", "did you mean ja?")],
)
def test_what_is_no_tag_is_answered_with_what_is_meant(tmp_path: Path, lang: str, says: str) -> None:
    assert says in said(tmp_path, f"title: T\nlang: {lang}")
