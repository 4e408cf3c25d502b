"""Word files: what Word prints is read, in its place; nothing is lost without a word."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from word_files import SENTENCE, STYLES, call, docx, p, picture, r, style, table, text_box

from footpress.documents import read
from footpress.model.manuscript import Manuscript

Reading = Callable[..., Manuscript]


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    """reading(*body, changes="accept", footnotes={…} …) → the Manuscript of a Word file with this body."""

    def make(*body: str, changes: str = "accept", **more: object) -> Manuscript:
        return read(docx(tmp_path / "ferries.docx", *body, **more), "ferries.docx", "ferries", changes)  # type: ignore[arg-type]

    return make


def texts(manuscript: Manuscript) -> list[str]:
    return [block.text for block in manuscript.blocks]


def queries(manuscript: Manuscript) -> dict[str, str]:
    return {problem.id: problem.message for problem in manuscript.problems if problem.id != "title-missing"}


def png() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (8, 6), "navy").save(stream, "PNG")
    return stream.getvalue()


def test_footnotes_and_endnotes_are_numbered_in_the_order_of_their_calls(reading: Reading) -> None:
    read = reading(
        p("The first ferry", call(7), " and the second.", call(3, "endnote")),
        footnotes={7: "A. Field, &lt;Salt&gt;, 2001."},
        endnotes={3: "Ibid., 4."},
    )
    assert texts(read) == ["The first ferry[^1] and the second.[^2]"]
    assert [(note.number, note.raw) for note in read.notes] == [(1, "A. Field, <Salt>, 2001."), (2, "Ibid., 4.")]
    assert queries(read) == {}


def test_a_note_keeps_its_emphasis_and_its_paragraphs(reading: Reading) -> None:
    note = p(r("A. Field, "), r("Salt", "<w:i/>"), r(", 2"), r("2", '<w:vertAlign w:val="superscript"/>'), ".") + p("More of it.")
    read = reading(p(SENTENCE, call(1)), footnotes={1: note})
    (only,) = read.notes
    assert (only.raw, only.breaks) == ("A. Field, *Salt*, 2². More of it.", (22,))


def test_the_title_block_comes_from_its_styles(reading: Reading) -> None:
    body = [p("On Ferries", call(1), style="Title"), p("A History", style="Subtitle"), p("Ada Field", style="Author")]
    read = reading(*body, p("Words of it.", style="Abstract"), p(SENTENCE), footnotes={1: "For M."})
    metadata = read.metadata
    assert (metadata.title, metadata.subtitle, metadata.abstract) == ("On Ferries", "A History", "Words of it.")
    assert [author.name.display for author in metadata.authors] == ["Ada Field"]
    assert (metadata.title_note, read.notes, texts(read)) == ("For M.", (), [SENTENCE])


def test_lines_that_were_ended_by_hand(reading: Reading) -> None:
    """Above the text each is a line of its own; in it, three short ones are verse."""
    head = p(r("On Ferries", "<w:b/>")), p("Ada Field<w:br/>University of Northmere".replace("<w:br/>", "</w:t><w:br/><w:t>"))
    verse = p("The ferry goes,</w:t><w:br/><w:t>the ferry stays,</w:t><w:br/><w:t>the fare is up on Mondays.")
    read = reading(*head, p(SENTENCE), verse)
    assert (read.metadata.title, [author.name.display for author in read.metadata.authors]) == ("On Ferries", ["Ada Field"])
    assert read.metadata.authors[0].affiliation == "University of Northmere"
    assert texts(read)[1] == "| The ferry goes,\n| the ferry stays,\n| the fare is up on Mondays."


@pytest.mark.parametrize(
    "wrapper",
    [
        '<w:fldSimple w:instr=" SEQ Table ">{}</w:fldSimple>',
        '<w:customXml w:element="q">{}</w:customXml>',
        '<w:smartTag w:element="place">{}</w:smartTag>',
        '<w:bdo w:val="ltr">{}</w:bdo>',
        '<w:dir w:val="ltr">{}</w:dir>',
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:ins w:id="1" w:author="E">{}</w:ins>',
        '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
        '<w:smartTag w:element="a"><w:customXml w:element="b"><w:ins w:id="1">{}</w:ins></w:customXml></w:smartTag>',
    ],
)
def test_runs_are_read_whatever_they_stand_in(wrapper: str, reading: Reading) -> None:
    read = reading(p("Before ", wrapper.format(r("within")), " behind."))
    assert texts(read) == ["Before within behind."]
    assert "word-lost" not in queries(read)


def test_a_text_box_stands_behind_its_paragraph_with_its_notes(reading: Reading) -> None:
    read = reading(
        p("Before", text_box(p("Boxed words", call(1)), p("in two lines")), " it."), p("Next."), footnotes={1: "Box note."}
    )
    assert texts(read) == ["Before it.", "Boxed words[^1]", "in two lines", "Next."]
    assert "“Boxed words" in queries(read)["text-box"]


def test_raised_and_lowered_text_and_readings_above_characters(reading: Reading) -> None:
    ruby = "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>".format(r("とう"), r("東"))
    read = reading(p("10", r("3", '<w:position w:val="8"/>'), " of H", r("2", '<w:position w:val="-6"/>'), "O ", ruby))
    assert texts(read) == ["10^3^ of H~2~O 東(とう)"]
    assert queries(read) == {}


def test_hidden_text_is_not_printed_and_is_said(reading: Reading) -> None:
    read = reading(p("Seen", r(" unseen", "<w:vanish/>"), r(" and shown.", '<w:vanish w:val="0"/>')))
    assert texts(read) == ["Seen and shown."]
    assert "“unseen”" in queries(read)["text-hidden"]
    assert [out.text for out in read.left_out] == ["unseen"]


@pytest.mark.parametrize(
    ("styles", "properties"),
    [
        ("", '<w:outlineLvl w:val="1"/>'),
        (style("Ours", "Our heading", '<w:basedOn w:val="Heading2"/>'), '<w:pStyle w:val="Ours"/>'),
        (style("Ours", "Our heading", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'), '<w:pStyle w:val="Ours"/>'),
    ],
)
def test_headings_are_told_by_level_and_by_the_style_that_theirs_is_made_after(
    styles: str, properties: str, reading: Reading
) -> None:
    read = reading(p(SENTENCE), p("The Roads", properties=properties), p(SENTENCE), styles=STYLES + styles)
    assert [(block.kind, block.level, block.text) for block in read.blocks][1] == ("heading", 2, "The Roads")


def test_bold_lines_are_headings_where_there_are_no_others(reading: Reading) -> None:
    read = reading(p(SENTENCE), p(r("The Roads", "<w:b/>")), p(SENTENCE))
    assert [(block.kind, block.text) for block in read.blocks][1] == ("heading", "The Roads")
    assert "“The Roads” (line 2)" in queries(read)["heading-guessed"]


CHANGED = (
    r("Kept ")
    + f'<w:ins w:id="1" w:author="Ed">{r("added ")}</w:ins>'
    + '<w:del w:id="2" w:author="Ed"><w:r><w:delText xml:space="preserve">removed </w:delText></w:r></w:del>'
    + r("end.")
)


@pytest.mark.parametrize(("changes", "text"), [("accept", "Kept added end."), ("reject", "Kept removed end.")])
def test_tracked_changes_are_accepted_or_rejected_and_counted(changes: str, text: str, reading: Reading) -> None:
    read = reading(p(CHANGED), changes=changes)
    assert texts(read) == [text]
    assert queries(read)["changes-tracked"].startswith(f"2 tracked changes (1 added, 1 taken away) were {changes}ed;")
    assert "word-lost" not in queries(read)


def test_comments_are_queries_with_their_words(reading: Reading) -> None:
    body = (
        '<w:commentRangeStart w:id="4"/>'
        + r("the fare")
        + '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
    )
    comment = f'<w:comment w:id="4" w:author="Mara Vey">{p("Which year?")}</w:comment>'
    read = reading(p("First."), p("Here ", body, " rose."), comments=comment)
    (query,) = (problem for problem in read.problems if problem.id == "comment")
    assert str(query) == "ferries.docx:2: query: a comment by Mara Vey on “the fare”: Which year? [comment]"
    assert texts(read) == ["First.", "Here the fare rose."]


def test_pictures_come_with_their_captions_and_descriptions(reading: Reading) -> None:
    read = reading(p(SENTENCE), p(picture()), p("Figure 1. The ferry", style="Caption"), parts={"word/media/i.png": png()})
    assert texts(read)[1] == '![Figure 1. The ferry](ferries/i.png){alt="A ferry"}'
    assert [(each.name, each.data) for each in read.pictures] == [("ferries/i.png", png())]


def test_a_picture_alone_is_described_and_has_no_caption(reading: Reading) -> None:
    assert texts(reading(p(SENTENCE), p(picture()), parts={"word/media/i.png": png()}))[1] == '![](ferries/i.png){alt="A ferry"}'


def test_a_drawing_that_nothing_else_shows_is_said_and_its_place_marked(reading: Reading) -> None:
    read = reading(p(SENTENCE), p(picture()), parts={"word/media/i.emf": b"\x01\x00\x00\x00" + bytes(60)})
    assert texts(read)[1] == r"\[A ferry\]"
    assert (read.pictures, "EMF" in queries(read)["picture-left-out"]) == ((), True)


def test_tables_are_whole_with_the_notes_in_them(reading: Reading) -> None:
    cells = table(("Year", "Fare"), ("1871", "4 öre")).replace(r("Fare"), r("Fare") + call(1))
    read = reading(p("Table 1. Fares"), cells, p(SENTENCE, call(2)), footnotes={1: "In coin.", 2: "Later."})
    assert "Fare[^1]" in texts(read)[0]
    assert texts(read)[0].endswith(": Table 1. Fares")
    assert [note.raw for note in read.notes] == ["In coin.", "Later."]


def test_formulas_are_tex(reading: Reading) -> None:
    read = reading(p("Thus ", "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "."))
    assert texts(read) == ["Thus $a + b$."]


def test_a_table_of_contents_and_heads_of_pages_are_left_out_with_the_reason(reading: Reading) -> None:
    head = f"<w:hdr xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>{p('Running')}</w:hdr>".encode()
    read = reading(p("Roads 3", style="TOC1"), p(SENTENCE), parts={"word/header1.xml": head})
    assert {(out.text, out.reason) for out in read.left_out} == {
        ("Roads 3", "the table of contents, which each edition makes"),
        ("Running", "the head or foot of the page"),
    }


def test_notes_typed_by_hand_are_tied_to_their_raised_figures(reading: Reading) -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = (
        p(SENTENCE, r("1", raised)),
        p("It had two.", r("2", raised)),
        p("Notes"),
        p("1. A. Field, ", r("Salt", "<w:i/>"), ", 3."),
        p("2. Ibid."),
    )
    read = reading(*body)
    assert texts(read) == [f"{SENTENCE}[^1]", "It had two.[^2]"]
    assert [note.raw for note in read.notes] == ["A. Field, *Salt*, 3.", "Ibid."]
    assert "word-lost" not in queries(read)


def test_one_typed_note_below_a_list_of_works_is_tied(reading: Reading) -> None:
    body = (
        p(SENTENCE, r("1", '<w:vertAlign w:val="superscript"/>')),
        p("References"),
        p("Hobb, Ben. 1999. Roads. Port: Quay Press."),
        p("Jansen, Leo. 2004. Salt. Port: Quay Press."),
        p("1 I thank the record office."),
    )
    read = reading(*body)
    assert texts(read)[0] == f"{SENTENCE}[^1]"
    assert [note.raw for note in read.notes] == ["I thank the record office."]


def test_a_heading_that_endnotes_have_left_goes_and_labels_are_no_titles(reading: Reading) -> None:
    body = p("Abstract", style="Heading1"), p("Of ferries."), p("The Roads", style="Heading1"), p(SENTENCE, call(1, "endnote"))
    read = reading(
        *body, p("Notes", style="Heading1"), p("Sources", style="Heading1"), p("A. Field, Salt."), endnotes={1: "Ibid."}
    )
    assert read.metadata.abstract == "Of ferries."
    assert texts(read) == ["The Roads", f"{SENTENCE}[^1]", "Sources", "A. Field, Salt."]
    assert ("Notes", "the heading over the notes") in {(out.text, out.reason) for out in read.left_out}


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (("• one", "• two"), "- one\n- two"),
        (("– one", "– two", "– three"), "- one\n- two\n- three"),
        (("1. one", "2. two"), "1.  one\n2.  two"),
        (("1) one", "2) two"), "1)  one\n2)  two"),
    ],
)
def test_typed_lists_are_lists(typed: tuple[str, ...], written: str, reading: Reading) -> None:
    read = reading(p(SENTENCE), *map(p, typed), p(SENTENCE))
    assert texts(read) == [SENTENCE, written, SENTENCE]
    assert queries(read) == {}


@pytest.mark.parametrize("typed", [("– one", "No item."), ("1. one", "3. three"), ("1999. The year", "2000. The next")])
def test_what_looks_like_an_item_alone_stays_a_paragraph(typed: tuple[str, ...], reading: Reading) -> None:
    assert len(texts(reading(p(SENTENCE), *map(p, typed), p(SENTENCE)))) == 4


def test_a_call_without_its_note_is_said_with_the_words_before_it(reading: Reading) -> None:
    read = reading(p("The ferry.", call(9)))
    assert (texts(read), read.notes) == (["The ferry."], ())
    assert "behind “The ferry.”" in queries(read)["note-empty"]


def test_the_displayed_words_of_a_citation_field_are_kept(reading: Reading) -> None:
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = '<w:r><w:instrText xml:space="preserve"> ADDIN ZOTERO_ITEM CSL_CITATION {"a": 1}</w:instrText></w:r>'
    read = reading(
        p("As shown ", field.format("begin"), code, field.format("separate"), "(Field 2001, 3)", field.format("end"), ".")
    )
    assert texts(read) == ["As shown (Field 2001, 3)."]


def test_what_cannot_be_read_is_said_with_its_words(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """The account is made against the file, not against what pandoc read of it: take a mending away, and the words are missed."""
    monkeypatch.setattr("footpress.documents.word.mendings.MENDINGS", ())
    read = reading(p("Seen ", f'<w:customXml w:element="q">{r("unheard words")}</w:customXml>', "."), p(table(("a", "b"))))
    assert "unheard, words" in queries(read)["word-lost"]


FRENCH = '<w:lang w:val="fr-FR"/>'


def test_a_passage_in_another_language_keeps_it(reading: Reading) -> None:
    passage = [r("la vieille ", FRENCH), r("querelle", f"{FRENCH}<w:i/>"), r(" des bateliers de la rivière ", FRENCH)]
    read = reading(
        p("On Ferries", style="Title"), p(SENTENCE), p("He called it ", *passage, "and went home to bed early that day.")
    )
    marked = '[la vieille]{lang="fr"} *[querelle]{lang="fr"}* [des bateliers de la rivière]{lang="fr"} and went home'
    assert marked in read.blocks[1].text
    assert read.problems == ()


@pytest.mark.parametrize(
    "run",
    [r("Lyon", FRENCH), r("and the harbour of the town", FRENCH), r("la vieille", '<w:lang w:val="en-GB"/>'), r("des bateliers", '<w:lang w:eastAsia="fr"/>')],
    ids=["one word", "words that are not of it", "tagged as the rest", "another kind of tag"],
)  # fmt: skip
def test_a_tag_alone_makes_no_passage(run: str, reading: Reading) -> None:
    read = reading(p("On Ferries", style="Title"), p(SENTENCE), p("He called it ", run, " and went home to bed early that day."))
    assert "lang" not in read.blocks[1].text


def test_a_text_tagged_as_one_language_is_no_passage_of_it(reading: Reading) -> None:
    """Word tags whole texts with the language of its own menus."""
    english = '<w:lang w:val="tr-TR"/>'
    read = reading(p("On Ferries", style="Title"), p(r(SENTENCE, english)), p(r(SENTENCE, english)))
    assert all("lang" not in block.text for block in read.blocks)


def test_a_text_typed_without_any_style_is_read_as_a_plain_text(reading: Reading) -> None:
    lines = [
        "Salt Roads",
        "Ada Field",
        f"{SENTENCE}[1]",
        "The road",
        f"{SENTENCE}[2]",
        "Notes",
        "[1] A. Field, *Salt*, 2001, 3.",
        "[2] Ibid.",
    ]
    read = reading(*map(p, lines))
    assert (read.metadata.title, [block.kind for block in read.blocks]) == ("Salt Roads", ["paragraph", "heading", "paragraph"])
    assert [note.raw for note in read.notes] == ["A. Field, *Salt*, 2001, 3.", "Ibid."]
    assert "word-lost" not in queries(read)


def test_short_lines_above_paragraphs_are_headings_where_nothing_else_is(reading: Reading) -> None:
    read = reading(p("1. Introduction"), p(SENTENCE, call(1)), p("The road"), p(SENTENCE), footnotes={1: "Ibid."})
    assert [block.text for block in read.blocks if block.kind == "heading"] == ["The road"]
    assert "The road" in queries(read)["heading-guessed"]


def test_a_paragraph_that_a_page_cut_is_whole_again(reading: Reading) -> None:
    first, second = SENTENCE.rstrip("."), f"and{SENTENCE[3:]}"
    read = reading(p(SENTENCE, call(1)), p(first), p(second), p(SENTENCE), footnotes={1: "Ibid."})
    assert texts(read) == [f"{SENTENCE}[^1]", f"{first} {second}", SENTENCE]
    assert "paragraph-joined" in queries(read)


def test_all_that_closes_a_text_is_read(reading: Reading) -> None:
    closing = [
        "About the Author:",
        "Ada Field keeps bees.",
        "To cite this article: Field, Ada. 2026. “Salt Roads.” Port Papers, 3.",
    ]
    read = reading(p("Salt Roads", style="Title"), p(SENTENCE, call(1)), *map(p, closing), footnotes={1: "Ibid."})
    assert (read.metadata.author_note, len(read.blocks)) == ("Ada Field keeps bees.", 1)
