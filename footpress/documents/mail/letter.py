"""A mail taken apart: who sent it, what is attached, what it says. RFC 5322, RFC 2045; format=flowed is RFC 3676."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import PurePath

from footpress.languages.patterns import alternatives
from footpress.text.late_patterns import late

_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n")
_NEEDED = re.compile(rb"(?mi)^(?:from|subject|mime-version|received|message-id):")
_FROM = re.compile(rb"(?mi)^from:")
_PASTED = late(
    rf"\A\s*(?:-{{3,40}}[^\n-]{{0,60}}-{{3,40}}\n)?(?:(?:{alternatives('manuscript', 'sender of a mail', 'head of a mail')})\s*[:：][^\n]*\n){{2,}}\s*\n",
    re.IGNORECASE,
)
_SENDER = late(rf"^(?:{alternatives('manuscript', 'sender of a mail')})\s*[:：]\s*([^\n]+)$", re.IGNORECASE | re.MULTILINE)
_MOST_PARTS = 200
_START = 20_000


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail. `attached` are name and bytes of each attachment that is no picture; `html` is the body where it has emphasis or notes
    that the plain `text` lacks; `head` are its lines above the text."""

    sender: str
    address: str
    attached: tuple[tuple[str, bytes], ...]
    text: str
    html: bytes
    head: str


def is_letter(data: bytes) -> bool:
    """Whether a file is a mail, saved or pasted, whatever it is called."""
    start = data[:_START].lstrip(b"\xef\xbb\xbf\r\n").replace(b"\r\n", b"\n")
    if (head := _HEADER.match(start)) and _FROM.search(head.group()) and len(set(_NEEDED.findall(head.group().lower()))) > 1:
        return True
    pasted = _PASTED.match(start.decode("utf-8", errors="replace"))
    return bool(pasted and _SENDER.search(pasted.group()))


def open_letter(data: bytes) -> Letter:
    """Take a mail apart."""
    data = data.lstrip(b"\xef\xbb\xbf\r\n").replace(b"\r\n", b"\n")
    if not _HEADER.match(data[:_START]) or not _FROM.search(data[:_START].partition(b"\n\n")[0]):
        return _pasted(data.decode("utf-8", errors="replace"))
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    sender, address = _person(_field(message, "from"))
    attached: list[tuple[str, bytes]] = []
    text, html = "", b""
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            break
        if part.is_multipart():
            continue
        name = _name(part)
        content = part.get_payload(decode=True)
        content = content if isinstance(content, bytes) else b""
        if name and part.get_content_maintype() not in ("image", "audio", "video"):
            attached.append((name, content))
        elif part.get_content_type() == "text/plain" and not text:
            text = _text(part, content)
        elif part.get_content_type() == "text/html" and not html:
            html = _decoded(part, content).encode()
    head = data.partition(b"\n\n")[0].decode("utf-8", errors="replace")
    return Letter(sender, address, tuple(attached), text, html, head)


def _pasted(text: str) -> Letter:
    found = _PASTED.match(text)
    head = found.group() if found else ""
    said = _SENDER.search(head)
    name, address = _person(said[1].strip() if said else "")
    return Letter(name, address, (), text[len(head) :], b"", head)


def _person(field: str) -> tuple[str, str]:
    """Name and address of a sender; a field that was pasted may have the name alone."""
    return parseaddr(field) if "@" in field else (field.strip('"'), "")


def _field(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError, UnicodeError):  # a field that breaks the rules of mail
        return ""


def _name(part: EmailMessage) -> str:
    """The name of an attachment, without any folder; "" for a part of the text."""
    name = PurePath((part.get_filename() or "").replace("\\", "/")).name
    return re.sub(r"[\x00-\x1f/]", "", name)


def _decoded(part: EmailMessage, content: bytes) -> str:
    try:
        return content.decode(part.get_content_charset("utf-8"), errors="replace")
    except LookupError:
        return content.decode("utf-8", errors="replace")


def _text(part: EmailMessage, content: bytes) -> str:
    """A plain part; lines that a mail programme folded are joined again where it says that it folded them."""
    text = _decoded(part, content).replace("\r\n", "\n")
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    gap = "" if str(part.get_param("delsp", "")).lower() == "yes" else " "
    return re.sub(r"(?m)(?<!^--) \n(?=[^\n>])", lambda _: gap, text)
