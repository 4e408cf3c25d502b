"""Undo and redo: over the whole sitting; one goes to where the change is seen."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from footpress.desk.desk import desk_of

_PAGES = {"text": "text", "remedy": "text", "article": "article"}
"""Where what was changed besides the notes is seen."""


async def undo(request: Request) -> Response:
    """POST /undo and /redo"""
    desk = desk_of(request)
    step = desk.sitting.undo if request.url.path == "/undo" else desk.sitting.redo
    change = await run_in_threadpool(step)
    if change is None:
        return RedirectResponse("/", 303)
    page = f"note/{change.note}" if change.note else _PAGES.get(change.what, "")
    return RedirectResponse(f"/a/{change.slug}/{page}".rstrip("/"), 303)
