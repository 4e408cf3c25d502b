"""What authors write above their texts, in openings/, and beside each what is read from it. `pytest --accept` writes the readings anew."""

from pathlib import Path

import pytest

from footpress.documents.accounting import missing_words
from footpress.documents.opening.bylines import read_bylines
from footpress.documents.opening.labels import read_label
from footpress.documents.opening.reach import is_orcid, read_reach
from footpress.documents.plain_text import read_text
from footpress.gathering.source_text import front_matter
from footpress.languages import language
from footpress.model.manuscript import Manuscript
from footpress.text.written_yaml import dump_yaml

OPENINGS = sorted((Path(__file__).parent / "openings").glob("*.txt"))


def reading(manuscript: Manuscript) -> str:
    """The front matter that a manuscript gives, and what is said of it."""
    data = {
        "front matter": front_matter(manuscript.metadata),
        "first paragraphs": [block.text[:60] for block in manuscript.blocks[:3]],
        "left out": [f"{out.line}: {out.text} ({out.reason})" for out in manuscript.left_out if "the label of" not in out.reason],
        "to look at": [str(problem) for problem in manuscript.problems],
    }
    return dump_yaml({name: value for name, value in data.items() if value})


@pytest.mark.parametrize("path", OPENINGS, ids=lambda path: path.stem)
def test_an_opening_is_read_as_its_editor_would(path: Path, same_as) -> None:
    manuscript = read_text(path.read_bytes(), path.name, path.stem)
    assert not missing_words(path.read_text(encoding="utf-8"), manuscript)
    same_as(path.with_suffix(".yaml"), reading(manuscript))


def test_labels_are_known_in_forty_languages() -> None:
    rows = {row: [each for each in language.every() if each.terms("manuscript", row)] for row in ("abstract", "keywords")}
    assert {row: len(found) >= 40 for row, found in rows.items()} == {"abstract": True, "keywords": True}


@pytest.mark.parametrize("code", [each.code for each in language.every() if each.terms("manuscript", "abstract")])
def test_an_abstract_is_told_by_its_label_however_it_is_typed(code: str) -> None:
    for row in ("abstract", "keywords"):
        for term in language.of(code).terms("manuscript", row):
            for typed in (f"{term}: Words", f"{term.upper()} – Words", f"{term.capitalize()}. Words", f"[{term}] Words", term):
                label = read_label(typed)
                assert label and (label.name, code in label.languages) == (row, True), typed
                assert typed[label.end :].strip() in ("Words", ""), typed


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Dr. Maud Peverell, PhD", "Maud Peverell"),
        ("Prof. Dr. Elif KARAOĞLAN ve Doç. Dr. Can Öz", "Elif Karaoğlan; Can Öz"),
        ("Maud Peverell and Tobias Lund", "Maud Peverell; Tobias Lund"),
        ("Maud Peverell, Tobias Lund, & Ana Rocha", "Maud Peverell; Tobias Lund; Ana Rocha"),
        ("Jürgen Haase und Petra von Ohlen", "Jürgen Haase; Petra von Ohlen"),
        ("KOVÁCS Ilona", "Ilona Kovács"),
        ("Tomás Ortega y Gasset, Ana Rocha", "Tomás Ortega y Gasset; Ana Rocha"),
        ("mgr inż. Jan Kowalski, dr hab. Anna Nowak", "Jan Kowalski; Anna Nowak"),
        ("By Rowan Teague, M.A.", "Rowan Teague"),
        ("Ing. Petra Novotná, Ph.D., CSc.", "Petra Novotná"),
        ("Maud Peverell¹, Tobias Lund²*", "Maud Peverell; Tobias Lund"),
        ("Maud Peverell1,2, Tobias Lund3", "Maud Peverell; Tobias Lund"),
        ("Jack Ma", "Jack Ma"),
        ("Peverell, Maud", "Maud Peverell"),
        ("The Harbour at Night", ""),
        ("SALT ROADS OF THE NORTH AND OF THE SOUTH", ""),
        ("Introduction", ""),
        ("A history of ferries", ""),
    ],
)
def test_degrees_and_marks_are_no_part_of_a_name(typed: str, names: str) -> None:
    assert "; ".join(byline.name.display for byline in read_bylines(typed)) == names


@pytest.mark.parametrize(
    ("typed", "mails", "orcids", "rest"),
    [
        ("E-mail: ada@port.example", ("ada@port.example",), (), ""),
        ("ORCID iD: https://orcid.org/0000-0002-1825-0097", (), ("0000-0002-1825-0097",), ""),
        ("Port University (ada@port.example)", ("ada@port.example",), (), "Port University"),
        ("<a.field@port.example>; b@c.example", ("a.field@port.example", "b@c.example"), (), ""),
        ("Port University, orcid.org/0000-0001-5109-3700", (), ("0000-0001-5109-3700",), "Port University"),
        ("on 12-13 of 1914-1918", (), (), "on 12-13 of 1914-1918"),
    ],
)
def test_how_authors_are_reached(typed: str, mails: tuple[str, ...], orcids: tuple[str, ...], rest: str) -> None:
    reach = read_reach(typed)
    assert (reach.mails, reach.orcids, reach.rest) == (mails, orcids, rest)


def test_an_orcid_with_a_wrong_digit_is_none() -> None:
    assert is_orcid("0000-0002-1825-0097")
    assert not is_orcid("0000-0002-1825-0079")


@pytest.mark.parametrize(
    ("title", "author", "text"),
    [
        ("नमक के रास्ते", "राम शर्मा", "उत्तर के नमक के रास्ते मध्यकाल से प्रसिद्ध थे और व्यापारी पूरे वर्ष उनका उपयोग करते थे। नगर उनसे कर लेता था।"),
        ("லவண வழிகள்", "அருண் குமார்", "வடக்கின் உப்பு வழிகள் பழங்காலம் முதல் அறியப்பட்டவை, வணிகர்கள் ஆண்டு முழுவதும் அவற்றைப் பயன்படுத்தினர்."),
    ],
)
def test_names_in_scripts_whose_vowels_are_marks(title: str, author: str, text: str) -> None:
    read = read_text(f"{title}\n\n{author}\n\n{text}\n".encode(), "roads.txt", "roads")
    assert (read.metadata.title, [each.name.display for each in read.metadata.authors]) == (title, [author])
