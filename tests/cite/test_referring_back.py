"""Idem, op. cit. and loc. cit., by choice of the house style: who and what was cited before, where that can be one only."""

import re
from pathlib import Path

import pytest

from footpress.citing.cite import cite
from footpress.citing.one_note import set_note
from footpress.citing.styles import FAMILIAR, find_style, kind_of
from footpress.model.article import Article, Profile, Publication
from footpress.readback.passages import plain
from footpress.records.bibtex import parse_bibliography
from footpress.source.reading import read_source
from footpress.templates import Templates

BIB = """@article{quays, author = {Reeves, Jane}, title = {{On Quays}}, journaltitle = {Harbour Studies}, volume = {3}, date = {2011}, gender = {sf}}
@book{ports, author = {Reeves, Jane}, title = {{Ports}}, date = {2004}, gender = {sf}}
@book{lamps, author = {Osei, Ama and Dorn, Nat}, title = {{Lamps}}, date = {1988}}
@book{oil, author = {Osei, Ama and Dorn, Nat}, title = {{Oil}}, date = {1990}}
@book{tides, author = {Holm, Per}, title = {{Tides: A History}}, date = {1902}}
@article{light, author = {Kaya, Deniz}, title = {{Light at Sea}}, journaltitle = {Harbour Studies}, volume = {4}, date = {2012}}
@collection{night, editor = {Lind, Eva}, title = {{Night}}, date = {1910}, gender = {sf}}
@collection{dawn, editor = {Lind, Eva}, title = {{Dawn}}, date = {1912}, gender = {sf}}
@book{coast, author = {Lim, Sam}, title = {{Coasts}}, date = {1920}}
@book{cliffs, author = {Lim, Sam}, title = {{Cliffs}}, date = {1922}}
@book{nobody, title = {{A Book of Tolls}}, date = {1850}}
@book{sands, author = {de Vries, Jo}, title = {{Sands?}}, date = {1930}}
"""
YES = "idem: yes\nop-cit: yes\nloc-cit: yes\n"
NOTE_STYLES = [name for name in FAMILIAR if kind_of(find_style(name, Templates())) == "note"]


def article(
    folder: Path, notes: str, head: str = YES, style: str = "footpress-notes", profile: Profile = "page", bib: str = BIB
) -> Article:
    """An article with a note for each of these lines."""
    lines = notes.strip().splitlines()
    calls = " ".join(f"Word.[^{number}]" for number in range(1, len(lines) + 1))
    said = "\n\n".join(f"[^{number}]: {line.strip()}" for number, line in enumerate(lines, start=1))
    text = f"---\ntitle: Ports\ncitation-style: {style}\n{head}---\n\n{calls}\n\n{said}\n"
    (folder / "a.md").write_text(text, encoding="utf-8")
    publication = Publication(folder)
    return cite(read_source(folder / "a.md", publication), parse_bibliography(bib), publication, profile, Templates())


def said(made: Article) -> list[str]:
    return [plain(note.html).replace("\u00a0", " ") for note in made.notes]


def printed(folder: Path, notes: str, head: str = YES, style: str = "footpress-notes", profile: Profile = "page") -> list[str]:
    return said(article(folder, notes, head, style, profile))


NOTES = """[@quays, 4; see also @ports, 7].
  [@ports, 9; @tides, 2].
  [@quays, 5].
  [@tides, 2].
  [See @light, 8, for more; @quays, 5].
  [@tides, 12], argues so.
  [@night, 3]. Others differ. [@dawn, 3].
  [@light].
  [@nobody, 2].
  [@light, 8].
  [@nobody, 2]."""


def test_the_notes_say_who_and_what_was_cited_before(tmp_path: Path) -> None:
    assert printed(tmp_path, NOTES) == [
        "Jane Reeves, “On Quays,” Harbour Studies 3 (2011): 4; see also idem, Ports, 2004, p. 7.",
        "Idem, Ports, p. 9; Per Holm, Tides: A History, 1902, p. 2.",
        "Reeves, “On Quays,” 5.",  # two works of hers: the title says which; and the note before cites Holm too
        "Holm, loc. cit.",
        "See Deniz Kaya, “Light at Sea,” Harbour Studies 4 (2012): 8, for more; Reeves, “On Quays,” 5.",
        "Holm, op. cit., p. 12, argues so.",
        "Eva Lind (ed.), Night, 1910, p. 3. Others differ. Idem (ed.), Dawn, 1912, p. 3.",
        "Kaya, op. cit.",
        "A Book of Tolls, 1850, p. 2.",
        "Kaya, op. cit., 8.",
        "A Book of Tolls, p. 2.",
    ]


