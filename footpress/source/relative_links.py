"""Links to what stands beside an article in source/: another article, or a file that is published with the web page.

    [the figures](data/exports.csv)        [an earlier paper](mongolia-balance.md#trade)

The file is put beside the page. The PDF and the EPUB lead to it on the web where publication.yaml says `url:`; where it does not, their
words stand without a link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from footpress.allowed.addresses import clean, is_relative, refusal
from footpress.disk.reading import addressed
from footpress.disk.reading import refusal as refusal_of_file
from footpress.model.article import Publication

ATTACHED = frozenset(
    ".png .jpg .jpeg .gif .webp .svg .pdf .csv .tsv .txt .json .geojson .xlsx .ods .docx .odt .pptx .odp .zip .bib .ris .mp3 .ogg .mp4 .webm"
    .split()
)  # fmt: skip
"""What a reader can open that runs nothing on the page's own address."""
_INNER = ("manuscripts", "notes", "collections", "versions")
"""The folders of source/ that are the editor's."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Where a link leads: its address in every edition, why there is none (a sentence without its full stop), the file it needs."""

    address: str = ""
    refusal: str = ""
    file: str = ""


def settle(target: str, slug: str, publication: Publication) -> Settled:
    """A link of an article as it is published."""
    address = clean(target)
    if reason := refusal(address):
        return Settled(refusal=reason)
    if not is_relative(address) or address.startswith("#") or not address:
        return Settled(address)
    path = addressed(address, publication.directory)
    if path is None:
        return Settled(refusal=f"the link to {address} leads out of source/: put the file there, or give its address on the web")
    fragment = address.partition("#")[2]
    other = publication.directory / "source" / f"{path.name}.md"
    article = path if path.suffix == ".md" else other if address.partition("#")[0].endswith("/") else None
    if article is not None:
        return _to_article(address, article, fragment, publication)
    return _to_file(address, path, slug, publication)


def _to_article(address: str, path: Path, fragment: str, publication: Publication) -> Settled:
    if path.parent != publication.directory / "source" or not path.is_file():
        return Settled(refusal=f"the link to {address} leads to no article of this publication: correct its name")
    base = f"{publication.url}/" if publication.url else "../"
    return Settled(f"{base}{quote(path.stem)}/{f'#{fragment}' if fragment else ''}")


def _to_file(address: str, path: Path, slug: str, publication: Publication) -> Settled:
    name = path.relative_to(publication.directory / "source").as_posix()
    if reason := refusal_of_file(path, publication.directory):
        return Settled(refusal=f"the link to {address} cannot be published: {reason}")
    if not path.is_file():
        return Settled(refusal=f"there is no file source/{name}: put it there, or correct the link (capitals count)")
    if name.split("/")[0] in _INNER or path.suffix.lower() not in ATTACHED:
        return Settled(refusal=f"source/{name} is not published: link to a file of data, words or pictures beside the article")
    if name.startswith((f"{slug}.", f"{slug}-bibliography.")) or name == "card.png":
        return Settled(refusal=f"source/{name} has the name of a file that footpress makes: give it another")
    base = f"{publication.url}/{slug}/" if publication.url else ""
    return Settled(f"{base}{quote(name)}", file=name)


def settle_all(links: Iterator[Mapping[str, Any]], slug: str, publication: Publication) -> tuple[dict[str, str], tuple[str, ...]]:
    """Put into each Link of pandoc's tree where it leads. Returns ({target: why it may not be published}, the files they need)."""
    refused: dict[str, str] = {}
    files: dict[str, None] = {}
    for link in links:
        target = link["c"][2]
        settled = settle(target[0], slug, publication)
        if settled.refusal:
            refused[target[0]] = settled.refusal
            continue
        target[0] = settled.address
        files |= {settled.file: None} if settled.file else {}
    return refused, tuple(files)
