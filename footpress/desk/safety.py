"""Who may talk to the desk: this machine, by the right name, from the desk's own pages, with the token that was printed.

Any page that an editor has open can send requests to 127.0.0.1; so a request must name the desk as its host (against DNS rebinding), a
change must come from a page of the desk (Origin), and both need a cookie that only the printed address gives (SameSite=Strict, HttpOnly).
What a page of the desk may load is said by its Content-Security-Policy: nothing from another host, no script but the desk's own.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from footpress.text.slugs import is_slug

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PREVIEW_POLICY = (
    "sandbox allow-same-origin; default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
"""For what is made of an article: it may look as it likes, and do nothing; no script runs in it. It has the desk's origin so that the desk's
page can keep the place to which it is scrolled, and so that its pictures come with the cookie."""
LARGEST_UPLOAD = 64 * 2**20
LARGEST_FORM = 4 * 2**20
_CHANGING = ("POST", "PUT", "PATCH", "DELETE")
_REFUSED = "The desk opens with the address that `footpress desk` printed, in this browser: copy it whole, with its token."


@dataclass(frozen=True, slots=True)
class Secrets:
    """The token of the printed address, and what the cookie holds that it is exchanged for; new for each desk."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    cookie: str = field(default_factory=lambda: secrets.token_urlsafe(24))


class Guard:
    """The application behind the checks; `port` is the one it is reached at, `read_only` refuses every change."""

    def __init__(self, app: ASGIApp, port: int, held: Secrets, *, read_only: bool = False) -> None:
        self._app, self._held, self._read_only = app, held, read_only
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self._name = f"footpress-desk-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        if scope["type"] != "http":
            return
        answer = self._refusal(scope)
        if answer is None:
            await self._app(scope, _bounded(scope, receive), _with_headers(send))
        else:
            await answer(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> Response | None:
        """What is answered instead of the application; None where it may answer."""
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self._hosts:
            return PlainTextResponse("This is no name of the desk.", 421)
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        if scope["path"] == "/" and "token" in asked:
            return self._exchanged(asked["token"][0], asked.get("article", [""])[0], asked.get("page", [""])[0])
        if not _same(_cookie(headers, self._name), self._held.cookie):
            return PlainTextResponse(_REFUSED, 403)
        if scope["method"] in _CHANGING:
            return self._refused_change(scope, headers)
        return None if scope["method"] in ("GET", "HEAD") else PlainTextResponse("The desk knows no such request.", 405)

    def _exchanged(self, token: str, slug: str, page: str) -> Response:
        if not _same(token, self._held.token):
            return PlainTextResponse(_REFUSED, 403)
        answer = RedirectResponse(f"/a/{slug}{'/see' if page == 'see' else ''}" if is_slug(slug) else "/", 303)
        answer.set_cookie(self._name, self._held.cookie, httponly=True, samesite="strict", path="/")
        return answer

    def _refused_change(self, scope: Scope, headers: Headers) -> Response | None:
        origins = {f"http://{host}" for host in self._hosts}
        if headers.get("origin") not in origins:
            return PlainTextResponse("Only a page of the desk may change anything.", 403)
        if self._read_only:
            return PlainTextResponse("This desk is for looking only (--read-only).", 403)
        length = headers.get("content-length", "")
        if not length.isascii() or not length.isdigit() or int(length) > _largest(scope):
            return too_large(scope)
        return None


def _largest(scope: Scope) -> int:
    return LARGEST_UPLOAD if scope["path"] == "/import" else LARGEST_FORM


def policy_with(nonce: str) -> str:
    """The policy of a page with an editor, which writes style sheets of its own: those that bear the nonce of this one answer."""
    return POLICY.replace("style-src 'self'", f"style-src 'self' 'nonce-{nonce}'")


class TooLarge(Exception):
    """More came than was told."""


def too_large(scope: Scope) -> Response:
    """What is answered where more came than may."""
    return PlainTextResponse(f"This is larger than {_largest(scope) // 2**20} MB.", 413)


def _bounded(scope: Scope, receive: Receive) -> Receive:
    """What is received, but no more than may be, whatever length it told."""
    left = _largest(scope)

    async def received() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise TooLarge
        return message

    return received


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.setdefault("content-security-policy", POLICY)
            headers.setdefault("cache-control", "no-store")
            headers["x-content-type-options"] = "nosniff"
            headers["referrer-policy"] = "same-origin"  # with no-referrer a form of the desk would tell no origin
            headers["cross-origin-resource-policy"] = "same-origin"
            headers["cross-origin-opener-policy"] = "same-origin"
        await send(message)

    return sent


def _same(one: str, two: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), two.encode())


def _cookie(headers: Headers, name: str) -> str:
    try:
        cookies = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return cookies[name].value if name in cookies else ""