def test_each_is_a_choice_of_its_own(tmp_path: Path) -> None:
    assert printed(tmp_path, NOTES, "idem: yes\n")[1::2][:2] == [
        "Idem, Ports, p. 9; Per Holm, Tides: A History, 1902, p. 2.",
        "Holm, Tides, p. 2.",
    ]
    assert printed(tmp_path, NOTES, "op-cit: yes\n")[3] == "Holm, op. cit., p. 2."
    assert printed(tmp_path, NOTES, "loc-cit: yes\n")[3:6:2] == ["Holm, loc. cit.", "Holm, Tides, p. 12, argues so."]
    assert not [note for note in printed(tmp_path, NOTES, "") if re.search("[Ii]dem|cit", note)]


def test_a_screen_says_none_of_them(tmp_path: Path) -> None:
    assert printed(tmp_path, NOTES, profile="screen") == printed(tmp_path, NOTES, "", profile="screen")


@pytest.mark.parametrize("style", NOTE_STYLES)
def test_the_bibliography_and_its_links_are_as_they_were(style: str, tmp_path: Path) -> None:
    made, plainly = article(tmp_path, NOTES, style=style), article(tmp_path, NOTES, "", style)
    assert made.entries == plainly.entries
    assert ["#ref-" in note.html for note in made.notes] == ["#ref-" in note.html for note in plainly.notes]


LONG = """[@quays, 4; @tides, 2; @light, 1; @lamps, 5; @night, 3; @coast, 1; @sands, 9].
  [@ports, 1; @oil, 3; @dawn, 3; @cliffs, 7].
  [See @tides, 2; with @light, 1].
  [@sands, 9].
  [@lamps, 5; @oil, 9].
  [@quays, 4]. And [@tides, 6].
  @sands [4] shows. [@coast, 9].
  [@night, 9; @light, 1].
  [@ports, 8].
  [@quays, 8; @coast, 2].
  [@tides]. [@sands, 9]."""
BACK = re.compile(r"([\w ,]+?), (?:op|loc)\.? cit\.?")


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("style", NOTE_STYLES)
def test_whatever_refers_back_means_one_work(style: str, lang: str, tmp_path: Path) -> None:
    """The works that are meant are those of an article that says every title: no family name before op. cit. is that of two."""
    head = f"lang: {lang}\n"
    notes, titled = printed(tmp_path, LONG, YES + head, style), printed(tmp_path, LONG, head, style)
    assert not [note for note in notes if re.search(r"\.\.|,,|,\.|\. \.|[“‘«»]\s?(?:op|loc)|^[a-z]", note)]
    only = {"Holm", "Kaya", "Vries"}
    for note, in_full in zip(notes, titled, strict=True):
        for found in BACK.finditer(note):
            name = next((each for each in only if found[1].endswith(each)), "")
            assert name, note
            assert name in in_full
    assert sum(len(BACK.findall(note)) for note in notes) >= (0 if style == "oscola" else 5), notes


GENDERS = """[@quays, 4; @ports, 7].
  [@lamps, 1; @oil, 3]."""


@pytest.mark.parametrize(
    ("lang", "one", "several"),
    [
        ("en", "idem", "idem"),
        ("de", "dies.", "dies."),
        ("fr", "eadem", "eidem"),
        ("it", "Ead.", "Iid."),
        ("es", "eadem", "eidem"),
        ("pl", "taż", "ciż"),
        ("ru", "она же", "они же"),
        ("tr", "a.mlf.", "a.mlf."),
        ("la", "eadem", "eidem"),
        ("fi", "sama", "samat"),
        ("mt", "eadem", "eidem"),  # a language without words of its own takes the Latin ones
    ],
)
def test_gender_and_number_are_those_of_the_language(lang: str, one: str, several: str, tmp_path: Path) -> None:
    made = article(tmp_path, GENDERS, f"{YES}lang: {lang}\n")
    assert [f"; {word}, " in note for word, note in zip((one, several), said(made), strict=True)] == [True, True], said(made)
    assert not made.remarks


def test_an_entry_without_a_gender_is_asked_for_it_where_the_word_depends_on_it(tmp_path: Path) -> None:
    made = article(tmp_path, "[@coast, 1; @cliffs, 7].", f"{YES}lang: de\n")
    assert said(made) == ["Sam Lim, Coasts, 1920, S. 1; Sam Lim, Cliffs, 1922, S. 7."]
    assert [(each.id, each.file, each.line) for each in made.remarks] == [("gender-missing", "bibliography.bib", 10)]
    assert "gender = {sm} for “ders.”" in made.remarks[0].message
    assert said(article(tmp_path, "[@coast, 1; @cliffs, 7].", f"{YES}lang: fr\n")) == [
        "Sam Lim, Coasts, 1920, p. 1; idem, Cliffs, 1922, p. 7."
    ]


