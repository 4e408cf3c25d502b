"""What an editor corrects of a reading, and what becomes of the three texts: the note, the bibliography, the record."""

from dataclasses import replace

import pytest
from imported_notes import NOTES, imported

from footpress.gathering.corrections.also_there import WordsRead, also_there, assign_there, read_at
from footpress.gathering.corrections.assigning import assign, with_kind, with_locator
from footpress.gathering.corrections.confirming import (
    confirm,
    confirm_several,
    open_doubts,
    state,
    take_back,
    unconfirm,
    write_by_hand,
)
from footpress.gathering.corrections.merging import merge_entries, with_key
from footpress.gathering.corrections.parting import as_prose, cite, join, split
from footpress.gathering.corrections.recorded_notes import recorded_note, recorded_notes, with_recorded_note
from footpress.gathering.corrections.standing_texts import StandingTexts
from footpress.gathering.corrections.tying import tie, with_new_work
from footpress.gathering.corrections.works_cited import find_work, with_entry
from footpress.gathering.source_notes import source_notes
from footpress.problems import ProblemsFound, UsageError

DAY = "2026-10-01"


def span(number: int, words: str) -> tuple[int, int]:
    start = NOTES[number - 1].index(words)
    return (start, start + len(words))


def note(texts: StandingTexts, number: int) -> str:
    return source_notes(texts.markdown)[number]


def entry(texts: StandingTexts, key: str) -> dict[str, str]:
    found = find_work(texts, key)
    assert found is not None
    return dict(found.fields)


def field(texts: StandingTexts, number: int, name: str, index: int = 0) -> object:
    recorded = recorded_note(texts.record, number)
    assert recorded is not None
    return recorded["citations"][index]["fields"].get(name, {}).get("value")


def others(before: StandingTexts, after: StandingTexts, number: int) -> bool:
    """Whether every other note stands as it stood, in the text and in the record."""
    texts = [{n: text for n, text in source_notes(each.markdown).items() if n != number} for each in (before, after)]
    notes = [{n: data for n, data in recorded_notes(each.record).items() if n != number} for each in (before, after)]
    return texts[0] == texts[1] and notes[0] == notes[1]


def test_words_are_said_to_be_another_field(tide: StandingTexts) -> None:
    fixed = assign(assign(tide, 4, span(4, "Poche"), "genre"), 4, span(4, "Quay"), "publisher")
    assert field(fixed, 4, "publisher") == "Quay"
    assert entry(fixed, "osei2003")["publisher"] == "{Quay}"
    assert entry(fixed, "osei2003")["title"] == entry(tide, "osei2003")["title"]
    assert others(tide, fixed, 4)


def test_what_no_field_holds_any_more_keeps_its_note_as_typed_until_it_is_confirmed(tide: StandingTexts) -> None:
    unread = assign(tide, 4, span(4, "Poche"), "")
    assert note(unread, 4) == NOTES[3]
    assert recorded_note(unread.record, 4)["proposal"]["markdown"] == "[@osei2003, 7]."
    assert recorded_note(unread.record, 4)["citations"][0]["lost"] == ["Poche"]
    taken = confirm(unread, 4, DAY)
    assert note(taken, 4) == "[@osei2003, 7]."
    assert {name: recorded_note(taken.record, 4)[name] for name in ("accepted", "confirmed")} == {
        "accepted": True,
        "confirmed": DAY,
    }


def test_a_word_put_back_loses_nothing(tide: StandingTexts) -> None:
    back = assign(assign(tide, 4, span(4, "Poche"), ""), 4, span(4, "Quay Poche"), "publisher")
    confirmed = confirm(back, 4, DAY)
    assert (confirmed.markdown, confirmed.bibliography) == (tide.markdown, tide.bibliography)
    assert "accepted" not in recorded_note(confirmed.record, 4)


def test_what_a_person_wrote_in_an_entry_stays(tide: StandingTexts) -> None:
    corrected = with_entry(tide, "osei2003", {"title": "{Harbours of the Far North}", "location": ""})
    assigned = assign(corrected, 4, span(4, "Quay Poche"), "publisher")
    assert entry(assigned, "osei2003")["title"] == "{Harbours of the Far North}"
    assert "location" not in entry(assigned, "osei2003")
    assert note(assigned, 4) == note(tide, 4), "a corrected entry takes no citation back"


def test_a_page_is_corrected(tide: StandingTexts) -> None:
    assert note(with_locator(tide, 1, 0, "591-593"), 1) == "[@reeves2012, 591–593]."
    assert note(with_locator(tide, 1, 0, "s. 7"), 1) == "[@reeves2012, {s. 7}]."  # whatever word was typed before the page
    assert note(with_locator(tide, 1, 0, "Art. 7 passim"), 1) == "[@reeves2012, {Art. 7 passim}]."
    assert note(with_locator(tide, 1, 0, "§ 7, p. 8"), 1) == "[@reeves2012, {§ 7, p. 8}]."
    assert note(with_locator(tide, 1, 0, ""), 1) == "[@reeves2012]."
    assert note(with_locator(tide, 2, 1, "6"), 2) == "[@lovelace1999, 12; @blum2001, 6]."
    confirmed = confirm(with_locator(tide, 2, 1, "6"), 2, DAY)
    assert recorded_note(confirmed.record, 2)["accepted"], "5 is lost, and a person knows it"
    assert "accepted" not in recorded_note(confirm(tide, 2, DAY).record, 2)


