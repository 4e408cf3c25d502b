"""All articles with their state, and the place to drop a manuscript."""

from __future__ import annotations

import re
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from footpress.desk.desk import Desk, desk_of
from footpress.desk.note_view import Progress, progress
from footpress.desk.pages.places import place_of
from footpress.desk.words import LANGUAGES
from footpress.desk.work import import_file
from footpress.disk.writing import replace_bytes, scratch
from footpress.editions import EDITIONS, USUAL
from footpress.problems import FootpressError, UsageError
from footpress.source.articles import find_articles
from footpress.source.reading import read_publication, source_of
from footpress.text.slugs import is_slug


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in the list: its title, how far its notes are looked at, which editions are built, and what keeps it from being read."""

    slug: str
    title: str
    authors: str
    progress: Progress | None
    built: tuple[str, ...]
    error: str = ""


async def articles(request: Request) -> Response:
    """GET /"""
    desk = desk_of(request)
    rows = await run_in_threadpool(_rows, desk)
    return desk.page(request, "articles", rows=rows, publication=read_publication(desk.directory).title)


async def receive(request: Request) -> Response:
    """POST /import: a manuscript; what is found of it is told on the page of its work."""
    desk = desk_of(request)
    async with request.form(max_files=1, max_fields=4) as form:
        upload = form.get("file")
        if not isinstance(upload, UploadFile) or not upload.filename:
            raise UsageError("Choose a file first.")
        slug = str(form.get("slug") or "").strip()
        if slug and not is_slug(slug):
            raise UsageError("The name in addresses has small letters, digits and hyphens alone, as my-article.")
        name, data = file_name(upload.filename), await upload.read()
    kept = ExitStack()
    path = kept.enter_context(scratch(Path(tempfile.gettempdir()))) / name
    await run_in_threadpool(replace_bytes, path, data)
    job = desk.jobs.start("import", slug, import_file, path, desk.directory, slug, then=kept.close)
    return RedirectResponse(f"/work/{job.id}", 303)


async def work(request: Request) -> Response:
    """GET /work/ID: how far a piece of work is, or what came of it."""
    desk = desk_of(request)
    job = desk.jobs.get(request.path_params["id"])
    if job is None:
        raise UsageError("This work is no longer known: the desk was started anew since.")
    slug = job.result.slug if job.is_done and job.result and job.what == "import" else job.slug
    return desk.page(
        request,
        f"work_{job.what}",
        job=job,
        slug=job.slug,
        title=job.what,
        place_of=lambda problem: place_of(desk, slug, problem),
    )


async def choose_language(request: Request) -> Response:
    """GET /lang/CODE"""
    lang = request.path_params["lang"]
    answer = RedirectResponse("/", 303)
    if lang in LANGUAGES:
        answer.set_cookie("footpress-desk-lang", lang, httponly=True, samesite="strict", path="/", max_age=31536000)
    return answer


def file_name(given: str) -> str:
    """The name of an upload, without any folder and without what no file is called."""
    name = re.split(r"[/\\]", given)[-1]
    name = "".join(character for character in name if character.isprintable() and character not in '<>:"|?*').strip(" .")
    return name[-120:] or "manuscript"


def _rows(desk: Desk) -> list[ArticleRow]:
    return [_row(desk, slug) for slug in find_articles(desk.directory).slugs]


def _row(desk: Desk, slug: str) -> ArticleRow:
    built = tuple(name for name in USUAL if (desk.directory / "build" / EDITIONS[name].file(slug)).is_file())
    try:
        texts = desk.sitting.texts(slug)
        front = source_of(texts.markdown, slug, read_publication(desk.directory)).front_matter
        authors = ", ".join(author.name.display for author in front.authors)
        return ArticleRow(slug, front.title, authors, progress(texts), built)
    except FootpressError as error:
        return ArticleRow(slug, slug, "", None, built, str(error))
