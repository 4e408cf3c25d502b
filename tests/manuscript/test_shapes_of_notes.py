"""Notes of a plain text wherever they stand and however their numbers are written: each call leads to its own note."""

import itertools
import re
from collections.abc import Iterator
from textwrap import fill

import pytest

from footpress import languages
from footpress.documents.plain_text.note_runs import is_heading
from footpress.documents.plain_text.reading import read_text
from footpress.model.manuscript import Manuscript

ANIMALS = "otter heron badger marten curlew plover weasel siskin dunlin linnet".split()
SENTENCE = "The ledgers of the harbour say nothing of the night on which the keeper first wrote down the {}"
CALLS = {
    "brackets": "{}.[{}]", "brackets before the stop": "{}[{}].", "raised": "{}.{raised}", "caret": "{}.^{}", "circled": "{}{circled}.",
    "tortoise": "{}.〔{}〕", "braces": "{}.{{{}}}", "fn": "{} [fn {}].", "parentheses": "{} ({}).", "half": "{}.{})", "bare": "{}.{}",
    "wide": "{}.［{}］", "in quotation marks": "{}”.{}",
}  # fmt: skip
HEADS = {
    "brackets": "[{}] {}", "point": "{}. {}", "half": "{}) {}", "parentheses": "({}) {}", "bare": "{} {}", "raised": "{raised} {}",
    "circled": "{circled} {}", "tortoise": "〔{}〕{}", "braces": "{{{}}} {}", "fn": "[fn {}] {}", "word": "Note {}. {}", "caret": "^{} {}",
    "point and tab": "{}.\t{}",
}  # fmt: skip
PLACES = ("at the end", "after each chapter", "after each chapter, from 1", "at the end by chapter, from 1", "between paragraphs", "at the foot of pages, from 1")  # fmt: skip
CHAPTERS = (("The Harbour", 3), ("The Ledger", 2), ("The Night", 4))


def number(form: str, typed: int, word: str) -> str:
    """A call or the head of a note, written in one of the forms."""
    raised = "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(figure)] for figure in str(typed))
    places = [word, typed] if form in CALLS.values() else [typed, word]
    if "{raised}" in form or "{circled}" in form:
        places = [word]
    return form.format(*places, raised=raised, circled=chr(0x245F + typed))


def manuscript(call: str, head: str, place: str, heading: str = "Notes") -> str:
    """A manuscript of three chapters in which each note speaks of the animal that its call follows."""
    animals = iter(ANIMALS)
    restarts = place.endswith("from 1")
    count = 0
    pieces, last = ["The Keeper's Book", "Ada Field"], []
    for chapter, notes in CHAPTERS:
        pieces.append(chapter)
        count = 0 if restarts else count
        own = []
        for animal in itertools.islice(animals, notes):
            count += 1
            pieces.append(SENTENCE.format(number(call, count, animal)))
            own.append(number(head, count, f"A. Field, The {animal.title()} (Port: Quay Press, 2001), p. 3."))
            if place == "between paragraphs":
                pieces.append(own.pop())
        if place.startswith("after each chapter"):
            pieces += [heading, "\n".join(own)]
        elif place.startswith("at the foot"):
            pieces.append("\n".join(own))
        else:
            last += [chapter, "\n".join(own)] if "by chapter" in place else own
    if place.startswith("at the end"):
        pieces += [heading, *(last if "by chapter" in place else ["\n".join(last)])]
    return "\n\n".join(pieces) + "\n"