def test_a_type_is_corrected_with_its_entry(tide: StandingTexts) -> None:
    report = with_kind(tide, 4, 0, "full", "report")
    assert find_work(report, "osei2003").type == "report"
    assert entry(report, "osei2003")["institution"] == "{Quay Poche}"
    assert "publisher" not in entry(report, "osei2003")


def test_a_short_form_means_another_work(tide: StandingTexts) -> None:
    tied = tie(tide, 3, 0, "lovelace1999")
    assert note(tied, 3) == NOTES[2], "Reeves would be nowhere in print"
    assert note(confirm(tied, 3, DAY), 3) == "[@lovelace1999, 179]."
    assert open_doubts(recorded_note(tied.record, 3)) == ()


def test_a_short_form_is_of_a_work_of_its_own(tide: StandingTexts) -> None:
    own = with_new_work(tide, 3, 0)
    assert own.bibliography == tide.bibliography, "the entry waits with its note"
    confirmed = confirm(with_entry(own, "reeves", {"title": "{China’s Relations}"}), 3, DAY)
    assert note(confirmed, 3) == "[@reeves, 179]."
    assert entry(confirmed, "reeves") == {"author": "{Reeves}", "title": "{China’s Relations}"}


def test_what_waited_for_an_entry_is_cited_with_it(tide: StandingTexts) -> None:
    new = with_new_work(tide, 4, 0)
    key = recorded_note(new.record, 4)["citations"][0]["proposed"]
    waiting = tie(new, 5, 0, key)
    assert [note(waiting, n) for n in (4, 5)] == [NOTES[3], NOTES[4]]
    confirmed = confirm(waiting, 4, DAY)
    assert [note(confirmed, n) for n in (4, 5)] == [f"[@{key}, 7].", f"[@{key}, 8]."]
    assert "confirmed" not in recorded_note(confirmed.record, 5)


def test_a_citation_is_cut_in_two_and_joined_again(tide: StandingTexts) -> None:
    joined = join(tide, 2, 0)
    assert [each["span"] for each in recorded_note(joined.record, 2)["citations"]] == [[0, len(NOTES[1])]]
    cut = split(joined, 2, NOTES[1].index("Tom Blum"))
    assert [each["span"] for each in recorded_note(cut.record, 2)["citations"]] == [[0, 59], [61, len(NOTES[1])]]


def test_a_citation_is_prose(tide: StandingTexts) -> None:
    prose = as_prose(tide, 2, 1)
    assert note(prose, 2) == "[@lovelace1999, 12\\; Tom Blum, *Dry Docks* (Leeds, 2001), p. 5]."
    assert prose.bibliography == tide.bibliography


def test_words_of_the_prose_are_a_citation(tide: StandingTexts) -> None:
    cited = cite(tide, 6, span(6, "Tom Blum"))
    assert recorded_note(cited.record, 6)["proposal"]["markdown"].startswith("[This is prose about @")
    with pytest.raises(UsageError, match="in a citation already"):
        cite(tide, 1, (0, 5))


def test_the_same_words_are_found_in_other_notes() -> None:
    notes = [f"{name}, *{title}*, Oslo: Quay Poche, {year}, p. 7." for name, title, year in
             (("Ada Osei", "Harbours", 2003), ("Tom Blum", "Dry Docks", 2004), ("Eva Lind", "Ropes", 2005))]  # fmt: skip
    three = imported(*notes)
    start = notes[0].index("Quay Poche")
    was = read_at(three, 1, (start, start + 10))
    assert was == WordsRead("Quay Poche", "publisher", "Quay Poche")
    found = also_there(three, 1, was)
    assert [(number, notes[number - 1][slice(*span)]) for number, span in found] == [(2, "Quay Poche"), (3, "Quay Poche")]
    assert also_there(confirm(three, 2, DAY), 1, was) == found[1:], "what is confirmed is left alone"
    assert also_there(three, 1, replace(was, field="title")) == also_there(three, 1, replace(was, whole="Poche")) == ()
    fixed = assign_there(three, 1, was, "container")
    assert [field(fixed, number, "container") for number in (1, 2, 3)] == [None, "Quay Poche", "Quay Poche"]


def test_confirming_writes_nothing_but_the_record(tide: StandingTexts) -> None:
    confirmed = confirm(tide, 1, DAY)
    assert replace(confirmed, record="") == replace(tide, record="")
    assert confirmed.record.count("\n") == tide.record.count("\n") + 1
    assert unconfirm(confirmed, 1) == tide


