"""One volume in its editions, steps 6–8: made, read back, and only then put in the place of what stands. What stands as it would be made is
not made again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from footpress.checks.lint.fatal import fatal_problems
from footpress.checks.lint.rule import Sources
from footpress.checks.typed_words import typed_problems
from footpress.disk import remembered
from footpress.disk.digests import digest
from footpress.disk.writing import place_files
from footpress.editions.beside import beside
from footpress.editions.edition import Edition
from footpress.editions.look import Look, read_look
from footpress.model.article import Profile
from footpress.model.kept import KEEPER
from footpress.model.readback import ReadBack
from footpress.model.volume import Volume
from footpress.pandoc.running import kept_running
from footpress.problems import Problem, ProblemsFound, Refused
from footpress.publication.gathering_volumes import gather, with_built
from footpress.publication.making import Made, make_edition
from footpress.publication.opening import OpenPublication
from footpress.publication.plan import Asked, Kept, Plan
from footpress.publication.printing import Printer
from footpress.publication.standing import copy_beside
from footpress.source.collections import WHOLE, CollectionSource
from footpress.source.reading import Source
from footpress.templates import Templates


@dataclass(frozen=True, slots=True)
class Built:
    """One edition of one volume, as published: its file, what it holds, what was read back of it, and what a person should know."""

    file: Path
    notes: int
    entries: int
    remarks: tuple[Problem, ...] = ()
    read: Mapping[str, ReadBack] = field(default_factory=dict, repr=False)
    files: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Its files, by their paths in build/, with their digests."""
    made: bool = True
    """Whether it was made now; it may have stood as it would be made."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to be a volume: a collection, or an article alone."""

    articles: tuple[str, ...]
    collection: CollectionSource | None = None

    @property
    def what(self) -> str:
        """What a person calls it."""
        if self.collection is None:
            return f"source/{self.articles[0]}.md"
        return self.collection.file if self.collection.slug != WHOLE else f"the collection {WHOLE}"


