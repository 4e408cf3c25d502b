"""Mail: the manuscript that is attached to it, or that it is."""

import contextlib
from email.message import EmailMessage
from pathlib import Path

import pytest

from footpress.documents import read
from footpress.documents.mail import is_letter, read_body_of_letter
from footpress.documents.reading import attached_manuscripts
from footpress.model.manuscript import Manuscript
from footpress.problems import ProblemsFound

TEXT = """Salt Roads

The river was crossed by ferry at Nérac long before anybody thought of building a bridge over it in that town.[1]

[1] A. Field, *Salt* (Port: Quay Press, 2001), 3.
"""
WORD = (Path(__file__).parent / "cases/english-word.docx").read_bytes()


def letter(text: str = "Dear editor,\n\nhere it is.\n", **attached: bytes) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ada Field <ada@port.example>"
    message["To"] = "editor@roads.example"
    message["Subject"] = "My article"
    message.set_content(text)
    for name, data in attached.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name.replace("_", "."))
    return message


def reading(tmp_path: Path, data: bytes, name: str = "mail.eml") -> Manuscript:
    (tmp_path / name).write_bytes(data)
    return read(tmp_path / name, name)


def said(manuscript: Manuscript) -> list[str]:
    return [f"{problem.id}: {problem.message}" for problem in manuscript.problems]


def test_what_is_attached_is_the_manuscript(tmp_path: Path) -> None:
    manuscript = reading(tmp_path, bytes(letter(article_docx=WORD)))
    (tmp_path / "article.docx").write_bytes(WORD)
    alone = read(tmp_path / "article.docx", "mail.eml")
    assert (manuscript.metadata, manuscript.blocks, manuscript.notes) == (alone.metadata, alone.blocks, alone.notes)
    assert "Ada Field" in manuscript.left_out[0].text


def test_a_forwarded_mail_is_looked_into(tmp_path: Path) -> None:
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "Office <office@roads.example>", "Fwd: My article"
    outer.set_content("Please have a look.")
    outer.add_attachment(letter(article_docx=WORD))
    assert len(reading(tmp_path, bytes(outer)).notes) == 8


def test_of_several_attachments_all_are_manuscripts(tmp_path: Path) -> None:
    data = bytes(letter(one_docx=WORD, two_txt=TEXT.encode(), photo_png=b"\x89PNG"))
    (tmp_path / "mail.eml").write_bytes(data)
    assert [name for name, _ in attached_manuscripts(tmp_path / "mail.eml")] == ["one.docx", "two.txt"]
    with pytest.raises(ProblemsFound, match=r"this mail brings several manuscripts \(one\.docx, two\.txt\)"):
        reading(tmp_path, data)


def test_an_attachment_that_cannot_be_read_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match="old Word file"):
        reading(tmp_path, bytes(letter(article_doc=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))))


def test_a_mail_as_outlook_keeps_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match=r"mail as Outlook keeps it \(\.msg\): save it as \.eml"):
        reading(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "mail.msg")


