"""What a style loses of a locator is noticed in print, and repaired: the number, the word before it, the space between."""

from pathlib import Path

import pytest

from footpress.citing.cite import cite
from footpress.model.article import PROFILES, Article, Profile, Publication
from footpress.pandoc import running as pandoc
from footpress.problems import ProblemsFound
from footpress.readback.passages import plain
from footpress.records.bibtex import parse_bibliography
from footpress.source.reading import read_source
from footpress.templates import Templates

BIBLIOGRAPHY = parse_bibliography(
    """@book{holm, author={Holm, Anna}, title={Lamps}, date={1902}, volume={12}}
@legislation{act, title={Harbours Act}, date={1984}}
@book{anon, title={A Pamphlet}}"""
)
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>T</title><id>t</id></info>
<citation><layout suffix="." delimiter="; ">{}</layout></citation></style>"""
TITLE = '<text variable="title"/>'
PLACE = '<text variable="locator"/>'
LABEL = '<label variable="locator" form="short"/>'


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    (tmp_path / "templates/styles").mkdir(parents=True)
    (tmp_path / "source").mkdir()
    return tmp_path


def article(papers: Path, layout: str, notes: list[str], profile: Profile = "page", lang: str = "en") -> Article:
    (papers / "templates/styles/own.csl").write_text(STYLE.format(layout), encoding="utf-8")
    calls = " ".join(f"So.[^{number}]" for number in range(1, len(notes) + 1))
    typed = "\n\n".join(f"[^{number}]: {note}" for number, note in enumerate(notes, start=1))
    text = f"---\ntitle: T\nlang: {lang}\ncitation-style: own\n---\n\n{calls}\n\n{typed}\n"
    (papers / "source/a.md").write_text(text, encoding="utf-8")
    publication = Publication(papers)
    return cite(read_source(papers / "source/a.md", publication), BIBLIOGRAPHY, publication, profile, Templates(papers))


def printed(papers: Path, layout: str, *notes: str, lang: str = "en") -> list[str]:
    return [plain(note.html) for note in article(papers, layout, list(notes), lang=lang).notes]


FULL = f'<group delimiter=", ">{TITLE}<group delimiter=" ">{LABEL}{PLACE}</group></group>'


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("12", "p. 12"),
        ("ch. 3", "chap. 3"),
        ("chapter 3", "chap. 3"),
        ("§ 12", "§ 12"),
        ("s 12", "s 12"),
        ("art. 4", "art. 4"),
        ("table 3", "table 3"),
        ("app. 2", "app. 2"),
        ("fol. 112r", "fol. 112r"),
        ("{Box 4, fol. 3}", "Box 4, fol. 3"),
        ("599 ff.", "pp. 599 ff."),
    ],
)
def test_a_place_is_printed_with_the_style_s_term_or_as_typed(typed: str, set_as: str, papers: Path) -> None:
    assert printed(papers, FULL, f"[@holm, {typed}].") == [f"Lamps, {set_as}".removesuffix(".") + "."]


KNOWING_PAGES_ALONE = {
    "no label": f'<group delimiter=", ">{TITLE}{PLACE}</group>',
    "a page's label": f'{TITLE}<text variable="locator" prefix=", p. "/>',
    "a page's term": f'<group delimiter=", ">{TITLE}<group><text term="page" form="short" suffix=" "/>{PLACE}</group></group>',
    "pages alone": f'<group delimiter=", ">{TITLE}<choose><if locator="page">{PLACE}</if></choose></group>',
    "no blank before the label": f"{TITLE}{LABEL}{PLACE}",
    "no blank before the number": f"{TITLE}{PLACE}",
    "a second time, without a label": f'<group delimiter=", ">{TITLE}<group delimiter=" ">{LABEL}{PLACE}</group></group>{PLACE}',
    "locators of articles alone": f'{TITLE}<choose><if type="article-journal">{PLACE}</if></choose>',
}


@pytest.mark.parametrize("layout", KNOWING_PAGES_ALONE.values(), ids=KNOWING_PAGES_ALONE)
def test_a_style_that_knows_only_pages_makes_no_page_of_a_section(layout: str, papers: Path) -> None:
    assert printed(papers, layout, "[@act, § 12].", "[@holm, ch. 3].") == ["Harbours Act, § 12.", "Lamps, ch. 3."]


@pytest.mark.parametrize(
    "layout", [TITLE + '<text variable="volume" prefix=" "/><choose><if type="legislation">' + PLACE + "</if></choose>"]
)
def test_a_number_that_stands_there_for_something_else_is_not_the_page(layout: str, papers: Path) -> None:
    assert printed(papers, layout, "[@holm, 12].") == ["Lamps 12, 12."]


def test_a_year_and_a_page_that_run_into_each_other_are_set_apart(papers: Path) -> None:
    assert printed(papers, f'<text variable="volume"/>{PLACE}', "[@holm, 34].") == ["12, 34."]


def test_a_page_range_is_shortened_as_the_style_has_it(papers: Path) -> None:
    style = STYLE.replace('version="1.0"', 'version="1.0" page-range-format="minimal"')
    (papers / "templates/styles/own.csl").write_text(style.format(FULL), encoding="utf-8")
    text = "---\ntitle: T\nlang: en\ncitation-style: own\n---\n\nSo.[^1]\n\n[^1]: [@holm, 321–328].\n"
    (papers / "source/a.md").write_text(text, encoding="utf-8")
    source = read_source(papers / "source/a.md", Publication(papers))
    found = cite(source, BIBLIOGRAPHY, Publication(papers), "page", Templates(papers))
    assert plain(found.notes[0].html) == "Lamps, pp. 321–8."
    assert {remark.id for remark in found.remarks} <= {"field-unprinted"}  # this style has no place for a year


def test_ibid_stands_for_the_place_cited_right_before_it(papers: Path) -> None:
    layout = f'<choose><if position="ibid"><text term="ibid"/></if><else>{FULL}</else></choose>'
    assert printed(papers, layout, "[@holm, 12].", "[@holm, 12].") == ["Lamps, p. 12.", "Ibid."]


def test_a_page_cited_in_the_text_is_looked_for_in_the_note_that_citeproc_makes(papers: Path) -> None:
    (papers / "templates/styles/own.csl").write_text(STYLE.format(FULL), encoding="utf-8")
    text = "---\ntitle: T\nlang: en\ncitation-style: own\n---\n\nSo says @holm [5], and @act [§ 12].\n"
    (papers / "source/a.md").write_text(text, encoding="utf-8")
    source = read_source(papers / "source/a.md", Publication(papers))
    found = cite(source, BIBLIOGRAPHY, Publication(papers), "page", Templates(papers))
    assert [plain(note.html)[-5:] for note in found.notes] == ["p. 5.", "§ 12."]
    assert {remark.id for remark in found.remarks} <= {"field-unprinted"}  # this style has no place for a year


def test_what_a_style_has_no_place_for_is_said_once_with_its_line(papers: Path) -> None:
    found = article(papers, f'{TITLE}<choose><if locator="page">{PLACE}</if></choose>', ["[@act, § 12].", "[@holm, ch. 3]."])
    assert [str(remark) for remark in found.remarks if remark.id != "field-unprinted"] == [
        "source/a.md:9: warning: the style own has no place for “§ 12” of @act and 1 more of the locators: each is printed as typed, "
        "after the citation. [locator-after]"
    ]


def test_a_work_of_which_a_style_prints_no_word_is_named(papers: Path) -> None:
    layout = f'<choose><if position="first">{FULL}</if><else-if type="book">{TITLE}</else-if></choose>'
    found = printed(papers, layout, "[@act, § 12].", "[@holm, 3].", "[@act, § 13].", "[@holm].", "See [@act, § 14] again.")
    assert found == ["Harbours Act, § 12.", "Lamps, p. 3.", "Harbours Act, § 13.", "Lamps.", "See Harbours Act, § 14 again."]


def test_a_number_that_stands_nowhere_in_print_is_an_error(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pandoc.cite

    def forgetful(tree: str, style: bytes) -> pandoc.Output:
        output = whole(tree, style)
        return pandoc.Output(output.text.replace("34", ""), output.warnings)

    monkeypatch.setattr(pandoc, "cite", forgetful)
    with pytest.raises(ProblemsFound, match=r"source/a\.md:9: error: “34” of @holm stands nowhere in print"):
        article(papers, FULL, ["[@holm, 34]."])


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("form", ["verb-short", "verb", "symbol", "long", "short"])
def test_no_word_of_footpress_s_own_is_ever_printed(form: str, profile: Profile, papers: Path) -> None:
    layout = (
        f'<group delimiter=" ">{TITLE}<label variable="locator" form="{form}"/>{PLACE}<text term="volume" form="{form}"/></group>'
    )
    found = article(papers, layout, ["[@holm, ch. 3].", "[@holm, art. 4].", "[@holm, 5]."], profile)
    words = " ".join([*(note.html for note in found.notes), found.how_to_cite, found.body])
    assert not [character for character in words if ord(character) > 0xFFFF]
    assert "vol" in words
