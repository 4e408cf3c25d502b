"""Publish: build every edition, say what was refused with its place, and hand out what stands."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from footpress.desk.desk import Desk, desk_of
from footpress.desk.pages.places import place_of, place_of_change
from footpress.desk.work import build_article, changes_of_article
from footpress.disk.reading import read_bytes
from footpress.editions import EDITIONS, USUAL
from footpress.problems import ProblemsFound, UsageError

_MEDIA = {"pdf": "application/pdf", "epub": "application/epub+zip", "html": "text/html; charset=utf-8"}

_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Standing:
    """An edition that stands in build/: its size, and whether a source was changed after it was built."""

    edition: str
    size: int
    is_older: bool


async def publish_page(request: Request) -> Response:
    """GET /a/SLUG/publish"""
    desk, slug = desk_of(request), request.path_params["slug"]
    desk.sitting.texts(slug)
    last = desk.jobs.last("build", slug)
    made = last.result if last and last.result else ()
    return desk.page(
        request,
        "publish",
        slug=slug,
        title="publish",
        standing=_standing(desk, slug),
        job=last,
        remarks=tuple(dict.fromkeys(problem for each in made for problem in each.remarks)),
        place_of=lambda problem: place_of(desk, slug, problem),
    )


async def changes(request: Request) -> Response:
    """GET /a/SLUG/publish/changes: what has changed since the editions that stand were built, as a part of that page."""
    desk, slug = desk_of(request), request.path_params["slug"]
    desk.sitting.texts(slug)
    try:
        changed, editions = await run_in_threadpool(desk.quick.result, changes_of_article, desk.directory, slug, seconds=_SECONDS)
    except ProblemsFound as stopped:
        return desk.page(
            request, "changes", slug=slug, problems=stopped.problems, place_of=lambda each: place_of(desk, slug, each)
        )
    found = [(each, place_of_change(desk, slug, each)) for each in changed]
    return desk.page(request, "changes", slug=slug, problems=(), changed=found, editions=editions)


async def start(request: Request) -> Response:
    """POST /a/SLUG/publish"""
    desk, slug = desk_of(request), request.path_params["slug"]
    job = desk.jobs.start("build", slug, build_article, desk.directory, slug)
    return RedirectResponse(f"/work/{job.id}", 303)


async def download(request: Request) -> Response:
    """GET /a/SLUG/download/EDITION: the file of an edition as it was built."""
    desk, slug, name = desk_of(request), request.path_params["slug"], request.path_params["edition"]
    if name not in USUAL:
        raise UsageError("There is no such edition.")
    path = desk.directory / "build" / EDITIONS[name].file(slug)
    if not path.is_file():
        raise UsageError("This edition is not built yet.")
    file = f"{slug}.{name}"
    headers = {"content-disposition": f'attachment; filename="{file}"', "content-security-policy": "sandbox; default-src 'none'"}
    return Response(read_bytes(path, desk.directory), headers=headers, media_type=_MEDIA.get(name, "application/octet-stream"))


def _standing(desk: Desk, slug: str) -> list[Standing]:
    changed = max(
        (path.stat().st_mtime for name in (f"source/{slug}.md", "bibliography.bib", "source/publication.yaml")
         if (path := desk.directory / name).is_file()), default=0.0
    )  # fmt: skip
    paths = {name: desk.directory / "build" / EDITIONS[name].file(slug) for name in USUAL}
    return [Standing(name, path.stat().st_size, path.stat().st_mtime < changed) for name, path in paths.items() if path.is_file()]