def wrong(text: str) -> Iterator[str]:
    """What is not as it should be in the reading of such a manuscript."""
    read = read_text(text.encode(), "m.txt", "m")
    notes = {note.number: note.raw for note in read.notes}
    body = "\n".join(block.text for block in read.blocks)
    calls = re.findall(r"([a-z]+)[^a-z\[]*\[\^(\d+)\]", body)
    if sorted(animal for animal, _ in calls) != sorted(ANIMALS[:9]):
        yield f"calls: {calls}"
    yield from (f"{animal} has “{notes[int(n)]}”" for animal, n in calls if f"The {animal.title()} " not in notes[int(n)])
    yield from (f"{len(notes)} notes" for _ in range(len(notes) != 9))
    yield from (
        str(problem) for problem in read.problems if problem.id not in ("call-guessed", "heading-guessed", "notes-numbered")
    )
    headings = [block.text for block in read.blocks if block.kind == "heading"]
    if headings != [chapter for chapter, _ in CHAPTERS]:
        yield f"headings: {headings}"


@pytest.mark.parametrize("place", PLACES)
def test_every_call_leads_to_its_note(place: str) -> None:
    """However calls and heads are written, in every place where notes stand."""
    found = {}
    for (call, form), (head, its) in itertools.product(CALLS.items(), HEADS.items()):
        if said := list(wrong(manuscript(form, its, place))):
            found[call, head] = said
    assert found == {}


def test_notes_are_found_under_their_heading_in_every_language() -> None:
    found = {}
    spoken = [each for each in languages.every() if each.terms("manuscript", "notes")]
    for language in spoken:
        for heading in language.terms("manuscript", "notes"):
            for typed in (heading, heading.capitalize(), heading.upper(), f"{heading.capitalize()}:"):
                if not is_heading(typed) or (typed == heading and list(wrong(manuscript("{}.[{}]", "{}. {}", PLACES[0], typed)))):
                    found[typed] = language.code
    assert found == {}
    assert len(spoken) > 40


def read(text: str) -> Manuscript:
    return read_text(text.encode(), "m.txt", "m")


HEAD = "Salt Roads\n\nAda Field\n\n"
TEXT = "The river was crossed by ferry long before anybody thought of building a bridge over it in that town"


@pytest.mark.parametrize(
    ("body", "notes"),
    [
        (f"{TEXT}.[12] {TEXT}.[13]\n\nNotes\n\n[12] One.\n[13] Two.", {12: "One.", 13: "Two."}),
        (f"{TEXT}.[1] {TEXT}.[1a] {TEXT}.[2]\n\nNotes\n\n[1] One.\n[1a] One more.\n[2] Two.", {1: "One.", 2: "One more.", 3: "Two."}),
        (f"{TEXT}.[1, 2] {TEXT}.[3–5] {TEXT}.[6]–[8]\n\nNotes\n\n" + "\n".join(f"[{n}] No {n}." for n in range(1, 9)), {n: f"No {n}." for n in range(1, 9)}),
        (f"In 1703.1 {TEXT}.2 In 1871”.3\n\nNotes\n\n1 One.\n2 Two.\n3 Three.", {1: "One.", 2: "Two.", 3: "Three."}),
        (f"{TEXT}.¹\n\nNotes\n\nField, Salt, in: Roads, vol.\n1. It was long.", {1: "Field, Salt, in: Roads, vol. 1. It was long."}),
        (f"{TEXT}.[1] {TEXT}.[2]\n\nNotes\n\nA. Field, Salt, 3.\nIbid., 4.", {1: "A. Field, Salt, 3.", 2: "Ibid., 4."}),
        (f"{TEXT}.[1] {TEXT}.[2] {TEXT}.[3]\n\nNotes\n\n[1] One.\n[3] Three.\n[2] Two.", {1: "One.", 2: "Two.", 3: "Three."}),
        (f"{TEXT}.[1] {TEXT}.[2] {TEXT}.[3]\n\nNotes\n\n[1] One.\n[2] Two.\n[2] Three.", {1: "One.", 2: "Two.", 3: "Three."}),
        (f"{TEXT}.* A *word*.†\n\n* One.\n† Two.\n\n{TEXT}.*\n\n* Three.", {1: "One.", 2: "Two.", 3: "Three."}),
        (fill(f"{TEXT}.1 {TEXT}.2", 60) + "\n\n1. See vol.\n2. of Salt.\n2. Ibid.", {1: "See vol. 2. of Salt.", 2: "Ibid."}),
    ],
    ids=["from 12", "1a", "ranges", "behind figures and marks", "no number", "numbers lost", "exchanged", "a number twice", "stars on two pages", "a volume at the start of a line"],
)  # fmt: skip
def test_numbers_of_notes(body: str, notes: dict[int, str]) -> None:
    assert {note.number: note.raw for note in read(HEAD + body).notes} == notes


