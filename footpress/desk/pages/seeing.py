"""See: the web page and the EPUB in frames in which nothing runs, the pages of the PDF as pictures, the concordance, the findings."""

from __future__ import annotations

from collections.abc import AsyncIterator
from html import escape
from mimetypes import guess_type

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse

from footpress.desk.changes import state_of
from footpress.desk.desk import Desk, desk_of
from footpress.desk.pages.places import place_of
from footpress.desk.reading_system import chapters, documents
from footpress.desk.safety import PREVIEW_POLICY
from footpress.desk.seen import KINDS
from footpress.desk.work import check_article, lint_article, mend_article
from footpress.disk.reading import read_bytes
from footpress.editions import EDITIONS
from footpress.problems import FootpressError, Problem, ProblemsFound, UsageError
from footpress.source.articles import find_slugs

_SECONDS = 90.0
_KINDS_OF_FILES = {".xhtml": "application/xhtml+xml", ".ncx": "application/xml", ".opf": "application/xml"}


async def see(request: Request) -> Response:
    """GET /a/SLUG/see, /a/SLUG/see/pages, /a/SLUG/see/book: a preview, which its script fills and keeps up with the files."""
    desk, slug = desk_of(request), _known(request)
    kind = request.path_params.get("kind", KINDS[0])
    if kind not in KINDS:
        raise UsageError("There is no such view.")
    return desk.page(request, "see", slug=slug, title="see", kind=kind, first=EDITIONS["html"].file(slug))


async def made(request: Request) -> Response:
    """GET /a/SLUG/see/made/KIND: make a preview anew where it has to be, as JSON: what is in it, or the problems that it cannot be made for."""
    desk, slug, kind = desk_of(request), _known(request), request.path_params["kind"]
    if kind not in KINDS:
        raise UsageError("There is no such view.")
    try:
        shown = await run_in_threadpool(desk.seen.now, kind, slug)
    except FootpressError as error:
        return JSONResponse({"problems": [_told(desk, slug, problem) for problem in _problems(error)]})
    if kind == "pages":
        return JSONResponse({"count": shown.count, "width": round(shown.width), "height": round(shown.height)})
    if kind == "book":
        listed = [{"address": each.address, "words": each.words, "level": each.level} for each in chapters(shown)]
        return JSONResponse({"chapters": listed, "documents": documents(shown)})
    return JSONResponse({})


async def web_page(request: Request) -> Response:
    """GET /a/SLUG/see/page: leads to the web page as it would be built now; to the last that could be made, where it cannot; else why not."""
    desk, slug = desk_of(request), _known(request)
    try:
        await run_in_threadpool(desk.seen.now, "web", slug)
    except FootpressError as error:
        if not desk.seen.has("web", slug):
            sentences = "".join(f"<p>{escape(problem.message)}</p>" for problem in _problems(error))
            return _preview(f"<!doctype html><title>–</title>{sentences}".encode(), "text/html; charset=utf-8")
    return RedirectResponse(f"/a/{slug}/see/web/{EDITIONS['html'].file(slug)}", 303)


async def shown_file(request: Request) -> Response:
    """GET /a/SLUG/see/KIND/PATH: a file of the last preview of the web page or the EPUB, to be shown in a frame."""
    desk, slug, path = desk_of(request), _known(request), request.path_params["path"]
    kind = "book" if request.url.path.startswith(f"/a/{slug}/see/book/") else "web"
    data = await run_in_threadpool(desk.seen.file, kind, slug, path)
    ending = path[path.rfind(".") :]
    return _preview(data, _KINDS_OF_FILES.get(ending) or guess_type(path)[0] or "application/octet-stream")


async def page_drawn(request: Request) -> Response:
    """GET /a/SLUG/see/pages/N: draw a page of the PDF; as JSON, whether it looks as before: its digest."""
    desk, slug = desk_of(request), _known(request)
    try:
        picture = await run_in_threadpool(desk.seen.picture, slug, request.path_params["number"])
    except FootpressError as error:
        return JSONResponse({"problems": [_told(desk, slug, problem) for problem in _problems(error)]})
    return JSONResponse({"digest": picture.digest})


async def page_picture(request: Request) -> Response:
    """GET /a/SLUG/see/pages/N.png"""
    desk, slug = desk_of(request), _known(request)
    picture = await run_in_threadpool(desk.seen.picture, slug, request.path_params["number"])
    return Response(picture.data, media_type="image/png")


async def changes(request: Request) -> Response:
    """GET /a/SLUG/see/changes: an event whenever a file has changed of which the previews are made (server-sent events)."""
    desk, slug = desk_of(request), _known(request)

    async def states() -> AsyncIterator[str]:
        told = ""
        while not await request.is_disconnected():
            now = desk.watch.now
            state = await run_in_threadpool(state_of, desk.directory, slug)
            if state != told:
                yield f"data: {state}\n\n"
                told = state
            await desk.watch.changed(now)

    return StreamingResponse(states(), media_type="text/event-stream")


async def concordance(request: Request) -> Response:
    """GET /a/SLUG/see/concordance: the editions that are built side by side, as `footpress check` writes them."""
    desk, slug = desk_of(request), _known(request)
    if not desk.read_only:
        await run_in_threadpool(desk.quick.result, check_article, desk.directory, slug, seconds=_SECONDS)
    path = desk.directory / "build" / f"{slug}.concordance.html"
    if not path.is_file():
        raise UsageError("No edition is built yet: publish first.")
    return _preview(read_bytes(path, desk.directory), "text/html; charset=utf-8")


async def findings(request: Request) -> Response:
    """GET /a/SLUG/check: what the lint finds, each with a link to where it is mended."""
    desk, slug = desk_of(request), _known(request)
    problems, mendable = await run_in_threadpool(desk.quick.result, lint_article, desk.directory, slug, seconds=_SECONDS)
    found = [(problem, place_of(desk, slug, problem)) for problem in problems]
    return desk.page(request, "check", slug=slug, title="check", found=found, mendable=mendable)


async def mend_all(request: Request) -> Response:
    """POST /a/SLUG/mend: what is safe to mend."""
    desk, slug = desk_of(request), _known(request)
    await run_in_threadpool(desk.quick.result, mend_article, desk.directory, slug, seconds=_SECONDS)
    return RedirectResponse(f"/a/{slug}/check", 303)


def _known(request: Request) -> str:
    slug = str(request.path_params["slug"])
    find_slugs(desk_of(request).directory, (slug,))
    return slug


def _problems(error: FootpressError) -> tuple[Problem, ...]:
    return error.problems if isinstance(error, ProblemsFound) else (Problem("", 0, "not-made", "error", str(error)),)


def _told(desk: Desk, slug: str, problem: Problem) -> dict[str, str]:
    """A problem as a page shows it: its place in the file, its sentence, and where it is mended ("" where the desk has no such page)."""
    file = f"{problem.file}:{problem.line}" if problem.line else problem.file
    return {"file": file, "sentence": problem.message, "place": place_of(desk, slug, problem) if problem.file else ""}


def _preview(content: bytes, media_type: str) -> Response:
    return Response(content, headers={"content-security-policy": PREVIEW_POLICY}, media_type=media_type)
