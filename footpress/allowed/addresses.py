"""Addresses that may be published: one list of schemes, for whatever leads anywhere in any edition.

An address is cleaned first and judged then, since browsers do so too: they leave out control characters, tabs and line ends, and the
blanks at both ends (https://url.spec.whatwg.org/#concept-basic-url-parser), so that " java\\tscript:" is a script to them.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote, urlsplit

SCHEMES = ("http", "https", "mailto", "tel", "doi")
"""What an address may begin with; one without any of these, or with another, leads nowhere or runs something."""
_MAIL = re.compile(r"[^\s@<>()\[\]\\,;:?&#%/\"'|]+@[^\s@<>()\[\]\\,;:?&#%/\"'|]+\.[^\s@<>()\[\]\\,;:?&#%/\"'|]+")
_SCHEME = re.compile(r"([^/?#\\]*?)[:\uff1a\ufe55]")
_MAIL_FIELDS = ("subject", "body")


def clean(address: str) -> str:
    """An address as a browser reads it: without control characters and without blanks at its ends."""
    return "".join(each for each in address if unicodedata.category(each) not in ("Cc", "Cs", "Zl", "Zp")).strip()


def scheme_of(address: str) -> str:
    """What stands before the colon, in small letters, without anything that cannot be seen; "" where an address has no scheme."""
    seen = "".join(each for each in clean(address) if unicodedata.category(each)[0] not in "CZ")
    found = _SCHEME.match(seen)
    return unicodedata.normalize("NFKC", found[1]).casefold() if found else ""


def is_relative(address: str) -> bool:
    """Whether an address leads to something beside the document, or within it."""
    return not scheme_of(address) and not re.match(r"[/\\]", clean(address))


def refusal(address: str) -> str:
    """Why an address may not be published and what to do, "" where it may. Where a relative one leads is judged elsewhere."""
    address = clean(address)
    scheme = scheme_of(address)
    if not scheme:
        if re.match(r"[/\\]{2}", address):
            return f"the address {address} says no scheme: write https: before it"
        if re.match(r"[/\\]", address) or "\\" in address:
            return f"the address {address} is a path of some machine: write a web address, or name a file beside the article"
        return ""
    if scheme not in SCHEMES or not address.casefold().startswith(f"{scheme}:"):
        return f"a link to {scheme}: is not published; use http, https or mailto"
    if scheme in ("http", "https"):
        return _refusal_of_web(address)
    return _refusal_of_mail(address) if scheme == "mailto" else ""


def is_mail(address: str) -> bool:
    """Whether this is the address of one mailbox and nothing more: "ada@example.org"."""
    return bool(_MAIL.fullmatch(address)) and address.isprintable()


def is_web(address: str) -> bool:
    """Whether this is a web address that may be published."""
    return scheme_of(address) in ("http", "https") and not refusal(address) and clean(address) == address


def _refusal_of_web(address: str) -> str:
    try:
        host, name = urlsplit(address).netloc, urlsplit(address).hostname
    except ValueError:
        return f"{address} is no web address: correct it"
    if not name:
        return f"{address} names no host: write https://, the host and the rest"
    if "@" in host or "\\" in host:
        return f"{address} names a user before its host, which misleads readers: leave out what stands before the @"
    return ""


def _refusal_of_mail(address: str) -> str:
    """A letter goes to one mailbox, and the link may say its subject and its first words: no copies to others, no attachments."""
    box, _, fields = address.partition(":")[2].partition("?")
    if not is_mail(unquote(box)):
        return f"{address} is no address of one mailbox: write mailto:name@example.org"
    for field in filter(None, re.split(r"&(?:amp;)?", fields)):
        name, _, value = field.partition("=")
        if unquote(name).casefold() not in _MAIL_FIELDS:
            return f"mailto: with {unquote(name)}= is not published; it may say subject= and body= alone"
        if unquote(name).casefold() == "subject" and re.search(r"[\r\n]", unquote(value)):
            return "the subject of a mailto: is one line: leave out %0D and %0A"
    return ""
