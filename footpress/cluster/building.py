"""The volumes of a build, made on a cluster: the sources go there, the editions come back and are put in their places here, by nobody else.

A worker makes a volume in a folder that is as this machine's is: the same sources, and of build/ what stands of this volume, with what is
known of it. What has changed there afterwards comes back, and is put in place as if it had been made here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from typing import Any

from footpress.cluster.connecting import Cluster, connected
from footpress.cluster.sharing import Sharing, Work
from footpress.disk.digests import KNOWN, digest, footpress_itself
from footpress.disk.parcels import below, clear, is_within, pack, pack_files, put
from footpress.disk.writing import place_files, replace_bytes
from footpress.editions import EDITIONS
from footpress.editions.look import read_look
from footpress.problems import FootpressError, ProblemsFound, Refused, WorldError
from footpress.publication.building_volumes import Built
from footpress.publication.opening import OpenPublication, open_publication
from footpress.publication.side_by_side import Job, make
from footpress.publication.standing import copy_beside
from footpress.publication.workers import LARGEST
from footpress.source.collections import collection_slugs
from footpress.templates.shipped import shipped_templates

_MANUSCRIPTS = "source/manuscripts"
_Made = tuple[Built | Refused, ...]


@dataclass(frozen=True, slots=True)
class Came:
    """What a worker made of a volume: its editions, and the files that are other than those that went there, by their paths in build/, each
    with its digest; the bytes of a digest are there once."""

    made: _Made
    files: Mapping[str, str]
    data: Mapping[str, bytes]


class OnCluster:
    """Who makes the volumes of one publication on a cluster, which is asked when there is something to make."""

    def __init__(self, address: str, say: Callable[[str], None]) -> None:
        self._address, self._say = address, say

    def __call__(self, jobs: Sequence[Job]) -> Iterator[_Made]:
        """What comes of each job, in their order; it is in its place as soon as it has come."""
        if not jobs:
            return
        opened = open_publication(jobs[0].directory)
        with connected(self._address, self._say) as cluster:
            cluster.require_alike(sorted(_families(opened, jobs)))
            yield from _in_order(jobs, _as_they_come(cluster, opened, jobs))


def _in_order(jobs: Sequence[Job], coming: Iterator[tuple[int, _Made]]) -> Iterator[_Made]:
    done: dict[int, _Made] = {}
    stopped: WorldError | None = None
    for number, job in enumerate(jobs):
        while number not in done and stopped is None:
            try:
                came, made = next(coming)
                done[came] = made
            except WorldError as error:  # the cluster has gone: what came stands
                stopped = error
        yield done.pop(number) if number in done else (Refused(job.planned.what, stopped or WorldError("It did not come back.")),)


def _as_they_come(cluster: Cluster, opened: OpenPublication, jobs: Sequence[Job]) -> Iterator[tuple[int, _Made]]:
    itself = footpress_itself()
    sharing = Sharing(cluster, _parcels(opened))
    works = [partial(_work, replace(job, itself=itself)) for job in jobs]
    for number, came in sharing.results(works):
        yield number, _placed(jobs[number], came)


def _families(opened: OpenPublication, jobs: Sequence[Job]) -> set[str]:
    """The font families that the editions may be set in."""
    found: set[str] = set()
    fronts = [None, *(job.planned.collection.front_matter for job in jobs if job.planned.collection)]
    for job in jobs:
        for slug in job.planned.articles:
            try:
                fronts.append(opened.stated(slug))
            except ProblemsFound:
                continue  # that it cannot be read is told of the article itself
            finally:
                opened.let_go(slug)
    for front in fronts:
        try:
            look = read_look(opened.publication, front)
        except ProblemsFound:
            continue  # likewise
        found |= {*look.families, look.code_font}
    return found


def _parcels(opened: OpenPublication) -> tuple[bytes, ...]:
    """What the jobs need: the sources, and the PDFs of the issues, which say the pages of their articles."""
    directory = opened.directory
    passed_over = () if _names_manuscripts(directory) else (_MANUSCRIPTS,)
    own = () if (directory / "templates").resolve() == shipped_templates().resolve() else ("templates",)
    sources = pack(directory, ("bibliography.bib", "source", *own), passed_over)
    issues = below(directory, tuple(f"build/{slug}.pdf" for slug in collection_slugs(opened.publication)))
    return (sources, pack_files(issues)) if issues else (sources,)


def _work(job: Job) -> Work:
    """A job as it is sent: with what stands of its volume."""
    return make_there, (job, below(job.directory / "build", _patterns(job)))


def _slug(job: Job) -> str:
    return job.planned.collection.slug if job.planned.collection else job.planned.articles[0]


def _patterns(job: Job) -> tuple[str, ...]:
    """What build/ may have of a volume: its files, the folder of its page, and what is known of them."""
    slug = _slug(job)
    editions = tuple(EDITIONS[name] for name in EDITIONS)
    made = (edition.folder.format(slug=slug) or edition.file(slug) for edition in editions)
    return (*made, f"{slug}.concordance.html", f"{KNOWN}/{slug}.*")


def make_there(folder: Path, job: Job, stands: Mapping[str, bytes]) -> tuple[Came, bool]:
    """On a worker, in a folder of the sources: (what comes of a job, whether this process has grown too large)."""
    build, patterns = folder / "build", _patterns(job)
    clear(build, patterns)
    put(build, stands)
    try:
        made, memory = make(lambda _: None, replace(job, directory=folder))
        files = {name: data for name, data in below(build, patterns).items() if stands.get(name) != data}
    finally:
        clear(build, patterns)
    by_digest = {digest(data): data for data in files.values()}
    digests = {name: digest(data) for name, data in files.items()}
    return Came(tuple(_as_from(folder, item) for item in made), digests, by_digest), memory > LARGEST


def _as_from(folder: Path, item: Built | Refused) -> Built | Refused:
    """What was made, without this machine's own paths."""
    if isinstance(item, Built):
        return replace(item, file=item.file.relative_to(folder))
    return item


