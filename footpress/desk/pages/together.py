"""Several notes that wait for the same reason: listed first, each with what is read of it, and those that stay chosen confirmed at once."""

from __future__ import annotations

import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from footpress.desk.alike import waiting
from footpress.desk.desk import Desk, desk_of, texts_of
from footpress.desk.pages.note_acts import today
from footpress.gathering.corrections.confirming import confirm
from footpress.gathering.corrections.standing_texts import StandingTexts
from footpress.problems import UsageError


async def together(request: Request) -> Response:
    """GET /a/SLUG/together/REASONS"""
    return await run_in_threadpool(_page, request, desk_of(request), *_place(request))


async def confirm_together(request: Request) -> Response:
    """POST /a/SLUG/together/REASONS: `n-3` names note 3 by its version, as it stood in the list; where one was changed since, none is confirmed."""
    desk, (slug, reasons) = desk_of(request), _place(request)
    form = texts_of(await request.form())
    chosen = {int(found[1]): text for name, text in form.items() if (found := re.fullmatch(r"n-(\d{1,7})", name, re.ASCII))}
    day = today()

    def make(texts: StandingTexts) -> StandingTexts:
        listed = {each.number: each.version for each in waiting(texts, reasons)}
        if any(listed.get(number) != shown for number, shown in chosen.items()):
            raise UsageError(desk.words.of(desk.language(request))["list_changed"])
        for number in chosen:
            texts = confirm(texts, number, day)
        return texts

    try:
        await run_in_threadpool(desk.sitting.change, "together", slug, 0, make)
    except UsageError as error:
        return await run_in_threadpool(_page, request, desk, slug, reasons, 409, str(error))
    return RedirectResponse(f"/a/{slug}", 303)


def _place(request: Request) -> tuple[str, str]:
    return request.path_params["slug"], request.path_params["reasons"]


def _page(request: Request, desk: Desk, slug: str, reasons: str, status: int = 200, alert: str = "") -> Response:
    texts = desk.sitting.texts(slug)
    listed = waiting(texts, reasons)
    if not listed and not alert:
        return RedirectResponse(f"/a/{slug}", 303)
    return desk.page(request, "together", status, slug=slug, title="together", reasons=reasons, listed=listed, alert=alert)
