"""The queries of an import about the whole article, each to be ticked off when a person has looked at it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from footpress.desk.desk import Desk, desk_of, texts_of
from footpress.desk.pages.note_acts import today
from footpress.gathering.queries import Query, open_queries, with_answered
from footpress.gathering.record import format_record
from footpress.gathering.record_reading import read_record
from footpress.problems import UsageError


async def queries(request: Request) -> Response:
    """GET /a/SLUG/queries"""
    desk, slug = desk_of(request), request.path_params["slug"]
    found = [(query, token_of(query)) for query in _open(desk, slug)]
    return desk.page(request, "queries", slug=slug, title="queries", found=found)


async def answer(request: Request) -> Response:
    """POST /a/SLUG/queries: the query that `query` names by its words is answered; one that is not open any more is told."""
    desk, slug = desk_of(request), request.path_params["slug"]
    wanted = texts_of(await request.form()).get("query", "")
    name = f"source/notes/{slug}.yaml"

    def files() -> dict[str, str]:
        places = frozenset(query.place for query in _open(desk, slug) if token_of(query) == wanted)
        if not places:
            raise UsageError("This query is not open any more: load the page again.")
        return {name: format_record(with_answered(read_record(desk.sitting.text(name), name), places, today()))}

    await run_in_threadpool(desk.sitting.change_files, "queries", slug, 0, files)
    return RedirectResponse(f"/a/{slug}/queries", 303)


def token_of(query: Query) -> str:
    """What names a query on a page, wherever it stands in the record."""
    return hashlib.sha256(f"{query.id} {query.line} {query.message}".encode()).hexdigest()[:16]


def _open(desk: Desk, slug: str) -> Iterator[Query]:
    record = desk.sitting.texts(slug).record
    return open_queries(read_record(record, f"source/notes/{slug}.yaml")) if record else iter(())
