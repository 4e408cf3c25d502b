"""What must be made again, and what stands as it was made: told by digests of what an edition is a function of, never by which file is newer.

For each edition that was built and found good, build/.plan/ keeps what it was made from (as one digest, and the names of what was looked up
for it), what it is (the digest of each of its files), and what was said of it. It stands where all of this is still so. What is kept may be
deleted, damaged, or written by two builds at once: then the edition is made again, which gives the same bytes.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from footpress.citing.bibliography_parts import wanted
from footpress.disk.digests import KNOWN, content, contents, digest, digest_of, files_in, names
from footpress.disk.reading import refusal
from footpress.disk.remembered import built
from footpress.disk.writing import replace_bytes, replace_text
from footpress.model.volume import NOWHERE, Enclosed, File, Volume
from footpress.problems import FootpressError, Problem, WorldError
from footpress.publication.known_sources import Named
from footpress.publication.opening import OpenPublication
from footpress.publication.site_plan import Pieces
from footpress.publication.standing import versions_in
from footpress.publication.stood import Said, Stood, StoodWhole, by_line
from footpress.records.cited_works import keys_of, wanted_with_parents
from footpress.records.relations import former_slugs
from footpress.source.collections import collection_slugs

_SITE = "site"
_PIECES = "pieces"
_STOOD = "articles"
_WORD = re.compile(r"[^\s@\[\]{};,()\"'`<>|\\]+")
_AROUND = ".:;!?*_-–—/&#%$+~"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of something that was made: `key` is the digest of what it was made from, `works` and `files` the names of what was looked
    up for that; `made` are the digests of its own files by their paths in build/, `told` is what was said of it."""

    made: Mapping[str, str]
    told: tuple[Problem, ...] = ()
    notes: int = 0
    entries: int = 0
    key: str = ""
    works: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """An edition of an article that may stand: its name, what else it was made from, its file in build/, and its folder, if it has one."""

    name: str
    beside: tuple[str, ...]
    file: str
    folder: str = ""


