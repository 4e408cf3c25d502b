"""The article: what it says of itself, as a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from footpress.desk.desk import Desk, desk_of, texts_of
from footpress.gathering.record import dump_yaml
from footpress.problems import FootpressError, UsageError
from footpress.source.front_matter_text import with_front_matter
from footpress.source.reading import front_matter_span, read_publication, source_of
from footpress.source.yaml_text import read_mapping

TEXTS = ("title", "subtitle", "date", "lang", "abstract", "author-note", "title-note", "series", "number", "doi")
_TRANSLATED = ("lang", "title", "subtitle", "abstract", "keywords")
_AUTHOR = ("family", "given", "orcid", "affiliation", "email")


async def article(request: Request) -> Response:
    """GET /a/SLUG/article"""
    return _form(request, desk_of(request), request.path_params["slug"])


async def save_article(request: Request) -> Response:
    """POST /a/SLUG/article"""
    desk, slug = desk_of(request), request.path_params["slug"]
    form = texts_of(await request.form())
    try:
        await run_in_threadpool(desk.sitting.change_files, "article", slug, 0, lambda: _written(desk, slug, form))
    except FootpressError as error:
        return _form(request, desk, slug, 422, str(error), form)
    return RedirectResponse(f"/a/{slug}/article", 303)


def _form(
    request: Request, desk: Desk, slug: str, status: int = 200, alert: str = "", typed: Mapping[str, str] | None = None
) -> Response:
    values = _values(_markdown(desk, slug), slug) if typed is None else dict(typed)
    return desk.page(
        request,
        "article",
        status,
        slug=slug,
        title="article",
        values=values,
        texts=TEXTS,
        author_parts=_AUTHOR,
        authors=_count(values, "author-family-") + 1,
        translated_parts=_TRANSLATED,
        translations=_count(values, "translated-lang-") + 1,
        alert=alert,
    )


def _count(form: Mapping[str, str], name: str) -> int:
    return sum(each.startswith(name) for each in form)


def _markdown(desk: Desk, slug: str) -> str:
    markdown = desk.sitting.texts(slug).markdown
    if not markdown:
        raise UsageError(f"There is no article {slug}.")
    return markdown


def _values(markdown: str, slug: str) -> dict[str, str]:
    """The form's fields by their names; an author's as author-family-0."""
    file = f"source/{slug}.md"
    start, end = front_matter_span(markdown, file)
    standing = read_mapping(markdown[start:end], file, 2).values
    values = {name: str(standing.get(name) or "") for name in TEXTS}
    values["keywords"] = _listed(standing.get("keywords"))
    for number, author in enumerate(_authors(standing)):
        values |= {f"author-{part}-{number}": str(author.get(part) or "") for part in _AUTHOR}
    for number, (lang, block) in enumerate(_translated(standing).items()):
        values |= {f"translated-{part}-{number}": _listed(block.get(part)) for part in _TRANSLATED}
        values[f"translated-lang-{number}"] = lang
    return values


def _listed(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _translated(standing: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What an article says of itself in other languages, by their tags."""
    blocks = standing.get("translated")
    if not isinstance(blocks, dict):
        return {}
    return {str(lang): dict(block) for lang, block in blocks.items() if isinstance(block, dict)}


def _authors(standing: Mapping[str, Any]) -> list[dict[str, Any]]:
    author = standing.get("author") or []
    every = author if isinstance(author, list) else [author]
    return [each if isinstance(each, dict) else _named(str(each)) for each in every]


def _named(text: str) -> dict[str, str]:
    given, _, family = text.strip().rpartition(" ")
    return {"family": family, "given": given}


def _written(desk: Desk, slug: str, form: Mapping[str, str]) -> dict[str, str]:
    """The text with what the form says; raises ProblemsFound where a build could not read it."""
    markdown = _markdown(desk, slug).replace("\r\n", "\n")
    file = f"source/{slug}.md"
    was = _values(markdown, slug)
    start, end = front_matter_span(markdown, file)
    standing = read_mapping(markdown[start:end], file, 2).values
    values: dict[str, Any] = {}
    for name in (*TEXTS, "keywords"):
        typed = " ".join(form.get(name, "").split())
        if typed != " ".join(was[name].split()):
            values[name] = _parts(typed) if name == "keywords" else typed
    authors = _authors_in(form, _authors(standing))
    if [_plain(each) for each in authors] != [_plain(each) for each in _authors(standing)]:
        values["author"] = authors
    translated = _translated_in(form, _translated(standing))
    if translated != _translated(standing):
        values["translated"] = translated
    changed = with_front_matter(markdown, values, dump_yaml, file)
    source_of(changed, slug, read_publication(desk.directory))
    return {file: changed}


def _authors_in(form: Mapping[str, str], standing: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The authors of a form, each with what the form does not show of them; one without a name is left out."""
    found = []
    for number in range(_count(form, "author-family-")):
        kept = {
            name: value for name, value in (standing[number] if number < len(standing) else {}).items() if name not in _AUTHOR
        }
        said = {part: " ".join(form.get(f"author-{part}-{number}", "").split()) for part in _AUTHOR}
        if said["family"] or kept.get("name"):
            found.append({**{part: value for part, value in said.items() if value}, **kept})
    return found


def _translated_in(form: Mapping[str, str], standing: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What a form says in other languages; a block without a language is left out, a value that is as it was stays as it is written."""
    found: dict[str, dict[str, Any]] = {}
    for number in range(_count(form, "translated-lang-")):
        said = {part: " ".join(form.get(f"translated-{part}-{number}", "").split()) for part in _TRANSLATED}
        lang = said.pop("lang")
        if lang:
            was = standing.get(lang, {})
            block = {
                part: was[part] if _listed(was.get(part)) == text else _parts(text) if part == "keywords" else text
                for part, text in said.items()
                if text
            }
            found[lang] = {**{name: value for name, value in was.items() if name not in _TRANSLATED}, **block}
    return found


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _plain(author: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in author.items() if value}