def test_nobody_is_asked_about_most_notes(tide: StandingTexts) -> None:
    states = {number: state(tide, data) for number, data in recorded_notes(tide.record).items()}
    assert states == {1: "clear", 2: "clear", 3: "doubt", 4: "clear", 5: "clear", 6: "clear"}


def test_a_note_written_by_hand_is_its_writers(tide: StandingTexts) -> None:
    mine = write_by_hand(tide, 3, "See [@reeves2012, 590].\n\nMore.")
    assert note(mine, 3) == "See [@reeves2012, 590].\n\n    More."
    assert state(mine, recorded_note(mine.record, 3)) == "by hand"
    with pytest.raises(UsageError, match="written by hand"):
        assign(mine, 3, (0, 6), "author")
    assert note(take_back(mine, 3), 3) == "[@reeves2012, 179].\n\n    More."
    for bad in ("", "One.\n\n[^9]: Two."):
        if bad:
            assert len(source_notes(write_by_hand(tide, 3, bad).markdown)) == len(NOTES)
        else:
            with pytest.raises(UsageError):
                write_by_hand(tide, 3, bad)


def test_further_paragraphs_of_a_note_stay(tide: StandingTexts) -> None:
    longer = replace(tide, markdown=tide.markdown.replace("[@reeves2012, 590].", "[@reeves2012, 590].\n\n    More words."))
    assert note(with_locator(longer, 1, 0, "591"), 1) == "[@reeves2012, 591].\n\n    More words."


def test_a_note_of_several_paragraphs_is_written_as_such() -> None:
    raw = "Ada Osei, *Harbours*, Oslo: Quay, 2003, p. 7. Of the coast see below. Tom Blum, *Dry Docks*, Leeds: Pier, 2001, p. 5."
    place = raw.index("Tom Blum")
    two = imported(raw, breaks=(place,))
    first, second = note(two, 1).split("\n\n")
    assert first.startswith("[@osei2003, 7].") and second == "    [@blum2001, 5]."
    assert note(with_locator(two, 1, 1, "6"), 1) == f"{first}\n\n    [@blum2001, 6]."
    more = replace(two, markdown=two.markdown.replace(second, f"{second}\n\n    - An item."))
    assert note(with_locator(more, 1, 0, "8"), 1) == f"{first.replace('7', '8')}\n\n{second}\n\n    - An item."
    assert confirm(two, 1, DAY).markdown == two.markdown


def test_two_entries_become_one_in_every_text(tide: StandingTexts) -> None:
    bibliography = merge_entries(tide.bibliography, "blum2001", "lovelace1999")
    assert "blum2001" not in bibliography
    texts = {"source/tide.md": tide.markdown, "source/notes/tide.yaml": tide.record, "source/b.md": "[@blum2001x; @osei2003]"}
    changed = with_key(texts, "blum2001", "lovelace1999")
    assert set(changed) == {"source/tide.md", "source/notes/tide.yaml"}
    assert note(StandingTexts(changed["source/tide.md"], "", ""), 2) == "[@lovelace1999, 12; @lovelace1999, 5]."
    assert recorded_note(changed["source/notes/tide.yaml"], 2)["citations"][1]["key"] == "lovelace1999"


def test_a_record_is_changed_where_the_note_stands(tide: StandingTexts) -> None:
    commented = tide.record.replace("\nnotes:\n", "\n# Mine.\nnotes:\n")
    changed = with_recorded_note(commented, {**recorded_note(commented, 3), "confirmed": DAY})
    assert changed.replace(f"  confirmed: '{DAY}'\n", "") == commented


@pytest.mark.parametrize("texts", [("", "", ""), ("Text.[^1]\n\n[^1]: One.\n", "", "")])
def test_without_a_record_it_is_said(texts: tuple[str, str, str]) -> None:
    for change in (lambda t: assign(t, 1, (0, 3), "title"), lambda t: confirm(t, 1, DAY), lambda t: join(t, 1, 0)):
        with pytest.raises(UsageError, match="not imported"):
            change(StandingTexts(*texts))


def test_a_broken_record_is_a_sentence(tide: StandingTexts) -> None:
    with pytest.raises(ProblemsFound, match="take it back from git"):
        recorded_note(tide.record.replace("  raw: Reeves, p. 179.", "  raw: ["), 3)


def test_several_are_confirmed_as_one_after_another(tide: StandingTexts) -> None:
    one = tide
    for number in (1, 3, 4, 6):
        one = confirm(one, number, DAY)
    assert confirm_several(tide, (1, 3, 4, 6), DAY) == one
    waiting = assign(tide, 4, (NOTES[3].index("Poche"), NOTES[3].index("Poche") + 5), "")
    assert "proposal" in recorded_note(waiting.record, 4)
    assert confirm_several(waiting, (4, 5), DAY) == confirm(confirm(waiting, 5, DAY), 4, DAY)
