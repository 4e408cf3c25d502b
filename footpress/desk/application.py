"""The desk as an application: which address is which page, and what is said where one cannot be shown."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from footpress.desk.desk import Desk, desk_of
from footpress.desk.pages import article_form, articles, notes, publishing, seeing, text, together, undoing
from footpress.desk.safety import TooLarge, too_large
from footpress.problems import FootpressError

_STYLE, _SCRIPT = "text/css; charset=utf-8", "text/javascript; charset=utf-8"
_ASSETS = {
    **dict.fromkeys(("desk.css", "text.css", "see.css"), _STYLE),
    **dict.fromkeys(("desk.js", "text.js", "see.js", "editor.js"), _SCRIPT),
}

ROUTES = (
    Route("/", articles.articles),
    Route("/import", articles.receive, methods=["POST"]),
    Route("/lang/{lang}", articles.choose_language),
    Route("/work/{id}", articles.work),
    Route("/undo", undoing.undo, methods=["POST"]),
    Route("/redo", undoing.undo, methods=["POST"]),
    Route("/a/{slug}", notes.first),
    Route("/a/{slug}/together/{reasons}", together.together),
    Route("/a/{slug}/together/{reasons}", together.confirm_together, methods=["POST"]),
    Route("/a/{slug}/note/{number:int}", notes.note),
    Route("/a/{slug}/note/{number:int}/printed", notes.printed_note, methods=["GET", "POST"]),
    Route("/a/{slug}/note/{number:int}/also", notes.also, methods=["POST"]),
    Route("/a/{slug}/note/{number:int}/merge", notes.merge, methods=["POST"]),
    Route("/a/{slug}/note/{number:int}/{act}", notes.change, methods=["POST"]),
    Route("/a/{slug}/article", article_form.article),
    Route("/a/{slug}/article", article_form.save_article, methods=["POST"]),
    Route("/a/{slug}/text", text.text),
    Route("/a/{slug}/text", text.save_text, methods=["POST"]),
    Route("/a/{slug}/text/version", text.standing_version),
    Route("/a/{slug}/text/remedy", text.take_remedy, methods=["POST"]),
    Route("/a/{slug}/see", seeing.see),
    Route("/a/{slug}/see/changes", seeing.changes),
    Route("/a/{slug}/see/concordance", seeing.concordance),
    Route("/a/{slug}/see/made/{kind}", seeing.made),
    Route("/a/{slug}/see/page", seeing.web_page),
    Route("/a/{slug}/see/web/{path:path}", seeing.shown_file),
    Route("/a/{slug}/see/book/{path:path}", seeing.shown_file),
    Route("/a/{slug}/see/pages/{number:int}", seeing.page_drawn),
    Route("/a/{slug}/see/pages/{number:int}.png", seeing.page_picture),
    Route("/a/{slug}/see/{kind}", seeing.see),
    Route("/a/{slug}/check", seeing.findings),
    Route("/a/{slug}/mend", seeing.mend_all, methods=["POST"]),
    Route("/a/{slug}/publish", publishing.publish_page),
    Route("/a/{slug}/publish", publishing.start, methods=["POST"]),
    Route("/a/{slug}/publish/changes", publishing.changes),
    Route("/a/{slug}/download/{edition}", publishing.download),
)


def application(desk: Desk) -> Starlette:
    """The pages of a desk, without the checks of who may ask for them (`safety.Guard`)."""
    app = Starlette(
        routes=[*ROUTES, *(Route(f"/assets/{name}", _asset) for name in _ASSETS)],
        exception_handlers={FootpressError: _refused, TooLarge: _too_much, 404: _unknown, Exception: _defect},
    )
    app.state.desk = desk
    return app


async def _asset(request: Request) -> Response:
    name = request.url.path.rpartition("/")[2]
    return Response(desk_of(request).templates.read(f"desk/{name}"), media_type=_ASSETS[name])


async def _refused(request: Request, error: Exception) -> Response:
    return desk_of(request).page(request, "refused", 422, sentence=str(error))


async def _too_much(request: Request, _error: Exception) -> Response:
    return too_large(request.scope)


async def _defect(request: Request, error: Exception) -> Response:
    sentence = (
        f"This is a defect of footpress ({type(error).__name__}: {error}), not of your text. What stands on the disk stands."
    )
    return desk_of(request).page(request, "refused", 500, sentence=sentence)


async def _unknown(request: Request, _error: Exception) -> Response:
    return desk_of(request).page(request, "refused", 404, sentence="")