@dataclass(frozen=True)
class Making:
    """The making of one volume: what its editions share is read and cited when the first of them needs it."""

    opened: OpenPublication
    plan: Plan
    planned: Planned
    issues: Sequence[CollectionSource] = ()
    anew: bool = False
    printer: Printer | None = None
    volumes: dict[Profile, Volume | Exception] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        """The name that its files have."""
        return self.planned.collection.slug if self.planned.collection else self.planned.articles[0]

    @property
    def cited(self) -> Mapping[Profile, Volume]:
        """The volume in the profiles in which it was cited."""
        return {profile: each for profile, each in self.volumes.items() if isinstance(each, Volume)}

    def editions(self, editions: Sequence[Edition]) -> Iterator[Built | Refused]:
        """Each edition, built or refused on its own. Nothing is published with an article that is refused."""
        with kept_running():
            before = KEEPER.get()
            KEEPER.set(self.plan)
            try:
                yield from self._editions(editions)
            finally:
                KEEPER.set(before)

    def _editions(self, editions: Sequence[Edition]) -> Iterator[Built | Refused]:
        pdf: Mapping[str, ReadBack] | None = None
        printed, tried = self._begin_pdf(editions), set[Profile]()
        for edition in editions:
            if edition is not printed and (kept := self.standing(edition)):
                yield self._stood(edition, kept)
                continue
            try:
                sources, look = self._begun
            except Exception as error:  # whatever it is, the next volume is not to blame
                yield Refused(self.planned.what, error)
                return
            try:
                tried.add(edition.profile)
                beside = self.beside(edition)
                volume = with_built(self._gathered(edition.profile), edition, self.opened.build, self.issues, pdf)
                made = self.printer.awaited() if self.printer and edition is printed else None
                built = build_volume(edition, volume, look, self.opened.templates, self.opened.build, made)
                pdf = built.read if edition.name == "pdf" else pdf
                if not edition.offers_others:
                    copy_beside(volume.slug, self.opened.build)
                built = replace(built, remarks=(*built.remarks, *self._unprinted(sources, tried)))
                kept = Kept(built.files, built.remarks, built.notes, built.entries)
                paged = self._paged(edition.profile)
                self.plan.keep(f"{self.slug}.{edition.name}", self.planned.articles, beside, [volume], kept, paged=paged)
                yield built
            except Exception as error:  # whatever it is, the next edition may be good
                yield Refused(f"{self.planned.what} ({edition.name})", error)

    def _begin_pdf(self, editions: Sequence[Edition]) -> Edition | None:
        """Have the PDF made in another process, where it is the first of several editions that are to be made; the parts of the others that
        need it not are made here meanwhile. What goes wrong with these is told when they are made. Not of a collection: its PDF gives its
        articles the pages that its other editions cite."""
        if self.planned.collection:
            return None
        missing = [edition for edition in editions if self.printer and not self.standing(edition)]
        if self.printer is None or len(missing) < 2 or missing[0].name != "pdf":
            return None
        first, *others = missing
        try:
            _, look = self._begun
            self.printer.begin(first, self._gathered(first.profile), look)
        except Exception:  # as above
            return None
        for edition in others:
            with suppress(Exception):
                volume = self._gathered(edition.profile)
                if edition.ahead:
                    edition.ahead(volume, look, self.opened.templates)
        return first

    def standing_whole(self, editions: Sequence[Edition], *, many: bool = False) -> tuple[Built, ...]:
        """The editions, where all of them stand as they would be made; else none. Of one article of `many` all are asked for at once."""
        at_once = many and self.planned.collection is None and not self.anew
        asked = [self._asked(edition) for edition in editions] if at_once else []
        kept = list(self.plan.standing_whole(self.slug, asked)) if at_once else []
        if not kept:
            for edition in editions:
                if (own := self.standing(edition)) is None:
                    return ()
                kept.append(own)
            if at_once:
                self.plan.stand_whole(self.slug, asked, kept)
        return tuple(map(self._stood, editions, kept))

    def _asked(self, edition: Edition) -> Asked:
        return Asked(edition.name, self.beside(edition), edition.file(self.slug), edition.folder.format(slug=self.slug))

    def _stood(self, edition: Edition, kept: Kept) -> Built:
        return Built(self.opened.build / edition.file(self.slug), kept.notes, kept.entries, kept.told, {}, kept.made, made=False)

    def standing(self, edition: Edition) -> Kept | None:
        """What is known of an edition that stands as it would be made now."""
        if self.anew:
            return None
        folder = edition.folder.format(slug=self.slug)
        name, paged = f"{self.slug}.{edition.name}", self._paged(edition.profile)
        return self.plan.standing(name, self.planned.articles, self.beside(edition), folder, paged=paged)

    def _paged(self, profile: Profile) -> bool:
        """Whether the articles have their pages already: on paper an issue gives them these as it is laid out."""
        return self.planned.collection is None or profile != "page"

    def beside(self, edition: Edition) -> tuple[str, ...]:
        """What an edition is made from besides the sources of its articles: the collection, and what was built before it."""
        build, collection = self.opened.build, self.planned.collection
        parts = [edition.name, repr(collection)]
        if edition.shows_pages:
            parts.append(remembered.built(f"{build}/{self.slug}.pdf"))
        if edition.offers_others:
            parts += (remembered.built(f"{build}/{name}") for name in beside(self.slug))
            parts += (repr((issue.slug, issue.front_matter.title)) for issue in self.issues if self.slug in issue.articles)
        return tuple(parts)

    @cached_property
    def _begun(self) -> tuple[list[Source], Look]:
        """(the articles, the look of the whole). Raises what keeps all editions from being made."""
        opened = self.opened
        sources = [opened.source(slug) for slug in self.planned.articles]
        refuse_fatal(Sources(opened.publication, opened.bibliography, tuple(sources), date.today(), whole=False))
        return sources, read_look(opened.publication, (self.planned.collection or sources[0]).front_matter)

    def _gathered(self, profile: Profile) -> Volume:
        """The volume in one profile. What stops it, which is the same for each edition of the profile, is raised each time."""
        if profile not in self.volumes:
            other = next(iter(self.cited.values()), None)
            try:
                articles = [self.opened.cited(slug, profile, paged=self._paged(profile)) for slug in self.planned.articles]
                self.volumes[profile] = gather(self.opened, articles, self.planned.collection, other)
            except Exception as error:
                self.volumes[profile] = error
        volume = self.volumes[profile]
        if isinstance(volume, Exception):
            raise volume
        return volume

    def _unprinted(self, sources: Sequence[Source], profiles: Collection[Profile]) -> Iterator[Problem]:
        """What their authors typed and these profiles do not print."""
        articles = [article for profile, each in self.cited.items() if profile in profiles for article in each.articles]
        for source in sources:
            own = [article for article in articles if article.slug == source.slug]
            yield from typed_problems(source, self.opened.publication, self.opened.record(source.slug), own)


def refuse_fatal(sources: Sources) -> None:
    """Raise ProblemsFound for what no edition can be built with: unknown keys, calls without a note."""
    if problems := fatal_problems(sources):
        raise ProblemsFound(problems)


def build_volume(
    edition: Edition, volume: Volume, look: Look, templates: Templates, build: Path, made: Made | None = None
) -> Built:
    """One edition of one volume: made and read back, unless it is `made` already, and only then put in the place of what stands in `build`.

    Raises ProblemsFound, and leaves what stands.
    """
    made = made or make_edition(edition, volume, look, templates)
    path = edition.file(volume.slug)
    place_files(build, made.files, last=path, whole=edition.folder.format(slug=volume.slug))
    return Built(
        build / path,
        sum(len(article.notes) for article in volume.articles),
        sum(len(article.entries) for article in volume.articles),
        tuple(dict.fromkeys(remark for article in volume.articles for remark in article.remarks)),
        made.read,
        {name: digest(data) for name, data in made.files.items()},
    )
