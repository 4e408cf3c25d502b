"""Text: the Markdown of an article, with the findings at its lines and their remedies, and the page beside it."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from footpress.checks.lint.rule import Remedy
from footpress.desk.desk import Desk, desk_of, texts_of
from footpress.desk.safety import policy_with
from footpress.desk.text_findings import text_findings
from footpress.problems import FootpressError, Problem, UsageError
from footpress.source.front_matter_text import body_of

_SECONDS = 90.0
PHRASES = {
    "Find": "find", "Replace": "replace", "next": "find_next", "previous": "find_previous", "all": "find_all", "match case": "find_case",
    "regexp": "find_pattern", "by word": "find_word", "replace": "replace", "replace all": "replace_all", "close": "close",
    "current match": "find_current", "on line": "find_line", "Go to line": "find_go", "go": "find_go_do",
    "replaced $ matches": "find_replaced", "replaced match on line $": "find_replaced_line", "Diagnostics": "findings",
    "No diagnostics": "no_findings",
}  # fmt: skip
"""What the editor says → the word of the desk for it."""


@dataclass(frozen=True, slots=True)
class TextFinding:
    """A finding at a line of the text (from 1, the front matter not counted; 0 for one that stands in the front matter).

    `start` and `end` count as JavaScript does, in units of UTF-16, and are -1 where there is no remedy; `instead` is what it writes."""

    problem: Problem
    line: int
    start: int = -1
    end: int = -1
    instead: str = ""
    shown: str = ""
    """What stands there then, with the rest of its word; "" where that is nothing to be seen."""

    @property
    def has_remedy(self) -> bool:
        """Whether a click mends it."""
        return self.start >= 0


async def text(request: Request) -> Response:
    """GET /a/SLUG/text"""
    desk, slug = desk_of(request), request.path_params["slug"]
    return await run_in_threadpool(_text, request, desk, slug)


async def standing_version(request: Request) -> Response:
    """GET /a/SLUG/text/version: what changes where the text does."""
    desk, slug = desk_of(request), request.path_params["slug"]
    return PlainTextResponse(version_of(_parts(desk, slug)[1]))


async def save_text(request: Request) -> Response:
    """POST /a/SLUG/text: the Markdown behind the front matter."""
    desk, slug = desk_of(request), request.path_params["slug"]
    form = texts_of(await request.form())
    body, version = form.get("body", ""), form.get("version", "")

    def files() -> dict[str, str]:
        head, standing = _parts(desk, slug)
        if version != version_of(standing):
            raise UsageError(desk.words.of(desk.language(request))["text_changed"])
        typed = body.replace("\r\n", "\n").strip("\n") + "\n"
        if not typed.strip():
            raise UsageError("An article without a text is not kept: take it back with undo, or delete its file.")
        return {f"source/{slug}.md": head + typed}

    try:
        await run_in_threadpool(desk.sitting.change_files, "text", slug, 0, files)
    except FootpressError as error:
        return await run_in_threadpool(_text, request, desk, slug, 409, str(error), body)
    return RedirectResponse(f"/a/{slug}/text", 303)


async def take_remedy(request: Request) -> Response:
    """POST /a/SLUG/text/remedy: what mends one finding, the `n`th of the list of this version."""
    desk, slug = desk_of(request), request.path_params["slug"]
    form = texts_of(await request.form())
    found = await run_in_threadpool(_found, desk, slug)

    def files() -> dict[str, str]:
        head, body = _parts(desk, slug)
        if form.get("version") != version_of(body):
            raise UsageError(desk.words.of(desk.language(request))["text_changed"])
        number = form.get("n", "")
        one = found[int(number)] if re.fullmatch(r"\d{1,5}", number, re.ASCII) and int(number) < len(found) else None
        if one is None or not one.has_remedy:
            raise UsageError("The desk was asked for something that it does not know: load the page again.")
        lines = (head + body).split("\n")
        units = lines[one.problem.line - 1].encode("utf-16-le")
        lines[one.problem.line - 1] = (units[: 2 * one.start] + one.instead.encode("utf-16-le") + units[2 * one.end :]).decode(
            "utf-16-le"
        )
        return {f"source/{slug}.md": "\n".join(lines)}

    try:
        await run_in_threadpool(desk.sitting.change_files, "remedy", slug, 0, files)
    except FootpressError as error:
        return await run_in_threadpool(_text, request, desk, slug, 409, str(error))
    return RedirectResponse(f"/a/{slug}/text", 303)


def version_of(body: str) -> str:
    """What tells one text from another."""
    return hashlib.sha256(body.encode()).hexdigest()[:16]


def _parts(desk: Desk, slug: str) -> tuple[str, str]:
    """The front matter with the blank lines behind it, and the text."""
    markdown = desk.sitting.texts(slug).markdown
    if not markdown:
        raise UsageError(f"There is no article {slug}.")
    body = body_of(markdown).lstrip("\n")
    return markdown[: len(markdown) - len(body)], body


def _found(desk: Desk, slug: str) -> tuple[TextFinding, ...]:
    head, body = _parts(desk, slug)
    first, lines = head.count("\n") + 1, (head + body).split("\n")
    findings = desk.quick.result(text_findings, desk.directory, slug, seconds=_SECONDS)
    return tuple(_at(problem, remedy, first, lines) for problem, remedy in findings)


def _at(problem: Problem, remedy: Remedy | None, first: int, lines: list[str]) -> TextFinding:
    line = max(0, problem.line - first + 1)
    if remedy is None or not line:
        return TextFinding(problem, line)
    typed = lines[problem.line - 1]
    shown = (*re.findall(r"\w*$", typed[: remedy.start]), remedy.instead, *re.findall(r"^\w*", typed[remedy.end :]))
    places = _units(typed[: remedy.start]), _units(typed[: remedy.end])
    return TextFinding(problem, line, *places, remedy.instead, "".join(shown).strip() if remedy.instead.strip() else "")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _text(request: Request, desk: Desk, slug: str, status: int = 200, alert: str = "", typed: str | None = None) -> Response:
    head, body = _parts(desk, slug)
    found = _found(desk, slug)
    words = desk.words.of(desk.language(request))
    line = request.query_params.get("line", "")
    nonce = secrets.token_urlsafe(16)
    shown: dict[str, Any] = {
        "body": body if typed is None else typed,
        "standing": body if typed is not None else "",
        "version": version_of(body),
        "line": int(line) - head.count("\n") if re.fullmatch(r"\d{1,6}", line, re.ASCII) else 0,
        "first": head.count("\n") + 1,
        "found": found,
        "mendable": sum(each.problem.id in ("space-doubled", "range-hyphen") for each in found),
        "phrases": json.dumps({said: words[name] for said, name in PHRASES.items()}, ensure_ascii=False),
        "nonce": nonce,
    }
    answer = desk.page(request, "text", status, slug=slug, title="text", alert=alert, **shown)
    answer.headers["content-security-policy"] = policy_with(nonce)
    return answer