def _placed(job: Job, came: Any | FootpressError) -> _Made:
    """What came of a job, put in its place: all of it, or nothing where it has not come whole."""
    if not isinstance(came, Came):
        return (Refused(job.planned.what, came),)
    build = job.directory / "build"
    stood = below(build, _patterns(job))
    files = {name: came.data.get(made, b"") for name, made in came.files.items()}
    whole = [{name: files.get(name, stood.get(name, b"")) for name in _files(item)} for item in came.made]
    told = [*came.files.items(), *(pair for item in came.made for pair in _files(item).items())]
    every = {**stood, **files}
    if any(digest(every.get(name, b"")) != made for name, made in told) or not all(_is_of(job, name) for name, _ in told):
        return (Refused(job.planned.what, WorldError("What was made of it has not come whole: build it again.")),)
    placed = tuple(_in_place(job, item, own) for item, own in zip(came.made, whole, strict=True))
    beside = [name for name in files if name.startswith(f"{KNOWN}/") or name.endswith(".concordance.html")]
    for name in beside if placed == came.made else ():
        with suppress(WorldError):  # what is known costs the next build time where it is not
            replace_bytes(build / name, files[name])
    return tuple(replace(item, file=job.directory / item.file) if isinstance(item, Built) else item for item in placed)


def _files(item: Built | Refused) -> Mapping[str, str]:
    return item.files if isinstance(item, Built) and item.made else {}


def _is_of(job: Job, name: str) -> bool:
    """Whether a path is one that the files of this volume may have."""
    return is_within(name) and any(name == each or fnmatch(name, each) or name.startswith(f"{each}/") for each in _patterns(job))


def _in_place(job: Job, item: Built | Refused, files: Mapping[str, bytes]) -> Built | Refused:
    """An edition that was made, in the place of what stands; or why it is not."""
    if not isinstance(item, Built) or not item.made:
        return item
    build, slug = job.directory / "build", _slug(job)
    edition = next(each for each in map(EDITIONS.__getitem__, job.editions) if item.file.as_posix() == f"build/{each.file(slug)}")
    try:
        place_files(build, files, last=edition.file(slug), whole=edition.folder.format(slug=slug))
        if not edition.offers_others:
            copy_beside(slug, build)
    except WorldError as error:
        return Refused(f"{job.planned.what} ({edition.name})", error)
    return item


def _names_manuscripts(directory: Path) -> bool:
    """Whether an article or a setting may ask for a file among the manuscripts as they were received."""
    texts = below(directory / "source", ("*.md", "*.yaml", "collections/*"))
    return any(b"manuscripts" in data for data in texts.values())