def test_one_entry_that_says_it_is_enough(tmp_path: Path) -> None:
    bib = BIB.replace("title = {{Coasts}}", "gender = {sm}, title = {{Coasts}}")
    made = article(tmp_path, "[@coast, 1; @cliffs, 7].", f"{YES}lang: de\n", bib=bib)
    assert said(made) == ["Sam Lim, Coasts, 1920, S. 1; ders., Cliffs, 1922, S. 7."]


def test_turkish_tells_a_book_from_an_article(tmp_path: Path) -> None:
    head = "op-cit: yes\nlang: tr\n"
    assert (
        printed(tmp_path, "[@tides, 1; @light, 2].\n[@tides, 3; @light, 4].", head)[1] == "Holm, a.g.e., s. 3; Kaya, a.g.m., 4."
    )


def test_a_chapter_begins_anew_where_its_first_citations_are_full(tmp_path: Path) -> None:
    text = "# One\n\nA.[^1] B.[^2]\n\n# Two\n\nC.[^3] D.[^4]\n\n"
    notes = ("[@tides, 1].", "[@light, 2].", "[@tides, 3; @light, 1].", "[@tides, 4].")
    text += "\n\n".join(f"[^{number}]: {note}" for number, note in enumerate(notes, start=1))
    (tmp_path / "a.md").write_text(f"---\ntitle: T\nfull-in-each-chapter: yes\n{YES}---\n\n{text}\n", encoding="utf-8")
    publication = Publication(tmp_path)
    made = cite(read_source(tmp_path / "a.md", publication), parse_bibliography(BIB), publication, "page", Templates())
    assert ["cit." in note for note in said(made)] == [False, False, False, True]


def test_citations_of_the_text_stand_in_notes_that_refer_back_too(tmp_path: Path) -> None:
    text = "One [@sands, 1]. Two [@quays, 2]. Three [@ports, 3]. Four [@sands, 3]. Five: @sands [4] says. Six.[^a]\n\n[^a]: [@sands, 4]."
    (tmp_path / "a.md").write_text(f"---\ntitle: T\n{YES}---\n\n{text}\n", encoding="utf-8")
    publication = Publication(tmp_path)
    made = cite(read_source(tmp_path / "a.md", publication), parse_bibliography(BIB), publication, "page", Templates())
    assert said(made)[2:4] == ["Idem, Ports, 2004, p. 3.", "Vries, op. cit., p. 3."]
    assert "Five: Vries says" in plain(made.body)


def test_the_desk_shows_a_note_as_it_will_be_printed(tmp_path: Path) -> None:
    made = article(tmp_path, NOTES)
    publication = Publication(tmp_path)
    source = read_source(tmp_path / "a.md", publication)
    notes = {str(number): line.strip() for number, line in enumerate(NOTES.splitlines(), start=1)}
    for name in ("2", "4", "6", "10"):
        alone = set_note(name, notes, source, parse_bibliography(BIB), publication, Templates())
        assert plain(alone.html) == plain(made.notes[int(name) - 1].html)


def test_the_page_shows_what_is_printed(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/citation-styles.md").read_text(encoding="utf-8").split("## Idem")[1]
    rows = re.findall(r"^\| `(\[@.+\])` \| (.+) \|$", page, re.MULTILINE)
    assert len(rows) == 6
    assert printed(tmp_path, "\n".join(f"{typed}." for typed, _ in rows)) == [shown for _, shown in rows]


@pytest.mark.parametrize(
    "note", ["Against Sam Lim: [@ports, 5].", "[@quays, 3]; Marx, [@ports, 5].", "[Against Sam Lim, @ports, 5]."]
)
def test_idem_never_means_somebody_whom_the_prose_has_named(note: str, tmp_path: Path) -> None:
    assert "dem" not in printed(tmp_path, f"[@quays, 4].\n  {note}")[-1]


@pytest.mark.parametrize("note", ["See also [@ports, 5].", "[@quays, 3]. See too [@ports, 5]."])
def test_prose_that_names_nobody_leaves_it(note: str, tmp_path: Path) -> None:
    assert "dem, " in printed(tmp_path, f"[@quays, 4].\n  {note}")[-1]