class Plan:
    """What is known of what stands in the build/ of a publication that one command has open.

    `itself` is what `digests.footpress_itself` gives where this is asked for: another machine, which has the same.
    """

    def __init__(self, opened: OpenPublication, itself: str = "") -> None:
        self._opened, self._itself = opened, itself
        self._of_articles: dict[str, tuple[str, str]] = {}
        self._of_works: dict[tuple[str, bool], tuple[tuple[str, ...], str]] = {}
        self._with_parents: dict[str, tuple[str, ...]] = {}
        self._entries: dict[tuple[str, bool], str] = {}
        self._build = opened.build
        self._stood: dict[str, StoodWhole] = {}

    def standing(
        self, name: str, articles: Sequence[str], beside: Sequence[str], folder: str = "", *, paged: bool = True
    ) -> Kept | None:
        """What is known of an edition of this name ("keepers.pdf"), where it stands as it was made of these articles (`paged` as
        `OpenPublication.source` has it), and of what else it was made from (`beside`); None where it must be made. Its `folder` in
        build/, if it has one, holds nothing else."""
        kept = _read(self._file(name))
        try:
            if kept is None or self._key(articles, beside, kept, paged=paged) != kept.key:
                return None
        except FootpressError:
            return None  # what cannot be read is told by who makes it
        return kept if self._is_whole(kept.made, folder) else None

    def standing_whole(self, slug: str, editions: Sequence[Asked]) -> tuple[Kept, ...]:
        """What is known of the editions of an article, where all of them stand as they were made and stood so before; else nothing."""
        if (stood := self._stood_whole(editions).of(slug)) is None:
            return ()
        try:
            whole, made = self._whole(slug, editions, stood.works, stood.files, by_line=stood.by_line)
        except FootpressError:
            return ()  # as above
        if whole != stood.whole:
            return ()
        return tuple(Kept(own, said.told, said.notes, said.entries) for own, said in zip(made, stood.said, strict=True))

    def stand_whole(self, slug: str, editions: Sequence[Asked], kept: Sequence[Kept]) -> None:
        """All editions of an article were found to stand; what is known of each is `kept`."""
        works = tuple(sorted({name for each in kept for name in each.works}))
        files = tuple(sorted({name for each in kept for name in each.files}))
        said = tuple(Said(each.notes, each.entries, each.told) for each in kept)
        whole, made = self._whole(
            slug, editions, works, files, by_line=by_line(problem for each in said for problem in each.told)
        )
        if made == tuple(each.made for each in kept):
            self._stood_whole(editions).stands(slug, Stood(whole, works, files, said))

    def keep_standing(self) -> None:
        """Keep which articles were found to stand."""
        for stood in self._stood.values():
            stood.keep(self._slugs)

    def keep(
        self,
        name: str,
        articles: Sequence[str],
        beside: Sequence[str],
        volumes: Iterable[Volume],
        kept: Kept,
        *,
        paged: bool = True,
    ) -> None:
        """Keep what is known of an edition that was just made, of these `volumes`."""
        volumes = tuple(volumes)
        known = replace(kept, works=_works(volumes), files=_files(volumes))
        self._write(name, replace(known, key=self._key(articles, beside, known, paged=paged)))

    def part(self, name: str, made_of: Iterable[str], make: Callable[[], bytes]) -> bytes:
        """A part of an edition, "keepers.cover", as it is kept, or made now where it is not, or was made of something else."""
        path = self._opened.build / KNOWN / name
        key = digest_of([self._of_all, *made_of]).encode()
        with contextlib.suppress(OSError):
            begin, _, data = path.read_bytes().partition(b"\n")
            if begin == key + digest(data).encode():
                return data
        data = make()
        if data:
            with contextlib.suppress(WorldError):
                replace_bytes(path, key + digest(data).encode() + b"\n" + data)
        return data

    def site_stands(self, made_from: str) -> bool:
        """Whether the site stands as it was made, of what it is to be `made_from` now, which `key_of_site` gave."""
        kept = _read(self._file(_SITE))
        return kept is not None and kept.key == made_from and kept.made == self._site()

    def keep_site(self, made_from: str) -> None:
        """Keep what is known of the site that was just made."""
        self._write(_SITE, Kept(self._site(), key=made_from))

    def pieces(self) -> Pieces:
        """What is known of the pieces of the site."""
        try:
            known = json.loads((self._file(_PIECES)).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            known = {}
        return Pieces(known if isinstance(known, dict) else {}, [self._of_all])

    def keep_pieces(self, pieces: Pieces) -> None:
        """Keep what is known of the pieces of the site now."""
        with contextlib.suppress(WorldError):
            replace_text(self._file(_PIECES), json.dumps(pieces.now, ensure_ascii=False, separators=(",", ":")))

    def key_of_site(self, pages: Sequence[str]) -> str:
        """A digest of what the site around the pages of these articles is made from: what the articles say of themselves, their pages, the collections, what there is to take away."""
        directory, build = self._opened.directory, self._opened.build
        parts = [self._of_all, *contents(f"{directory}/source/collections")]
        for slug in collection_slugs(self._opened.publication):  # the pages of its articles, its cover
            parts += (built(f"{build}/{slug}.pdf"), built(f"{build}/{slug}.epub"))
        for slug in pages:
            own = f"{build}/html/{slug}"
            parts += (slug, self._opened.digest(slug), built(f"{own}/index.html"), *map(str, versions_in(own)))
        return digest_of([*parts, *(name for name in files_in(f"{build}") if name.endswith((".pdf", ".epub")))])

    def _site(self) -> dict[str, str]:
        """The digest of all that stands in build/html and is no article's."""
        return {"html": digest_of(contents(f"{self._opened.build}/html", self._slugs, of=built))}

    def _write(self, name: str, kept: Kept) -> None:
        """Keep what is known. That it cannot be written costs the next build time, and no more."""
        with contextlib.suppress(WorldError):
            replace_text(self._file(name), json.dumps(asdict(kept), ensure_ascii=False, sort_keys=True))

    def _is_whole(self, made: Mapping[str, str], folder: str) -> bool:
        """Whether files stand as they were made, and nothing beside them in their folder."""
        build = self._build
        if folder:
            here = {f"{folder}/{name}" for name in names(f"{build}/{folder}")}
            if here != {name for name in made if name.startswith(f"{folder}/")}:
                return False
        return all(built(f"{build}/{name}") == wanted for name, wanted in made.items())

    def _stood_whole(self, editions: Sequence[Asked]) -> StoodWhole:
        names = " ".join(edition.name for edition in editions)
        if names not in self._stood:
            self._stood[names] = StoodWhole(self._file(_STOOD), names)
        return self._stood[names]

    def _whole(
        self, slug: str, editions: Sequence[Asked], works: Sequence[str], files: Sequence[str], *, by_line: bool
    ) -> tuple[str, tuple[dict[str, str], ...]]:
        """(a digest of all that the editions of an article are made from, and of all that they are; the digests of the files of each)"""
        build = f"{self._build}"
        parts, made = self._made_from([slug], works, files, by_line=by_line, paged=True), []
        for edition in editions:
            folder = edition.folder
            own = sorted(f"{folder}/{name}" for name in names(f"{build}/{folder}")) if folder else [edition.file]
            made.append({name: built(f"{build}/{name}") for name in own})
            parts += (edition.name, *edition.beside, *(part for pair in made[-1].items() for part in pair))
        return digest_of(parts), tuple(made)

    def _key(self, articles: Sequence[str], beside: Sequence[str], kept: Kept, *, paged: bool) -> str:
        """A digest of all that an edition of these articles is made from."""
        made_from = self._made_from(articles, kept.works, kept.files, by_line=by_line(kept.told), paged=paged)
        return digest_of([*beside, *made_from])

    def _made_from(
        self, articles: Sequence[str], works: Sequence[str], files: Sequence[str], *, by_line: bool, paged: bool
    ) -> list[str]:
        """What the editions of these articles are made from, as texts; `works` and `files` are the names of what was looked up. Where something
        was said of the bibliography, the lines of its entries belong to it (`by_line`)."""
        opened = self._opened
        parts = [self._of_all, *map(self._of_article, articles)]
        for slug in articles:  # what issues and translations give them
            parts.append("" if opened.stands_alone(slug) else repr(opened.front_matter(slug, paged=paged)))
        named = [(slug, self._named(slug).keys) for slug in articles]
        parts += (self._works_of(slug, keys, by_line=by_line) for slug, keys in named)
        more = set(works).difference(*(keys for _, keys in named))
        parts += self._looked_up(sorted(more), by_line=by_line)
        for file in files:
            path = opened.directory / file
            parts += (file, refusal(path, opened.directory) or content(f"{path}"))
        return parts

    @cached_property
    def _slugs(self) -> frozenset[str]:
        return frozenset(self._opened.slugs)

    @cached_property
    def _of_all(self) -> str:
        """What every edition depends on: footpress, the settings, the templates."""
        opened = self._opened
        shared = opened.shared
        given = (*shared.named, *([shared.logo] if shared.logo else []), *shared.fonts.values())
        parts = [self._itself or opened.itself, repr(replace(opened.publication, directory=NOWHERE)), *map(_identity, given)]
        return digest_of([*parts, *contents(f"{opened.directory}/templates")])

    def _of_article(self, slug: str) -> str:
        """The article as it stands, what import noted of it, its earlier versions, and the other articles that it may link to."""
        directory, known = self._opened.directory, self._of_articles.get(slug, ("", ""))
        own = self._opened.digest(slug)
        if known[0] != own:
            names_of_it = (slug, *former_slugs(slug, self._opened.stated(slug)))
            parts = [
                slug,
                own,
                content(f"{directory}/source/notes/{slug}.yaml"),
                *(part for name in names_of_it for part in contents(f"{directory}/source/versions/{name}")),
                *self._named(slug).slugs,
            ]
            self._of_articles[slug] = own, digest_of(parts)
        return self._of_articles[slug][1]

    def _named(self, slug: str) -> Named:
        """The other articles that a source names anywhere, and the works, with those that it lists without naming them."""
        return self._opened.named(slug, lambda: self._search(slug))

    def _search(self, slug: str) -> Named:
        source, bibliography = self._opened.source(slug), self._opened.bibliography
        text = source.data.decode("utf-8", "replace")
        written = f"{unquote(text)} {unescape(text.replace(chr(92), ''))}"  # as an address may be, and as Markdown may have it
        slugs = set(re.findall(r"[a-z0-9-]+", written)) & self._slugs
        words = {word.strip(_AROUND) for word in _WORD.findall(f"{source.head}\n{source.text}")}
        listed = wanted(source.front_matter, self._opened.publication, bibliography).nocite
        keys = {word for word in (*words, *listed) if word in bibliography}
        return Named(tuple(sorted(slugs)), tuple(sorted(keys)))

    def _works_of(self, slug: str, keys: tuple[str, ...], *, by_line: bool) -> str:
        """A digest of the works that an article names."""
        known = self._of_works.get((slug, by_line))
        if known is None or known[0] != keys:
            known = keys, digest_of(self._looked_up(keys, by_line=by_line))
            self._of_works[slug, by_line] = known
        return known[1]

    def _looked_up(self, keys: Sequence[str], *, by_line: bool) -> Iterator[str]:
        """Digests of entries and of those that they refer to."""
        for key in keys:
            if key not in self._with_parents:
                self._with_parents[key] = tuple(wanted_with_parents(self._opened.bibliography, [key]))
        for key in sorted({name for named in keys for name in self._with_parents[named]}):
            if (key, by_line) not in self._entries:
                entry = self._opened.bibliography.get(key)
                self._entries[key, by_line] = digest_of([repr(entry if entry is None or by_line else replace(entry, line=0))])
            yield self._entries[key, by_line]

    def _file(self, name: str) -> Path:
        return self._build / KNOWN / f"{name}.json"


def _works(volumes: Iterable[Volume]) -> tuple[str, ...]:
    """The keys of what volumes cite."""
    return tuple(dict.fromkeys(key for volume in volumes for article in volume.articles for key in keys_of(article)))


def _files(volumes: Iterable[Volume]) -> tuple[str, ...]:
    """The files that volumes show or have attached, by their paths in the publication."""
    given = (file for volume in volumes for file in (*volume.pictures.values(), *volume.attachments.values()))
    return tuple(sorted({file.path for file in given if isinstance(file, File)}))


def _identity(file: Enclosed) -> str:
    return f"{file.path} {file.digest}" if isinstance(file, File) else str(file)


def _read(path: Path) -> Kept | None:
    """What was kept, None where there is nothing, or nothing that can be read."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        told = tuple(Problem(**each) for each in said["told"])
        made = {str(name): str(wanted) for name, wanted in said["made"].items()}
        works, files = tuple(map(str, said["works"])), tuple(map(str, said["files"]))
        return Kept(made, told, int(said["notes"]), int(said["entries"]), str(said["key"]), works, files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
