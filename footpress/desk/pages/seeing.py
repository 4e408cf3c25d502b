"""See: the web page in a frame that can do nothing, the pages of the PDF as pictures, the concordance, the findings."""

from __future__ import annotations

import base64
import re
from collections import OrderedDict
from mimetypes import guess_type
from pathlib import PurePosixPath

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from footpress.desk.desk import Desk, desk_of
from footpress.desk.pages.places import place_of
from footpress.desk.safety import PREVIEW_POLICY
from footpress.desk.work import check_article, lint_article, mend_article, page_as_html, pages_as_pictures
from footpress.disk.reading import read_bytes
from footpress.editions import EDITIONS
from footpress.problems import UsageError
from footpress.source.articles import find_slugs

_WIDTH = 900
_SECONDS = 90.0
_PICTURE = re.compile(r'(?P<before>\ssrc=")(?P<name>[^":?#]+)(?=")')
_kept: OrderedDict[tuple[str, int], tuple[bytes, ...]] = OrderedDict()
"""The pages of the last previews, by article and state."""


async def see(request: Request) -> Response:
    """GET /a/SLUG/see"""
    desk, slug = desk_of(request), _known(request)
    return desk.page(request, "see", slug=slug, title="see", state=_state(desk, slug))


async def state(request: Request) -> Response:
    """GET /a/SLUG/see/state: a number that changes with what the previews are made of."""
    return PlainTextResponse(str(_state(desk_of(request), _known(request))))


async def web_page(request: Request) -> Response:
    """GET /a/SLUG/see/page: the web page as it would be built now, its pictures within it."""
    desk, slug = desk_of(request), _known(request)
    files = await run_in_threadpool(desk.quick.result, page_as_html, desk.directory, slug, seconds=_SECONDS)
    page = EDITIONS["html"].file(slug)
    text = _with_pictures(files[page].decode("utf-8"), files, str(PurePosixPath(page).parent))
    return _preview(text)


async def pages(request: Request) -> Response:
    """GET /a/SLUG/see/pages: how many pages the PDF has as it would be built now, as a list of pictures."""
    desk, slug = desk_of(request), _known(request)
    found = await run_in_threadpool(_pages, desk, slug)
    return desk.page(request, "see_pages", slug=slug, title="see", count=len(found), state=_state(desk, slug))


async def page_picture(request: Request) -> Response:
    """GET /a/SLUG/see/pages/N.png"""
    desk, slug, number = desk_of(request), _known(request), request.path_params["number"]
    found = await run_in_threadpool(_pages, desk, slug)
    if not 1 <= number <= len(found):
        raise UsageError("There is no such page.")
    return Response(found[number - 1], media_type="image/png")


async def concordance(request: Request) -> Response:
    """GET /a/SLUG/see/concordance: the editions that are built side by side, as `footpress check` writes them."""
    desk, slug = desk_of(request), _known(request)
    if not desk.read_only:
        await run_in_threadpool(desk.quick.result, check_article, desk.directory, slug, seconds=_SECONDS)
    path = desk.directory / "build" / f"{slug}.concordance.html"
    if not path.is_file():
        raise UsageError("No edition is built yet: publish first.")
    return _preview(read_bytes(path, desk.directory).decode("utf-8"))


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


def _pages(desk: Desk, slug: str) -> tuple[bytes, ...]:
    state = (slug, _state(desk, slug))
    if state not in _kept:
        _kept[state] = desk.quick.result(pages_as_pictures, desk.directory, slug, _WIDTH, seconds=_SECONDS)
        while len(_kept) > 2:
            _kept.popitem(last=False)
    return _kept[state]


def _state(desk: Desk, slug: str) -> int:
    texts = desk.sitting.texts(slug)
    return hash((texts.markdown, texts.bibliography, desk.sitting.text("source/publication.yaml")))


def _with_pictures(page: str, files: dict[str, bytes], folder: str) -> str:
    """A page that needs no other file: what it shows is in it."""

    def within(found: re.Match[str]) -> str:
        data = files.get(f"{folder}/{found['name']}")
        if data is None:
            return found[0]
        kind = guess_type(found["name"])[0] or "application/octet-stream"
        return f"{found['before']}data:{kind};base64,{base64.b64encode(data).decode()}"

    return _PICTURE.sub(within, page)


def _preview(text: str) -> Response:
    return Response(text, media_type="text/html; charset=utf-8", headers={"content-security-policy": PREVIEW_POLICY})