@pytest.mark.parametrize(
    "body",
    [
        f"{TEXT} (1921). In that year [1921] it was closed [sic], and in the next (see 2) as well.",
        f"{TEXT}:\n\n1. Salt was dear.\n2. Roads were bad.\n3. Tolls were high.",
        f"1. Introduction\n\n{TEXT}.\n\n2. The Road\n\n{TEXT}.\n\n3. Conclusion\n\n{TEXT}.",
        f"{TEXT}.\n\n1 In the beginning was the road.\n2 And the road was without form.\n3 And there was salt upon it.",
        f"{TEXT}: (1) the price; (2) the war; (3) the bridge.\n\nThree things followed: 1) nothing; 2) less; 3) more.",
        f"[1] {TEXT}.\n\n[2] {TEXT}, as appears from the minutes at [12].\n\n[3] {TEXT}.",
        f"{TEXT}, and 12 m² of it were let at 4.1 a foot, or 3.5 per cent, by rule 3.2 (John 3.16).",
        f"1921. {TEXT}.\n\n1922. {TEXT}.\n\n1923. {TEXT}.",
    ],
    ids=["years", "list", "numbered headings", "verses", "enumerations", "numbered paragraphs", "measures", "chronicle"],
)
def test_what_has_numbers_and_is_no_note(body: str) -> None:
    manuscript = read(HEAD + body)
    assert manuscript.notes == ()
    assert "[^" not in "".join(block.text for block in manuscript.blocks)
    assert "word-lost" not in {problem.id for problem in manuscript.problems}


def test_a_note_keeps_its_paragraphs_its_list_and_its_quotation() -> None:
    notes = "[1] A. Field, Salt, 3. He lists:\n1. salt\n2. roads\n\n[2] Ibid., 4.\n\nThe second copy is better.\n\n> Salt is tax.\n\n[3] Three.\n\nFour."
    notes += "\n\n[4] Five."
    read_notes = read(f"{HEAD}{TEXT}.[1] {TEXT}.[2] {TEXT}.[3][4]\n\nNotes\n\n{notes}").notes
    assert [(note.raw, note.breaks, note.more) for note in read_notes] == [
        ("A. Field, Salt, 3. He lists:", (), "1. salt\n2. roads"),
        ("Ibid., 4.", (), "The second copy is better.\n\n> Salt is tax."),
        ("Three. Four.", (7,), ""),
        ("Five.", (), ""),
    ]


@pytest.mark.parametrize(
    "opening",
    [
        f"Salt Roads*\n\nAda Field**\n\n{TEXT}.[1]\n\n* I thank the archive.\n** University of Port.\n\nNotes\n\n[1] One.",
        f"Salt Roads†\n\nAda Field‡\n\n{TEXT}.¹\n\nNOTES\n† I thank the archive.\n‡ University of Port.\n¹ One.",
        f"Salt Roads[1]\n\nAda Field[2]\n\n{TEXT}.[3]\n\nNotes\n\n[1] I thank the archive.\n[2] University of Port.\n[3] One.",
        f"Salt Roads1\n\nAda Field2\n\n{TEXT}.3\n\nNotes\n\n1. I thank the archive.\n2. University of Port.\n3. One.",
    ],
    ids=["stars", "daggers", "numbers", "bare numbers"],
)
def test_notes_to_the_title_and_the_author(opening: str) -> None:
    manuscript = read(opening)
    assert (manuscript.metadata.title, [author.name.display for author in manuscript.metadata.authors]) == (
        "Salt Roads",
        ["Ada Field"],
    )
    assert (manuscript.metadata.title_note, manuscript.metadata.author_note) == ("I thank the archive.", "University of Port.")
    assert [note.raw for note in manuscript.notes] == ["One."]