@pytest.mark.parametrize("name", ["mail.eml", "mail.txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@pytest.mark.parametrize("transfer", ["quoted-printable", "base64"])
def test_a_mail_that_is_the_manuscript(name: str, encoding: str, transfer: str, tmp_path: Path) -> None:
    message = letter()
    text = f"Dear editor,\n\nhere is my article.\n\n{TEXT}\n-- \nAda Field\nQuay Street 5\n"
    message.set_content(text, charset=encoding, cte=transfer)
    manuscript = reading(tmp_path, bytes(message), name)
    assert (manuscript.metadata.title, [block.kind for block in manuscript.blocks]) == ("Salt Roads", ["paragraph"])
    assert "at Nérac long before" in manuscript.blocks[0].text
    (author,) = manuscript.metadata.authors
    assert (author.name.sort, author.email) == ("Field, Ada", "ada@port.example")
    assert [each.split(":")[0] for each in said(manuscript)] == ["author-guessed", "mail-words", "mail-words"]
    assert "the sender of the mail, Ada Field, stands in" in said(manuscript)[0]


def test_lines_that_the_programme_folded_are_joined(tmp_path: Path) -> None:
    message = letter()
    message.set_content("placeholder")
    message.replace_header("Content-Type", "text/plain; charset=utf-8; format=flowed")
    message.set_payload(TEXT.replace("long before ", "long before \n").encode(), "utf-8")
    assert "long before anybody" in reading(tmp_path, bytes(message)).blocks[0].text


def test_a_mail_in_html_with_emphasis_is_read_as_a_page(tmp_path: Path) -> None:
    message = letter(TEXT)
    html = "".join(f"<p>{part}</p>" for part in TEXT.replace("*Salt*", "<i>Salt</i>").strip().split("\n\n"))
    message.add_alternative(f"<html><body>{html}</body></html>", subtype="html")
    manuscript = reading(tmp_path, bytes(message))
    assert [note.raw for note in manuscript.notes] == ["A. Field, *Salt* (Port: Quay Press, 2001), 3."]


def test_marks_of_quoting_are_taken_away(tmp_path: Path) -> None:
    quoted = "".join(f"> {line}\n" for line in TEXT.splitlines())
    manuscript = reading(tmp_path, bytes(letter(f"See below.\n\n{quoted}")))
    assert (manuscript.metadata.title, len(manuscript.notes)) == ("Salt Roads", 1)
    assert any("See below." in each for each in said(manuscript))


PASTED = {
    "English": "From: Ada Field\nSent: Monday, 4 May 2020 10:00\nTo: Editor\nSubject: My article\n\n",
    "German": "Von: Ada Field\nGesendet: Montag, 4. Mai 2020\nAn: Redaktion\nBetreff: Aufsatz\n\n",
    "Turkish": "Kimden: Ada Field\nTarih: 4 Mayıs 2020\nKime: Editör\nKonu: Makale\n\n",
    "Russian": "От: Ada Field\nКому: Редакция\nТема: Статья\nДата: 4 мая 2020\n\n",
    "forwarded": "---------- Forwarded message ---------\nFrom: Ada Field <ada@port.example>\nDate: 4 May 2020\nSubject: My article\n\n",
}


@pytest.mark.parametrize("head", PASTED.values(), ids=PASTED)
def test_a_mail_that_was_pasted_into_a_text(head: str, tmp_path: Path) -> None:
    manuscript = reading(tmp_path, (head + TEXT).encode(), "pasted.txt")
    assert (manuscript.metadata.title, [author.name.sort for author in manuscript.metadata.authors]) == (
        "Salt Roads",
        ["Field, Ada"],
    )


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Title: Salt Roads\nAuthor: Ada Field\n\nText.",
        "Date: 3 May 2020\n\nFrom the river to the sea it is far.",
        "Note: one\n\nText",
    ],
)
def test_a_text_is_no_mail(text: str) -> None:
    assert not is_letter(text.encode())


@pytest.mark.parametrize(
    "greeting", ["Dear Dr Lund,", "Sehr geehrte Frau Haase,", "Sayın editör,", "Cher collègue,", "Уважаемая редакция!"]
)
def test_a_greeting_is_no_title(greeting: str) -> None:
    text, left = read_body_of_letter(f"{greeting}\n\nhere it is.\n\n{TEXT}")
    assert text.startswith("Salt Roads")
    assert left[0].text == f"{greeting} here it is."


@pytest.mark.parametrize(
    "data",
    [
        b"From: a\nSubject: b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\n\nx",
        b"From: =?x?q?=\nSubject: =?\nDate: x\n\n\xff\xfe",
    ],
)
def test_a_broken_mail_is_read_or_told(data: bytes, tmp_path: Path) -> None:
    assert is_letter(data)
    with contextlib.suppress(ProblemsFound):
        assert reading(tmp_path, data).left_out[0].reason == "the head of the mail"
