"""The article: what it says of itself, as a form that is made of one table (`footpress.desk.article_fields`)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from footpress.desk.article_fields import BLOCKS, GROUPS, Block, Group, count, form_of, front_matter_of
from footpress.desk.desk import Desk, desk_of, texts_of
from footpress.problems import FootpressError, ProblemsFound, UsageError
from footpress.source.front_matter_text import with_front_matter
from footpress.source.reading import front_matter_span, read_publication, source_of
from footpress.source.yaml_text import read_mapping
from footpress.text.written_yaml import dump_yaml

Form = Mapping[str, str]


class _ChangedMeanwhile(Exception):
    """The front matter does not stand as it was shown to whoever changes it."""


class _Refused(Exception):
    """A build could not read what was typed: the sentence, and the key that it is about ("" for none)."""

    def __init__(self, key: str, sentence: str) -> None:
        super().__init__(sentence)
        self.key, self.sentence = key, sentence


async def article(request: Request) -> Response:
    """GET /a/SLUG/article"""
    desk, slug = desk_of(request), request.path_params["slug"]
    head = _head(desk, slug)
    return _form(request, desk, slug, form_of(_standing(head, slug)), _version(head))


async def save_article(request: Request) -> Response:
    """POST /a/SLUG/article: what a build could not read, and what was changed elsewhere meanwhile, is not written but shown."""
    desk, slug = desk_of(request), request.path_params["slug"]
    form = texts_of(await request.form())
    words = desk.words.of(desk.language(request))
    try:
        await run_in_threadpool(desk.sitting.change_files, "article", slug, 0, lambda: _written(desk, slug, form))
    except _Refused as refused:
        says = {refused.key: refused.sentence} if refused.key else {}
        return _form(request, desk, slug, form, form.get("stands", ""), 422, refused.sentence, says)
    except _ChangedMeanwhile:
        head = _head(desk, slug)
        now = form_of(_standing(head, slug))
        apart = {name: f"{words['stands_now']}: {now.get(name) or '–'}" for name in form if now.get(name, "") != form[name]}
        return _form(request, desk, slug, form, _version(head), 409, words["article_changed"], {**apart, "stands": ""})
    except FootpressError as error:
        return _form(request, desk, slug, form, form.get("stands", ""), 422, str(error))
    return RedirectResponse(f"/a/{slug}/article", 303)


def _form(
    request: Request,
    desk: Desk,
    slug: str,
    values: Form,
    stands: str,
    status: int = 200,
    alert: str = "",
    says: Form | None = None,
) -> Response:
    """The form with these values; `says` is what is to be said of a field, by its name."""
    return desk.page(
        request,
        "article",
        status,
        slug=slug,
        title="article",
        values=values,
        stands=stands,
        groups=[(group, sum(bool(values.get(each.name)) for each in group.fields), _is_open(group, says)) for group in GROUPS],
        blocks=[(block, *_counted(block, values), _is_open(block, says)) for block in BLOCKS],
        says={name: sentence for name, sentence in (says or {}).items() if sentence},
        alert=alert,
    )


def _counted(block: Block, values: Form) -> tuple[int, int]:
    """(how many blocks the form offers, how many of them say something): one more than there are, where there may be several."""
    there = sum(any(values.get(f"{block.name}-{each.name}-{n}") for each in block.fields) for n in range(count(block, values)))
    return (1 if block.is_one else there + 1), there


def _is_open(part: Group | Block, says: Form | None) -> bool:
    """Whether something is to be said of a field that would be folded away."""
    names = [field.name for field in part.fields] if isinstance(part, Group) else [part.name]
    return any(said in names or said.startswith(f"{part.name}-") for said in says or ())


def _written(desk: Desk, slug: str, form: Form) -> dict[str, str]:
    """The text with what the form says. Raises _Refused where a build could not read it."""
    file = f"source/{slug}.md"
    markdown = desk.sitting.texts(slug).markdown
    head = _head(desk, slug)
    if form.get("stands") != _version(head):
        raise _ChangedMeanwhile
    changed = with_front_matter(markdown, front_matter_of(form, _standing(head, slug)), dump_yaml, file)
    try:
        source_of(changed, slug, read_publication(desk.directory))
    except ProblemsFound as stopped:
        start, end = front_matter_span(changed, file)
        lines = read_mapping(changed[start:end], file, 2).lines
        problem = stopped.problems[0]
        key = next(
            (name for name, line in lines.items() if line == problem.line), "" if form.get("title", "").strip() else "title"
        )
        raise _Refused(key, problem.message) from stopped
    return {file: changed}


def _head(desk: Desk, slug: str) -> str:
    markdown = desk.sitting.texts(slug).markdown
    if not markdown:
        raise UsageError(f"There is no article {slug}.")
    start, end = front_matter_span(markdown, f"source/{slug}.md")
    return markdown[start:end]


def _standing(head: str, slug: str) -> Mapping[str, Any]:
    return read_mapping(head, f"source/{slug}.md", 2).values


def _version(head: str) -> str:
    return hashlib.sha256(head.encode()).hexdigest()[:16]