@pytest.mark.parametrize(
    ("body", "id", "says", "kept"),
    [
        (f"{TEXT}.1 {TEXT}.2 {TEXT}.3", "notes-lost", "calls 1 (line 5), 2 (line 5), 3 (line 5) have no notes: were the footnotes lost", "town.1"),
        (f"{TEXT}.[1] {TEXT}.[2] {TEXT}.[3]", "notes-lost", "Ask for the .docx", r"town.\[1\]"),
        (f"{TEXT}.\n\nNotes\n\n1. A. Field, Salt, 3.\n2. Ibid.", "calls-lost", "nothing in the text calls what stands under “Notes”", "A. Field, Salt, 3."),
        (f"{TEXT}.[1] {TEXT}.[3]\n\n[1] One.\n[2] Two.\n[3] Three.", "note-without-call", "the note [2] (line 8): it stands at the end", r"\[2\] Two."),
        (f"{TEXT}.[1] {TEXT}.[2]\n\n[1] One.", "call-without-note", "[2] (line 5) calls a note that is not there", r"town.\[2\]"),
    ],
    ids=["bare calls", "calls", "calls lost", "one call lost", "one note lost"],
)  # fmt: skip
def test_what_has_no_partner_is_written_and_listed(body: str, id: str, says: str, kept: str) -> None:
    manuscript = read(HEAD + body)
    (problem,) = [problem for problem in manuscript.problems if problem.id == id]
    assert problem.severity == "query"
    assert says in problem.message
    assert kept in "\n".join(block.text for block in manuscript.blocks)


def test_calls_in_doubled_brackets() -> None:
    text = "Salt Roads\n\nAda Field\n\nThe road was there long before the town.((1)) Nobody knows who made it.((2))\n\n((1)) A. Field, *Salt*, 2001, 3.\n\n((2)) Ibid.\n"
    read = read_text(text.encode(), "roads.txt", "roads")
    assert [note.raw for note in read.notes] == ["A. Field, *Salt*, 2001, 3.", "Ibid."]
    assert not [problem for problem in read.problems if problem.id == "word-lost"]


@pytest.mark.parametrize("close", ["»", " »", "\u00a0»", "\u202f»", "”", "“", "«", '"', " ?", " !", ". »"])
@pytest.mark.parametrize("behind", ["", ",", ".", ";", ":"])
def test_a_bare_figure_behind_a_closing_mark_is_a_call(close: str, behind: str) -> None:
    text = f"{TEXT}.1 The keeper was a “man of letters{close}2{behind} and {TEXT}.3\n\nNotes\n\n1. One.\n2. Two.\n3. Three."
    read_again = read(HEAD + text)
    assert [note.raw for note in read_again.notes] == ["One.", "Two.", "Three."]
    plain = re.sub(r"\s", " ", f"letters{close}[^2]{behind} and")
    assert plain in read_again.blocks[0].text.replace("\\", "")


WORKS = "References\n\nHobb, Ben. 1999. Roads. Port: Quay Press.\n\nJansen, Leo. 2004. Salt. Port: Quay Press."


@pytest.mark.parametrize("call", ["^1^", "¹", "[1]", ".1"])
@pytest.mark.parametrize(
    "note", ["1 I thank the record office.", "1. See Hobb 1999.", "[1] In 2012 it was shut.", "¹ See Hobb 1999."]
)
def test_one_note_below_a_list_of_works_is_tied(call: str, note: str) -> None:
    manuscript = read(f"{HEAD}{TEXT} (Hobb 1999){call} {TEXT}.\n\n{WORKS}\n\n{note}\n")
    assert [each.raw for each in manuscript.notes] == [note.split(" ", 1)[1]]
    assert manuscript.blocks[-1].text == WORKS.split("\n\n")[-1]
