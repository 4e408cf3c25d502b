"""What a manuscript is: told by what is in the file, and only then by the ending of its name."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import PurePath

from footpress.problems import Problem, ProblemsFound

ENDINGS = {
    ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".odt": "odt", ".ott": "odt", ".rtf": "rtf", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".md": "markdown", ".markdown": "markdown", ".tex": "latex", ".latex": "latex", ".epub": "epub",
    ".txt": "text", ".text": "text", ".eml": "mail",
}  # fmt: skip
"""The endings of manuscripts, and the format that each stands for where the file itself does not say."""

_ZIPPED = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
    "application/epub+zip": "epub",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_REFUSED = (
    (b"%PDF-", "not-text", "this is a PDF: import the file that it was made from (.docx, .odt), or copy its text into a .txt."),
    (b"\x89PNG", "not-text", "this is a picture and not a text file: import the manuscript itself."),
    (b"\xff\xd8\xff", "not-text", "this is a picture and not a text file: import the manuscript itself."),
)


def format_of(data: bytes, path: PurePath, file: str) -> str:
    """The format of a manuscript: one of the values of ENDINGS, "" for none that is known. Raises ProblemsFound for what cannot be read,
    with what to do."""
    if data.startswith(_OLE) and path.suffix.lower() == ".msg":
        raise _refused(
            file,
            "not-text",
            "this is a mail as Outlook keeps it (.msg): save it as .eml, or save what is attached to it, and import that.",
        )
    if data.startswith(_OLE):
        raise _refused(file, *(_encrypted() if _ENCRYPTED in data else _old_word()))
    if not data.strip():
        raise _refused(file, "manuscript-empty", "there is nothing in this file: is it the right one?")
    for start, name, message in _REFUSED:
        if data.startswith(start):
            raise _refused(file, name, message)
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, file)
    start = data[:4000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if re.match(rb"(?is)(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype html|<html\b)", start):
        return "html"
    ending = ENDINGS.get(path.suffix.lower(), "")
    if ending in ("text", "mail", "") and _is_letter(data):
        return "mail"
    if re.search(rb"(?m)^\s*\\documentclass\b", data[:20000]):
        return "latex"
    if ending in ("docx", "odt", "epub", "rtf", "mail"):
        raise _refused(
            file,
            "not-text",
            f"this is no {path.suffix} file, whatever its name says: open it where it was written, and save it anew.",
        )
    return ending


def _is_letter(data: bytes) -> bool:
    from footpress.documents.mail import is_letter  # loaded with the patterns of mails in all languages

    return is_letter(data)


def _zipped(data: bytes, file: str) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:100].decode("ascii", "replace").strip() if "mimetype" in names else ""
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, NotImplementedError) as error:
        message = "this file is damaged, and cannot be opened: open it where it was written, and save it anew."
        raise _refused(file, "damaged", message) from error
    if "[Content_Types].xml" in names and any(re.fullmatch(r"word/document\d*\.xml", name) for name in names):
        return "docx"
    if kind in _ZIPPED:
        return _ZIPPED[kind]
    message = (
        "this is a packed file and no manuscript that can be read: take the manuscript out of it (.docx, .odt), and import that."
    )
    raise _refused(file, "not-text", message)


def _encrypted() -> tuple[str, str]:
    return (
        "encrypted",
        "this file is locked with a password: open it in Word, take the password off (File, Info, Protect Document), save it, and import that.",
    )


def _old_word() -> tuple[str, str]:
    return (
        "old-word",
        "this is an old Word file (.doc), which cannot be read: open it in Word or LibreOffice, save it as .docx, and import that.",
    )


def _refused(file: str, name: str, message: str) -> ProblemsFound:
    return ProblemsFound([Problem(file, 1, name, "error", message)])
