"""URLs: cut off, tracked, without a scheme, http where the same host is https elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from footpress.checks.lint.rule import Finding, Sources, file_of, place, text_lines

TRACKING = re.compile(r"(?<=[?&])(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid)(?:=[^&#]*)?&?")
_CUT = re.compile(r"(?:%20|%|…|\.\.\.|[-(\[{,&?=])$")


def cut_off(sources: Sources) -> Iterator[Finding]:
    """An address that ends in the middle of a word: an ellipsis, an escaped blank, an opening bracket, a hyphen."""
    for entry in sources.bibliography.entries:
        url = entry.get("url")
        if _CUT.search(url):
            message = f"the address of {entry.key} looks cut off (it ends in “{url[-8:]}”): look it up."
            yield place(sources.bibliography, entry, message)
    for article in sources.articles:
        for line, text in text_lines(article):
            for url in (found[0] for found in re.finditer(r"https?://[^\s<>()\[\]]+", text)):
                if _CUT.search(url.rstrip(".,;")):
                    yield Finding(file_of(article), line, f"the address {url} looks cut off: look it up.")


def tracked(sources: Sources) -> Iterator[Finding]:
    """An address with a parameter that only tells a firm where a reader came from."""
    for entry in sources.bibliography.entries:
        if found := TRACKING.search(entry.get("url")):
            name = found.group().split("=")[0]
            message = f"the address of {entry.key} carries the tracking parameter {name}: delete it (footpress check --fix does)."
            yield place(sources.bibliography, entry, message)


def without_scheme(sources: Sources) -> Iterator[Finding]:
    """An address that no reader can click."""
    for entry in sources.bibliography.entries:
        url = entry.get("url")
        if url and not re.match(r"[a-z][a-z0-9+.-]*://", url, re.IGNORECASE):
            yield place(
                sources.bibliography, entry, f"the address of {entry.key} has no scheme: write https://{url} if that opens."
            )


def insecure(sources: Sources) -> Iterator[Finding]:
    """http:// for a host that another entry has with https://."""
    secure = {
        urlsplit(entry.get("url")).netloc for entry in sources.bibliography.entries if entry.get("url").startswith("https://")
    }
    for entry in sources.bibliography.entries:
        host = urlsplit(entry.get("url")).netloc if entry.get("url").startswith("http://") else ""
        if host and host in secure:
            yield place(
                sources.bibliography,
                entry,
                f"{host} is https:// in another entry and http:// in {entry.key}: write https:// here too.",
            )
